"""What a miss and a TAB ask of an index: names by how they begin, by a word, by what is near."""

from ..model import LABELS, Entry
from .index import ENTRY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .index import Index

_BY_PREFIX = (
    f"SELECT t.label, t.text, {ENTRY} FROM name t JOIN entry e ON e.number = t.entry"
    " WHERE t.key >= ? AND t.key < ? AND t.label < ? ORDER BY t.key LIMIT ?"
)
_NAMES = (
    "SELECT t.key, t.text, e.gloss, e.id FROM name t JOIN entry e ON e.number = t.entry"
    " WHERE t.key >= ? AND t.key < ? AND t.label < ? AND e.rating <= ?"
)
_LAST = "\U0010ffff"  # no name holds it: the end of all that begin alike
_HIDDEN = len(LABELS) - 1


def starting(index: "Index", prefix: str, limit: int) -> "list[tuple[str, str, Entry]]":
    """Shown designations whose folded key begins with ``prefix``, in key order."""
    found = index.rows(_BY_PREFIX, (prefix, prefix + _LAST, _HIDDEN, limit))
    return [(LABELS[row[0]], row[1], index.entry_of(row[2:])) for row in found]


def beginning(index: "Index", key: str, most: int, limit: int) -> "list[tuple[str, str, str, str]]":
    """(key, name, gloss, id) of shown names up to a rating whose folded key begins so, in the
    order of keys; where there are more than ``limit``, the last one is the last of all."""
    values = (key, key + _LAST, _HIDDEN, most)
    found = index.rows(f"{_NAMES} ORDER BY t.key, t.text LIMIT ?", (*values, limit))
    if len(found) == limit:
        found += index.rows(f"{_NAMES} ORDER BY t.key DESC, t.text DESC LIMIT 1", values)
    return found


def holding(index: "Index", part: str, limit: int) -> "list[tuple[str, str, Entry]]":
    """Shown designations whose folded key holds a text anywhere; shortest first. Reads all keys."""
    found = index.rows(
        f"SELECT t.label, t.text, {ENTRY} FROM name t JOIN entry e ON e.number = t.entry"
        " WHERE instr(t.key, ?) AND t.label < ? ORDER BY length(t.key), t.key LIMIT ?",
        (part, _HIDDEN, limit),
    )
    return [(LABELS[row[0]], row[1], index.entry_of(row[2:])) for row in found]


def containing(index: "Index", word: str, limit: int) -> "list[tuple[str, str, Entry]]":
    """Shown designations of several words, one of which is a folded word; shortest first."""
    found = index.rows(
        f"SELECT w.text, {ENTRY} FROM word w JOIN entry e ON e.number = w.entry"
        " WHERE w.word = ? ORDER BY length(w.text), w.text LIMIT ?",
        (word, limit),
    )
    return [("term", row[0], index.entry_of(row[1:])) for row in found]


def spellings(index: "Index", initials: str, shortest: int, longest: int) -> "list[str]":
    """Blocks of fuzzy keys, one a line, of a range of lengths.

    Args:
        index: where to look.
        initials: first letters that the keys may have; any where empty.
        shortest: least length.
        longest: greatest length.
    """
    sql = "SELECT keys FROM spelling WHERE length BETWEEN ? AND ?"
    if not initials:
        return [row[0] for row in index.rows(sql, (shortest, longest))]
    marks = ",".join("?" * len(initials))
    rows = index.rows(f"{sql} AND initial IN ({marks})", (shortest, longest, *initials))
    return [row[0] for row in rows]


def skeletons(index: "Index", initial: str, shortest: int, longest: int) -> "list[tuple[str, str]]":
    """Blocks of (skeletons, keys), line by line, of a range of skeleton lengths."""
    return index.rows(
        "SELECT skeletons, keys FROM skeleton WHERE length BETWEEN ? AND ? AND initial = ?",
        (shortest, longest, initial),
    )


def family(index: "Index", stem: str, most: int) -> int:
    """How many designations begin with a folded stem, counted up to ``most``."""
    count: int = index.row(
        "SELECT count(*) FROM (SELECT 1 FROM name WHERE key >= ? AND key < ? LIMIT ?)",
        stem,
        stem + _LAST,
        most,
    )[0]
    return count
