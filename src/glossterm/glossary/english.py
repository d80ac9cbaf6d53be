"""English words: a query that is one is no misspelling of something else."""

import os

from ..paths import PACKAGE


class EnglishWords:
    """The shipped list of about 74,000 words, searched as one block of bytes.

    The file is read only when a guess is about to become an answer; a search through its 680 KB
    takes a tenth of a millisecond, which no index would repay.
    """

    def __init__(self) -> None:
        self._block = b""

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
        return b"\n" + word.encode() + b"\n" in self._block


ENGLISH = EnglishWords()
