"""Files that somebody wrote, replaced so that a kill, a full disk or a power cut leaves the old
bytes or the new ones and nothing between."""

import os
import time

from ..errors import StorageError

_SUFFIX = ".glossterm-tmp"
_ABANDONED = 3600  # seconds after which a temporary file is nobody's: no write takes that long


def save(path: str, content: "str | bytes") -> None:
    """Write a file whole: aside in the same folder, flushed to the disk, renamed into place.

    A link is followed, so that it stays a link; owner and permissions of an existing file are
    kept. What a killed run left beside the file is removed an hour later, by the next save of it.

    Args:
        path: the file; its folder must exist.
        content: its new bytes, or text that becomes UTF-8.

    Raises:
        StorageError: the system refused; the file is as it was.
    """
    save_together([(path, content.encode() if isinstance(content, str) else content)])


def save_together(files: "list[tuple[str, bytes]]", gone: "tuple[str, ...]" = ()) -> None:
    """Write files that belong together: all of them aside, then each renamed into place in order.

    Args:
        files: (path, content) of each; their folders must exist.
        gone: files to remove once all is written, before the first is renamed.

    Raises:
        StorageError: the system refused; as long as it refuses to write, all is as it was.
    """
    asides: list[tuple[str, str]] = []
    try:
        for path, content in files:
            asides.append(_write_aside(path, content))
        for path in gone:
            _remove(path)
        for aside, target in asides:
            os.replace(aside, target)
        settle(os.path.dirname(asides[-1][1]))
    except OSError as error:
        raise StorageError(
            f"cannot write {path}: {error.strerror or error}; it is as it was",
            "check the folder's permissions and the space on the disk",
        ) from error
    finally:
        for aside, _ in asides:
            _remove(aside)  # where it was not renamed


def _write_aside(path: str, content: bytes) -> "tuple[str, str]":
    """Write a file's coming content beside it; return where, and the file that a link leads to."""
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    if not os.path.isdir(folder):
        raise StorageError(f"cannot write {path}: there is no folder {folder}", "make it first")
    # A dot before the name: no glossary reads it, whenever it is found. A number of its own:
    # those of processes repeat where threads, containers or machines share a folder.
    aside = os.path.join(folder, f".{name}.{os.urandom(8).hex()}{_SUFFIX}")
    _sweep(folder, name)
    try:
        with open(aside, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            _like(aside, os.stat(target))
    except BaseException:
        _remove(aside)
        raise
    return aside, target


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass


def _like(path: str, facts: os.stat_result) -> None:
    """Give a file the owner and the permissions of the one that it replaces."""
    own = os.stat(path)
    if os.name != "nt" and (own.st_uid, own.st_gid) != (facts.st_uid, facts.st_gid):
        try:
            os.chown(path, facts.st_uid, facts.st_gid)
        except OSError:
            pass  # only root may give a file away
    os.chmod(path, facts.st_mode & 0o7777)


def settle(folder: str) -> None:
    """Flush a folder's own listing to the disk, where the system can: a rename is in it."""
    if os.name == "nt":
        return  # a folder cannot be opened there
    try:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
    except OSError:
        pass  # some network file systems refuse; the file itself is flushed


def _sweep(folder: str, name: str) -> None:
    """Remove what killed runs left of a file."""
    for item in os.scandir(folder):
        if item.name.startswith(f".{name}.") and item.name.endswith(_SUFFIX):
            try:
                if item.stat().st_mtime < time.time() - _ABANDONED:
                    os.unlink(item.path)
            except OSError:
                pass  # another run was faster
