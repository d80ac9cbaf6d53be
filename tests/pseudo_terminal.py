"""The real program on a pseudo-terminal, as a reader runs it."""

import os
import select
import signal
import sys
import time

import pytest

PATIENCE = 30  # seconds: a pager that waits for a key must not hang the tests
pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def on_a_terminal(words: list[str], lines: int = 24, wide: int = 80, keys: bytes = b"") -> str:
    """Run the program on a terminal of a size; return what the terminal received.

    Args:
        words: the command line.
        lines, wide: the terminal's size.
        keys: pressed ahead, for a pager to read.
    """
    import fcntl
    import struct
    import termios

    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, wide, 0, 0))
        # execve: readline writes LINES and COLUMNS into the environment behind os.environ.
        os.execve(sys.executable, [sys.executable, "-m", "glossterm", *words], dict(os.environ))
    if keys:
        os.write(master, keys)
    received = b""
    end = time.monotonic() + PATIENCE
    while True:
        if not select.select([master], [], [], max(0, end - time.monotonic()))[0]:
            os.kill(pid, signal.SIGKILL)
            os.close(master)
            os.waitpid(pid, 0)
            pytest.fail(f"{' '.join(words)} still runs after {PATIENCE} s: {received[-200:]!r}")
        try:
            block = os.read(master, 4096)
        except OSError:
            break
        if not block:
            break
        received += block
    os.waitpid(pid, 0)
    os.close(master)
    return received.decode()
