"""What a reader typed for a search: words, exact phrases, words to leave out, filters.

Every text is a query: quotes that are not closed, lone dashes, unknown prefixes and what SQLite's
own query language would trip over are read as words or as nothing.
"""

from ..text.fold import fold

MOST_TERMS = 24  # words and phrases of a query that count: each costs a look into the index
LONGEST = 1000  # characters of a query that are read
_QUOTES = '"“”„‟'
_FILTERS = ("category", "tag", "rating")

# Words that nearly every text holds: they find nothing and rank nothing, unless they are all.
STOP_WORDS = frozenset(
    """
    a about all also an and any are as at be been being but by can could did do does doing each
    for from get gets got had has have having he her hers him his how i if in into is it its just
    like me more most my no not of off on one only or other our out over own s same she should so
    some somebody someone something such t than that the their them then there these they this
    those to too under up us very was we were what when where which while who whom whose why will
    with without would you your
    """.split()  # noqa: SIM905
)


class Query:
    """A query taken apart.

    Args:
        text: as typed.

    Attributes:
        words: folded words, any of which may match; those that matter most come from all.
        phrases: folded phrases that must stand in a field.
        without: folded words and phrases that must not stand anywhere.
        filters: (name, value, wanted) of ``category:``, ``tag:`` and ``rating:``; wanted is False
            for ``-tag:``. Values are lower case, spaces as hyphens.
    """

    __slots__ = ("filters", "phrases", "text", "without", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.phrases: list[str] = []
        self.without: list[str] = []
        self.filters: list[tuple[str, str, bool]] = []
        for prefix, said, quoted, wanted in _parts(_readable(text[:LONGEST])):
            self._take(prefix, said, quoted, wanted)
        telling = [word for word in self.words if word not in STOP_WORDS]
        if telling or self.phrases:
            self.words = telling
        self.words = list(dict.fromkeys(self.words))[:MOST_TERMS]
        self.phrases = list(dict.fromkeys(self.phrases))[:MOST_TERMS]
        self.without = list(dict.fromkeys(self.without))[:MOST_TERMS]

    def _take(self, prefix: str, said: str, quoted: bool, wanted: bool) -> None:
        if prefix and said.strip():
            self.filters.append((prefix, "-".join(said.lower().split()), wanted))
            return
        folded = fold(said)
        if not folded or not any(char.isalnum() for char in folded):
            return
        if not wanted:
            self.without.append(folded)
        elif quoted:
            self.phrases.append(folded)
        else:
            # A word with a dash in it is folded to several: they are looked for one by one.
            self.words += [word for part in folded.split(" ") if (word := fold(part))]


def _parts(text: str) -> "list[tuple[str, str, bool, bool]]":
    """Split into (filter or empty, text, quoted, wanted)."""
    found: list[tuple[str, str, bool, bool]] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        wanted = True
        if text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace():
            wanted = False
            at += 1
        prefix = ""
        for name in _FILTERS:
            if text[at : at + len(name) + 1].lower() == name + ":":
                prefix = name
                at += len(name) + 1
                break
        quoted = at < len(text) and text[at] in _QUOTES
        begin = at + 1 if quoted else at
        end = begin
        while end < len(text) and not (text[end] in _QUOTES if quoted else text[end].isspace()):
            end += 1
        found.append((prefix, text[begin:end], quoted, wanted))
        at = end + 1 if quoted else max(end, at + 1)
    return found


def _readable(text: str) -> str:
    """Lone surrogates, which is how undecodable bytes arrive, and NUL as spaces."""
    return "".join(" " if "\ud800" <= char <= "\udfff" or char == "\0" else char for char in text)
