"""Many words at once: which of them are names of entries, or parts of names."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .index import Index

_AT_ONCE = 900  # values of one query: old SQLite takes 999
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
    return {row[0] for row in _each(index, _PARTS, "(?)", words)}


def names_of(index: "Index", keys: "list[str]") -> "list[tuple[str, str, str, int]]":
    """(key, name, id, rating) of every term and alias under one of some folded keys."""
    return _each(index, _NAMES, "?", keys)


def _each(index: "Index", sql: str, mark: str, values: "list[str]") -> "list[Any]":
    """The rows of a query about many values, some hundreds at a time."""
    found: list[Any] = []
    for at in range(0, len(values), _AT_ONCE):
        some = values[at : at + _AT_ONCE]
        found += index.rows(sql.format(",".join([mark] * len(some))), tuple(some))
    return found
