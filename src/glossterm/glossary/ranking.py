"""Fuzzy ranking: which name a misspelt query meant. The only module that imports RapidFuzz.

Similarity is the optimal string alignment distance (edits and swaps of neighbours; Boytsov 2011)
as a share of the longer name, so 100 is the same spelling and 0 shares nothing.
"""

from rapidfuzz import process
from rapidfuzz.distance import OSA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .lookup import Hit

    Ranked = tuple[Index, Hit, int]  # glossary, what was matched, score

# Below this likeness a suggestion reads as noise.
WORTH_SUGGESTING = 60
# An answer must be this alike and this far ahead of the next entry, or it is only suggested.
SURE = 75
AHEAD = 5
BEST_GUESS = 94  # a guess never scores as high as another form of the same word
_CANDIDATES = 40


def rank(indexes: "list[Index]", key: str, limit: int) -> "tuple[Ranked | None, list[Ranked]]":
    """Rank the names most like a folded query.

    Args:
        indexes: open glossaries, nearest first.
        key: folded query, longer than three characters.
        limit: at most so many entries.

    Returns:
        The one candidate that is clearly meant, or None; and the best candidates, one an entry,
        best first, scores from 0 to 94.
    """
    from .lookup import shadowed

    reach = 1 if len(key) < 6 else 2 if len(key) < 10 else 3
    ranked: list[tuple[float, Ranked]] = []
    for index in indexes:
        for block in index.spellings(len(key) - reach, len(key) + reach):
            names = block.split("\n")
            for name, likeness, _ in process.extract(
                key,
                names,
                scorer=OSA.normalized_similarity,
                score_cutoff=WORTH_SUGGESTING / 100,
                limit=_CANDIDATES,
            ):
                for hit in index.named(name):
                    if not shadowed(indexes, index, hit[2].id):
                        score = min(BEST_GUESS, round(100 * likeness))
                        ranked.append((likeness, (index, hit, score)))
    ranked.sort(key=lambda pair: (-pair[0], pair[1][1][2].id))
    best: list[tuple[float, Ranked]] = []
    seen: set[str] = set()
    for likeness, candidate in ranked:
        id = candidate[1][2].id
        if id not in seen:
            seen.add(id)
            best.append((likeness, candidate))
    chosen = None
    if best and _is_clear(key, best):
        chosen = best[0][1]
    return chosen, [candidate for _, candidate in best[:limit]]


def _is_clear(key: str, best: "list[tuple[float, Ranked]]") -> bool:
    likeness, (_, (_, text, _), score) = best[0]
    if score < SURE or (text.isupper() and len(text) <= 5):
        return False
    if len(best) > 1 and (likeness - best[1][0]) * 100 < AHEAD:
        return False
    folded = text.lower()
    return key[0] == folded[0] or key[:2] == folded[1::-1]
