"""Full text search: the entries whose shown texts hold what was asked, best first.

Words are looked up in an index of every shown text; search_ranking says which entry comes first.
"""

from math import log

from ..answers import Hit, SearchResult
from ..model import RATINGS, Entry
from ..store.passage_index import (
    FIRST,
    entry_numbered,
    listed,
    passage_text,
    tags_of_all,
    with_part,
    with_words,
)
from ..store.passages import SEARCHED, has_unspaced, hiragana
from ..text.fold import fold
from ..text.sound import sound
from .lookup import match_name, shadowed
from .query import Query
from .search_ranking import OTHER, WORTH, Candidate, Group, field_rank, held, rank, score
from .snippet import snippet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .glossary import Glossary

_FILTERED = 44  # score of what only passes the filters: nothing else was asked
_FIELD_OF = {"alias": "aliases", "native": "native", "reading": "reading"}


def search(glossary: "Glossary", text: str, limit: int) -> SearchResult:
    """Answer ``glossterm search``; see Glossary.search."""
    query = Query(text)
    result = SearchResult(text)
    withheld: set[str] = set()
    fits = _fitting(glossary, query, withheld)
    for word in (*query.words, *query.phrases, text):
        hidden = match_name(glossary.indexes, word, glossary.most)
        if hidden.named and not hidden.entries:
            # Texts that speak of a withheld entry by its name are withheld with it.
            result.withheld = len(hidden.withheld)
            return result
    groups = _groups(glossary, query)
    named = {} if query.filters or query.without else _named(glossary, fold(text), withheld)
    if groups or named:
        found = _candidates(glossary, groups, withheld, weigh=True)
        for word in query.without:
            for id in _candidates(glossary, [_group(word, [], phrase=True)], withheld=set()):
                found.pop(id, None)
        if fits is not None:
            found = {id: one for id, one in found.items() if id in fits}
            withheld &= fits.keys()
        ranked = rank(list(found.values()), groups)
        ranked = [one for one in ranked if one.id not in named]
        hits = [_named_hit(entry, label) for entry, label in named.values()]
        result.found = len(hits) + len(ranked)
        for one in ranked[: max(limit - len(hits), 0)]:
            hits.append(_hit(one, groups))
        result.hits = hits[:limit]
    elif fits is not None:
        for word in query.without:
            for id in _candidates(glossary, [_group(word, [], phrase=True)], withheld=set()):
                fits.pop(id, None)
        shown = [id for id in fits if id not in withheld]
        result.found = len(shown)
        field = {"tag": "tags"}.get(query.filters[0][0], query.filters[0][0])
        entries = [entry for id in shown[:limit] if (entry := glossary.entry(id))]
        result.hits = [Hit(entry, field, entry.gloss, [], _FILTERED) for entry in entries]
    result.withheld = len(withheld)
    return result


def _fitting(glossary: "Glossary", query: Query, withheld: "set[str]") -> "dict[str, str] | None":
    """Ids that pass the filters, to their terms, by term; None where there are no filters."""
    if not query.filters:
        return None
    everything: dict[str, tuple[str, str, int]] = {}
    for index in glossary.indexes:
        for id, term, _, category, rating, _, _ in listed(index):
            everything.setdefault(id, (term, category, rating))
    tags: dict[str, set[str]] = {}
    for index in glossary.indexes:
        for tag, id, _ in tags_of_all(index):
            if not shadowed(glossary.indexes, index, id):
                tags.setdefault(id, set()).add(tag)
    fits: dict[str, str] = {}
    for id, (term, category, rating) in everything.items():
        own = {"category": {category}, "tag": tags.get(id, set()), "rating": {RATINGS[rating]}}
        if all(
            ((fold(value) if name == "tag" else value) in own[name]) is wanted
            for name, value, wanted in query.filters
        ):
            fits[id] = term
            if rating > glossary.most:
                withheld.add(id)
    return dict(sorted(fits.items(), key=lambda pair: (fold(pair[1]), pair[0])))


def _groups(glossary: "Glossary", query: Query) -> "list[Group]":
    groups = [_group(phrase, [], phrase=True) for phrase in query.phrases]
    for word in query.words:
        # A word that is a name is looked for under the entry's preferred name as well.
        names = [
            fold(entry.term)
            for entry, _ in _named(glossary, word, set()).values()
            if fold(entry.term) != word
        ]
        groups.append(_group(word, names))
    return groups


