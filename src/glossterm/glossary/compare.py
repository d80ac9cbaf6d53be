"""Terms side by side: what links them and where their facets differ."""

from ..errors import UsageError
from ..model import Entry, Question, Relation
from ..outcomes import Ambiguous, CompareResult, FacetRow, Missing
from .lookup import look_up, preferred
from .questions import questions_about

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

_BETWEEN = ("vs", "vs.", "versus", "and", "or", "with", "to", "&", ",")
FEWEST, MOST = 2, 6  # six columns are the most that a person can hold against each other


def compare(glossary: "Glossary", queries: "list[str]", exact: bool) -> CompareResult:
    """Resolve each query to one entry and compare those that were found.

    A preferred name beats an alias; where several entries are named equally well the query is
    reported as ambiguous. Two names of one entry give two terms with one id.

    Raises:
        UsageError: fewer than two or more than six queries.
    """
    if not FEWEST <= len(queries) <= MOST:
        raise UsageError(
            f"compare takes two to six terms, not {len(queries)}",
            "put a name of several words in quotes: glossterm compare netorare 'love triangle'",
        )
    result = CompareResult()
    withheld: set[str] = set()
    for query in queries:
        found = look_up(glossary.indexes, query, glossary.most, exact)
        withheld |= found.withheld
        chosen = preferred(found.entries)
        if len(chosen) == 1:
            result.terms.append(chosen[0])
        elif chosen:
            result.ambiguous.append(Ambiguous(query, chosen))
        else:
            result.missing.append(Missing(query, found.suggestions, found.named))
    distinct = {entry.id: entry for entry in result.terms}
    if len(distinct) > 1:
        result.relations = _relations(glossary, distinct, withheld)
        result.facets = _facets(glossary, distinct)
        result.faq = _questions(glossary, distinct, withheld)
    result.withheld = len(withheld)
    return result


def _relations(
    glossary: "Glossary", terms: "dict[str, Entry]", withheld: "set[str]"
) -> "list[Relation]":
    """The relations among the terms, each once, seen from the term named first."""
    place = {id: at for at, id in enumerate(terms)}
    found: list[Relation] = []
    ignored: set[str] = set()  # neighbours outside the comparison are no part of it
    for entry in terms.values():
        for relation in glossary.relations(entry, glossary.holder(entry), ignored):
            if relation.target in terms and place[relation.source] < place[relation.target]:
                found.append(relation)
    return found


def _facets(glossary: "Glossary", terms: "dict[str, Entry]") -> "list[FacetRow]":
    """One row a facet that any of the terms has, in the glossary's order, unknown keys last."""
    own = {entry.id: glossary.holder(entry).facets_of(entry.number) for entry in terms.values()}
    labels = glossary.labels("facet")
    words = glossary.labels("value")
    keys = [key for key in labels if any(key in facets for facets in own.values())]
    keys += sorted({key for facets in own.values() for key in facets} - set(keys))
    rows = []
    for key in keys:
        values = {id: facets.get(key) for id, facets in own.items()}
        chosen = {value[0] if value else None for value in values.values()}
        said = {
            value[0]: words.get(f"{key}/{value[0]}", value[0]) for value in values.values() if value
        }
        rows.append(FacetRow(key, labels.get(key, key), len(chosen) > 1, values, said))
    return rows


def _questions(
    glossary: "Glossary", terms: "dict[str, Entry]", withheld: "set[str]"
) -> "list[Question]":
    """Questions that are about at least two of the terms, and about nothing that is withheld."""
    found: list[Question] = []
    seen: set[tuple[str, str]] = set()
    for entry in terms.values():
        for question in questions_about(glossary, entry.id, withheld):
            shared = [id for id in question.about if id in terms]
            if len(shared) > 1 and (question.entry, question.question) not in seen:
                seen.add((question.entry, question.question))
                found.append(question)
    return found


def terms_of(glossary: "Glossary", asked: "list[str]") -> "list[str]":
    """Split the words of a comparison into names.

    Where every word is a name they stay as they are. Else ``vs``, ``and`` and the like fall
    away, and neighbouring words that are a name only together are joined: vampire girlfriend
    yandere is two names.
    """
    if all(map(glossary.is_name, asked)):
        return asked
    words = [word for word in asked if word.lower() not in _BETWEEN or glossary.is_name(word)]
    if len(words) < 2:
        return asked
    terms: list[str] = []
    at = 0
    while at < len(words):
        size = next(
            (
                n
                for n in range(min(4, len(words) - at), 1, -1)
                if glossary.is_name(" ".join(words[at : at + n]))
            ),
            1,
        )
        terms.append(" ".join(words[at : at + size]))
        at += size
    return terms if len(terms) > 1 else words
