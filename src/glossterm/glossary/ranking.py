"""Fuzzy ranking: which name a misspelt query meant. The only module that imports RapidFuzz.

Candidates come cheaply, by spelling (edit distance within blocks of the same first letter) and by
sound (edit distance of consonant skeletons); the best few are ranked by the slips that lead from
the name to the query (slips.py).
"""

from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..store.name_index import family as family_of
from ..store.name_index import skeletons as skeleton_blocks
from ..store.name_index import spellings
from ..text.fold import fold
from ..text.skeleton import skeleton
from .english import ENGLISH
from .lookup import shadowed
from .slips import FAMILY, Typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .lookup import Hit

    Ranked = tuple[Index, Hit, int]  # glossary, what was matched, score

BEST_GUESS = 94  # a guess never scores as high as another form of the same word
WORTH_SUGGESTING = 45  # below this score a suggestion reads as noise
# Set by benchmarks/calibrate.py: an answer must score so much and lead the next entry by so much.
SURE = 80
AHEAD = 6
_SHORT = 4  # letters of a name up to which one slip proves nothing
_LONG = 8  # letters of a name from which one slip may fall on the first letter
_REACH = 3  # letters by which a name may be longer or shorter than the query
_NEAR = 60  # candidates kept by spelling, and by sound
_WEIGHED = 30  # candidates whose slips are weighed: an alignment costs 30 µs
_FAMILIES = 10  # of those, the best whose families are counted
_MOST_FAMILY = 64
_POOR = 1.6  # cost beyond which names with another first letter are worth a full scan


def rank(indexes: "list[Index]", key: str, limit: int) -> "tuple[Ranked | None, list[Ranked]]":
    """Rank the names most like a folded query.

    Args:
        indexes: open glossaries, nearest first.
        key: folded query, longer than three characters.
        limit: at most so many entries.

    Returns:
        The one candidate that is clearly meant, or None; and the best candidates, one an entry,
        best first. The score, 0 to 94, is the share of the longer name's letters that the slips
        leave standing, in per cent, likely slips weighing less.
    """
    typed = Typed(key, skeleton(key))
    best: list[Ranked] = []
    seen: set[str] = set()
    for cost, name in _weigh(indexes, typed):
        score = _score(cost, name, key)
        if score < WORTH_SUGGESTING or len(best) > limit:
            break
        for index in indexes:
            for hit in index.named(name):
                id = hit[2].id
                if id not in seen and not shadowed(indexes, index, id):
                    seen.add(id)
                    best.append((index, hit, score))
    return best[0] if best and _is_clear(key, best) else None, best[:limit]


def nearest(word: str, choices: "list[str]") -> str:
    """The choice that a word is one slip away from (two from eight letters), or nothing."""
    near = process.extractOne(
        word, choices, scorer=OSA.distance, score_cutoff=2 if len(word) >= _LONG else 1
    )
    return near[0] if near else ""


def _score(cost: float, name: str, key: str) -> int:
    share = 1 - cost / max(len(name), len(key))
    return max(0, min(BEST_GUESS, round(100 * share)))


def _weigh(indexes: "list[Index]", typed: Typed) -> "list[tuple[float, str]]":
    """(cost, name) of the candidates, likeliest first."""
    names = _candidates(indexes, typed, typed.key[:2])
    weighed = _costs(indexes, typed, names)
    if not weighed or weighed[0][0] > _POOR:
        weighed = _costs(indexes, typed, names | _candidates(indexes, typed, ""))
    return weighed


def _costs(
    indexes: "list[Index]", typed: Typed, names: "dict[str, float]"
) -> "list[tuple[float, str]]":
    near = sorted(names, key=lambda name: (names[name], name))[:_WEIGHED]
    weighed = [(typed.cost(name, skeleton(name), OSA.distance), name) for name in near]
    weighed.sort()
    for at, (cost, name) in enumerate(weighed[:_FAMILIES]):
        stem = name[:-2] if len(name) > 6 else name[:-1] if len(name) > 4 else name
        family = sum(family_of(index, stem, _MOST_FAMILY) for index in indexes)
        weighed[at] = (cost + FAMILY * log(family + 1), name)
    weighed.sort()
    return weighed


def _candidates(indexes: "list[Index]", typed: Typed, initials: str) -> "dict[str, float]":
    """Names near a query, each with a rough distance.

    Args:
        indexes: open glossaries.
        typed: the query.
        initials: first letters to look under; all where empty.
    """
    key, heard = typed.key, typed.skeleton
    length = len(key)
    reach = _REACH if initials else 2
    furthest = (2 if length < 5 else 3 if length < 8 else 4) if initials else 2
    found: dict[str, float] = {}
    for index in indexes:
        names: list[str] = []
        for block in spellings(index, initials, length - reach, length + reach):
            names += block.split("\n")
        for name, distance, _ in process.extract(
            key, names, scorer=OSA.distance, score_cutoff=furthest, limit=_NEAR
        ):
            found[name] = distance
        if not heard or not initials:
            continue
        skeletons: list[str] = []
        names = []
        for codes, keys in skeleton_blocks(index, heard[0], len(heard) - 1, len(heard) + 1):
            skeletons += codes.split("\n")
            names += keys.split("\n")
        alike = process.extract(heard, skeletons, scorer=OSA.distance, score_cutoff=1, limit=None)
        apart = {names[at]: distance for _, distance, at in alike}
        for name, distance, _ in process.extract(
            key, list(apart), scorer=OSA.distance, score_cutoff=furthest + 1, limit=_NEAR
        ):
            # Half a slip off where it sounds the same.
            found[name] = distance - (0.5 if apart[name] == 0 else 0)
    return found


def _is_clear(key: str, best: "list[Ranked]") -> bool:
    """True where the best candidate may be given as the answer."""
    _, (_, text, _), score = best[0]
    if len(best) > 1 and score - best[1][2] < AHEAD:
        return False
    words = key.split(" ")
    if any(part.isupper() and len(part) <= 5 and fold(part) not in words for part in text.split()):
        return False  # one short acronym is never turned into another
    name = fold(text)
    one_slip = OSA.distance(key, name, score_cutoff=1) == 1
    if key[0] != name[0] and key[:2] != name[1::-1] and not (one_slip and len(name) >= _LONG):
        return False  # people get the first letter right; dandere is no yandere
    if score < SURE and not (one_slip and len(name) > _SHORT):
        return False
    return not ENGLISH.has(key)
