"""What words are like: vectors that point the same way where people use words for the same thing.

words/vectors.db holds SIZE signed bytes a word. They are a static table distilled from a sentence
encoder (tools/vectors.py, words/LICENSE): a text's vector is the sum of those of its words, and
the cosine of two texts' vectors says how much they ask for the same. A word that the table lacks
takes the mean of those with its stem, or counts for nothing, as names of a glossary may.
"""

import os
import sqlite3
from array import array
from math import sqrt
from operator import mul
from threading import Lock

from ..errors import StorageError
from ..paths import PACKAGE, sqlite_uri
from .stem import stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 64  # numbers of a vector; words/vectors.db and what indexes hold have this many
_ONE = 127  # a stored byte of a vector of length one; fits a signed byte
_LAST = "\U0010ffff"


class WordVectors:
    """The shipped table, opened when it is first asked."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._lock = Lock()
        self._known: dict[str, Sequence[int] | None] = {}

    def of(self, words: "Iterable[str]") -> "list[float]":
        """The vector of length one of a text; all zero where no word is known.

        Args:
            words: its folded words.

        Raises:
            StorageError: the table cannot be read.
        """
        known = self._known
        vectors = []
        for word in words:
            vector = known[word] if word in known else self.word(word)
            if vector is not None:
                vectors.append(vector)
        return mean(vectors)

    def word(self, word: str) -> "Sequence[int] | None":
        """A word's own numbers, whose size says how much it says; None where it is not known."""
        if word not in self._known:
            self._known[word] = self._read(word) if word.isascii() else None
        return self._known[word]

    def beginning(self, prefix: str) -> "list[str]":
        """The words of the table that begin so."""
        return [word for word, _ in self._between(prefix)]

    def _read(self, word: str) -> "Sequence[int] | None":
        for _, numbers in self._rows("= ?", (word,)):
            return memoryview(numbers).cast("b")
        root = stem(word)
        near = [
            memoryview(numbers).cast("b")
            for other, numbers in self._between(root)
            if stem(other) == root
        ]
        return [round(sum(column) / len(near)) for column in zip(*near, strict=True)] or None

    def _between(self, prefix: str) -> "list[tuple[str, bytes]]":
        return self._rows(">= ? AND word < ?", (prefix, prefix + _LAST))

    def _rows(self, condition: str, values: "tuple[str, ...]") -> "list[tuple[str, bytes]]":
        path = os.path.join(PACKAGE, "words", "vectors.db")
        sql = f"SELECT word, numbers FROM vector WHERE word {condition}"
        with self._lock:  # threads of one program compile at once
            try:
                if self._connection is None:
                    self._connection = sqlite3.connect(
                        sqlite_uri(path), uri=True, check_same_thread=False
                    )
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                self.close()
                raise StorageError(f"{path}: {error}", "install glossterm again") from error

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.close()


def stored(vector: "list[float]") -> bytes:
    """A vector of length one as SIZE signed bytes."""
    return array("b", [round(number * _ONE) for number in vector]).tobytes()


def cosine(vector: "list[float]", numbers: bytes) -> float:
    """The cosine, -1 to 1, of a vector of length one and one that was stored."""
    whole: float = sum(map(mul, vector, memoryview(numbers).cast("b")))
    return whole / _ONE


def dot(one: "list[float]", other: "list[float]") -> float:
    """The cosine, -1 to 1, of two vectors of length one."""
    cosine: float = sum(map(mul, one, other))
    return cosine


def mean(vectors: "Sequence[Sequence[float]]") -> "list[float]":
    """The vector of length one that lies amid others; all zero where there are none."""
    total: list[float] = [0.0] * SIZE
    if vectors:
        total = list(map(sum, zip(*vectors, strict=True)))
    length = sqrt(sum(map(mul, total, total)))
    return [number / length for number in total] if length else total


VECTORS = WordVectors()
