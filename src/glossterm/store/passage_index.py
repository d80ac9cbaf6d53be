"""What search and list ask of an index: passages by their words, entries by what they are."""

from ..model import Entry
from .index import ENTRY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .index import Index

    # number, field (index into passages.SEARCHED), about, the entry's id and rating, strength
    Passage = tuple[int, int, str, str, int, float]

FIRST = 1 << 16  # passages that an entry may have; the number of the first is this times its own
_MOST_PASSAGES = 100_000  # read for one word: bounds time and memory, not what is found first

_PASSAGE = "p.number, p.field, p.about, e.id, e.rating"


def entry_numbered(index: "Index", number: int) -> Entry:
    """The entry with a number of this index."""
    return index.entry_of(index.row(f"SELECT {ENTRY} FROM entry e WHERE e.number = ?", number))


def quoted(text: str) -> str:
    """A word or phrase as an FTS5 expression that matches just that."""
    return '"' + text.replace('"', '""') + '"'


def with_words(index: "Index", match: str) -> "list[Passage]":
    """The passages that an FTS5 expression matches; strength is BM25, larger is better."""
    return index.rows(
        f"SELECT {_PASSAGE}, -bm25(words) FROM words JOIN passage p ON p.number = words.rowid"
        " JOIN entry e ON e.number = p.number / ? WHERE words MATCH ? LIMIT ?",
        (FIRST, match, _MOST_PASSAGES),
    )


def with_part(index: "Index", part: str) -> "list[Passage]":
    """The passages that hold a text in hiragana; shorter ones are stronger."""
    found = (
        f"SELECT {_PASSAGE}, 10.0 / (1 + length(p.text)) FROM fragment f"
        " JOIN passage p ON p.number = f.rowid JOIN entry e ON e.number = p.number / ? WHERE "
    )
    if len(part) < 3:  # the trigram index cannot help
        return index.rows(found + "instr(f.text, ?) LIMIT ?", (FIRST, part, _MOST_PASSAGES))
    return index.rows(found + "fragment MATCH ? LIMIT ?", (FIRST, quoted(part), _MOST_PASSAGES))


def passage_text(index: "Index", number: int, match: str, opening: str, closing: str) -> str:
    """A passage's text, with what an FTS5 expression matches between two marks."""
    row = None
    if match:
        row = index.row(
            "SELECT highlight(words, 0, ?, ?) FROM words WHERE words MATCH ? AND rowid = ?",
            opening, closing, match, number,
        )  # fmt: skip
    row = row or index.row("SELECT text FROM passage WHERE number = ?", number)
    return str(row[0]) if row else ""


def listed(
    index: "Index", category: str = "", tag: str = "", rating: int = -1, whole: bool = True
) -> "list[tuple[str, str, str, str, int, str | None, str | None]]":
    """(id, term, gloss, category, rating, native as JSON, reviewed) of the entries that fit.

    Args:
        category: only this one; empty for all.
        tag: only those that carry it; empty for all.
        rating: only this one, an index into model.RATINGS; -1 for all.
        whole: with native and reviewed, for which every entry's body must be read; else None.
    """
    body = "json_extract(e.body, '$.native'), json_extract(e.body, '$.reviewed')"
    return index.rows(
        f"SELECT e.id, e.term, e.gloss, e.category, e.rating, {body if whole else 'NULL, NULL'}"
        " FROM entry e WHERE (? = '' OR e.category = ?) AND (? < 0 OR e.rating = ?) AND"
        " (? = '' OR e.number IN (SELECT entry FROM tag WHERE key = ?))",
        (category, category, rating, rating, tag, tag),
    )


def tags_of_all(index: "Index") -> "list[tuple[str, str, int]]":
    """(tag, id, rating) of every tag of every entry."""
    return index.rows("SELECT t.key, e.id, e.rating FROM tag t JOIN entry e ON e.number = t.entry")


def ratings_of_all(index: "Index") -> "list[tuple[str, int]]":
    """(id, rating) of every entry."""
    return index.rows("SELECT id, rating FROM entry")


def tags(index: "Index", most: int) -> "list[str]":
    """The tags, folded, that entries up to a rating carry."""
    rows = index.rows(
        "SELECT DISTINCT t.key FROM tag t JOIN entry e ON e.number = t.entry"
        " WHERE e.rating <= ? ORDER BY t.key",
        (most,),
    )
    return [row[0] for row in rows]


def categories(index: "Index", most: int) -> "list[str]":
    """The categories of entries up to a rating."""
    rows = index.rows("SELECT DISTINCT category FROM entry WHERE rating <= ?", (most,))
    return [row[0] for row in rows if row[0]]
