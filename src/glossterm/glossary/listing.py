"""The terms that pass a filter, and one of them chosen by chance or by the day."""

import os

from ..answers import Filters, ListResult, RandomResult, Term
from ..errors import UsageError
from ..model import RATINGS
from ..store.passage_index import listed, tags_of_all
from ..text.fold import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Entry
    from .glossary import Glossary

SORTS = ("term", "category", "rating", "reviewed")
_MASK = (1 << 64) - 1


def list_terms(
    glossary: "Glossary", filters: "Filters | None", sort: str, reverse: bool, limit: int
) -> ListResult:
    """Answer ``glossterm list``; see Glossary.list."""
    if sort not in SORTS:
        raise UsageError(f"“{sort}” is not an order", f"use --sort {', '.join(SORTS)}")
    result = ListResult()
    result.terms, withheld = fitting(glossary, filters)
    result.withheld = len(withheld)
    result.terms.sort(key=lambda term: (fold(term.term), term.id))
    if sort != "term":
        place = {key: at for at, key in enumerate(glossary.labels("category"))}
        keys = {
            "category": lambda term: (place.get(term.category, len(place)), term.category),
            "rating": lambda term: term.rating,
            "reviewed": lambda term: term.reviewed,
        }
        result.terms.sort(key=keys[sort])
    if reverse:
        result.terms.reverse()
    if limit:
        result.terms = result.terms[:limit]
    return result


def choose(glossary: "Glossary", filters: "Filters | None", day: str) -> RandomResult:
    """Answer ``glossterm random``; see Glossary.random.

    For a day, every id draws a number from the day and itself and the highest is chosen
    (rendezvous hashing, Thaler and Ravishankar 1998): an entry that is added or goes changes the
    choice of few days.
    """
    result = RandomResult()
    terms, withheld = fitting(glossary, filters, whole=False)
    if terms:
        if day:
            seed = _mixed(_number(day))
            chosen = max(terms, key=lambda term: (_mixed(seed ^ _number(term.id)), term.id))
        else:
            drawn = int.from_bytes(os.urandom(8), "big")  # the random module costs 4 ms
            chosen = terms[drawn * len(terms) >> 64]
        entry = glossary.entry(chosen.id)
        if entry is not None:
            glossary.complete(entry, withheld)
            result.entries = [entry]
    result.withheld = len(withheld)
    return result


def fitting(
    glossary: "Glossary", filters: "Filters | None", whole: bool = True
) -> "tuple[list[Term], set[str]]":
    """The terms that pass the filters, nearest glossary first, and the ids that are withheld.

    Args:
        glossary: the open layers.
        filters: which entries; all when absent.
        whole: with their writings and the date of their review, which cost milliseconds.

    Raises:
        UsageError: the filters name a rating that does not exist.
    """
    filters = filters or Filters()
    if filters.rating and filters.rating not in RATINGS:
        raise UsageError(f"“{filters.rating}” is not a rating", f"use one of {', '.join(RATINGS)}")
    rating = RATINGS.index(filters.rating) if filters.rating else -1
    letter = fold(filters.letter)
    found: list[Term] = []
    withheld: set[str] = set()
    several = len(glossary.indexes) > 1
    for index in glossary.indexes:
        rows = listed(index, filters.category, fold(filters.tag), rating, whole)
        for id, term, gloss, category, rated, native, reviewed in rows:
            if letter and not fold(term).startswith(letter):
                continue
            if several and glossary.holder_of(id) is not index:
                continue
            if rated > glossary.most:
                withheld.add(id)
            else:
                native = native or "[]"
                found.append(Term(id, term, gloss, category, rated, native, reviewed or ""))
    return found, withheld


def whole(glossary: "Glossary", filters: "Filters | None") -> "tuple[list[Entry], set[str]]":
    """Answer Glossary.entries: complete entries by term, and the ids that are withheld."""
    terms, withheld = fitting(glossary, filters)
    terms.sort(key=lambda term: (fold(term.term), term.id))
    found: list[Entry] = []
    for term in terms:
        entry = glossary.entry(term.id)
        if entry is not None:
            glossary.complete(entry, withheld)
            found.append(entry)
    return found, withheld


def categories_and_tags(glossary: "Glossary") -> "tuple[list[str], list[str]]":
    """The categories and the tags of the entries that the rating allows, sorted."""
    terms, _ = fitting(glossary, None, whole=False)
    allowed = {term.id for term in terms}
    tags = {tag for index in glossary.indexes for tag, id, _ in tags_of_all(index) if id in allowed}
    return sorted({term.category for term in terms if term.category}), sorted(tags)


def _number(text: str) -> int:
    """FNV-1a, 64 bits (Fowler, Noll and Vo 1991): the same on every machine and day."""
    number = 0xCBF29CE484222325
    for byte in text.encode("utf-8", "replace"):
        number = ((number ^ byte) * 0x100000001B3) & _MASK
    return number


def _mixed(number: int) -> int:
    """SplitMix64's finaliser (Steele, Lea and Flood 2014): every bit depends on every bit."""
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)
