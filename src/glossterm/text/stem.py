"""Words of running text, cut to the part that their forms share."""

_VOWELS = "aeiouy"
_MARKS = "?!.,;:“”\"'()[]…–—‘’"


def words(folded: str) -> "list[str]":
    """The words of a folded text, in order, without the marks around them."""
    parted = folded.replace("/", " ").replace("—", " ").replace("–", " ")
    return [word for part in parted.split() if (word := part.strip(_MARKS))]


def stem(word: str) -> str:
    """Cut a folded English word down: cheating, cheated, cheats and cheat share one stem.

    A light version of Porter's first step (1980) that also drops -ly, -er and a final e; words
    of other scripts are returned as they are.
    """
    if not word.isascii() or len(word) < 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("fulness", "ness", "ingly", "edly", "ing", "ed", "ly", "er", "ment", "al"):
        left = word[: -len(ending)]
        if word.endswith(ending) and len(left) > 2 and any(char in _VOWELS for char in left):
            word = left
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    return word
