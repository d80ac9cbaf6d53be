"""CSV: a table for spreadsheets, an entry a row. Nothing is lost: lists stand in one cell, and
structured parts as JSON. docs/formats.md describes the cells."""

import csv
import io
import json
import re

from ..errors import SourceError
from ..store.files import read_bytes
from ..store.jsonlines import read_value
from ..store.validate import nearest, schema_text
from ..text.safe import escape_json, is_harmless
from .candidates import Candidate, Found, decoded, tidy_gloss

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .collection import Collection

LISTS = ("aliases", "hidden", "asked", "tags", "native")
STRUCTURED = ("facets", "relations", "facts", "faq", "references")
_ALWAYS = ("id", "term", "gloss", "definition")
MOST_CELL = 1024 * 1024  # characters; the longest texts of an entry have a few thousand
# How a cell begins that a spreadsheet would run as a formula, full-width forms included.
_FORMULA = "=+-@＝＋－＠\n"
# A character that must not reach a terminal, by its number; and a text that only looks like one.
_NUMBERED = re.compile(r"&((?:amp;)*)#x([0-9a-f]{1,6});")
_LOOKALIKE = re.compile(r"&(?=(?:amp;)*#x[0-9a-f]{1,6};)")
_GUARD = "'"


def write(collection: "Collection") -> "dict[str, bytes]":
    """A header row and a row an entry, by id; only columns that some entry fills."""
    entries = collection.sources()
    known = columns()
    used = [key for key in known if key in _ALWAYS or any(key in data for data in entries)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(used)
    for data in entries:
        writer.writerow([_cell(key, data[key]) if key in data else "" for key in used])
    return {".csv": out.getvalue().encode()}


def read(path: str) -> Found:
    """Read any CSV file whose header has ``term``, and ``gloss`` or ``definition``.

    Commas, semicolons or tabs part the cells, whichever makes sense of the header.

    Raises:
        SourceError: the file is no such table; the message names the column or the line.
        StorageError: the file cannot be read.
    """
    found = Found(path)
    text = decoded(path, read_bytes(path), "save the table as “CSV UTF-8”")
    lines = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda mark: len(_known(lines.strip("\r").split(mark))))
    limit = csv.field_size_limit(MOST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            header = _header(path, next(reader, []))
        except csv.Error as error:
            raise SourceError(f"{path}:1: {error}", "check that it is a CSV file") from None
        for line, row in _rows(reader, found):
            candidate = _candidate(header, row, line, found)
            if candidate is not None:
                found.candidates.append(candidate)
    finally:
        csv.field_size_limit(limit)
    return found


def columns() -> "list[str]":
    """The columns there are: the fields of an entry, in the order of the schema."""
    return list(json.loads(schema_text("term"))["properties"])


def _known(names: "list[str]") -> "list[str]":
    known = columns()
    return [name for name in names if name.strip(' "').lower() in known]


def _header(path: str, row: "list[str]") -> "list[str]":
    """The field of each column.

    Raises:
        SourceError: a column is unknown or stands twice, or one is missing.
    """
    known = columns()
    names = [name.strip().lower().replace(" ", "_") for name in row]
    while names and not names[-1]:
        names.pop()  # spreadsheets end a row with empty cells
    for at, name in enumerate(names):
        if name not in known:
            raise SourceError(
                f"{path}:1: there is no column “{row[at].strip()}”{nearest(name, known)}",
                f"columns: {', '.join(known)}",
            )
        if name in names[:at]:
            raise SourceError(f"{path}:1: the column “{name}” stands twice", "remove one of them")
    if "term" not in names or not {"gloss", "definition"} & set(names):
        raise SourceError(
            f"{path}:1: the first row must name the columns: term, and gloss or definition",
            f"columns: {', '.join(known)}",
        )
    return names


def _rows(reader: "Any", found: Found) -> "Iterator[tuple[int, list[str]]]":
    """(line, cells) of each row that is not empty."""
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            found.problem(line, "csv", f"{error}; the rows from here on were not read")
            return
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _candidate(
    header: "list[str]", row: "list[str]", line: int, found: Found
) -> "Candidate | None":
    if any(cell.strip() for cell in row[len(header) :]):
        found.problem(line, "csv", f"the row has {len(row)} cells, the header {len(header)}")
        return None
    data: dict[str, Any] = {}
    for key, cell in zip(header, row, strict=False):
        if not cell.strip():
            continue
        if "\0" in cell:
            found.problem(line, "csv", f"{key}: NUL is not text; remove it")
            return None
        try:
            data[key] = _value(key, cell)
        except ValueError as error:
            found.problem(line, "csv", f"{key} is no JSON: {error}")
            return None
    tidy_gloss(data)
    return Candidate(data, line)


def _cell(key: str, value: "Any") -> str:
    if key in STRUCTURED:
        return escape_json(json.dumps(value, ensure_ascii=False))
    if key == "native":
        return _guarded("; ".join(_native(item) for item in value))
    if key in LISTS:
        return _guarded("; ".join(_escaped(item) for item in value))
    return _guarded(value)


def _value(key: str, cell: str) -> "Any":
    if key in STRUCTURED:
        return read_value(cell)
    cell = _bare(cell)
    if key == "native":
        found = []
        for item in _split(cell, ";"):
            text, *reading = _split(item, "=", 1)
            found.append({"text": _plain(text)})
            if reading:
                found[-1]["reading"] = _plain(reading[0])
        return found
    if key in LISTS:
        return [_plain(item) for item in _split(cell, ";")]
    return cell


def _guarded(cell: str) -> str:
    """A cell that no terminal acts on and no spreadsheet runs.

    Control and invisible characters stand there by their number, and an apostrophe before what
    begins like a formula. So that reading can take both away again, what looks like such a number
    gets one more ``amp;``, and what has such an apostrophe one more.
    """
    if not cell.isprintable() or "&" in cell:
        cell = _LOOKALIKE.sub("&amp;", cell)
        cell = "".join(
            char if char == "\n" or is_harmless(char) else f"&#x{ord(char):x};" for char in cell
        )
    return _GUARD + cell if _begins_like_formula(cell) else cell


def _bare(cell: str) -> str:
    cell = cell[1:] if cell.startswith(_GUARD) and _begins_like_formula(cell) else cell
    return _NUMBERED.sub(_meant, cell) if "&" in cell else cell


def _meant(found: "re.Match[str]") -> str:
    amps, number = found.groups()
    if amps:
        return f"&{amps[4:]}#x{number};"
    code = int(number, 16)
    is_character = code and code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else found.group()


def _begins_like_formula(cell: str) -> bool:
    return cell.lstrip(_GUARD)[:1] in tuple(_FORMULA)


def _native(item: "dict[str, str]") -> str:
    text = _escaped(item["text"], "=")
    return f"{text}={_escaped(item['reading'], '=')}" if "reading" in item else text


def _escaped(item: str, also: str = "") -> str:
    """An item of a list: a backslash goes before what parts items, and before outer spaces."""
    text = "".join("\\" + char if char in "\\;" + also else char for char in item)
    if text.startswith(" "):
        text = "\\" + text
    if text.endswith(" ") and text != "\\ ":
        text = text[:-1] + "\\ "
    return text


def _split(cell: str, mark: str, most: int = -1) -> "list[str]":
    """The parts of a cell between marks that no backslash stands before; still escaped."""
    parts = [""]
    at = 0
    while at < len(cell):
        char = cell[at]
        if char == "\\" and at + 1 < len(cell):
            parts[-1] += cell[at : at + 2]
            at += 1
        elif char == mark and (most < 0 or len(parts) <= most):
            parts.append("")
        else:
            parts[-1] += char
        at += 1
    return [part for part in parts if part.strip()] if mark == ";" else parts


def _plain(item: str) -> str:
    """An item without its outer spaces and its backslashes."""
    out = ""
    kept = 0  # how far outer spaces may not be taken away
    at = 0
    item = item.lstrip(" ")
    while at < len(item):
        escaped = item[at] == "\\" and at + 1 < len(item)
        at += int(escaped)
        out += item[at]
        at += 1
        if escaped:
            kept = len(out)
    return out[:kept] + out[kept:].rstrip(" ")
