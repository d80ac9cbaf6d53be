"""The relations as a graph: what is near a term, and the shortest way from one to another.

Relations are followed in both directions whatever their kind. Everything is in one order: by kind
as model.KINDS lists them, stored relations before derived ones, then by id; so the same glossaries
always give the same tree and the same path.
"""

from ..answers import Link, RelatedResult
from ..errors import UsageError
from ..model import Entry, Relation, Suggestion
from .lookup import look_up, preferred

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

SHALLOWEST, DEEPEST = 1, 5


def related(glossary: "Glossary", query: str, depth: int, to: str, exact: bool) -> RelatedResult:
    """Answer ``glossterm related``; see Glossary.related."""
    if not SHALLOWEST <= depth <= DEEPEST:
        raise UsageError(f"a depth of {depth} is out of range", "use --depth 1 to 5")
    result = RelatedResult(query, to)
    withheld: set[str] = set()
    subject = _resolve(glossary, query, exact, result, withheld)
    if subject is not None:
        result.match = subject.match
        result.id = subject.id
        result.term = subject.term
        result.names[subject.id] = subject.term
        if to:
            # A path has no place to say that its end was guessed, so it never is.
            other = _resolve(glossary, to, True, result, withheld)
            if other is not None:
                result.path = _path(glossary, subject.id, other.id, withheld)
                for step in result.path or []:
                    result.names[step.target] = step.term
        else:
            _grow(glossary, subject.id, depth, result, withheld)
    result.withheld = len(withheld)
    return result


def _resolve(
    glossary: "Glossary",
    query: str,
    exact: bool,
    result: RelatedResult,
    withheld: "set[str]",
) -> "Entry | None":
    """The one entry that a query names: a preferred name beats an alias, a tie is nobody."""
    found = look_up(glossary.indexes, query, glossary.most, exact)
    withheld |= found.withheld
    chosen = preferred(found.entries)
    if len(chosen) == 1:
        return chosen[0]
    result.missing = query
    result.missing_withheld = found.named
    result.ambiguous = bool(chosen)
    result.suggestions = found.suggestions
    if chosen:
        result.suggestions = [Suggestion(entry.id, entry.term, 100) for entry in chosen]
    return None


def _neighbours(glossary: "Glossary", id: str, withheld: "set[str]") -> "list[Relation]":
    entry = glossary.entry(id)
    return [] if entry is None else glossary.relations(entry, glossary.holder(entry), withheld)


def _grow(
    glossary: "Glossary", root: str, depth: int, result: RelatedResult, withheld: "set[str]"
) -> None:
    """Breadth first from the subject; the tree, and what else links its entries."""
    parent = {root: ""}
    level = [root]
    known: dict[str, list[Relation]] = {}
    for at in range(1, depth + 1):
        reached: list[str] = []
        for id in level:
            known[id] = _neighbours(glossary, id, withheld)
            for relation in known[id]:
                target = relation.target
                if target not in parent:
                    parent[target] = id
                    result.names[target] = relation.term
                    reached.append(target)
                # Two kinds between the same two entries are both said.
                if parent[target] == id and target not in level:
                    result.links.append(Link(relation, at))
        level = reached
    for id in level:
        known[id] = _neighbours(glossary, id, set())
    drawn = {_edge(link.relation) for link in result.links}
    for id in parent:
        for relation in known.get(id, []):
            if relation.target in parent and _edge(relation) not in drawn:
                drawn.add(_edge(relation))
                result.others.append(relation)


def _edge(relation: Relation) -> "tuple[frozenset[str], str]":
    """What makes two relations the same seen from either end."""
    from ..model import INVERSE

    kinds = sorted((relation.kind, INVERSE[relation.kind]))
    return frozenset((relation.source, relation.target)), kinds[0]


def _path(
    glossary: "Glossary", start: str, goal: str, withheld: "set[str]"
) -> "list[Relation] | None":
    """The fewest relations from one entry to another; None where none lead there."""
    came: dict[str, Relation | None] = {start: None}
    level = [start]
    while level and goal not in came:
        reached: list[str] = []
        for id in level:
            for relation in _neighbours(glossary, id, withheld):
                if relation.target not in came:
                    came[relation.target] = relation
                    reached.append(relation.target)
        level = reached
    if goal not in came:
        return None
    steps: list[Relation] = []
    at = came[goal]
    while at is not None:
        steps.append(at)
        at = came[at.source]
    return steps[::-1]
