"""English words: a query that is one is no misspelling of something else."""

import os

from ..paths import PACKAGE

_MANY = 40  # look-ups after which a table is made of the list, in 6 ms


class EnglishWords:
    """The shipped list of about 74,000 words, searched as one block of bytes.

    The file is read only when a guess is about to become an answer; a search through its 680 KB
    takes up to a third of a millisecond, which a table repays only for a long question.
    """

    def __init__(self) -> None:
        self._block = b""
        self._table: frozenset[bytes] = frozenset()
        self._asked = 0

    def has(self, folded: str) -> bool:
        """True where every word of a folded query is an English word; digits count as one."""
        if not folded.isascii():
            return False
        return all(word.isdecimal() or self._has_word(word) for word in folded.split(" "))

    def _has_word(self, word: str) -> bool:
        if not self._block:
            path = os.path.join(PACKAGE, "words", "english.txt")
            with open(path, "rb") as file:
                self._block = b"\n" + file.read()
        self._asked += 1
        if self._asked == _MANY:
            self._table = frozenset(self._block.split(b"\n"))
        if self._table:
            return word.encode() in self._table
        return b"\n" + word.encode() + b"\n" in self._block


ENGLISH = EnglishWords()
