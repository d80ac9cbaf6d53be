"""A disk that fills: the answer comes all the same, and nothing is left half written."""

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL, write
from harness import PROGRAM, age, dice, needs_signals, tries

from glossterm.store.library import index_path

pytestmark = needs_signals


def ask(limit: "int | None" = None) -> "subprocess.CompletedProcess[str]":
    """Ask for kaki; no file may grow beyond so many bytes."""

    def hold() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run([*PROGRAM, "kaki", "--brief"], preexec_fn=hold, capture_output=True,
                          text=True, timeout=60)  # fmt: skip


def test_an_index_that_cannot_grow_is_done_without(small: Path, home: Path) -> None:
    assert ask().returncode == 0
    index = Path(index_path(str(small)))
    size = index.stat().st_size
    cache = home / "cache"
    chance = dice()
    for limit in [0, size - 1, *(chance.randrange(size) for _ in range(tries(6, 60)))]:
        shutil.rmtree(cache)
        done = ask(limit)
        assert (done.returncode, done.stdout.split(":")[0]) == (0, "persimmon"), limit
        lines = done.stderr.splitlines()
        assert len(lines) == 1, lines
        assert "cannot write the index" in lines[0] and "answering without an index" in lines[0]
        assert [path for path in cache.rglob("*") if path.is_file()] == [], limit
    whole = ask()
    assert (whole.returncode, whole.stdout, whole.stderr) == (0, done.stdout, "")


def test_an_old_index_outlives_a_refresh_that_does_not_fit(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    age(folder)
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    assert ask().stderr == ""
    index = Path(index_path(str(folder)))
    before = index.read_bytes()
    write(
        folder,
        "terms/persimmon.yaml",
        "id: persimmon\nterm: persimmon\naliases: [kaki]\ngloss: new\n",
    )
    os.utime(folder / "terms" / "persimmon.yaml", (time.time() - 30,) * 2)
    chance = dice()
    for limit in [0, *(chance.randrange(len(before) // 2) for _ in range(tries(4, 40)))]:
        done = ask(limit)
        assert (done.returncode, done.stdout) == (0, "persimmon: new\n"), limit
        assert "cannot write the index" in done.stderr and len(done.stderr.splitlines()) == 1
        assert index.read_bytes() == before
        assert len(list(index.parent.iterdir())) == 2, limit  # the index and its note
    assert (ask().stdout, ask().stderr) == ("persimmon: new\n", "")


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB, of which this process may need to be root to have one."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)],
                          capture_output=True) if shutil.which("mount") else None  # fmt: skip
    if done is None or done.returncode:
        pytest.skip("a file system of its own needs root and mount; the limits above stand for it")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_cache_on_a_full_disk_is_done_without(
    small: Path, full_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(full_disk))
    for _ in range(2):
        done = ask()
        assert (done.returncode, done.stdout.split(":")[0]) == (0, "persimmon")
        assert "cannot write the index" in done.stderr and len(done.stderr.splitlines()) == 1
        assert [path for path in full_disk.rglob("*") if path.is_file()] == []
    shutil.rmtree(full_disk / "glossterm")
    with (full_disk / "filler").open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(b"x" * 512)
    done = ask()  # not even a folder or a note fits
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "persimmon")


def test_a_note_that_does_not_fit_is_no_failure(small: Path, home: Path) -> None:
    """The index is there and whole; only what remembers it is not."""
    assert ask().stderr == ""
    note = Path(index_path(str(small)) + ".whole")
    note.unlink()
    done = ask(0)
    assert (done.returncode, done.stdout.split(":")[0], done.stderr) == (0, "persimmon", "")
