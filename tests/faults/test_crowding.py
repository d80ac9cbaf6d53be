"""Many at once: first reads on an empty cache, and reads while the index is made anew."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import write
from harness import FULL, PROGRAM, many_entries, tries

from glossterm.glossary.glossary import Glossary
from glossterm.store import compile
from glossterm.store.library import index_path

CROWD = 32


def test_32_first_reads_at_once_are_all_answered(
    small: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, begin = ["kaki", "--json"], b'{"schema_version":1,"command":"define"'
    if FULL:  # the bundled glossary takes each of them a second
        monkeypatch.delenv("GLOSSTERM_PATH")
        monkeypatch.delenv("GLOSSTERM_BUNDLED")
        words = ["ntr", "--json"]
    crowd = [subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
             for _ in range(CROWD)]  # fmt: skip
    outputs = [process.communicate(timeout=300) for process in crowd]
    assert {process.returncode for process in crowd} == {0}
    assert {err for _, err in outputs} == {b""}
    answers = {out for out, _ in outputs}
    assert len(answers) == 1 and answers.pop().startswith(begin)
    left = sorted(path.name for path in (home / "cache" / "glossterm").iterdir())
    assert len(left) == 2 and left[1] == left[0] + ".whole"


# Reads until it is told to stop: for each read when it began and ended, and what was answered.
READER = """
import sys, time
from glossterm import Glossary
def tell(message):
    raise SystemExit(message)
print("ready", flush=True)
while not __import__("os").path.exists(sys.argv[2]):
    begin = time.monotonic()
    with Glossary.open([sys.argv[1]], bundled=False, warn=tell) as glossary:
        gloss = glossary.define("term 0").entries[0].gloss
    print(begin, time.monotonic(), gloss, flush=True)
"""


def test_reads_during_a_rebuild_see_what_was_written_last(tmp_path: Path) -> None:
    """Each answer is the text that the file held at some moment between question and answer."""
    folder, stop = tmp_path / "many", tmp_path / "stop"
    many_entries(folder, 100)
    readers = [
        subprocess.Popen([sys.executable, "-c", READER, str(folder), str(stop)],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]  # fmt: skip
    for reader in readers:
        assert reader.stdout is not None and reader.stdout.readline() == "ready\n"
    # (text, since when it may be seen, from when on it must be): a rename falls between the two.
    written = [("number 0", 0.0, 0.0)]
    for at in range(tries(15, 200)):
        begin = time.monotonic()
        aside = write(tmp_path, "aside", f"id: t0\nterm: term 0\ngloss: version {at}\n")
        os.replace(aside, folder / "terms" / "t0.yaml")
        written.append((f"version {at}", begin, time.monotonic()))
        time.sleep(0.05)
    stop.touch()
    count = 0
    for reader in readers:
        out, err = reader.communicate(timeout=60)
        assert (reader.returncode, err) == (0, "")
        for line in out.splitlines():
            begun, ended, gloss = line.split(" ", 2)
            at = [text for text, _, _ in written].index(gloss)
            overtaken = written[at + 1][2] if at + 1 < len(written) else float("inf")
            assert written[at][1] <= float(ended) and float(begun) <= overtaken, (line, written)
            count += 1
    assert count > 10


def test_answers_in_a_crowd_of_threads_do_not_mix(small: Path) -> None:
    """Threads of one program share a process number, and compile the same folder at once."""
    code = """
import threading, json, sys
from glossterm import Glossary
found, told = [], []
def ask():
    with Glossary.open(warn=told.append) as glossary:
        found.append([entry.id for entry in glossary.define("kaki").entries])
threads = [threading.Thread(target=ask) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps([found, told]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert json.loads(done.stdout) == [[["persimmon"]] * 8, []], done.stderr


def test_a_slower_run_that_listed_the_folder_earlier_does_not_answer_for_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It puts its older index in the place between this run's compiling and opening."""
    folder = tmp_path / "words"
    path = write(folder, "stew.yaml", "id: stew\nterm: stew\ngloss: one\n")
    with Glossary.open([str(folder)], bundled=False) as glossary:
        assert glossary.define("stew").entries[0].gloss == "one"
    index = index_path(str(folder))
    older = shutil.copy2(index, tmp_path / "older")
    path.write_text("id: stew\nterm: stew\ngloss: two\n")
    os.utime(path, (time.time() - 30,) * 2)
    real, count = compile.compile_folder, 0

    def overtaken(*given: Any) -> bytes:
        nonlocal count
        count += 1
        made = real(*given)
        if count < 3:
            shutil.copy2(older, index + ".other")
            os.replace(index + ".other", index)
        return made

    monkeypatch.setattr(compile, "compile_folder", overtaken)
    with Glossary.open([str(folder)], bundled=False) as glossary:
        assert glossary.define("stew").entries[0].gloss == "two"
    assert count == 3
