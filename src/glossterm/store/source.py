"""Source files to raw entries with file and line. The only module that loads PyYAML.

The YAML side builds plain data from the parser's event stream: that never recurses, so depth is
bounded before anything can overflow (composing 50,000 ``[`` crashes PyYAML's C composer), it sees
duplicate keys, and it takes less than half of the time of ``yaml.load``.
"""

import os

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..errors import SourceError, StorageError
from ..problem import Problem
from .entries import MOST_DEPTH, RawEntry
from .jsonlines import read_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Path

    Marks = dict[Path, tuple[int, int]]

SUFFIXES = (".yaml", ".yml", ".jsonl")
MOST_BYTES = 4 * 1024 * 1024  # of one YAML file; beyond it an entry a file is no longer plausible

# What the parser says, and what it means to somebody who writes entries.
_PLAINER = (
    ("cannot start any token",
     "a tab or a reserved character cannot start a value; indent with spaces"),
    ("mapping values are not allowed", "put text that holds “: ” in quotes"),
    ("unexpected end of stream", "a quote or a bracket is never closed"),
    ("expected ',' or ']'", "a list in brackets is not closed, or lacks a comma"),
    ("expected ',' or '}'", "a mapping in braces is not closed, or lacks a comma"),
)  # fmt: skip
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Bad(Exception):
    def __init__(self, line: int, column: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.problem = (line, column, rule, message)


def read_bytes(path: str) -> bytes:
    """Return a file's bytes.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise StorageError(
            f"{path}: {error.strerror or error}", "check the file and its permissions"
        ) from error


def read_entries(path: str, content: bytes) -> tuple[list[RawEntry], list[Problem]]:
    """Parse one source file.

    Args:
        path: its path; the suffix says YAML or JSON Lines.
        content: its bytes.

    Returns:
        The entries in order, and the problems. A broken YAML file gives no entries; a broken
        line of a JSON Lines file leaves the other lines usable.
    """
    if path.endswith(".jsonl"):
        return read_lines(path, content)
    try:
        documents = _read_yaml(content, None)
    except _Bad as bad:
        return [], [Problem(path, *_exactly(content, bad))]
    entries: list[RawEntry] = []
    problems: list[Problem] = []
    for number, (data, line) in enumerate(documents):
        if isinstance(data, dict):
            entries.append(RawEntry(data, path, line, number))
        elif data not in ("", None):
            problems.append(
                Problem(
                    path,
                    line,
                    1,
                    "not-a-mapping",
                    "an entry is a mapping of keys to values; separate several with ---",
                )
            )
    return entries, problems


def read_settings(path: str, content: bytes) -> "dict[str, Any]":
    """Parse a glossary.yaml.

    Raises:
        SourceError: it is not one YAML mapping; the message names file, line and column.
    """
    try:
        documents = _read_yaml(content, None)
    except _Bad as bad:
        raise bad_settings(path, *_exactly(content, bad)) from None
    data = documents[0][0] if documents else {}
    if data == "":
        data = {}
    if not isinstance(data, dict) or len(documents) > 1:
        raise bad_settings(path, 1, 1, "not-a-mapping", "glossary.yaml holds one mapping")
    return data


def bad_settings(path: str, line: int, column: int, rule: str, message: str) -> SourceError:
    """The error for a glossary.yaml that cannot be used."""
    error = SourceError(str(Problem(path, line, column, rule, message)), "mend the file")
    error.place = (line, column, rule)
    error.reason = message
    return error


def locate(path: str, document: int, where: "Path") -> tuple[int, int]:
    """Return the 1-based line and column of a value, or of its nearest parent that exists.

    Args:
        path: the source file, read again.
        document: the entry's number within it.
        where: keys and 0-based positions from the entry down; a last item ``"="`` after a
            key asks for the key instead of its value.
    """
    try:
        content = read_bytes(path)
    except StorageError:
        return 1, 1
    if path.endswith(".jsonl"):
        return document + 1, 1
    marks: list[Marks] = []
    try:
        _read_yaml(content, marks)
    except _Bad as bad:
        return bad.problem[0], bad.problem[1]
    if document >= len(marks):
        return 1, 1
    found = marks[document]
    while where and where not in found:
        where = where[:-1]
    return found.get(where, (1, 1))


def _exactly(content: bytes, bad: _Bad) -> "tuple[int, int, str, str]":
    """A problem with its exact place: the second of two equal keys is found by reading again."""
    if bad.problem[2] == "duplicate-key":
        try:
            _read_yaml(content, [])
        except _Bad as again:
            return again.problem
    return bad.problem


def _decode(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _Bad(
            1,
            1,
            "too-large",
            f"the file is larger than {MOST_BYTES // 1048576} MiB; "
            "split it, or use JSON Lines for bulk",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        raise _Bad(
            line,
            error.start - before.rfind(b"\n"),
            "encoding",
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8",
        ) from None
    if "\0" in text:
        before_nul = text[: text.index("\0")]
        raise _Bad(
            before_nul.count("\n") + 1,
            len(before_nul) - before_nul.rfind("\n"),
            "control-character",
            "NUL is not text; remove it",
        )
    return text


def _read_yaml(content: bytes, marks: "list[Marks] | None") -> "list[tuple[Any, int]]":
    """Return (data, line) for each document; fill ``marks`` when it is given."""
    text = _decode(content)
    try:
        loader = _Loader(text)
        try:
            return _build(loader, marks)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        message = getattr(error, "problem", None) or str(error).splitlines()[0]
        for said, meant in _PLAINER:
            if said in str(message):
                message = meant
        if mark is None:  # the reader's errors carry an offset only
            offset = min(getattr(error, "position", 0) or 0, len(text))
            line = text.count("\n", 0, offset) + 1
            reason = getattr(error, "reason", None) or message
            raise _Bad(line, offset - text.rfind("\n", 0, offset), "yaml", str(reason)) from None
        raise _Bad(mark.line + 1, mark.column + 1, "yaml", str(message)) from None


def _build(loader: "Any", marks: "list[Marks] | None") -> "list[tuple[Any, int]]":
    get = loader.get_event
    documents: list[tuple[Any, int]] = []
    holder: list[Any] = []
    stack: list[tuple[list[Any], Any]] = []
    here: Marks = {}
    line = 1
    while True:
        event = get()
        kind = event.__class__
        if kind is ScalarEvent:
            if marks is not None:
                _mark(here, stack, holder, event)
            if event.tag is not None:
                _check_tag(event)
            holder.append(event.value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if marks is not None:
                _mark(here, stack, holder, event)
            if len(stack) >= MOST_DEPTH:
                raise _bad(event, "too-deep", f"nested deeper than {MOST_DEPTH} levels")
            if event.tag is not None:
                _check_tag(event)
            if not stack:
                line = event.start_mark.line + 1
            stack.append((holder, event))
            holder = []
        elif kind is MappingEndEvent:
            keys = holder[::2]
            value = None
            try:
                value = dict(zip(keys, holder[1::2], strict=True))
            except TypeError:
                raise _bad(stack[-1][1], "bad-key", "a key must be text") from None
            if len(value) * 2 != len(holder):
                raise _duplicate(stack[-1][1], keys)
            holder, _ = stack.pop()
            holder.append(value)
        elif kind is SequenceEndEvent:
            items = holder
            holder, _ = stack.pop()
            holder.append(items)
        elif kind is AliasEvent:
            raise _bad(
                event,
                "alias",
                "YAML aliases (*name) are not read; put text that begins with * in quotes",
            )
        elif kind is DocumentStartEvent:
            holder, stack, here = [], [], {}
            line = event.end_mark.line + 1
        elif kind is DocumentEndEvent:
            documents.append((holder[0] if holder else None, line))
            if marks is not None:
                marks.append(here)
        elif kind is StreamEndEvent:
            return documents


def _mark(
    here: "Marks", stack: "list[tuple[list[Any], Any]]", holder: "list[Any]", event: "Any"
) -> None:
    """Remember where the coming node stands, under its path from the entry."""
    path: list[str | int] = []
    levels = [*stack[1:], (holder, None)] if stack else []
    for depth, (items, _) in enumerate(levels):
        if isinstance(stack[depth][1], MappingStartEvent):
            if len(items) % 2 == 0:  # the node is a key
                if isinstance(event, ScalarEvent) and (*path, event.value, "=") in here:
                    raise _bad(
                        event,
                        "duplicate-key",
                        f"the key “{event.value}” stands twice in this mapping",
                    )
                here.setdefault(
                    (*path, event.value, "=") if isinstance(event, ScalarEvent) else tuple(path),
                    _place(event),
                )
                return
            path.append(str(items[-1]))
        else:
            path.append(len(items))
    here[tuple(path)] = _place(event)


def _place(event: "Any") -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _bad(event: "Any", rule: str, message: str) -> _Bad:
    return _Bad(*_place(event), rule, message)


def _check_tag(event: "Any") -> None:
    if event.tag not in (
        "!",
        "tag:yaml.org,2002:str",
        "tag:yaml.org,2002:map",
        "tag:yaml.org,2002:seq",
    ):
        raise _bad(
            event, "tag", "YAML tags (!name) are not read; put text that begins with ! in quotes"
        )


def _duplicate(event: "Any", keys: "list[str]") -> _Bad:
    repeated = next(key for at, key in enumerate(keys) if key in keys[:at])
    return _bad(event, "duplicate-key", f"the key “{repeated}” stands twice in this mapping")


def is_source(name: str) -> bool:
    """True where a file name is that of a source file."""
    return name.endswith(SUFFIXES) and not name.startswith(".") and os.sep not in name
