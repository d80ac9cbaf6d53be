"""Which entry a search names first.

First come entries that hold all the words in a name, then in the gloss. The others, whether they
hold all or only most of them, are ordered by what they hold: a rare word weighs more than a common
one, as log(1 + N / n) of the N entries of which n hold it (Spärck Jones 1972); it counts for more
in a name or the gloss than in the definition, and there for more than elsewhere; words of one text
count for more than the same words here and there. BM25 (Robertson et al. 1994) has a part in it.
tests/glossary/descriptions.tsv is what the shares below were chosen on.
"""

from ..store.passage_index import quoted
from ..store.passages import SEARCHED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index

NAMES, GLOSS, DEFINITION, OTHER, SPREAD, PARTIAL = range(6)
# How much a word counts in a field of each rank.
WORTH = (1.0, 0.9, 0.8, 0.5)
_RANK_OF = {"term": NAMES, "aliases": NAMES, "native": NAMES, "reading": NAMES, "gloss": GLOSS,
            "definition": DEFINITION}  # fmt: skip
_RANKS = [_RANK_OF.get(field, OTHER) for field in SEARCHED]
# How much a word counts in each field of SEARCHED.
FIELD_WORTH = [WORTH[rank] for rank in _RANKS]
# An entry that lacks some of the words must hold this part of their weight: less where nothing
# holds them all.
_ENOUGH, _ENOUGH_ALONE = 0.35, 0.3
# Shares of an entry's value: each word in its best field; the words of the one text that holds
# most; the words in names and the gloss.
_EACH, _TOGETHER, _HEAD = 0.4, 0.2, 0.4
_COMPLETE, _AT_ONCE = 0.2, 0.1  # what holding all the words adds, and holding them in one text
_CLOSENESS = 0.2  # share of BM25
_LOWEST = {NAMES: 80, GLOSS: 60}  # scores of the ranks that come first
_SPAN, _REST = 19, 59  # how far a rank reaches up, and how far all others do


class Group:
    """Something to find: a word with the names that mean the same, or a phrase.

    Args:
        words: folded alternatives, for FTS5.
        parts: alternatives in scripts without spaces, for substrings.
        phrase: the folded phrase that must stand in the text as it is; empty for words.
    """

    __slots__ = ("match", "parts", "phrase", "weight")

    def __init__(self, words: "list[str]", parts: "list[str]", phrase: str = "") -> None:
        self.match = " OR ".join(map(quoted, words))
        self.parts = parts
        self.phrase = phrase
        self.weight = 1.0


class Candidate:
    """An entry that holds something.

    Attributes:
        passages: passage number to (field, the numbers of the groups that it holds).
        closeness: BM25 of its passages, larger is better.
        rank: the best field that holds all the groups, SPREAD where only several do together,
            PARTIAL where some are missing.
        value: 0 to 1, how much it holds and where.
    """

    __slots__ = ("closeness", "id", "index", "passages", "rank", "strength", "value")

    def __init__(self, index: "Index", id: str) -> None:
        self.index = index
        self.id = id
        self.passages: dict[int, tuple[int, set[int]]] = {}
        self.closeness = 0.0
        self.rank = PARTIAL
        self.value = 0.0
        self.strength = 0.0


def field_rank(field: int) -> int:
    """The rank of a field of SEARCHED: NAMES, GLOSS, DEFINITION or OTHER."""
    return _RANKS[field]


def held(one: Candidate) -> "set[int]":
    """The groups that an entry holds anywhere."""
    return set().union(*(groups for _, groups in one.passages.values()))


def rank(found: "list[Candidate]", groups: "list[Group]") -> "list[Candidate]":
    """Give each entry its rank and value; leave out those that hold too little; best first."""
    whole = sum(group.weight for group in groups)
    closest = max((one.closeness for one in found), default=0) or 1
    for one in found:
        _weigh(one, groups, whole)
        one.value = (1 - _CLOSENESS) * one.value + _CLOSENESS * one.closeness / closest
    alone = all(one.rank == PARTIAL for one in found)
    enough = _ENOUGH_ALONE if alone else _ENOUGH
    found = [one for one in found if one.rank != PARTIAL or one.strength >= enough]
    found.sort(key=lambda one: (min(one.rank, DEFINITION), -one.value, one.index.place, one.id))
    return found


def score(one: Candidate) -> int:
    """The score of a ranked entry, 0 to 99; it falls in the order of the answer."""
    low = _LOWEST.get(one.rank, 0)
    return low + round((_SPAN if low else _REST) * one.value)


def _weigh(one: Candidate, groups: "list[Group]", whole: float) -> None:
    """Set an entry's rank, its value without BM25, and its strength: the part of the words'
    weight that it holds."""
    of_rank: list[set[int]] = [set(), set(), set(), set()]
    worth: dict[int, float] = {}
    together = 0.0
    for field, own in one.passages.values():
        at_rank = _RANKS[field]
        if at_rank != OTHER or len(own) > len(of_rank[OTHER]):
            of_rank[at_rank] |= own  # of the other texts, the one that holds most
        for at in own:
            worth[at] = max(worth.get(at, 0.0), WORTH[at_rank])
        together = max(together, WORTH[at_rank] * sum(groups[at].weight for at in own))
    complete = len(worth) == len(groups)
    full = [at_rank for at_rank in range(OTHER) if len(of_rank[at_rank]) == len(groups)]
    if any(len(own) == len(groups) for _, own in one.passages.values()):
        full.append(OTHER)
    one.rank = full[0] if full else SPREAD if complete else PARTIAL
    one.strength = sum(groups[at].weight for at in worth) / whole
    each = sum(groups[at].weight * best for at, best in worth.items()) / whole
    head = sum(groups[at].weight for at in of_rank[NAMES] | of_rank[GLOSS]) / whole
    value = _EACH * each + _TOGETHER * together / whole + _HEAD * head
    at_once = WORTH[full[0]] if full else 0.0
    value += _COMPLETE * complete + _AT_ONCE * at_once
    one.value = value / (1 + _COMPLETE + _AT_ONCE)
