"""Clocks that are wrong and clocks that are coarse: what a file says now is what is answered."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write
from harness import age, dice, tries

from glossterm.store import folder as folder_module
from glossterm.store.library import index_path

HOUR, DAY, YEAR = 3600.0, 86400.0, 31_557_600.0

# The program with another clock: everything that asks for the time is told one that is off.
SHIFTED = """
import sys, time
off = float(sys.argv.pop(1))
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + off
time.time_ns = lambda: now_ns() + int(off * 1e9)
from glossterm.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    target = tmp_path / "small"
    shutil.copytree(SMALL, target)
    age(target)
    monkeypatch.setenv("GLOSSTERM_PATH", str(target))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    return target


def ask(off: float) -> str:
    """What kaki means on a machine whose clock is off by so many seconds."""
    done = subprocess.run([sys.executable, "-c", SHIFTED, str(off), "kaki", "--brief"],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def say(folder: Path, gloss: str, mtime_ns: int) -> str:
    """Let the entry say something of the same length, written at a time."""
    path = write(folder, "terms/persimmon.yaml",
                 f"id: persimmon\nterm: persimmon\naliases: [kaki]\ngloss: {gloss}\n")  # fmt: skip
    os.utime(path, ns=(mtime_ns, mtime_ns))
    return f"persimmon: {gloss}\n"


def test_a_clock_that_jumps_hides_no_change(folder: Path) -> None:
    """Set back by a day, forward by a year, and back: files are written and read by each."""
    chance = dice()
    for at in range(tries(12, 200)):
        off = chance.choice([0, -2, -HOUR, -DAY, -YEAR, HOUR, YEAR, -0.01, 0.01])
        said = say(folder, f"gloss {at:04d}", time.time_ns() + int(off * 1e9))
        for _ in range(2):
            assert ask(chance.choice([off, 0, off - HOUR, off + 3])) == said


def test_a_clock_set_back_costs_reading_a_file_and_no_more(folder: Path, call: Callable[..., Outcome]) -> None:  # fmt: skip
    """A file from the future is compared by content on every read; the index stays."""
    said = say(folder, "from tomorrow", time.time_ns() + int(DAY * 1e9))
    assert call("kaki", "--brief").out == said
    before = os.stat(index_path(str(folder)))
    assert call("kaki", "--brief").out == said
    assert os.stat(index_path(str(folder))) == before


def test_changes_within_one_tick_are_all_seen(folder: Path, call: Callable[..., Outcome]) -> None:
    """The same length and, on a coarse clock, the same time: only the content tells."""
    tick = 0
    for at in range(tries(40, 400)):
        now = time.time_ns()
        if now - tick > folder_module.TICK_NS // 2:  # the clock ticks once a second
            tick = now
        said = say(folder, f"gloss {at:04d}", tick)
        assert call("kaki", "--brief") == Outcome(0, said, "")


def test_a_change_while_the_index_is_made_is_seen_by_the_next_read(
    folder: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between listing the folder and reading the file, within one tick, it is written again."""
    from glossterm.store import writer

    real = writer.read_source
    tick = time.time_ns()
    say(folder, "one meaning", tick)

    def late(path: str) -> bytes:
        content = real(path)
        if path.endswith("persimmon.yaml"):
            say(folder, "two meaning", tick)
        return content

    with monkeypatch.context() as patch:
        patch.setattr(writer, "read_source", late)
        assert call("kaki", "--brief").out == "persimmon: one meaning\n"
    assert call("kaki", "--brief").out == "persimmon: two meaning\n"


def test_a_file_that_settles_is_no_longer_read(
    folder: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds after a change its time tells enough, and one refresh writes that down."""
    say(folder, "settled", time.time_ns())
    call("kaki")
    monkeypatch.setattr(folder_module, "TICK_NS", -1)
    call("kaki")
    settled = os.stat(index_path(str(folder))).st_ino
    call("kaki")
    assert os.stat(index_path(str(folder))).st_ino == settled
