"""The console blocks of README.md are real: this runs them.

    python tools/readme.py check BINARY    compare; status 1 and a diff where they differ
    python tools/readme.py update BINARY   write the real output into README.md

A block is fenced as ``console``. A line that begins with ``$ `` is a command, run by bash on a
terminal of 80 columns that takes no colours, with BINARY as ``glossterm``; the lines up to the
next command are what it prints. A last line ``…`` leaves the rest out. Blocks fenced as
``shell`` are instructions and not run.
"""

import difflib
import os
import pty
import re
import struct
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
BLOCK = re.compile(r"(```console\n)(.*?)(```\n)", re.DOTALL)


def run(command: str, binary: str, home: str) -> str:
    """Run a shell command on a terminal of 80 columns; return what it printed."""
    import fcntl
    import termios

    folder = Path(home) / "bin"
    folder.mkdir(exist_ok=True)
    link = folder / "glossterm"
    if not link.exists():
        link.symlink_to(Path(binary).absolute())
    environ = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "HOME": home, "TERM": "dumb",
        "COLUMNS": "80", "LINES": "1000", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, 80, 0, 0))
        os.chdir(home)
        os.execve("/bin/bash", ["bash", "-c", command], environ)
    received = b""
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        if not block:
            break
        received += block
    os.waitpid(pid, 0)
    # jq colours what it prints on any terminal.
    return ESCAPES.sub("", received.decode().replace("\r\n", "\n"))


def real(block: str, binary: str, home: str) -> str:
    """The block with what its commands really print; ``…`` keeps as many lines as it had."""
    parts = re.split(r"^(\$ .*\n)", block, flags=re.MULTILINE)
    out = [parts[0]]
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        printed = run(command[2:].rstrip("\n"), binary, home)
        if shown.rstrip("\n").split("\n")[-1] == "…":
            keep = len(shown.rstrip("\n").split("\n")) - 1
            printed = "\n".join(printed.split("\n")[:keep]) + "\n…\n"
        out += [command, printed]
    return "".join(out)


def main(mode: str, binary: str) -> int:
    """Check or update README.md; return the exit status."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        run("glossterm info >/dev/null 2>&1", binary, home)  # a source tree compiles, with a bar
        fresh = BLOCK.sub(lambda m: m.group(1) + real(m.group(2), binary, home) + m.group(3), text)
    blocks = len(BLOCK.findall(text))
    if mode == "update":
        README.write_text(fresh, encoding="utf-8")
    elif fresh != text:
        sys.stdout.writelines(
            difflib.unified_diff(
                text.splitlines(True), fresh.splitlines(True), "README.md", "what it really prints"
            )
        )
        print("README.md is stale: run make readme")
        return 1
    print(f"README.md: {blocks} console blocks are what the program prints")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
