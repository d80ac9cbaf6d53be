"""The rules that one entry must keep by itself. Pure: data in, findings out."""

import difflib
import json
import os

import jsonschema_rs

from ..paths import PACKAGE
from ..text.slug import MOST as MOST_ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .entries import Path


class Finding:
    """A broken rule at a path within an entry; ``path`` may end in "=" to mean the key itself."""

    __slots__ = ("message", "path", "rule")

    def __init__(self, path: "Path", rule: str, message: str) -> None:
        self.path = path
        self.rule = rule
        self.message = message


def schema_text(name: str) -> str:
    """Return a shipped JSON Schema by name: term, glossary or output."""
    with open(os.path.join(PACKAGE, "schemas", f"{name}.schema.json"), encoding="utf-8") as file:
        return file.read()


class Schema:
    """One of the shipped schemas, ready to check plain data against."""

    def __init__(self, name: str) -> None:
        self.document: dict[str, Any] = json.loads(schema_text(name))
        self._validator = jsonschema_rs.validator_for(self.document)

    def is_valid(self, data: "Any") -> bool:
        """True where the data keeps the schema; microseconds an entry."""
        return self._validator.is_valid(data)

    def findings(self, data: "Any") -> "Iterator[Finding]":
        """Yield every way in which the data breaks the schema, in our words."""
        seen: set[tuple[Path, str]] = set()
        for error in self._validator.iter_errors(data):
            for finding in self._explain(error, data):
                if (finding.path, finding.rule) not in seen:
                    seen.add((finding.path, finding.rule))
                    yield finding

    def _explain(self, error: "Any", data: "Any") -> "Iterator[Finding]":
        path = tuple(error.instance_path)
        rule = [part for part in error.schema_path if isinstance(part, str)]
        keyword = rule[-1] if rule else ""
        value = _at(data, path)
        name = _name(path)
        if keyword == "additionalProperties" and isinstance(value, dict):
            known = self._known_keys(error)
            for key in value:
                if key not in known:
                    yield Finding(
                        (*path, key, "="),
                        "unknown-key",
                        f"unknown key “{key}”{nearest(key, known)}",
                    )
            return
        if keyword == "required":
            missing = [key for key in self._required(error) if key not in value]
            for key in missing:
                yield Finding(path, "missing-key", f"{name or 'the entry'} lacks “{key}”")
        elif keyword == "anyOf":
            yield Finding(path, "missing-key", "the entry lacks “gloss” or “definition”")
        elif keyword == "enum":
            allowed = self._schema_at(error)
            yield Finding(
                path,
                "bad-value",
                f"{name} is “{value}”, which is not one of "
                f"{', '.join(allowed)}{nearest(str(value), allowed)}",
            )
        elif keyword == "type":
            yield Finding(
                path,
                "wrong-type",
                f"{name or 'the entry'} must be {_expected(self._schema_at(error))}, "
                f"not {_kind(value)}",
            )
        elif isinstance(value, dict) and keyword in ("pattern", "maxLength"):  # of its keys
            for key in value:
                if not is_id(key) or len(key) > MOST_ID:
                    yield Finding((*path, key, "="), "bad-form", f"key “{key}” {_form([], ())}")
        elif keyword == "maxLength":
            yield Finding(
                path,
                "too-long",
                f"{name} has {len(str(value))} characters; at most "
                f"{self._schema_at(error)} are read",
            )
        elif keyword in ("minLength", "minItems", "minProperties"):
            yield Finding(path, "empty", f"{name} is empty: fill it or remove the key")
        elif keyword == "uniqueItems":
            yield Finding(path, "repeated", f"{name} lists one thing twice")
        elif keyword == "pattern" and not str(value).strip():
            yield Finding(path, "empty", f"{name} is empty: fill it or remove the key")
        elif keyword == "pattern":
            yield Finding(path, "bad-form", f"{name} “{value}” {_form(rule, path)}")
        else:
            yield Finding(path, keyword or "schema", f"{name}: {error.message}")

    def _schema_at(self, error: "Any") -> "Any":
        """The value of the failed keyword in the schema; references are resolved by name."""
        node: Any = self.document
        for part in error.schema_path:
            if isinstance(node, dict) and "$ref" in node and part not in node:
                node = _at(self.document, tuple(node["$ref"].split("/")[1:]))
            if part == "$ref":
                continue
            node = node[part]
        return node

    def _parent(self, error: "Any") -> "Any":
        class Above:
            schema_path = error.schema_path[:-1]

        return self._schema_at(Above)

    def _known_keys(self, error: "Any") -> "list[str]":
        return list(self._parent(error).get("properties", {}))

    def _required(self, error: "Any") -> "list[str]":
        required = self._schema_at(error)
        return list(required) if isinstance(required, list) else []


def is_id(text: str) -> bool:
    """True where a text may be an id: lower-case letters, digits, single hyphens between them."""
    parts = text.split("-")
    return all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)


def nearest(word: str, known: "list[str]") -> str:
    """Return ``; did you mean “x”?`` for the nearest known word, else an empty string."""
    close = difflib.get_close_matches(word, known, 1, 0.6)
    return f"; did you mean “{close[0]}”?" if close else ""


def _at(data: "Any", path: "Path") -> "Any":
    for part in path:
        data = data[part]
    return data


def _name(path: "Path") -> str:
    words = [f"{part + 1}" if isinstance(part, int) else part for part in path]
    return " ".join(words)


def _kind(value: "Any") -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "text"


def _expected(kinds: "Any") -> str:
    if isinstance(kinds, list):
        return "a whole number" if "integer" in kinds else "text"
    words = {"object": "a mapping", "array": "a list", "string": "text"}
    return words.get(str(kinds), str(kinds))


def _form(rule: "list[str]", path: "Path") -> str:
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    if last in ("reviewed", "accessed"):
        return "is not a date: write it as 2026-11-20"
    if last == "url":
        return "is not a web address: it begins with http:// or https://"
    if last in ("reference", "id") and "number" in rule:
        return "is not a number"
    if "number" in rule:
        return "is not a whole number from 1 to 9999"
    if last == "language":
        return "is not a language tag, such as ja or zh-Hant"
    return "may hold lower-case letters a to z, digits and single hyphens between them"
