"""A source file while somebody edits it: the text lies in a draft beside it, and takes its place
only when it is whole and valid, and the file is still what it was when the draft was begun."""

import os

from ..errors import StorageError
from .files import digest, read_bytes
from .saving import save

_ABSENT = "none"  # stands for the digest of a file that was not there


class Draft:
    """The coming text of a file.

    It lies in the file's own folder, so that relative paths in it hold, under a name that begins
    with a dot, so that no glossary reads it. It stays until it is kept or dropped: a killed
    editor, an invalid text or a full disk loses nothing. A note beside it says which text of the
    file it was begun from, and which process works on it.

    Args:
        target: the file that it will become; need not exist.
    """

    def __init__(self, target: str) -> None:
        self.target = target = os.path.normpath(target)
        folder, name = os.path.split(target)
        stem, suffix = os.path.splitext(name)
        self.path = os.path.join(folder, f".{stem}.draft{suffix}")
        self.note = os.path.join(folder, f".{stem}.draft-of")

    def exists(self) -> bool:
        """True where an edit was begun and not finished."""
        return os.path.exists(self.path)

    def begin(self, content: bytes) -> None:
        """Write the text to begin with; the folder must exist.

        Raises:
            StorageError: somebody edits the file already, or the folder cannot be written.
        """
        self._own(_digest_of(self.target))
        save(self.path, content)

    def resume(self) -> None:
        """Go on with a draft that was left unfinished.

        Raises:
            StorageError: somebody is at work on it.
        """
        base = self._noted()[0]
        # A draft whose note is gone: what was written to the file since is somebody else's.
        if not base and _changed(self.target) <= _changed(self.path):
            base = _digest_of(self.target)
        self._own(base)

    def content(self) -> bytes:
        """The text as it stands; empty where an editor has taken the file away."""
        return read_bytes(self.path) if os.path.exists(self.path) else b""

    def keep(self) -> None:
        """Put the text in the file's place.

        Raises:
            StorageError: the file was changed by somebody else meanwhile, or cannot be written;
                the draft stays.
        """
        if _digest_of(self.target) != self._noted()[0]:
            raise StorageError(
                f"{self.target} was changed by somebody else meanwhile and is left as it is",
                f"your text is in {self.path}: put the two together, then remove it",
            )
        save(self.target, self.content())
        self.drop()

    def leave(self) -> None:
        """Leave the draft for another day."""
        base = self._noted()[0]
        try:
            save(self.note, f"{base}\n")
        except StorageError:
            pass  # its process will not be found

    def drop(self) -> None:
        """Remove the draft."""
        for path in (self.path, self.note):
            try:
                os.unlink(path)
            except OSError:
                pass  # an editor that renames may have taken it away

    def _own(self, base: str) -> None:
        """Note that this process works on the draft."""
        text = f"{base}\n{os.getpid()}\n{_host()}\n"
        try:
            number = os.open(self.note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            _, owner, host = self._noted()
            if owner and _works(owner, host):
                raise StorageError(
                    f"{self.target} is being edited by process {owner} on {host}",
                    f"wait for it; where nobody does, remove {self.note}",
                ) from None
            save(self.note, text)
            return
        except OSError as error:
            raise StorageError(
                f"cannot write {self.note}: {error.strerror or error}", "check the permissions"
            ) from error
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)

    def _noted(self) -> "tuple[str, str, str]":
        """(digest of the text that it was begun from, process, host), as far as they are known."""
        try:
            lines = read_bytes(self.note).decode("utf-8", "replace").split("\n")
        except StorageError:
            lines = []
        base, owner, host, *_ = [*lines, "", "", ""]
        return base, owner if owner.isdecimal() else "", host


def _digest_of(path: str) -> str:
    return digest(read_bytes(path)).hex() if os.path.exists(path) else _ABSENT


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _host() -> str:
    return os.uname().nodename if os.name != "nt" else os.environ.get("COMPUTERNAME", "")


def _works(owner: str, host: str) -> bool:
    """True where a process may be at work; of another machine's nothing is known."""
    if host != _host() or os.name == "nt":  # signal 0 would end a process there
        return True
    if int(owner) == os.getpid():
        return False  # our own number: a killed run's that came round
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's
    return True
