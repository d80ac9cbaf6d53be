"""Bytes of an index that change under the program: the right answer or a rebuild, never a wrong
answer, never a traceback, and with --json never more than one document."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from conftest import SMALL, Outcome
from harness import PROGRAM, age, dice, tries

from glossterm import paths
from glossterm.store.compile import compile_folder
from glossterm.store.library import index_path

Run = Callable[..., Outcome]

# One of each kind of question, so that every table is read.
QUESTIONS = [
    ("define", "kaki"), ("define", "カキ"), ("define", "persimmins"), ("define", "lovely"),
    ("define", "xyzzy"), ("define", "tom"), ("compare", "persimmon", "tomato"), ("faq", "persimmon"),
    ("faq", "is", "a", "tomato", "a", "fruit"), ("faq",), ("search", "fruit"), ("search", "柿"),
    ("search", "tag:orange"), ("list",), ("list", "--category", "fruit"), ("random", "--daily"),
    ("related", "persimmon", "--depth", "3"), ("related", "persimmon", "--to", "tomato"), ("info",),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    target = tmp_path / "small"
    shutil.copytree(SMALL, target)
    age(target)
    monkeypatch.setenv("GLOSSTERM_PATH", str(target))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    monkeypatch.setenv("GLOSSTERM_DATE", "2026-11-20")
    return target


def damage(path: Path, chance: Random) -> str:
    """Change some of a file's bytes in place; return how, in words."""
    whole = path.read_bytes()
    at = chance.randrange(len(whole))
    kind = chance.choice(["byte", "byte", "byte", "bytes", "zeroes", "cut", "longer"])
    if kind in ("byte", "bytes"):
        with path.open("r+b") as file:
            for _ in range(1 if kind == "byte" else 20):
                file.seek(at)
                file.write(bytes([whole[at] ^ chance.randrange(1, 256)]))
                at = chance.randrange(len(whole))
    elif kind == "zeroes":
        with path.open("r+b") as file:
            file.seek(at)
            file.write(bytes(x ^ x for x in whole[at : at + 4096]))
    elif kind == "cut":
        os.truncate(path, at)
    else:
        with path.open("ab") as file:
            file.write(chance.randbytes(100))
    return f"{kind} at {at}"


def answers(call: Run) -> dict[tuple[str, ...], Outcome]:
    return {words: call(*words, "--json") for words in QUESTIONS}


def test_flipped_bytes_change_no_answer(folder: Path, call: Run) -> None:
    call("define", "kaki")
    right = answers(call)
    assert {outcome.err for outcome in right.values()} == {""}
    path = Path(index_path(str(folder)))
    chance = dice()
    warnings = 0
    for _ in range(tries(80, 500)):
        before = path.stat()
        was = path.read_bytes()
        hidden = chance.random() < 0.5
        if hidden:
            time.sleep(0.02)  # a clock ticks, so that even times put back give it away
        how = damage(path, chance)
        if path.read_bytes() == was:
            continue
        if hidden:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        words = chance.choice(QUESTIONS)
        outcome = call(*words, "--json")
        assert (outcome.status, outcome.out) == (right[words].status, right[words].out), (
            how,
            words,
        )
        if outcome.err:
            assert outcome.err == (
                f"glossterm: warning: the index of {folder} was damaged; it is made anew\n"
            ), (how, words)
            warnings += 1
        assert call(*words, "--json").err == "", how  # made anew once, and told once
    # A flip of the version's bytes is an index of another version, which is no damage.
    assert warnings > tries(80, 500) * 0.8


def test_a_copied_index_is_trusted_only_as_a_whole(folder: Path, call: Run, home: Path) -> None:
    """Caches are copied and restored: with every time as it was, and perhaps with a flaw."""
    right = call("define", "kaki", "--json")
    cache, copy = home / "cache", home / "copy"
    shutil.copytree(cache, copy)
    shutil.rmtree(cache)
    shutil.copytree(copy, cache)
    assert call("define", "kaki", "--json") == right
    shutil.rmtree(cache)
    path = copy / Path(index_path(str(folder))).relative_to(cache)
    facts = path.stat()
    content = bytearray(path.read_bytes())
    at = content.index(b"orange fruit")
    content[at] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    shutil.copytree(copy, cache)
    outcome = call("define", "kaki", "--json")
    assert outcome.out == right.out and "was damaged" in outcome.err


def test_a_flaw_in_the_note_costs_time_only(folder: Path, call: Run) -> None:
    right = call("define", "kaki", "--json")
    note = Path(index_path(str(folder)) + ".whole")
    good = note.read_bytes()
    for bad in (b"", b"\0" * 40, good[:-1], b"x" * 10_000, good + b"1"):
        note.write_bytes(bad)
        assert call("define", "kaki", "--json") == right
        assert note.read_bytes() == good
    note.unlink()
    note.mkdir()
    assert call("define", "kaki", "--json") == right


def test_damage_between_two_lines_of_a_batch_is_noticed(folder: Path, call: Run) -> None:
    right = call("define", "kaki", "--json").out.encode()
    process = subprocess.Popen([*PROGRAM, "define", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    path = Path(index_path(str(folder)))
    chance = dice()
    for _ in range(5):
        process.stdin.write(b"kaki\n")
        process.stdin.flush()
        assert process.stdout.readline() == right
        time.sleep(0.02)
        damage(path, chance)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert 1 <= len(err.splitlines()) <= 4 and b"Traceback" not in err


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundled glossary as a wheel installs it, small; its index."""
    package = tmp_path / "package"
    shutil.copytree(SMALL, package / "data")
    age(package)
    compile_folder(str(SMALL), str(package / "data" / "index.sqlite"))
    shutil.rmtree(package / "data" / "index.sqlite.whole", ignore_errors=True)
    monkeypatch.setattr(paths, "bundled_folder", lambda: str(package / "data"))
    monkeypatch.setattr(paths, "bundled_index", lambda: str(package / "data" / "index.sqlite"))
    monkeypatch.setenv("GLOSSTERM_DATE", "2026-11-20")
    return package / "data" / "index.sqlite"


def test_a_flipped_shipped_index_falls_back_to_its_yaml(shipped: Path, call: Run) -> None:
    right = answers(call)
    assert {outcome.err for outcome in right.values()} == {""}
    whole = shipped.read_bytes()
    chance = dice()
    for _ in range(tries(20, 100)):
        shipped.write_bytes(whole)
        how = damage(shipped, chance)
        if shipped.read_bytes() == whole:
            continue
        words = chance.choice([words for words in QUESTIONS if words != ("info",)])
        for _ in range(2):  # made from its YAML, then from that index
            outcome = call(*words, "--json")
            assert (outcome.status, outcome.out) == (right[words].status, right[words].out), how
            assert outcome.err.startswith("glossterm: warning: the shipped index cannot be used")
            assert len(outcome.err.splitlines()) == 1
    shipped.write_bytes(whole)
    assert answers(call) == right


def test_a_shipped_index_is_read_as_a_whole_once(shipped: Path, call: Run, home: Path) -> None:
    """A note in the cache remembers it; an installation just made is not old enough for one."""
    note = home / "cache" / "glossterm" / "shipped.whole"
    call("kaki")
    assert note.exists()
    os.utime(shipped)
    call("kaki")
    first = note.read_bytes()
    os.utime(shipped, (time.time() - 60,) * 2)
    call("kaki")
    assert note.read_bytes() != first
