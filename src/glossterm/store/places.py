"""Which file holds an entry."""

import os

from ..errors import GlosstermError
from ..text.fold import fold
from .files import read_entries, read_source
from .folder import SETTINGS, scan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .entries import RawEntry
    from .index import Index


def file_of(index: "Index", id: str) -> str:
    """The path of the file that holds an entry of an index; empty where it holds none such."""
    row = index.row("SELECT source FROM entry WHERE id = ?", id)
    return "" if row is None else os.path.normpath(os.path.join(index.folder, row[0]))


def entries_of(folder: str) -> "Iterator[RawEntry]":
    """The entries of a folder's files as they are written, in the order of files; what cannot be
    read is passed over: opening the glossary has told of it.

    Raises:
        SourceError: the folder cannot be listed.
    """
    for path, _, _ in scan(folder)[0]:
        if path == SETTINGS:
            continue
        full = os.path.normpath(os.path.join(folder, path))
        try:
            yield from read_entries(full, read_source(full))[0]
        except GlosstermError:
            continue


def written(folder: str, *names: str) -> "list[RawEntry]":
    """Entries of a folder's files with an id or a term, those that are not answered too: drafts,
    retired ones, and such as break a rule.

    Args:
        folder: a glossary's folder; one that is missing holds nothing.
        names: ids, or terms in any spelling that folds to the same.
    """
    keys = {fold(name) for name in names}
    try:
        return [
            entry
            for entry in entries_of(folder)
            if entry.data.get("id") in names or fold(str(entry.data.get("term", ""))) in keys
        ]
    except GlosstermError:
        return []
