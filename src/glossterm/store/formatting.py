"""A YAML file of entries in its normal layout: keys in order, lines in width, comments kept.

A document is cut into its keys. A key whose value holds no comment is laid out anew from its data;
where a comment stands inside, ruamel.yaml carries it, the value's lay-out stays as its author made
it, and only its prose is wrapped. Comments above a key move with the key.
"""

import io
from textwrap import wrap

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import FoldedScalarString

from .layout import WIDTH, Layout, is_prose
from .source import BadYaml, comments, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .source import Marks

_FREE = 1_000_000  # a line width that breaks nothing


class _TextResolver(VersionedResolver):
    """Every bare scalar is the text that stands there, as everywhere in this program."""

    def resolve(self, kind: "Any", value: "Any", implicit: "Any") -> "Any":
        if isinstance(value, str):
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def formatted(content: bytes, schema: str = "term") -> str:
    """Return a YAML file's text in its normal layout.

    Args:
        content: the file's bytes.
        schema: whose order of keys holds: term, or glossary for a glossary.yaml.

    Returns:
        The text; it reads as the same data and holds every comment.

    Raises:
        BadYaml: the file is no YAML that is read here, or one that cannot be laid out without
            loss (a directive, a comment in a place where nothing carries it).
    """
    marks: list[Marks] = []
    before = read_yaml(content, marks)
    if not any(isinstance(data, dict) and data for data, _ in before):
        return content.decode("utf-8-sig")  # nothing to lay out
    text = content.decode("utf-8-sig")
    _refuse_odd_breaks(text)
    end = "\r\n" if "\r\n" in text else "\n"
    layout = Layout(schema)
    lines = text.splitlines() if end == "\r\n" else text.split("\n")
    parts = _documents([line.rstrip("\r") for line in lines], len(before))
    out: list[str] = []
    for part, (data, _), places in zip(parts, before, marks, strict=True):
        out.append(_document(part, data, places, layout))
    result = "---\n".join(out)
    if text.startswith("---"):
        result = "---\n" + result
    _compare(text, before, result)
    return result.replace("\n", end)


def _refuse_odd_breaks(text: str) -> None:
    """Refuse line ends that YAML knows and editors do not."""
    for at, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        for char in "\r\x85\u2028\u2029":
            if char in line:
                raise BadYaml(
                    at, line.index(char) + 1, "layout",
                    f"a line ends with U+{ord(char):04X}; save the file with line feeds",
                )  # fmt: skip


def _documents(lines: "list[str]", count: int) -> "list[tuple[int, list[str]]]":
    """Cut a file at its ``---`` lines: (0-based number of the first line, lines) of each."""
    for at, line in enumerate(lines):
        if line.startswith(("%", "...")):
            raise BadYaml(
                at + 1, 1, "directive", "YAML directives and ... are not laid out; remove it"
            )
        if line.startswith("--- "):
            raise BadYaml(at + 1, 5, "directive", "put what follows --- on a line of its own")
    parts: list[tuple[int, list[str]]] = [(0, [])]
    for at, line in enumerate(lines):
        if line == "---":
            if at or count:
                parts.append((at + 1, []))
        else:
            parts[-1][1].append(line)
    if len(parts) == count + 1 and not any(parts[0][1]):
        parts = parts[1:]  # the file begins with ---
    if len(parts) != count:
        raise BadYaml(1, 1, "directive", "the file's documents cannot be told apart; use --- alone")
    return parts


def _document(part: "tuple[int, list[str]]", data: "Any", places: "Marks", layout: Layout) -> str:
    start, lines = part
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if not isinstance(data, dict) or not data:
        return "".join(f"{line}\n" for line in lines)
    firsts = {key: places[(key, "=")] for key in data}
    if any(column != 1 for _, column in firsts.values()):
        if _has_comment("\n".join(lines)):
            line, column = next(iter(firsts.values()))
            raise BadYaml(
                line, column, "layout", "put each key of the entry at the start of a line"
            )
        return layout.text(data)
    head, chunks, tail = _chunks(
        lines, {key: line - 1 - start for key, (line, _) in firsts.items()}
    )
    out = head
    for key in layout.keys(data):
        above, below = chunks[key]
        out += above if out and out[-1] else _without_blank(above)
        chunk = "\n".join(below) + "\n"
        out += (
            _carried(chunk, places[(key, "=")][0])
            if _has_comment(chunk)
            else layout.field(key, data[key])
        ).splitlines()
    return "".join(f"{line}\n" for line in [*out, *tail])


