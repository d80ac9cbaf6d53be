"""From folders to open indexes: which file serves a folder, and whether it must be made anew."""

import os
import sqlite3

from .. import paths
from ..errors import DamagedIndexError, IndexFileError, SourceError, StorageError
from .index import NOTE, Index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .folder import SourceFile

    Scanned = tuple[list[SourceFile], list[str]]

    Warn = Callable[[str], None]

_TURNS = 5  # in a crowd that changes files and compiles, until a run sees its own index or a newer


def open_bundled(warn: "Warn") -> Index:
    """Open the bundled glossary: the shipped index, which changes only with the program.

    Where it is missing (a source tree) or damaged, the folder is served like any other.
    """
    folder = paths.bundled_folder()
    shipped = paths.bundled_index()
    try:
        return Index.open(shipped, folder, os.path.join(paths.cache_folder(), f"shipped{NOTE}"))
    except IndexFileError as error:
        if os.path.exists(shipped):
            warn(f"the shipped index cannot be used ({error.message}); reading its YAML")
        return open_folder(folder, warn)


def open_folder(folder: str, warn: "Warn") -> Index:
    """Open a folder's index from the cache, making or refreshing it first where needed.

    Raises:
        SourceError: the folder cannot be read or its glossary.yaml is broken.
    """
    from .folder import scan  # only glossaries beside the bundled one

    path = index_path(folder)
    try:
        index = Index.open(path, folder)
    except DamagedIndexError:
        index = None
        warn(f"the index of {folder} was damaged; it is made anew")
    except IndexFileError:
        index = None
    scanned = scan(folder)
    if index is not None:
        if _state(index, folder, scanned) == "fresh":
            return index
        index.close()
    return rebuild(folder, warn, path if index is not None else None, scanned)


def rebuild(
    folder: str, warn: "Warn", previous: str | None = None, scanned: "Scanned | None" = None
) -> Index:
    """Compile a folder into the cache and open it.

    Args:
        folder: the glossary's folder.
        warn: is told when the cache cannot be used; the answer then comes from memory.
        previous: an index whose unchanged files may be kept.
        scanned: the folder's files, where they were listed a moment ago.
    """
    from .compile import compile_folder  # only when files changed
    from .folder import scan
    from .progress import progress

    path = index_path(folder)
    try:
        for _ in range(_TURNS):
            with progress(f"indexing {os.path.basename(folder)}") as tell:
                try:
                    made = compile_folder(folder, path, previous, tell, scanned)
                except StorageError:
                    if previous is None:
                        raise
                    made = compile_folder(folder, path, None, tell)
            index = Index.open(path, folder)
            if index.mark == made:
                break
            # Another run put its own in the place: it may have listed the folder before this one.
            scanned = scan(folder)
            if _state(index, folder, scanned) == "fresh":
                break
            index.close()
            previous = path
        else:
            return _in_memory(folder)
        return index
    except (StorageError, IndexFileError) as error:
        warn(f"{error.message}; answering without an index, which is slower")
        return _in_memory(folder)


def reopen(index: Index, warn: "Warn") -> Index:
    """Replace an index that is not sound any more: its file is read as a whole, and made anew
    from its folder where it is damaged."""
    index.close()
    try:
        os.unlink(index.note)
    except OSError:
        pass  # there was none
    if index.path == paths.bundled_index():
        return open_bundled(warn)
    return open_folder(index.folder, warn)


def index_path(folder: str) -> str:
    """Where a folder's index lies in the cache: its name, and a checksum of its full path."""
    import zlib  # hashlib would cost a plain read 2 ms

    real = os.path.realpath(folder)
    data = os.fsencode(real)
    name = "".join(c if c.isalnum() or c in "-_" else "_" for c in os.path.basename(real))[:40]
    tail = f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}{len(data) & 0xFF:02x}"
    return os.path.join(paths.cache_folder(), f"{name or 'glossary'}-{tail}.sqlite")


def state_of(folder: str) -> str:
    """How a folder's index stands: fresh, stale or missing."""
    try:
        index = Index.open(index_path(folder), folder)
    except IndexFileError:
        return "missing"
    try:
        from .folder import scan

        return _state(index, folder, scan(folder))
    finally:
        index.close()


def _state(index: Index, folder: str, scanned: "Scanned") -> str:
    from .folder import is_racy

    try:
        if index.sources() != scanned[0]:
            return "stale"
        unsettled = index.unsettled()
    except IndexFileError:
        return "stale"
    for path, mtime_ns, known in unsettled:
        if not known:  # it could not be read; its times do not change with its permissions
            if os.access(os.path.join(folder, path), os.R_OK):
                return "stale"
            continue
        # Written within a tick of being indexed: only its content tells, until time has
        # passed and a refresh can record that it settled.
        if not is_racy(mtime_ns):
            return "stale"
        from .files import digest, read_source  # files of the last two seconds

        try:
            if digest(read_source(os.path.join(folder, path))) != known:
                return "stale"
        except StorageError:
            return "stale"
    return "fresh"


def _in_memory(folder: str) -> Index:
    from .compile import compile_into  # no cache to write to

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        compile_into(connection, folder)
    except (OSError, sqlite3.Error) as error:
        raise SourceError(f"{folder}: {error}", f"run: glossterm validate {folder}") from error
    return Index(connection, folder)
