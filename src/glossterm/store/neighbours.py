"""The other entries of a glossary as its index holds them, so that checking one file of many need
not read the many."""

import json
import os

from .. import paths
from ..errors import IndexFileError
from .entries import RawEntry
from .index import Index
from .library import index_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .folder import SourceFile

_NAMED = (
    "SELECT e.source, e.id, e.term, json_extract(e.body, '$.aliases'),"
    " json_extract(e.body, '$.native'), e.number FROM entry e"
    " JOIN source s ON s.path = e.source WHERE s.unanswered = 0"
    " GROUP BY e.source HAVING count(*) = 1"
)


def indexed(folder: str, files: "list[SourceFile]") -> "dict[str, RawEntry]":
    """Return the entries of files that hold just one and that an index knows as they are now.

    Args:
        folder: the glossary's folder.
        files: what is there, as scan lists it.

    Returns:
        Path to entry: its id, names, hidden labels and relations, which the rules between entries
        ask for; its line is 0. Empty where there is no index that can be used.
    """
    shipped = os.path.realpath(folder) == os.path.realpath(paths.bundled_folder())
    for path in (paths.bundled_index(), index_path(folder)) if shipped else (index_path(folder),):
        try:
            index = Index.open(path, folder)
        except IndexFileError:
            continue
        try:
            # The shipped index and its files come together: their times are those of unpacking.
            known = files if path == paths.bundled_index() else _unchanged(index, files)
            return _entries(index, {file[0] for file in known})
        except IndexFileError:
            continue  # damaged: the files are read
        finally:
            index.close()
    return {}


def _unchanged(index: Index, files: "list[SourceFile]") -> "set[SourceFile]":
    unsettled = {path for path, _, _ in index.unsettled()}
    return {file for file in set(index.sources()) & set(files) if file[0] not in unsettled}


def _entries(index: Index, known: "set[str]") -> "dict[str, RawEntry]":
    relations: dict[int, list[dict[str, str]]] = {}
    for number, kind, target in index.rows(
        "SELECT entry, kind, target FROM relation ORDER BY entry, position"
    ):
        relations.setdefault(number, []).append({"kind": kind, "to": target})
    hidden: dict[int, list[str]] = {}
    for number, text in index.rows("SELECT entry, text FROM hidden ORDER BY rowid"):
        hidden.setdefault(number, []).append(text)
    found: dict[str, RawEntry] = {}
    for source, id, term, aliases, native, number in index.rows(_NAMED):
        if source in known:
            data = {"id": id, "term": term, "relations": relations.get(number, [])}
            data["hidden"] = hidden.get(number, [])
            data["aliases"] = json.loads(aliases or "[]")
            data["native"] = json.loads(native or "[]")
            found[source] = RawEntry(data, source, 0, 0)
    return found
