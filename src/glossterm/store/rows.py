"""What the index holds of one entry: its body as JSON, its gloss, its designations."""

import json

from ..model import LABELS, RATINGS
from ..text.fold import fold
from ..text.mixed import mixed_keys
from ..text.safe import escape_json
from ..text.sound import is_kana, sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The order in which an entry's own fields stand in its body, and so in JSON output.
FIELDS = (
    "id", "term", "aliases", "native", "language", "pronunciation", "part_of_speech", "category",
    "tags", "rating", "status", "reviewed", "gloss", "definition", "literal", "etymology",
    "history", "usage", "in_practice", "facets", "references",
)  # fmt: skip
LISTS = ("aliases", "native", "tags", "references")
TERM, ALIAS, NATIVE, READING, HIDDEN = range(len(LABELS))


def entry_text(data: "dict[str, Any]", glossary: str) -> tuple[str, str]:
    """Return (body, gloss): the entry's own fields as JSON text, and its one-line meaning.

    A missing gloss is the definition's first sentence, cut at 120 characters; list fields are
    always there.
    """
    gloss = str(data.get("gloss") or first_sentence(str(data.get("definition", ""))))
    body: dict[str, Any] = {}
    for key in FIELDS:
        if key in data:
            body[key] = data[key]
        elif key in LISTS:
            body[key] = []
    body = {key: body[key] for key in FIELDS if key in body}
    body["gloss"] = gloss
    body.setdefault("rating", RATINGS[0])
    body.setdefault("status", "valid")
    body.setdefault("facets", {})
    body["references"] = [
        {**reference, "id": int(reference["id"])} for reference in body["references"]
    ]
    body["glossary"] = glossary
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return escape_json(text), gloss


def names_of(data: "dict[str, Any]") -> list[tuple[int, str]]:
    """Return (label, text) for every designation; labels index model.LABELS."""
    names = [(TERM, str(data["term"]))]
    names += [(ALIAS, str(name)) for name in data.get("aliases", [])]
    for native in data.get("native", []):
        names.append((NATIVE, str(native["text"])))
        if "reading" in native:
            names.append((READING, str(native["reading"])))
    names += [(HIDDEN, str(name)) for name in data.get("hidden", [])]
    return names


def mixed_names(data: "dict[str, Any]") -> "list[tuple[str, str]]":
    """Return (key, native writing) for the writings that have some characters in kana."""
    return [
        (key, str(native["text"]))
        for native in data.get("native", [])
        if "reading" in native
        for key in mixed_keys(fold(str(native["text"])), fold(str(native["reading"])))
    ]


def first_sentence(text: str) -> str:
    """The gloss of a definition that has none: its first sentence, at most 120 characters."""
    sentence = text.split(". ")[0].rstrip(". \n").replace("\n", " ")
    return sentence if len(sentence) <= 120 else sentence[:119].rstrip() + "…"


def is_japanese(data: "dict[str, Any]") -> bool:
    """True where an entry's names may be romanised Japanese."""
    if str(data.get("language", "")).split("-")[0] == "ja":
        return True
    return any(is_kana(char) for native in data.get("native", []) for char in str(native["text"]))


def sound_keys(key: str, japanese: bool) -> list[str]:
    """The keys under which a folded designation is found beside its own.

    Args:
        key: the folded designation.
        japanese: it may be romanised Japanese; kana always is.
    """
    keys = []
    heard = sound(key) if japanese or is_kana(key) else ""
    if heard:
        keys.append(heard)
    letters = key.replace(" ", "")
    if letters not in (key, heard):
        keys.append(letters)
    return keys
