"""Bare values, one a line: what ``--field`` and ``--brief`` print."""

import json

from ..errors import UsageError
from ..model import Entry, Question
from ..text.safe import clean
from .machine import entry_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FIELDS = (
    "id", "term", "aliases", "native", "reading", "language", "pronunciation", "part_of_speech",
    "category", "tags", "rating", "status", "reviewed", "gloss", "definition", "literal",
    "etymology", "history", "usage", "in_practice", "facets", "relations", "facts", "faq",
    "references", "glossary",
)  # fmt: skip
# The part of a list's items that stands for them.
_MAIN = {
    "native": "text", "relations": "to", "facts": "statement", "faq": "question",
    "references": "url",
}  # fmt: skip
_QUESTION_FIELDS = ("question", "answer", "id", "term", "about")


def field_lines(entry: Entry, field: str) -> "list[str]":
    """The values of one field of an entry.

    Args:
        entry: a complete entry.
        field: one of FIELDS; ``reading`` gives the readings of ``native``.

    Raises:
        UsageError: there is no such field; the hint names the nearest.
    """
    if field not in FIELDS:
        raise unknown_field(field, FIELDS)
    fields: dict[str, Any] = json.loads(entry_fields(entry))
    if field == "reading":
        return [clean(item["reading"]) for item in fields["native"] if "reading" in item]
    value = fields.get(field)
    if value is None:
        return []
    if isinstance(value, dict):
        return [f"{key}: {clean(item['value'])}" for key, item in value.items()]
    if isinstance(value, list):
        main = _MAIN.get(field, "")
        return [
            clean(
                str(item.get(main) or item.get("title", ""))
                if isinstance(item, dict)
                else str(item)
            )
            for item in value
        ]
    return [clean(str(value))]


def question_lines(items: "list[Question]", field: str) -> "list[str]":
    """One field of each question, or its term and question where no field is named.

    Raises:
        UsageError: there is no such field.
    """
    if not field:
        return [f"{clean(item.term)}: {clean(item.question)}" for item in items]
    if field not in _QUESTION_FIELDS:
        raise unknown_field(field, _QUESTION_FIELDS)
    if field == "about":
        return [" ".join(item.about) for item in items]
    return [clean(getattr(item, "entry" if field == "id" else field)) for item in items]


def unknown_field(field: str, known: "tuple[str, ...]") -> UsageError:
    """The error for a field that does not exist."""
    from difflib import get_close_matches

    near = get_close_matches(field, known, 1)
    hint = f"did you mean --field {near[0]}?" if near else f"there is {', '.join(known)}"
    return UsageError(f"there is no field “{clean(field)}”", hint)
