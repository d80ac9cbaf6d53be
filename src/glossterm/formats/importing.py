"""From a file of another format to a new folder of a glossary, all or nothing."""

import os

from ..errors import GlosstermError, SourceError, UsageError
from ..problem import Problem
from ..store.check import glossary_root, outside_ids
from ..store.crosscheck import Corpus
from ..store.entries import RawEntry
from ..store.files import read_source
from ..store.folder import SETTINGS
from ..store.layout import Layout
from ..store.places import entries_of
from ..store.placing import place
from ..store.settings import Settings, read_settings_file
from ..store.skeleton import SCHEMA_FILE, with_schema_line
from ..store.validate import Schema, schema_text
from ..text.safe import clean
from .jsonl import lines
from .table import load
from .taking import take

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MOST_YAML = 1000  # entries up to which each has a YAML file; reading more would take long
FORMS = ("yaml", "jsonl")
# Windows takes these for devices, whatever follows the dot.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{kind}{at}" for kind in ("com", "lpt") for at in range(1, 10))]
)


class Imported:
    """What an import did.

    Attributes:
        path: the new folder.
        count: how many entries it holds.
        form: yaml (a file an entry) or jsonl (one file).
        left_out: what could not be used, with its place in the source.
        remarks: what validate will say of the entries that were taken.
        term: of the first entry.
        replaced: how many of them stand for an entry of a farther glossary from now on.
    """

    __slots__ = ("count", "form", "left_out", "path", "remarks", "replaced", "term")

    def __init__(
        self,
        path: str,
        count: int,
        form: str,
        left_out: "list[Problem]",
        remarks: "list[Problem]",
        replaced: int,
        term: str,
    ) -> None:
        self.path = path
        self.count = count
        self.form = form
        self.left_out = left_out
        self.remarks = remarks
        self.replaced = replaced
        self.term = term


def import_file(
    format: str,
    path: str,
    folder: str,
    *,
    name: str = "",
    form: str = "",
    known: "frozenset[str]" = frozenset(),
) -> Imported:
    """Read a file and write its entries into a new folder of a glossary.

    Args:
        format: a key of table.FORMATS.
        path: what to read.
        folder: the glossary's folder; it is made where it is missing.
        name: of the new folder within it; that of the source when empty.
        form: yaml or jsonl; by the number of entries when empty.
        known: ids of the other glossaries that are read.

    Raises:
        UsageError: there is no such format or form, or the name cannot be one.
        SourceError: nothing of the source can be used.
        StorageError: the source cannot be read or the folder not written; nothing has changed.
    """
    module = load(format)
    if form and form not in FORMS:
        raise UsageError(f"entries cannot be written as “{form}”", "use --as yaml or jsonl")
    name = _checked_name(name) if name else _name_of(path)
    found = module.read(path)
    settings, existing = _glossary(folder)
    entries, left_out = take(found, {entry.data["id"] for entry in existing}, set(known))
    if not entries:
        first = f"; first of all {left_out[0]}" if left_out else ""
        raise SourceError(f"{path}: no entry can be taken from it{first}", "see: docs/formats.md")
    form = form or ("yaml" if len(entries) <= MOST_YAML else "jsonl")
    target = os.path.join(folder, name)
    root = glossary_root(os.path.join(folder, SETTINGS))
    new = [_placed(data, at, form, target, name) for at, data in enumerate(entries)]
    remarks = _remarks(Corpus(settings, existing + new, lambda: {*known} | outside_ids(root)), new)
    files = _yaml_files(entries) if form == "yaml" else [(f"{name}.jsonl", lines(entries))]
    place(folder, name, files)
    replaced = sum(1 for data in entries if data["id"] in known)
    term = str(entries[0]["term"])
    return Imported(target, len(entries), form, left_out, remarks, replaced, term)


def _placed(data: "dict[str, Any]", at: int, form: str, target: str, name: str) -> RawEntry:
    """An entry with the file and line where it will stand."""
    if form == "yaml":
        return RawEntry(data, os.path.join(target, _yaml_name(data["id"])), 1, 0)
    return RawEntry(data, os.path.join(target, f"{name}.jsonl"), at + 1, at)


def _name_of(path: str) -> str:
    """A folder's name for a source: its own without suffixes."""
    base = os.path.basename(os.path.abspath(path))
    for packed in (".dz", ".gz"):
        base = base.removesuffix(packed)
    stem = os.path.splitext(base)[0] if not os.path.isdir(path) else base
    return clean(stem).strip().lstrip(".") or "imported"


def _checked_name(name: str) -> str:
    separators = [mark for mark in (os.sep, os.altsep, "/", "\0") if mark]
    if any(mark in name for mark in separators) or not clean(name).strip():
        raise UsageError(f"“{name}” cannot be the name of a folder", "use a name such as jargon")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise UsageError(f"“{clean(name)}” is not UTF-8", "use a name such as jargon") from None
    if clean(name) != name:
        raise UsageError(f"“{clean(name)}” holds what cannot be seen", "use a name such as jargon")
    if name.startswith("."):
        raise UsageError(
            f"“{name}” begins with a dot, and no glossary reads such a folder",
            "use a name such as jargon",
        )
    return name


def _glossary(folder: str) -> "tuple[Settings, list[RawEntry]]":
    """The vocabulary of the glossary that the new folder becomes a part of, and its entries."""
    root = glossary_root(os.path.join(folder, SETTINGS))
    settings = Settings("glossary", {})
    existing: list[RawEntry] = []
    schema = Schema("term")
    if not os.path.isdir(root):
        return settings, existing
    name = os.path.join(root, SETTINGS)
    if os.path.exists(name):
        try:
            settings = read_settings_file(root, read_source(name))
        except GlosstermError:
            pass  # its own faults are for validate to tell
    existing += [entry for entry in entries_of(root) if schema.is_valid(entry.data)]
    return settings, existing


def _remarks(corpus: Corpus, new: "list[RawEntry]") -> "list[Problem]":
    """What the rules between entries say of the new ones, as validate will."""
    mine = {id(entry) for entry in new}
    return [
        Problem(entry.file, entry.line, 1, finding.rule, finding.message, "warning")
        for entry, finding in corpus.findings()
        if id(entry) in mine
    ]


def _yaml_name(id: str) -> str:
    return f"{id}_.yaml" if id in _DEVICES else f"{id}.yaml"


def _yaml_files(entries: "list[dict[str, Any]]") -> "Iterator[tuple[str, bytes]]":
    yield SCHEMA_FILE, schema_text("term").encode()  # for editors: each entry's first line names it
    layout = Layout("term")
    for data in entries:
        yield _yaml_name(data["id"]), with_schema_line(layout.text(data)).encode()
