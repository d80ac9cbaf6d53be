"""What a batch asks of an index: many names with one query."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .index import Index

    Row = tuple[str, int, str, str, int, str]  # key, label, text, id, rating, body

MOST = 500  # keys that are read ahead together; more gain nothing

_ROWS = (
    "SELECT t.key, t.label, t.text, e.id, e.rating, e.body FROM name t"
    " JOIN entry e ON e.number = t.entry WHERE t.key IN ({})"
)
_TARGETS = "SELECT DISTINCT target FROM relation WHERE target IN ({})"
_KEYS = "SELECT DISTINCT key FROM name WHERE key IN ({})"


def rows_named(index: "Index", keys: "list[str]") -> "dict[str, Row]":
    """Folded key to the one designation under it; keys with several, or none, are left out.

    Args:
        index: an open index.
        keys: n folded names.
    """
    rows: list[Row] = index.rows_of_each(_ROWS, keys)
    found = {row[0]: row for row in rows}
    if len(found) < len(rows):
        seen: set[str] = set()
        for row in rows:
            if row[0] in seen:
                found.pop(row[0], None)
            seen.add(row[0])
    return found


def keys_among(index: "Index", keys: "list[str]") -> "set[str]":
    """Those of some folded keys that are names here."""
    return {row[0] for row in index.rows_of_each(_KEYS, keys)}


def targets_among(index: "Index", ids: "list[str]") -> "set[str]":
    """Those of some ids that a stored relation leads to."""
    return {row[0] for row in index.rows_of_each(_TARGETS, ids)}
