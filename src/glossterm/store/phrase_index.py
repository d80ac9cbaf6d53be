"""What a question asks of an index: which phrasings hold a word, what entries are about."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .index import Index

SPAN = 1 << 13  # phrasings that an entry may have, numbered from this times its own number


def holders(index: "Index", stem: str) -> "list[tuple[int, int]]":
    """(phrase number, entry number) of the phrasings that hold a stem."""
    return index.rows(
        "SELECT p.number, p.entry FROM phrase_word w JOIN phrase p ON p.number = w.phrase"
        " WHERE w.stem = ?",
        (stem,),
    )


def is_asked(index: "Index", stem: str) -> bool:
    """True where some phrasing holds a stem."""
    return index.row("SELECT 1 FROM phrase_word WHERE stem = ? LIMIT 1", stem) is not None


def senses(index: "Index", most: int) -> "list[tuple[int, bytes, bytes]]":
    """(entry number, meaning, asked) of the entries up to a rating: two vectors as stored."""
    return index.rows(
        "SELECT s.entry, s.meaning, s.asked FROM sense s JOIN entry e ON e.number = s.entry"
        " WHERE e.rating <= ?",
        (most,),
    )


def phrases_of(
    index: "Index", entries: "list[int]"
) -> "list[tuple[int, int, int | None, int, bytes]]":
    """(number, entry number, question number or None, stems, vector) of all their phrasings."""
    return index.rows(
        "SELECT p.number, p.entry, p.question, p.stems, p.vector FROM json_each(?) e"
        " JOIN phrase p ON p.number BETWEEN e.value * ? AND e.value * ? + ? - 1",
        (f"[{','.join(map(str, entries))}]", SPAN, SPAN, SPAN),
    )


def entries_numbered(index: "Index", numbers: "list[int]") -> "list[tuple[int, str, str, int]]":
    """(number, id, term, rating) of entries."""
    return index.rows_of_each(
        "SELECT number, id, term, rating FROM entry WHERE number IN ({})", numbers
    )


def questions_of(index: "Index", entries: "list[int]") -> "list[tuple[int, int, str, str, str]]":
    """(number, entry number, question, answer, about) of all questions of some entries."""
    return index.rows_of_each(
        "SELECT number, entry, question, answer, about FROM question WHERE entry IN ({})", entries
    )


def entries_asking_about(index: "Index", id: str) -> "list[int]":
    """Numbers of the entries that have a question about an id."""
    rows = index.rows(
        "SELECT DISTINCT q.entry FROM question_about a JOIN question q ON q.number = a.question"
        " WHERE a.target = ?",
        (id,),
    )
    return [row[0] for row in rows]
