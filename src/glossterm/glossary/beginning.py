"""Names that begin with what was typed so far, for completion."""

from ..store.name_index import beginning as names_beginning
from ..text.fold import fold
from .lookup import shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index

LONGEST = 100  # characters typed that are worth completing


def beginning(indexes: "list[Index]", typed: str, most: int, limit: int) -> "list[tuple[str, str]]":
    """Return (name, gloss) of shown names, in the order of their folded forms.

    Args:
        indexes: open glossaries, nearest first; an id in a nearer one hides the same id beyond.
        typed: the beginning of a name, in any case and spelling; blanks at its end count.
        most: highest rating that may be shown, an index into RATINGS.
        limit: at most so many from each glossary. Where there are more, the last one stands for
            the rest, so that what all offered names have in common is what all names have.
    """
    if len(typed) > LONGEST:
        return []
    try:
        typed.encode()
    except UnicodeEncodeError:
        return []
    key = fold(typed)
    if typed[-1:].isspace() and key:
        key += " "
    found: list[tuple[str, str, str]] = []
    for index in indexes:
        for folded, text, gloss, id in names_beginning(index, key, most, limit):
            if not shadowed(indexes, index, id):
                found.append((folded, text, gloss))
    found.sort()
    return [(text, gloss) for _, text, gloss in found]


def rest_of(text: str, typed: str) -> "str | None":
    """What is missing of a name when its beginning was typed, in another case or without its
    accents perhaps; None where the name does not begin so.

    Where the beginning was typed otherwise, the rest comes in lower case, as looking up does not
    mind.
    """
    if text.startswith(typed):
        return text[len(typed) :]
    key = fold(typed)
    for length in range(max(len(typed) - 3, 0), min(len(typed) + 4, len(text) + 1)):
        if fold(text[:length]) == key and text[:length].isspace() == typed.isspace():
            rest = text[length:]
            if typed[-1:].isspace() and not text[length - 1 : length].isspace():
                rest = rest[1:]  # the blank is there
            return rest.lower()
    return None