def _chunks(
    lines: "list[str]", firsts: "dict[str, int]"
) -> "tuple[list[str], dict[str, tuple[list[str], list[str]]], list[str]]":
    """Cut a document's lines into its head, each key with what stands above it, and its tail."""
    keys = sorted(firsts, key=lambda key: firsts[key])
    starts = []
    for at, key in enumerate(keys):
        first = firsts[key]
        floor = firsts[keys[at - 1]] + 1 if at else 0
        while first > floor and (not lines[first - 1] or lines[first - 1].startswith("#")):
            first -= 1
        starts.append(first)
    head = _head(lines[: firsts[keys[0]]])
    starts[0] = len(head)
    end = len(lines)
    while end > firsts[keys[-1]] + 1 and (not lines[end - 1] or lines[end - 1].startswith("#")):
        end -= 1
    chunks = {}
    for at, key in enumerate(keys):
        stop = starts[at + 1] if at + 1 < len(keys) else end
        first = firsts[key]
        chunks[key] = (_calm(lines[starts[at] : first]), lines[first:stop])
    return _without_blank(_calm(head)), chunks, _calm(lines[end:])


def _head(lines: "list[str]") -> "list[str]":
    """What stays on top: the line that editors read, and what a blank line sets apart."""
    for at in range(len(lines) - 1, -1, -1):
        if not lines[at].strip() or lines[at].startswith("# yaml-language-server:"):
            return lines[: at + 1]
    return []


def _calm(lines: "list[str]") -> "list[str]":
    """Comment lines as they are, with at most one blank line before each."""
    out: list[str] = []
    for line in map(str.rstrip, lines):
        if line or not out or out[-1]:
            out.append(line)
    return out


def _without_blank(lines: "list[str]") -> "list[str]":
    return lines[1:] if lines[:1] == [""] else lines


def _engine() -> YAML:
    engine = YAML()
    engine.Resolver = _TextResolver
    engine.preserve_quotes = True
    engine.width = _FREE
    engine.indent(mapping=2, sequence=4, offset=2)
    return engine


def _carried(chunk: str, line: int) -> str:
    """A key whose value holds comments: its own layout, its prose wrapped.

    Args:
        chunk: the key and its value.
        line: where it stands, for messages.
    """
    engine = _engine()
    out = io.StringIO()
    try:
        data = engine.load(chunk)
        if isinstance(data, CommentedMap | CommentedSeq):
            _wrap(data, 0)
        engine.dump(data, out)
    except YAMLError as error:
        said = str(getattr(error, "problem", "") or error).splitlines()[0]
        message = f"a value with a comment cannot be carried over ({said}); move the comment above"
        raise BadYaml(line, 1, "layout", message) from None
    return out.getvalue()


def _wrap(node: "Any", indent: int) -> None:
    """Wrap the folded texts below a node anew."""
    items = node.items() if isinstance(node, CommentedMap) else enumerate(node)
    for key, value in list(items):
        if isinstance(value, FoldedScalarString) and is_prose(value.rstrip("\n")):
            folded = FoldedScalarString(value)
            places, at = [], -1
            for line in wrap(folded, WIDTH - indent - 2, break_long_words=False,
                             break_on_hyphens=False)[:-1]:  # fmt: skip
                at += len(line) + 1
                places.append(at)
            folded.fold_pos = places
            folded.comment = getattr(value, "comment", None)
            node[key] = folded
        elif isinstance(value, CommentedMap | CommentedSeq):
            _wrap(value, indent + 2)


def _has_comment(chunk: str) -> bool:
    return "#" in chunk and bool(comments(chunk))


def _compare(text: str, before: "list[tuple[Any, int]]", result: str) -> None:
    """Hold the result against what was there: the same data, every comment."""
    after = [data for data, _ in read_yaml(result.encode(), None)]
    if after != [data for data, _ in before]:
        raise BadYaml(1, 1, "layout", "the file cannot be laid out without changing what it says")
    if "#" in text:
        kept = [comment for _, comment in comments(result)]
        for line, comment in comments(text):
            if comment not in kept:
                raise BadYaml(
                    line, 1, "layout", f"the comment “{comment}” would be lost; move it above a key"
                )
            kept.remove(comment)
