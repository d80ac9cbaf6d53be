"""Which file holds an entry."""

import os

from ..errors import GlosstermError
from ..text.fold import fold
from .files import read_entries, read_source
from .folder import SETTINGS, scan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .entries import RawEntry
    from .index import Index


def file_of(index: "Index", id: str) -> str:
    """The path of the file that holds an entry of an index; empty where it holds none such."""
    row = index.row("SELECT source FROM entry WHERE id = ?", id)
    return "" if row is None else os.path.normpath(os.path.join(index.folder, row[0]))


def written(folder: str, *names: str) -> "list[RawEntry]":
    """Entries of a folder's files with an id or a term, those that are not answered too: drafts,
    retired ones, and such as break a rule.

    Args:
        folder: a glossary's folder; one that is missing holds nothing.
        names: ids, or terms in any spelling that folds to the same.
    """
    found: list[RawEntry] = []
    keys = {fold(name) for name in names}
    try:
        files, _ = scan(folder)
    except GlosstermError:
        return found
    for path, _, _ in files:
        full = os.path.normpath(os.path.join(folder, path))
        try:
            entries = read_entries(full, read_source(full))[0] if path != SETTINGS else []
        except GlosstermError:
            continue
        for entry in entries:
            if entry.data.get("id") in names or fold(str(entry.data.get("term", ""))) in keys:
                found.append(entry)
    return found
