"""Long output on a terminal, through the reader's own pager."""

import os
import shlex
import subprocess
import sys


def page(text: str, usual: "str | None" = None) -> bool:
    """Show a text in the reader's pager: GLOSSTERM_PAGER, else that of config.toml, else PAGER,
    which is set for all programs, else less.

    Args:
        text: with escape sequences.
        usual: the command of config.toml; None where it names none.

    Returns:
        False where there is no pager to run, so that the caller writes the text itself.
    """
    environ = dict(os.environ)
    command = environ.get("GLOSSTERM_PAGER", usual)
    if command is None:
        command = environ.get("PAGER", "less")
    if not command.strip() or environ.get("TERM") == "dumb":
        return False  # an empty pager means none, and a dumb terminal cannot move
    # F: leave at once when it fits; R: colours and links; X: keep the text on the screen.
    environ.setdefault("LESS", "FRX")
    environ.setdefault("LESSCHARSET", "utf-8")
    try:
        words = shlex.split(command, posix=os.name != "nt")
        if os.path.basename(words[0]).removesuffix(".exe") == "less":
            words.append("-R")  # also where LESS leaves it out: colours would be shown as codes
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environ)
    except (OSError, ValueError, IndexError):
        return False
    assert process.stdin is not None
    sys.stdout.flush()
    try:
        process.stdin.write(text.encode("utf-8", "replace"))
        process.stdin.close()
    except OSError:
        pass  # the reader quit before the end
    while True:
        try:
            process.wait()
            return True
        except KeyboardInterrupt:
            pass  # belongs to the pager, which has its own use for it
