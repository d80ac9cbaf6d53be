"""YAML text to plain data with places. The only module that loads PyYAML.

The YAML side builds plain data from the parser's event stream: that never recurses, so depth is
bounded before anything can overflow (composing 50,000 ``[`` crashes PyYAML's C composer), it sees
duplicate keys, and it takes less than half of the time of ``yaml.load``.
"""

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

from .entries import MOST_DEPTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Path

    Marks = dict[Path, tuple[int, int]]

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
_DEEP = "exceeded maximum nesting depth"  # as libyaml says it, from PyYAML 6.0.4 on
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolve = yaml.SafeLoader.yaml_implicit_resolvers


class BadYaml(Exception):
    """YAML that cannot be used; ``problem`` is (line, column, rule, message)."""

    def __init__(self, line: int, column: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.problem = (line, column, rule, message)


def _decode(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise BadYaml(
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
        raise BadYaml(
            line,
            error.start - before.rfind(b"\n"),
            "encoding",
            f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8",
        ) from None
    if "\0" in text:
        before_nul = text[: text.index("\0")]
        raise BadYaml(
            before_nul.count("\n") + 1,
            len(before_nul) - before_nul.rfind("\n"),
            "control-character",
            "NUL is not text; remove it",
        )
    return text


def reads_as_text(text: str) -> bool:
    """True where any YAML reader takes a bare scalar for text: not NO, 801, 1:30 or a date, which
    this program reads as text and others do not."""
    rules = _resolve.get(text[:1], []) + _resolve.get(None, [])
    return not any(rule.match(text) for _, rule in rules)


def comments(text: str) -> "list[tuple[int, str]]":
    """The comments of a YAML text: (1-based line, from its # to the end of the line) each.

    Raises:
        BadYaml: the text is no YAML.
    """
    lines = text.splitlines() if "\r" in text else text.split("\n")
    inside: dict[int, list[tuple[int, int]]] = {}  # 0-based line to the columns of its texts
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if not isinstance(token, yaml.ScalarToken):
                continue
            first, last = token.start_mark, token.end_mark
            for at in range(first.line, min(last.line + 1, len(lines))):
                begin = first.column if at == first.line else 0
                stop = last.column if at == last.line else len(lines[at])
                if at == first.line and token.style in ("|", ">"):
                    stop = first.column + 1  # a comment may stand beside the sign
                inside.setdefault(at, []).append((begin, stop))
    except yaml.YAMLError as error:
        raise BadYaml(1, 1, "yaml", str(error).splitlines()[0]) from None
    found: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        column = line.find("#")
        while column >= 0:
            bare = column == 0 or line[column - 1] in " \t"
            if bare and not any(a <= column < b for a, b in inside.get(at, [])):
                found.append((at + 1, line[column:].rstrip()))
                break
            column = line.find("#", column + 1)
    return found


def read_yaml(content: bytes, marks: "list[Marks] | None") -> "list[tuple[Any, int]]":
    """Return (data, line) for each document of a YAML file.

    Args:
        content: the file's bytes.
        marks: is given one mapping a document, from paths to 1-based (line, column).

    Raises:
        BadYaml: it is no YAML, or YAML that is not read here.
    """
    text = _decode(content)
    try:
        return _read(text, _Loader, marks)
    except yaml.YAMLError as error:
        if _DEEP in str(error):  # the parser's own limit, met while it looks ahead
            _read(text, yaml.SafeLoader, [])  # says which place is too deep for us
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        message = getattr(error, "problem", None) or str(error).splitlines()[0]
        for said, meant in _PLAINER:
            if said in str(message):
                message = meant
        if mark is None:  # the reader's errors carry an offset only
            offset = min(getattr(error, "position", 0) or 0, len(text))
            line = text.count("\n", 0, offset) + 1
            reason = getattr(error, "reason", None) or message
            raise BadYaml(line, offset - text.rfind("\n", 0, offset), "yaml", str(reason)) from None
        raise BadYaml(mark.line + 1, mark.column + 1, "yaml", str(message)) from None


def _read(text: str, kind: "Any", marks: "list[Marks] | None") -> "list[tuple[Any, int]]":
    loader = kind(text)
    try:
        return _build(loader, marks, "\\" in text)
    finally:
        loader.dispose()


def _build(loader: "Any", marks: "list[Marks] | None", escaped: bool) -> "list[tuple[Any, int]]":
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
            if escaped:
                _check_text(event)
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


def _bad(event: "Any", rule: str, message: str) -> BadYaml:
    return BadYaml(*_place(event), rule, message)


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


def _check_text(event: "Any") -> None:
    """Refuse what only an escape can bring in: characters that are no text."""
    for char in event.value:
        if char == "\0":
            raise _bad(event, "control-character", "NUL is not text; remove it")
        if "\ud800" <= char <= "\udfff":  # the parser in C refuses it, the other does not
            raise _bad(event, "control-character", "a lone surrogate is not text")


def _duplicate(event: "Any", keys: "list[str]") -> BadYaml:
    repeated = next(key for at, key in enumerate(keys) if key in keys[:at])
    return _bad(event, "duplicate-key", f"the key “{repeated}” stands twice in this mapping")
