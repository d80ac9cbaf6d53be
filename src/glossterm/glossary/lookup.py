"""From a query to entries: the tiers of matching, over all open indexes, nearest first."""

import os

from ..errors import UsageError
from ..model import RATINGS, Entry, Match, Suggestion
from ..text.fold import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index

    Hit = tuple[str, str, Entry]  # label, text, entry

LONGEST = 300  # characters of a query worth looking up: the longest label the schema allows
SHORT = 3  # queries of so few characters are never answered by likeness
SAME = 100  # score of the same word
LIKE_A_WORD = 75  # likeness from which a name is suggested for an English word
INFLECTED = 95  # score of another form of the word


class Lookup:
    """The outcome of matching one query.

    Args:
        entries: what the first tier that hit returned, each with its query and match.
        suggestions: near names where nothing hit, or beside a guess.
        withheld: ids that the rating kept back.
        named: the query is a name of something that was kept back.
    """

    __slots__ = ("entries", "named", "suggestions", "withheld")

    def __init__(self) -> None:
        self.named = False
        self.entries: list[Entry] = []
        self.suggestions: list[Suggestion] = []
        self.withheld: set[str] = set()


def rating_limit(asked: str) -> str:
    """The highest rating to show: as asked, else GLOSSTERM_MAX_RATING, else adult.

    Raises:
        UsageError: it is not a rating.
    """
    rating = (asked or os.environ.get("GLOSSTERM_MAX_RATING", "") or RATINGS[-1]).lower()
    if rating not in RATINGS:
        raise UsageError(f"“{rating}” is not a rating", f"use one of {', '.join(RATINGS)}")
    return rating


def preferred(entries: "list[Entry]") -> "list[Entry]":
    """The entries of one query whose preferred name it is, or all: a preferred name beats an alias.

    More than one left means that the query is ambiguous.
    """
    return [one for one in entries if one.match and one.match.label == "term"] or entries


def look_up(
    indexes: "list[Index]", query: str, most: int, exact: bool = False, limit: int = 5
) -> Lookup:
    """Match a query in tiers; the first that hits returns all its entries.

    Args:
        indexes: open glossaries, nearest first; an id in a nearer one hides the same id beyond.
        query: as typed.
        most: highest rating that may be shown, an index into RATINGS.
        exact: leave out the fuzzy tier.
        limit: at most so many suggestions.

    Returns:
        Entries nearest glossary first, then by id; suggestions best first, where nothing hit or
        beside a guess.
    """
    found = match_name(indexes, query, most)
    if not found.entries and not found.named:
        key = query_key(query)
        if key:
            _guess(found, indexes, key, query, most, exact, limit)
    return found


def match_name(indexes: "list[Index]", query: str, most: int) -> Lookup:
    """Match a query in the tiers that do not guess: folded, script, inflected."""
    found = Lookup()
    key = query_key(query)
    if not key:
        return found
    hits = _visible(indexes, [(index, hit) for index in indexes for hit in index.named(key)])
    if hits:
        return _answer(found, indexes, hits, query, most, "folded", SAME)
    from ..text.mixed import mixed_key  # a miss can pay for both
    from ..text.sound import sound

    hits = _visible(indexes, _spaced(indexes, key))
    if hits:
        return _answer(found, indexes, hits, query, most, "folded", SAME)
    heard = mixed_key(key) or sound(key)
    if heard:
        hits = [(index, hit) for index in indexes for hit in index.sounding(heard)]
        hits = _visible(indexes, hits)
        if hits:
            return _answer(found, indexes, hits, query, most, "script", SAME)
    from ..text.inflect import inflections
    from .english import ENGLISH

    english = ENGLISH.has(key)
    own = english and " " not in key  # topping is no form of top-p
    for group in inflections(key, english):
        hits = [(index, hit) for form in group for index in indexes for hit in index.named(form)]
        if not hits and not own:
            hits = [hit for form in group for hit in _spaced(indexes, form)]
        hits = _visible(indexes, hits)
        if hits:
            return _answer(found, indexes, hits, query, most, "inflected", INFLECTED)
    return found


def shadowed(indexes: "list[Index]", index: "Index", id: str) -> bool:
    """True where a nearer glossary has an entry with this id."""
    for nearer in indexes:
        if nearer is index:
            return False
        if nearer.head(id) is not None:
            return True
    return False


def _spaced(indexes: "list[Index]", key: str) -> "list[tuple[Index, Hit]]":
    """Names of the same letters, however they are spaced."""
    letters = key.replace(" ", "")
    hits = [(index, hit) for index in indexes for hit in index.sounding(letters)]
    if letters != key:
        hits += [(index, hit) for index in indexes for hit in index.named(letters)]
    return [hit for hit in hits if fold(hit[1][1]).replace(" ", "") == letters]


def _visible(indexes: "list[Index]", hits: "list[tuple[Index, Hit]]") -> "list[tuple[Index, Hit]]":
    """Leave out entries that a nearer glossary replaces."""
    if len(indexes) == 1:
        return hits
    return [hit for hit in hits if not shadowed(indexes, hit[0], hit[1][2].id)]


