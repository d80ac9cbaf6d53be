"""Which words of a text are names of entries, so that a screen can mark what can be looked up."""

import re

from ..store.mention_index import names_of, parts_of_names
from ..text.fold import fold
from .english import ENGLISH
from .lookup import shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .glossary import Glossary

    Span = tuple[int, int]  # (begin, end) in characters
    _Name = tuple[str, str]  # id, the name as it is written

MOST_WORDS = 5  # of a name; longer ones are titles that prose spells out
SHORT = 3  # letters of a name up to which the case must be the name's too: OP is no op
# A word without the punctuation around it; an apostrophe's s is no part of it.
_WORD = re.compile(r"[^\s()\[\]“”‘\"«»,;:!?…–—]+")
_POSSESSIVE = re.compile(r"(?:['’]s?)+$")


class _Word:
    """A word of a text.

    Args:
        begin, end: where it stands, without an apostrophe's s.
        folded: its key with that s, as it counts within a name: boy's love.
        bare: its key without.

    Attributes:
        forms: the keys that it may have where it ends a name.
        joins: a name may go on behind it: nothing but a space follows.
    """

    __slots__ = ("begin", "end", "folded", "forms", "joins")

    def __init__(self, begin: int, end: int, folded: str, bare: str) -> None:
        self.begin = begin
        self.end = end
        self.folded = folded
        plural = len(bare) > SHORT and bare.endswith("s") and not bare.endswith("ss")
        self.forms = dict.fromkeys((bare, bare[:-1], folded) if plural else (bare, folded))
        self.joins = False


def find_names(
    glossary: "Glossary", texts: "Sequence[str]", own: "set[str]", near: "set[str]"
) -> "list[list[Span]]":
    """Find the names of other entries in the texts of a screen, each entry once, where it is first
    named.

    The longest name counts: where a text says gyaku netorare, netorare is not named. Case and
    spelling fold as in a look-up, and the plural is found; a name of up to three letters must
    stand as it is written, and capitals within a sentence are a title's. A name that is an English
    word by itself (route, ship, canon) usually means just that, so it counts only for entries that
    are near; one with capitals (QUALITY) counts where it has them.

    Args:
        glossary: the open layers.
        texts: as they will be shown.
        own: ids of the entries that the screen is about; their names are not marked.
        near: ids of entries that these are linked with.

    Returns:
        For each text, (begin, end) of each name, in order.
    """
    words = [_words(text) for text in texts]
    known = _known(glossary, words)
    begins = {key.partition(" ")[0] for key in known}
    near = own | near
    seen = set(own)
    found: list[list[Span]] = []
    for text, line in zip(texts, words, strict=True):
        spans: list[Span] = []
        at = 0
        while at < len(line):
            if not any(form.partition(" ")[0] in begins for form in line[at].forms):
                at += 1
                continue
            ids, size = _longest(text, line, at, known, near)
            if ids and not ids & seen:
                spans.append((line[at].begin, line[at + size - 1].end))
            seen |= ids
            at += size
        found.append(spans)
    return found


def _words(text: str) -> "list[_Word]":
    words: list[_Word] = []
    stop = -1
    for match in _WORD.finditer(text):
        whole = match.group().rstrip(".")
        bare = _POSSESSIVE.sub("", whole)
        begin = match.start()
        if words:
            words[-1].joins = words[-1].joins and text[stop:begin] == " "
        if bare:
            folded = fold(whole)
            key = folded if bare == whole else fold(bare)
            words.append(_Word(begin, begin + len(bare), folded, key))
            words[-1].joins = whole == match.group()
        stop = match.end()
    return words


def _longest(
    text: str, line: "list[_Word]", at: int, known: "dict[str, list[_Name]]", near: "set[str]"
) -> "tuple[set[str], int]":
    """(ids, words) of the longest name that begins at a word; no ids and one word where none."""
    last = at
    while last + 1 < len(line) and line[last].joins and last - at + 1 < MOST_WORDS:
        last += 1
    for end in range(last, at - 1, -1):
        head = "".join(f"{word.folded} " for word in line[at:end])
        for form in line[end].forms:
            named = known.get(head + form)
            if named:
                said = text[line[at].begin : line[end].end]
                if _in_a_title(text, line, at, end):
                    named = [one for one in named if not one[1][:1].islower()]
                ids = _meant(named, said, head + form, near)
                if ids:
                    return ids, end - at + 1
    return set(), 1


def _in_a_title(text: str, line: "list[_Word]", first: int, last: int) -> bool:
    """True where words are capital for no sentence's sake: Weekly Shōnen Magazine is no shounen."""
    begin = line[first].begin
    if not text[begin].isupper():
        return False
    if line[last].joins and last + 1 < len(line) and text[line[last + 1].begin].isupper():
        return True
    return text[:begin].rstrip(" (“\"'‘")[-1:] not in ("", ".", "!", "?", ":", "…")


def _known(glossary: "Glossary", words: "list[list[_Word]]") -> "dict[str, list[_Name]]":
    """Folded key to every name that the texts may hold and the rating allows."""
    single = {form for line in words for word in line for form in word.forms}
    known: dict[str, list[_Name]] = {}
    for index in glossary.indexes:
        parts = parts_of_names(index, sorted(single))
        keys = set(single)
        for line in words:
            for at, word in enumerate(line):
                if word.folded in parts:
                    keys.update(_joined(line, at, parts))
        for key, text, id, rating in names_of(index, sorted(keys)):
            if rating <= glossary.most and not (
                len(glossary.indexes) > 1 and shadowed(glossary.indexes, index, id)
            ):
                known.setdefault(key, []).append((id, text))
    return known


def _joined(line: "list[_Word]", at: int, parts: "set[str]") -> "Iterator[str]":
    """Keys of several words that begin here, all of them words of names."""
    head = line[at].folded
    for end in range(at + 1, min(at + MOST_WORDS, len(line))):
        if not line[end - 1].joins:
            return
        for form in line[end].forms:
            if form in parts:
                yield f"{head} {form}"
        if line[end].folded not in parts:
            return
        head = f"{head} {line[end].folded}"


def _meant(named: "list[_Name]", said: str, key: str, near: "set[str]") -> "set[str]":
    """The ids of those entries that a text which says this means by it."""
    if len(key) <= SHORT:
        named = [one for one in named if one[1] == said]
    if " " in key or not named or not ENGLISH.has(key):
        return {id for id, _ in named}
    return {id for id, text in named if (id in near if text.islower() else text == said)}
