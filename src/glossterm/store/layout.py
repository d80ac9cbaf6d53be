"""How an entry is laid out as YAML: key order, line width, when a mapping stands on one line.

The structure is written out here, because no YAML library wraps prose and lists within a width and
chooses between the one-line and the indented form by what fits; ruamel.yaml decides how a scalar
must be quoted, and carries the comments of a value that has any (formatting.py).
"""

import io
import json
from textwrap import wrap

from ruamel.yaml import YAML
from ruamel.yaml.emitter import Emitter

from .source import reads_as_text
from .validate import schema_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WIDTH = 100  # characters of a line
_LIST_ITEM = 40  # characters up to which texts of a list stand beside each other
# Dates and numbers by their schema: they stand bare although YAML knows types for them.
_BARE = ("reviewed", "accessed", "reference", "id")


class Layout:
    """Lays out plain data in the order of a schema's keys.

    Args:
        schema: the name of a shipped schema: term or glossary.
    """

    def __init__(self, schema: str) -> None:
        self.document: dict[str, Any] = json.loads(schema_text(schema))
        self._emitter = Emitter(io.StringIO(), allow_unicode=True, dumper=YAML())

    def keys(self, data: "dict[str, Any]", node: "dict[str, Any] | None" = None) -> "list[str]":
        """The keys of a mapping in the schema's order; keys that it does not know come last."""
        known = list((self.document if node is None else node).get("properties", {}))
        return [key for key in known if key in data] + [key for key in data if key not in known]

    def text(self, data: "dict[str, Any]") -> str:
        """A whole document."""
        return "".join(self.field(key, data[key]) for key in self.keys(data))

    def field(self, key: str, value: "Any") -> str:
        """One key of a document with its value; ends with a line end."""
        node = self._below(self.document, key)
        return "".join(f"{line}\n" for line in self._pair(key, value, node, 0, top=True))

    def _pair(
        self, key: str, value: "Any", node: "dict[str, Any]", indent: int, top: bool = False
    ) -> "list[str]":
        """The lines of ``key: value``; the first is not indented, so that it may follow a dash."""
        name = self._scalar(key, "", False)
        inner = " " * (indent + 2)
        if isinstance(value, str):
            return self._text(name, key, value, indent)
        line = f"{name}: {self._flow(value, key, node)}"
        fits = indent + len(line) <= WIDTH
        if isinstance(value, dict):
            if not value or (fits and not top and self._is_flat(value)):
                return [line]
            below: list[str] = []
            for at in self.keys(value, node):
                first, *rest = self._pair(at, value[at], self._below(node, at), indent + 2)
                below += [inner + first, *rest]
            return [f"{name}:", *below]
        if not value or (fits and all(isinstance(item, str) for item in value)):
            return [line]
        return [f"{name}:", *self._list(value, key, node, indent + 2)]

    def _list(
        self, items: "list[Any]", key: str, node: "dict[str, Any]", indent: int
    ) -> "list[str]":
        inner = " " * indent
        below = self._below(node, "")
        if all(
            isinstance(item, str) and (len(item) <= _LIST_ITEM or " " not in item) for item in items
        ):
            words = [self._scalar(item, key, True) for item in items]
            words = [word + "," for word in words[:-1]] + [words[-1] + "]"]
            lines, line = [], inner + "[" + words[0]
            for word in words[1:]:
                if len(line) + 1 + len(word) > WIDTH:
                    lines.append(line)
                    line = inner + " " + word
                else:
                    line += " " + word
            return [*lines, line]
        flow = [f"{inner}- {self._flow(item, key, below)}" for item in items]
        flat = all(not isinstance(item, dict) or self._is_flat(item) for item in items)
        if flat and all(len(line) <= WIDTH for line in flow):
            return flow
        lines = []
        for item in items:
            if isinstance(item, dict) and item:
                dash = inner + "- "
                for at in self.keys(item, below):
                    first, *rest = self._pair(at, item[at], self._below(below, at), indent + 2)
                    lines += [dash + first, *rest]
                    dash = inner + "  "
            elif isinstance(item, str):
                first, *rest = self._text("", key, item, indent)
                lines += [f"{inner}- {first}", *rest]
            else:
                lines.append(f"{inner}- {self._flow(item, key, below)}")
        return lines

    def _text(self, name: str, key: str, value: str, indent: int) -> "list[str]":
        """A text on the key's line where it fits, else as a block below it."""
        start = f"{name}: " if name else ""
        line = start + self._scalar(value, key, False)
        block = self._emitter.analyze_scalar(value).allow_block and value.isprintable()
        inner = " " * (indent + 2)
        if value.endswith("\n") and is_prose(value[:-1]):
            folded = wrap(value, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
            return [f"{start}>", *(inner + text for text in folded)]
        if "\n" in value and value.strip("\n") and _is_block(value):
            body = value.rstrip("\n")
            tail = {0: "-", 1: ""}.get(len(value) - len(body))
            if tail is not None:
                return [
                    f"{start}|{tail}",
                    *(inner + text if text else "" for text in body.split("\n")),
                ]
        if indent + len(line) <= WIDTH or not block or not is_prose(value):
            return [line]
        folded = wrap(value, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        return [f"{start}>-", *(inner + text for text in folded)]

    def _flow(self, value: "Any", key: str, node: "dict[str, Any]") -> str:
        """A value on one line."""
        if isinstance(value, str):
            return self._scalar(value, key, True)
        if isinstance(value, list):
            below = self._below(node, "")
            return "[" + ", ".join(self._flow(item, key, below) for item in value) + "]"
        pairs = []
        for at in self.keys(value, node):
            item = value[at]
            # Prose between braces is in quotes, whether or not its commas ask for them.
            said = (
                _quoted(item)
                if isinstance(item, str) and " " in item
                else self._flow(item, at, self._below(node, at))
            )
            pairs.append(f"{self._scalar(at, '', True)}: {said}")
        return "{" + ", ".join(pairs) + "}"

    def _scalar(self, text: str, key: str, flow: bool) -> str:
        found = self._emitter.analyze_scalar(text)
        plain = found.allow_flow_plain and ":" not in text if flow else found.allow_block_plain
        # The parser in C takes ? for a key between brackets, whatever follows it.
        plain = plain and not (flow and text.startswith("?"))
        meant = key in _BARE or reads_as_text(text) or (not key and text.isdecimal())
        return text if text and plain and meant and text.isprintable() else _quoted(text)

    @staticmethod
    def _is_flat(value: "dict[str, Any]") -> bool:
        """True where nothing but texts and lists of texts stands in a mapping."""
        return all(
            isinstance(item, str)
            or (isinstance(item, list) and all(isinstance(part, str) for part in item))
            for item in value.values()
        )

    def _below(self, node: "dict[str, Any]", key: str) -> "dict[str, Any]":
        """The schema of a key's value, or of a list's items; empty where it says nothing."""
        if "items" in node and not key:
            found = node["items"]
        else:
            found = node.get("properties", {}).get(key, node.get("additionalProperties"))
        if not isinstance(found, dict):
            return {}
        name = found.get("$ref", "").rpartition("/")[2]
        return self.document["$defs"][name] if name else found


def entry_text(data: "dict[str, Any]", schema: str = "") -> str:
    """An entry as a YAML file.

    Args:
        data: the entry's mapping, as RawEntry.data holds it: dicts, lists and text.
        schema: path or address of the JSON Schema for the line that editors read; none where empty.

    Returns:
        The text, which reads back as equal data.
    """
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return head + Layout("term").text(data)


def is_prose(text: str) -> bool:
    """True for words with single spaces between them, which folding gives back as they were."""
    return " " in text and text == " ".join(text.split())


def _is_block(text: str) -> bool:
    """True where a text of several lines can stand as a literal block."""
    lines = text.rstrip("\n").split("\n")
    return (
        not lines[0].startswith((" ", "\t"))
        and all(
            line.isprintable() and line == line.rstrip() and not line.startswith("\t")
            for line in lines
        )
        and bool(lines[0])
    )


def _quoted(text: str) -> str:
    """A text in double quotes, what cannot be seen by its number."""
    quoted = json.dumps(text, ensure_ascii=False)  # a JSON string is one in YAML too
    if quoted.isprintable():
        return quoted
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in quoted)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
