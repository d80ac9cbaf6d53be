"""What people ask of an entry, one phrasing after the other, and what finds each of them."""

from functools import lru_cache

from ..text.fold import fold
from ..text.frame import FRAME
from ..text.stem import stem, words
from ..text.vectors import VECTORS, mean, stored
from .phrase_index import SPAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from typing import Any

_stem = lru_cache(1 << 16)(stem)  # phrasings repeat their words


def question_number(entry: int, at: int) -> int:
    """The number of an entry's question: a thousand an entry are more than anyone writes."""
    return entry * 1000 + at


def add_phrases(
    add: "Callable[..., None]", number: int, data: "dict[str, Any]", gloss: str
) -> None:
    """Hand the phrasings of an entry to ``add(table, *values)``.

    An entry without questions and ways to ask gets none: vectors would double the time that
    compiling takes, and its words find it (glossary/answering.py).

    Args:
        add: takes a table's name and a row.
        number: the entry's.
        data: the checked entry.
        gloss: its one-line meaning.
    """
    if not data.get("faq") and not data.get("asked"):
        return
    vectors = []
    for at, (question, text, is_asked) in enumerate(_phrasings(number, data, gloss)):
        said = words(fold(text))
        vector = VECTORS.of(said)
        vectors.append(vector)
        place = number * SPAN + at
        stems = {_stem(word) for word in said if word not in FRAME} if is_asked else ()
        for word in stems:
            add("phrase_word", word, place)
        add("phrase", place, number, question, len(stems), stored(vector))
    meaning = VECTORS.of(words(fold(f"{gloss} {data.get('definition', '')}")))
    add("sense", number, stored(meaning), stored(mean(vectors)))


def forget_phrases(connection: "sqlite3.Connection", number: int) -> None:
    """Drop the phrasings of an entry."""
    span = (number * SPAN, (number + 1) * SPAN - 1)
    connection.execute("DELETE FROM phrase_word WHERE phrase BETWEEN ? AND ?", span)
    connection.execute("DELETE FROM phrase WHERE number BETWEEN ? AND ?", span)
    connection.execute("DELETE FROM sense WHERE entry = ?", (number,))


def _phrasings(
    number: int, data: "dict[str, Any]", gloss: str
) -> "Iterator[tuple[int | None, str, bool]]":
    """(question, text, whether somebody asks so); the gloss is what is asked for."""
    yield None, gloss, False
    for text in data.get("asked", [])[: SPAN // 2]:
        yield None, str(text), True
    left = SPAN // 2 - 2
    for at, item in enumerate(data.get("faq", [])):
        texts = [item["question"], *item.get("asked", [])][:left]
        left -= len(texts)
        for text in texts:
            yield question_number(number, at), str(text), True
