"""Files and folders that go away while they are read: what is known is still answered."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL, Outcome, write
from harness import PROGRAM, age

from glossterm.store import writer
from glossterm.store.library import index_path

Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    target = tmp_path / "small"
    shutil.copytree(SMALL, target)
    age(target)
    monkeypatch.setenv("GLOSSTERM_PATH", str(target))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    return target


class Batch:
    """``define -``, a line at a time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen([*PROGRAM, "define", "-"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip

    def ask(self, line: str) -> Any:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self) -> tuple[int, bytes]:
        _, err = self.process.communicate(timeout=30)
        return self.process.returncode, err


@pytest.fixture
def batch(folder: Path) -> Iterator[Batch]:
    batch = Batch()
    yield batch
    batch.process.kill()
    batch.process.communicate()


@pytest.mark.parametrize("gone", ["the folder", "the cache", "both", "a file", "an index flipped"])
def test_a_batch_goes_on_where_a_glossary_goes_away_between_two_lines(
    folder: Path, home: Path, batch: Batch, gone: str
) -> None:
    lines = ["kaki", "persimmin", "xyzzy", "", "tom", "柿", "カキ", "love apple"]
    right = [batch.ask(line) for line in lines]
    assert [entry["id"] for entry in right[0]["entries"]] == ["persimmon"]
    index = Path(index_path(str(folder)))
    if gone in ("the folder", "both"):
        shutil.rmtree(folder)
    if gone in ("the cache", "both"):
        shutil.rmtree(home / "cache")
    if gone == "a file":
        (folder / "terms" / "persimmon.yaml").unlink()
    if gone == "an index flipped":
        content = bytearray(index.read_bytes())
        content[len(content) // 2] ^= 255
        index.write_bytes(content)
    assert [batch.ask(line) for line in lines] == right
    status, err = batch.end()
    said = (
        b""
        if gone != "an index flipped"
        else f"glossterm: warning: the index of {folder} was damaged; it is made anew\n".encode()
    )
    assert (status, err) == (1, said)  # 1: xyzzy is no entry


def test_a_batch_without_folder_and_with_a_damaged_index_ends_with_a_message(
    folder: Path, batch: Batch
) -> None:
    """Nothing is left to answer from, and a wrong answer is worse than none."""
    batch.ask("kaki")
    index = Path(index_path(str(folder)))
    index.write_bytes(bytes(len(index.read_bytes())))
    shutil.rmtree(folder)
    assert batch.process.stdin is not None
    batch.process.stdin.write(b"kaki\n")
    batch.process.stdin.flush()
    assert batch.process.stdout is not None
    out = batch.process.stdout.read()
    status, err = batch.end()
    assert (status, out) == (3, b"")
    assert f"glossterm: {folder}: No such file or directory".encode() in err
    assert b"Traceback" not in err


def test_a_folder_that_is_gone_is_status_3_although_its_index_is_there(
    folder: Path, call: Run
) -> None:
    assert call("kaki").status == 0
    shutil.rmtree(folder)
    outcome = call("kaki", "--json")
    assert (outcome.status, outcome.document["error"]["code"], outcome.err) == (3, "bad_source", "")


def vanish_when_read(
    monkeypatch: pytest.MonkeyPatch, ending: str, go: Callable[[], object]
) -> None:
    real = writer.read_source

    def read(path: str) -> bytes:
        if path.endswith(ending):
            go()
        return real(path)

    monkeypatch.setattr(writer, "read_source", read)


def test_a_file_that_goes_while_the_folder_is_compiled_is_only_missed(
    folder: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Editors replace files, and a version control system many at once."""
    path = write(folder, "terms/fig.yaml", "id: fig\nterm: fig\ngloss: sweet\n")
    with monkeypatch.context() as patch:
        vanish_when_read(patch, "fig.yaml", lambda: path.unlink(missing_ok=True))
        assert call("kaki", "--brief").err == ""
        assert call("fig", "--brief").status == 1
    write(folder, "terms/fig.yaml", "id: fig\nterm: fig\ngloss: sweet\n")
    assert call("fig", "--brief") == Outcome(0, "fig: sweet\n", "")


def test_a_folder_that_goes_while_it_is_compiled_comes_back(
    folder: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = folder.with_name("away")
    with monkeypatch.context() as patch:
        vanish_when_read(patch, "glossary.yaml", lambda: os.replace(folder, away))
        assert call("kaki", "--json").status in (1, 3)
    assert call("kaki", "--json").status == 3
    os.replace(away, folder)
    assert call("kaki", "--brief").out.startswith("persimmon: ")


def test_a_file_that_is_huge_is_named_and_not_read(folder: Path, call: Run) -> None:
    """Eight gigabytes of nothing, which the file system hardly has to store."""
    path = folder / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(8 << 30)
    outcome = call("kaki", "--brief")
    assert outcome.out.startswith("persimmon: ")
    assert f"{path}:1:1: error: the file is larger than 4 MiB" in outcome.err
