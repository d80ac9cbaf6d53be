"""Entries to a SQLite file: written aside and renamed into place, so a reader sees the old index
or the new one and nothing between."""

import os
import shutil
import sqlite3
import time

from ..errors import StorageError
from .folder import SourceFile, scan
from .index import FORMAT, NOTE, mark_of
from .seal import remember, seal
from .writer import Writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ASIDE = ".tmp"
_ABANDONED = 600  # seconds without a write after which nobody works on it: a compile writes often


def compile_folder(
    folder: str,
    target: str,
    previous: str | None = None,
    progress: "Callable[[int, int], None] | None" = None,
    scanned: "tuple[list[SourceFile], list[str]] | None" = None,
) -> bytes:
    """Compile a glossary's folder into an index file.

    Args:
        folder: the glossary's folder.
        target: path of the index; ``:memory:`` is not accepted, see compile_into.
        previous: an index of the same folder and format whose unchanged files are kept.
        progress: called with (steps done, steps in all) as the work goes on; a step is a file,
            or a part of a large one.
        scanned: what scan(folder) returned a moment ago.

    Returns:
        The mark of the file, empty where another run has put its own in the place since.

    Raises:
        SourceError: the folder or its glossary.yaml cannot be used.
        StorageError: the index cannot be written; an older one is left whole.
    """
    # A name of its own: process numbers repeat where machines or containers share a home.
    aside = f"{target}.{os.urandom(8).hex()}{ASIDE}"
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if previous is not None:
            shutil.copyfile(previous, aside)
        connection = sqlite3.connect(aside, isolation_level=None)
        try:
            compile_into(connection, folder, previous is not None, progress, scanned)
        finally:
            connection.close()
        seal(aside)
        made = os.stat(aside).st_ino
        os.replace(aside, target)
        facts = os.stat(target)  # a rename changes times too
        _sweep(target)
        if facts.st_ino != made:
            return b""
        remember(target + NOTE, facts)
        return mark_of(facts)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(
            f"cannot write the index {target}: {reason}", "free some space or set XDG_CACHE_HOME"
        ) from error
    finally:
        _remove(aside)


def compile_into(
    connection: sqlite3.Connection,
    folder: str,
    incremental: bool = False,
    progress: "Callable[[int, int], None] | None" = None,
    scanned: "tuple[list[SourceFile], list[str]] | None" = None,
) -> None:
    """Fill an open database with a folder's entries; see compile_folder."""
    files, loops = scanned or scan(folder)
    connection.execute("PRAGMA synchronous = OFF")  # the file is renamed only when complete
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("BEGIN")
    if not incremental:
        with open(os.path.join(os.path.dirname(__file__), "schema.sql"), encoding="utf-8") as sql:
            for statement in _statements(sql.read()):
                connection.execute(statement)
    writer = Writer(connection, folder, files, loops)
    writer.run(progress)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def _statements(script: str) -> "Iterable[str]":
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _sweep(target: str) -> None:
    """Remove what runs that were killed left aside."""
    folder, name = os.path.split(target)
    try:
        with os.scandir(folder) as listing:
            for item in listing:
                aside = item.name.startswith(name + ".") and item.name.endswith(ASIDE)
                if aside and item.stat().st_mtime < time.time() - _ABANDONED:
                    _remove(item.path)
    except OSError:
        pass


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
