"""Many words at once: which of them are names of entries, or parts of names."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .index import Index

_PARTS = (
    "WITH asked (word) AS (VALUES {}) SELECT word FROM asked"
    " WHERE EXISTS (SELECT 1 FROM word WHERE word.word = asked.word)"
)
_NAMES = (
    "SELECT t.key, t.text, e.id, e.rating FROM name t JOIN entry e ON e.number = t.entry"
    " WHERE t.key IN ({}) AND t.label < 2"
)


def parts_of_names(index: "Index", words: "list[str]") -> "set[str]":
    """Those of some folded words that are part of a shown designation of several words."""
    return {row[0] for row in index.rows_of_each(_PARTS, words, "(?)")}


def names_of(index: "Index", keys: "list[str]") -> "list[tuple[str, str, str, int]]":
    """(key, name, id, rating) of every term and alias under one of some folded keys."""
    return index.rows_of_each(_NAMES, keys)
