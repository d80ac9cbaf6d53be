"""A folder of new files, put in place at once: a kill or a full disk leaves the whole folder or
none of it, and what was there before is never touched."""

import os
import shutil
import time

from ..errors import StorageError
from .saving import settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = ".glossterm-new"
_ABANDONED = 3600  # seconds without a write after which nobody works on it


def place(folder: str, name: str, files: "Iterable[tuple[str, bytes]]") -> str:
    """Write files into a new folder: aside under a name that no glossary reads, flushed to the
    disk, renamed into place. What killed runs left beside it is removed first.

    Args:
        folder: in which the new one lies; it is made where it is missing.
        name: of the new folder.
        files: (name, content) of each file.

    Returns:
        The new folder's path.

    Raises:
        StorageError: the folder exists already, or the system refused; nothing has changed.
    """
    target = os.path.join(folder, name)
    # A number of its own: those of processes repeat where containers or machines share a home.
    aside = os.path.join(folder, f".{name}.{os.urandom(8).hex()}{_SUFFIX}")
    if os.path.lexists(target):
        raise _exists(target)
    try:
        os.makedirs(folder, exist_ok=True)
        sweep(folder)
        os.mkdir(aside)
        for file_name, content in files:
            with open(os.path.join(aside, file_name), "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        settle(aside)
        if os.path.lexists(target):  # made meanwhile; a rename would replace an empty folder
            raise _exists(target)
        os.rename(aside, target)
        settle(folder)
    except OSError as error:
        raise StorageError(
            f"cannot write {target}: {error.strerror or error}; nothing was imported",
            "check the folder's permissions and the space on the disk",
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def sweep(folder: str) -> None:
    """Remove the hidden folders of runs that were killed."""
    for item in os.scandir(folder):
        if item.name.startswith(".") and item.name.endswith(_SUFFIX):
            try:
                old = item.stat().st_mtime < time.time() - _ABANDONED
            except OSError:
                continue  # another run was faster
            if old:
                shutil.rmtree(item.path, ignore_errors=True)


def _exists(target: str) -> StorageError:
    return StorageError(
        f"{target} exists already; nothing was imported",
        "choose another name with --name, or remove the folder first",
    )