def _answer(
    found: Lookup,
    indexes: "list[Index]",
    hits: "list[tuple[Index, Hit]]",
    query: str,
    most: int,
    by: str,
    score: int,
) -> Lookup:
    """Keep each entry once, under its best label, and hold back what the rating forbids."""
    at: dict[str, Entry] = {}
    order: list[tuple[int, str]] = []
    for index, (label, text, entry) in hits:
        place = at.get(entry.id)
        if place is not None:
            # A later label of the same entry counts only where it was typed to the letter.
            typed = text == query and label != "hidden" and place.glossary == entry.glossary
            if typed and place.match and place.match.by == "folded":
                place.match = Match(label, "exact", text, score)
            continue
        if entry.rating > most:
            found.withheld.add(entry.id)
            found.named = True
            continue
        tier = "exact" if by == "folded" and text == query and label != "hidden" else by
        entry.query = query
        entry.match = Match(label, tier, entry.term if label == "hidden" else text, score)
        at[entry.id] = entry
        order.append((indexes.index(index), entry.id))
    order.sort()
    found.entries = [at[id] for _, id in order]
    return found


def _guess(
    found: Lookup,
    indexes: "list[Index]",
    key: str,
    query: str,
    most: int,
    exact: bool,
    limit: int,
) -> None:
    """The fuzzy tier: an answer where one candidate is clearly best; the other near names."""
    near: list[tuple[int, Entry]] = []
    if len(key) > SHORT:
        from .ranking import rank  # RapidFuzz, only for a miss

        best, ranked = rank(indexes, key, limit)
        if best is not None and not exact:
            _, (label, text, entry), score = best
            ranked = ranked[1:]
            if entry.rating > most:
                found.withheld.add(entry.id)
            else:
                entry.query = query
                on = entry.term if label == "hidden" else text
                entry.match = Match(label, "fuzzy", on, score)
                found.entries = [entry]
        near = [(score, entry) for _, (_, _, entry), score in ranked]
    if not found.entries:
        from .english import ENGLISH

        if ENGLISH.has(key):  # a word of its own: what holds it comes before what looks like it
            near = [pair for pair in near if pair[0] >= LIKE_A_WORD]
            near = _sharing(indexes, key, limit) + near + _beginning(indexes, key, limit)
        else:
            from ..store.passages import has_unspaced

            near += _beginning(indexes, key, limit) + _sharing(indexes, key, limit)
            if not near and has_unspaced(key):
                near = _holding(indexes, key, limit)
    seen = {entry.id for entry in found.entries}
    for score, entry in near:
        if entry.id in seen or len(found.suggestions) >= limit:
            continue
        seen.add(entry.id)
        if entry.rating > most:
            found.withheld.add(entry.id)
        else:
            found.suggestions.append(Suggestion(entry.id, entry.term, score))


def _beginning(indexes: "list[Index]", key: str, limit: int) -> "list[tuple[int, Entry]]":
    """(score, entry) of names that begin as the query does; the score is the share typed."""
    from ..store.name_index import starting  # a miss can pay for it

    return [
        (SAME * len(key) // max(len(key), len(text)), entry)
        for index in indexes
        for _, text, entry in starting(index, key, 4 * limit)
        if not shadowed(indexes, index, entry.id)
    ]


def _holding(indexes: "list[Index]", key: str, limit: int) -> "list[tuple[int, Entry]]":
    """(score, entry) of names in a script without spaces that hold the query anywhere, where a
    name in another script would share a word; the score is the share typed."""
    from ..store.name_index import holding  # a miss can pay for it

    return [
        (SAME * len(key) // max(len(key), len(text)), entry)
        for index in indexes
        for _, text, entry in holding(index, key, 4 * limit)
        if not shadowed(indexes, index, entry.id)
    ]


def _sharing(indexes: "list[Index]", key: str, limit: int) -> "list[tuple[int, Entry]]":
    """(score, entry) of names that are a word of the query, or share one with it.

    The score is the share of letters in common, of the longer of the two.
    """
    from ..store.name_index import containing  # a miss can pay for it

    shared: list[tuple[int, Entry]] = []
    for word in key.split(" "):
        if len(word) < SHORT:
            continue
        for index in indexes:
            names = containing(index, word, 4 * limit)
            if word != key:
                names += index.named(word)
            for _, text, entry in names:
                if not shadowed(indexes, index, entry.id):
                    shared.append((SAME * len(word) // max(len(key), len(text)), entry))
    shared.sort(key=lambda pair: (-pair[0], pair[1].id))
    return shared


def query_key(query: str) -> str:
    """The folded query, or nothing where it cannot be a name.

    SQLite takes no lone surrogates, which is how undecodable bytes arrive in argv.
    """
    if not query.isascii():
        try:
            query.encode()
        except UnicodeEncodeError:
            return ""
    return fold(query) if len(query) <= LONGEST else ""
