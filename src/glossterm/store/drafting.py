"""A source file while somebody edits it: the text lies in a draft beside it, and takes its place
only when it is whole and valid."""

import os

from ..errors import StorageError
from .files import read_bytes
from .saving import save


class Draft:
    """The coming text of a file.

    It lies in the file's own folder, so that relative paths in it hold, under a name that begins
    with a dot, so that no glossary reads it. It stays until it is kept or dropped: a killed
    editor, an invalid text or a full disk loses nothing.

    Args:
        target: the file that it will become; need not exist.
    """

    def __init__(self, target: str) -> None:
        self.target = target = os.path.normpath(target)
        folder, name = os.path.split(target)
        stem, suffix = os.path.splitext(name)
        self.path = os.path.join(folder, f".{stem}.draft{suffix}")
        self.base = read_bytes(target) if os.path.exists(target) else None

    def exists(self) -> bool:
        """True where an earlier edit was left unfinished."""
        return os.path.exists(self.path)

    def begin(self, content: bytes) -> None:
        """Write the text to begin with.

        Raises:
            StorageError: the folder cannot be written.
        """
        folder = os.path.dirname(self.target)
        try:
            os.makedirs(folder or ".", exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"cannot make the folder {folder}: {error.strerror}", "check its permissions"
            ) from error
        save(self.path, content)

    def content(self) -> bytes:
        """The text as it stands."""
        return read_bytes(self.path)

    def keep(self) -> None:
        """Put the text in the file's place.

        Raises:
            StorageError: the file was changed by somebody else meanwhile, or cannot be written;
                the draft stays.
        """
        now = read_bytes(self.target) if os.path.exists(self.target) else None
        if now != self.base:
            raise StorageError(
                f"{self.target} was changed by somebody else meanwhile and is left as it is",
                f"what you wrote is in {self.path}",
            )
        save(self.target, self.content())
        self.drop()

    def drop(self) -> None:
        """Remove the draft."""
        try:
            os.unlink(self.path)
        except OSError:
            pass  # an editor that renames may have taken it away
