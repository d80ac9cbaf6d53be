"""The weights by which questions in plain words are answered, fitted and measured.

    python benchmarks/questions.py [--glossary data] [--show]

For each question of tests/glossary/questions-*.tsv every candidate's parts (glossterm's
glossary/likeness.py) are taken, and the weights under which the right one is likeliest (softmax
over the candidates, no weight of the wrong sign) are printed beside those that stand there; then
recall with the stored weights, with the fitted ones, and with weights fitted on four fifths of the
questions on the fifth that is left. --show lists what is not answered first. Needs numpy.
"""

import argparse
import random
import sys
from pathlib import Path

import numpy as np

from glossterm import Glossary
from glossterm.glossary.answering import weighed
from glossterm.glossary.asked import Asked
from glossterm.glossary.asking import unjapanese
from glossterm.glossary.likeness import WEIGHTS, Item
from glossterm.text.fold import fold
from glossterm.text.stem import words

TESTS = Path(__file__).parent.parent / "tests" / "glossary"
SETS = ("first", "second", "hard", "third", "fourth", "fifth")
NAMES = list(WEIGHTS)
SIGNS = np.array([-1.0 if WEIGHTS[name] < 0 else 1.0 for name in NAMES])
STORED = np.array([WEIGHTS[name] for name in NAMES])


def fits(item: Item, answer: str) -> bool:
    """An answer is ``id: question``, ``id: =definition`` or ``id+id: =difference``."""
    ids, _, wanted = answer.partition(": ")
    if wanted == "=definition":
        return item.kind == "definition" and item.entry == ids
    if wanted == "=difference":
        return item.kind == "difference" and set(item.about) == set(ids.split("+"))
    return item.kind == "question" and item.entry == ids and item.text == wanted


class Query:
    """A question with its candidates.

    Args:
        asked: as typed.
        items: n candidates.
        answers: what is right, see fits.

    Attributes:
        parts: n rows of the parts in the order of NAMES.
        right: n times whether it is right.
    """

    def __init__(self, asked: str, items: list[Item], answers: list[str]) -> None:
        self.asked = asked
        self.items = items
        self.answers = answers
        self.parts = np.array([[item.parts.get(name, 0.0) for name in NAMES] for item in items])
        self.right = np.array([any(fits(item, one) for one in answers) for item in items])

    def places(self, weights: np.ndarray) -> np.ndarray:
        """Candidates, best first."""
        return np.argsort(-(self.parts @ weights), kind="stable")


def load(glossary: Glossary, path: Path) -> list[Query]:
    """The questions of a list that have candidates at all; the others count as wrong."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        asked, answers = line.split("\t")
        folded = words(unjapanese(fold(asked).strip("?？。")))[:32]
        what = Asked(glossary, folded, set())
        items = weighed(what) or [Item("question", "", [], "", "", {})]
        found.append(Query(asked, items, answers.split(" || ")))
    return found


def recall(queries: list[Query], weights: np.ndarray) -> tuple[float, float]:
    """(right first, right among three)."""
    first = three = 0
    for query in queries:
        best = query.right[query.places(weights)[:3]]
        first += bool(best[:1].any())
        three += bool(best.any())
    return first / len(queries), three / len(queries)


def fit(queries: list[Query], steps: int = 200) -> np.ndarray:
    """Weights under which the right candidates are likeliest: Adam (Kingma and Ba 2015)."""
    use = [query for query in queries if query.right.any()]
    weights = STORED.copy()
    drift, size = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = -0.0002 * weights
        for query in use:
            sums = query.parts @ weights
            chance = np.exp(sums - sums.max())
            chance /= chance.sum()
            among = np.where(query.right, chance, 0.0)
            among /= max(among.sum(), 1e-12)
            slope += (among - chance) @ query.parts / len(use)
        drift = 0.9 * drift + 0.1 * slope
        size = 0.99 * size + 0.01 * slope * slope
        rate = 0.5 * (1 - step / (steps + 1))
        fair = np.sqrt(size / (1 - 0.99**step)) + 1e-8
        weights = weights + rate * drift / (1 - 0.9**step) / fair
        weights = SIGNS * np.maximum(SIGNS * weights, 0.0)
    return weights


def main() -> int:
    """Print weights and recall."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glossary", default="")
    parser.add_argument("--set", action="append", type=Path, default=[], help="one more list")
    parser.add_argument("--unseen", action="append", type=Path, default=[],
                        help="a list to measure on, not to fit on")  # fmt: skip
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    folders = [options.glossary] if options.glossary else []
    with Glossary.open(folders, bundled=not folders) as glossary:
        paths = [TESTS / f"questions-{name}.tsv" for name in SETS]
        sets = {path.stem: load(glossary, path) for path in [*paths, *options.set] if path.exists()}
        unseen = {path.stem: load(glossary, path) for path in options.unseen}
    every = [query for queries in sets.values() for query in queries]
    fitted = fit(every)
    for name, stored, found in zip(NAMES, STORED, fitted, strict=True):
        print(f"{name:14} {stored:7.2f} {found:7.2f}")
    for name, queries in [*sets.items(), *unseen.items()]:
        now, then = recall(queries, STORED), recall(queries, fitted)
        print(f"{name:20} {len(queries):4}  stored {now[0]:.3f} {now[1]:.3f}"
              f"  fitted {then[0]:.3f} {then[1]:.3f}")  # fmt: skip
    random.Random(1).shuffle(every)
    folds = [every[at::5] for at in range(5)]
    scores = [
        recall(fold_, fit([query for other in folds if other is not fold_ for query in other], 100))
        for fold_ in folds
    ]
    first, three = np.mean(scores, axis=0)
    print(f"left out  {first:.3f} {three:.3f}")
    if options.show:
        for name, queries in [*sets.items(), *unseen.items()]:
            for query in queries:
                best = query.places(fitted)
                if not query.right[best[0]]:
                    got = [f"{query.items[at].entry}: {query.items[at].text}" for at in best[:3]]
                    where = [at for at, place in enumerate(best) if query.right[place]]
                    print(f"{name} {where[:1]} {query.asked}\n    {query.answers[:2]}\n    {got}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
