"""Long output pages on a terminal, and only there: driven through a real pseudo-terminal."""

import os
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def on_a_terminal(words: list[str], lines: int) -> str:
    """Run the program on a terminal of so many lines; return what the terminal received."""
    import fcntl
    import struct
    import termios

    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
        # execve: readline writes LINES and COLUMNS into the environment behind os.environ.
        os.execve(sys.executable, [sys.executable, "-m", "glossterm", *words], dict(os.environ))
    received = b""
    while True:
        try:
            block = os.read(master, 4096)
        except OSError:
            break
        if not block:
            break
        received += block
    os.waitpid(pid, 0)
    return received.decode()


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that marks what it shows."""
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\necho PAGED\ncat\n")
    script.chmod(0o755)
    monkeypatch.setenv("GLOSSTERM_PAGER", str(script))
    monkeypatch.setenv("TERM", "xterm-256color")
    return script


def test_long_output_is_paged_with_its_colours(small: Path, pager: Path) -> None:
    shown = on_a_terminal(["kaki"], 10)
    assert shown.startswith("PAGED") and "\x1b[" in shown and "柿" in shown


@pytest.mark.parametrize("words", [["kaki", "--no-pager"], ["kaki", "--json"], ["kaki", "--brief"]])
def test_what_is_not_to_be_paged_is_not(small: Path, pager: Path, words: list[str]) -> None:
    assert "PAGED" not in on_a_terminal(words, 10)


def test_short_output_is_not_paged(small: Path, pager: Path) -> None:
    assert "PAGED" not in on_a_terminal(["kaki"], 200)


def test_a_pager_that_is_not_there_is_no_loss(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSTERM_PAGER", "no-such-pager --at-all")
    assert "persimmon" in on_a_terminal(["kaki"], 10)


def test_a_pager_that_quits_early_is_no_failure(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_PAGER", "true")
    assert "Traceback" not in on_a_terminal(["faq"], 5)