def _group(word: str, names: "list[str]", phrase: bool = False) -> Group:
    words = [text for text in (word, *names) if not has_unspaced(text)]
    parts = [hiragana(text) for text in (word, *names) if has_unspaced(text)]
    return Group(words, parts, word if phrase else "")


def _named(
    glossary: "Glossary", key: str, withheld: "set[str]"
) -> "dict[str, tuple[Entry, tuple[str, str]]]":
    """Entries with this folded name, by id, with (label, text): same word, then same sound."""
    found: dict[str, tuple[Entry, tuple[str, str]]] = {}
    if not key:
        return found
    heard = ""
    for tier in ("name", "sound"):
        if tier == "sound":
            heard = sound(key)
            if found or not heard:
                break
        for index in glossary.indexes:
            for label, text, entry in index.named(key) if tier == "name" else index.sounding(heard):
                if shadowed(glossary.indexes, index, entry.id):
                    continue
                if entry.rating > glossary.most:
                    withheld.add(entry.id)
                else:
                    found.setdefault(entry.id, (entry, (label, text)))
    return found


def _candidates(
    glossary: "Glossary", groups: "list[Group]", withheld: "set[str]", weigh: bool = False
) -> "dict[str, Candidate]":
    """The entries that hold some group, by id, as far as the rating allows."""
    found: dict[str, Candidate] = {}
    total = sum(int(index.meta()["entries"]) for index in glossary.indexes) or 1
    for at, group in enumerate(groups):
        rows = _rows(glossary, group, weigh)
        holders: set[str] = set()
        for index, number, field, about, id, rating, strength in rows:
            if id not in found and shadowed(glossary.indexes, index, id):
                continue
            if rating > glossary.most:
                withheld.add(id)
                continue
            if about and not glossary.allows(about.split(" "), withheld):
                continue
            candidate = found.setdefault(id, Candidate(index, id))
            candidate.passages.setdefault(number, (field, set()))[1].add(at)
            candidate.closeness += strength * WORTH[field_rank(field)]
            holders.add(id)
        group.weight = log(1 + total / (1 + len(holders)))
    must = {at for at, group in enumerate(groups) if group.phrase}
    if must:
        found = {id: one for id, one in found.items() if must <= held(one)}
    return found


def _rows(
    glossary: "Glossary", group: Group, extend: bool
) -> "list[tuple[Index, int, int, str, str, int, float]]":
    """The passages that hold a group; where there are none, those that hold its beginning."""
    found: list[tuple[Index, int, int, str, str, int, float]] = []
    for index in glossary.indexes:
        if group.match:
            found += [(index, *row) for row in with_words(index, group.match)]
        for part in group.parts:
            found += [(index, *row) for row in with_part(index, part)]
    if group.phrase:
        plain = group.phrase
        found = [
            row for row in found if _stands_in(plain, passage_text(row[0], row[1], "", "", ""))
        ]
    elif extend and not found and group.match and len(group.match) > 4:
        group.match = group.match + "*"
        found = [
            (index, *row) for index in glossary.indexes for row in with_words(index, group.match)
        ]
    return found


def _stands_in(phrase: str, text: str) -> bool:
    return phrase in fold(text) or hiragana(phrase) in hiragana(text)


def _hit(one: Candidate, groups: "list[Group]") -> Hit:
    """Read the entry and cut a snippet out of the field that decided."""

    def deciding(item: "tuple[int, tuple[int, set[int]]]") -> "tuple[float, float, int]":
        number, (field, own) = item
        weight = sum(groups[at].weight for at in own)
        in_rank = one.rank > OTHER or field_rank(field) == one.rank
        return (in_rank, weight * WORTH[field_rank(field)], -number)

    number, (field, _) = max(one.passages.items(), key=deciding)
    match = " OR ".join(group.match for group in groups if group.match)
    parts = [part for group in groups for part in group.parts]
    marked = passage_text(one.index, number, match, "\x01", "\x02")
    text, marks = snippet(marked, parts)
    entry = entry_numbered(one.index, number // FIRST)
    return Hit(entry, SEARCHED[field], text, marks, score(one))


def _named_hit(entry: Entry, found: "tuple[str, str]") -> Hit:
    label, text = found
    if label not in _FIELD_OF:
        text = entry.term
    text, _ = snippet(text, [])
    return Hit(entry, _FIELD_OF.get(label, "term"), text, [(0, len(text))], 100)
