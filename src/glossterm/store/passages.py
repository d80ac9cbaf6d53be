"""What full text search reads of an entry: one shown text a passage, and its field."""

from ..text.safe import clean
from .passage_index import FIRST

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import Any

    from .settings import Settings  # would load PyYAML, and searching reads this module

    Passage = tuple[int, str, str]  # field, about, text

# Fields by their names in JSON; an index into this tuple is what the table passage holds.
SEARCHED = (
    "term", "aliases", "native", "reading", "gloss", "definition", "literal", "etymology",
    "history", "usage", "in_practice", "facets", "relations", "facts", "faq", "tags", "category",
    "references",
)  # fmt: skip
_PROSE = ("definition", "literal", "etymology", "history", "usage", "in_practice")
_FIELD = {name: at for at, name in enumerate(SEARCHED)}
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def passages_of(data: "dict[str, Any]", gloss: str, settings: "Settings") -> "list[Passage]":
    """Return (field, about, text) of every text of an entry that a reader is shown.

    Args:
        data: the checked entry.
        gloss: its one-line meaning, also where the entry leaves it to the definition.
        settings: for the words of categories and facets.

    Returns:
        ``field`` indexes SEARCHED; ``about`` holds the other ids that the text touches, between
        spaces: where one of them is withheld, the text is too.
    """
    found: list[Passage] = []

    def add(field: str, text: str, about: str = "") -> None:
        if text and len(found) < FIRST - 1:
            found.append((_FIELD[field], about, clean(text)))

    add("term", str(data["term"]))
    for alias in data.get("aliases", []):
        add("aliases", str(alias))
    for native in data.get("native", []):
        add("native", str(native["text"]))
        add("reading", str(native.get("reading", "")))
    add("gloss", gloss)
    for key in _PROSE:
        add(key, str(data.get(key, "")))
    for key, facet in data.get("facets", {}).items():
        add("facets", _facet(key, facet, settings))
    for relation in data.get("relations", []):
        add("relations", relation.get("difference", ""), relation["to"])
    for fact in data.get("facts", []):
        add("facts", f"{fact['label']}: {fact['statement']}", " ".join(fact.get("about", [])))
    for item in data.get("faq", []):
        add("faq", f"{item['question']} {item['answer']}", " ".join(item.get("about", [])))
    add("tags", ", ".join(data.get("tags", [])))
    if data.get("category"):
        add(
            "category", settings.categories.get(data["category"], {}).get("label", data["category"])
        )
    for reference in data.get("references", []):
        add("references", reference["title"])
    return found


def add_passages(add: "Callable[..., None]", number: int, passages: "list[Passage]") -> None:
    """Hand an entry's passages to ``add(table, *values)``, with what finds them."""
    for at, (field, about, text) in enumerate(passages, FIRST * number):
        add("passage", at, field, about, text)
        add("words", at, text)
        if has_unspaced(text):
            add("fragment", at, hiragana(text))


def forget_passages(connection: "sqlite3.Connection", number: int) -> None:
    """Drop what search reads of an entry; FTS5 must be told the text that it indexed."""
    span = (FIRST * number, FIRST * (number + 1) - 1)
    connection.execute(
        "INSERT INTO words (words, rowid, text) "
        "SELECT 'delete', number, text FROM passage WHERE number BETWEEN ? AND ?",
        span,
    )
    connection.execute("DELETE FROM fragment WHERE rowid BETWEEN ? AND ?", span)
    connection.execute("DELETE FROM passage WHERE number BETWEEN ? AND ?", span)


def has_unspaced(text: str) -> bool:
    """True where a text holds kana, Chinese characters or Hangul: scripts whose words have no
    spaces between them, or that are asked for by a part."""
    return not text.isascii() and any(
        "\u3041" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
        or char >= "\U00020000"
        for char in text
    )  # fmt: skip


def hiragana(text: str) -> str:
    """The same text with katakana as hiragana and letters in lower case, of the same length."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_HIRAGANA)


def _facet(key: str, facet: "dict[str, str]", settings: "Settings") -> str:
    known = settings.facets.get(key, {})
    label = known.get("label", key)
    value = known.get("values", {}).get(facet["value"], facet["value"])
    return f"{label}: {value}. {facet.get('note', '')}".rstrip()
