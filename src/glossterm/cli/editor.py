"""The reader's own editor."""

import os
import shlex
import shutil
import subprocess
import sys

from ..errors import NotSupportedError, StorageError

_USUAL = ("sensible-editor", "editor", "nano", "vim", "vi") if os.name != "nt" else ("notepad",)


def open_editor(path: str) -> None:
    """Let the user edit a file in VISUAL, EDITOR, or an editor that systems usually have.

    Raises:
        NotSupportedError: there is no terminal to edit in, or no editor.
        StorageError: the editor cannot be run, or said that it failed.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if named.strip():
        try:
            words = shlex.split(named, posix=os.name != "nt")
        except ValueError as error:
            raise NotSupportedError(
                f"the editor “{named}” cannot be run: {error}", "set VISUAL or EDITOR"
            ) from None
    else:
        if sys.stdin is None or not sys.stdin.isatty():
            raise NotSupportedError(
                "there is no terminal to edit in", "set VISUAL or EDITOR, or edit the file yourself"
            )
        words = [name for name in _USUAL if shutil.which(name)][:1]
        if not words:
            raise NotSupportedError("no editor was found", "set VISUAL or EDITOR to yours")
    try:
        process = subprocess.Popen([*words, path])
    except OSError as error:
        raise StorageError(
            f"the editor {words[0]} cannot be run: {error.strerror}", "set VISUAL or EDITOR"
        ) from error
    while True:
        try:
            status = process.wait()
            break
        except KeyboardInterrupt:
            pass  # belongs to the editor, which has its own use for it
    if status:
        raise StorageError(
            f"the editor {words[0]} ended with status {status}", f"what was written is in {path}"
        )
