"""What the thresholds of an answer cost: typos answered against words answered falsely.

    python benchmarks/calibrate.py [--glossary FOLDER] [--seed N]

For every pair of SURE and AHEAD of glossary/ranking.py this prints, over the names of a glossary
(the bundled one, unless another is given):

- typos: names with one random slip, answered with their entry, and answered or suggested;
- wrong: the same typos, answered with another entry;
- words: common English words that are no names, answered by a guess;
- absent: names asked while their entry is left out, answered with a neighbour: what happens to
  the words that a glossary does not hold yet.

SURE and AHEAD are set where typos are answered without the last two columns rising.
"""

import argparse
import random
import sys
from pathlib import Path

from glossterm import Glossary
from glossterm.glossary import ranking
from glossterm.paths import PACKAGE
from glossterm.text.fold import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slip(word: str, source: random.Random) -> str:
    """One letter dropped, added, changed, or swapped with its neighbour."""
    while True:
        at = source.randrange(len(word))
        typo = source.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + source.choice(LETTERS) + word[at:],
                word[:at] + source.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            ]
        )
        if fold(typo) != fold(word):
            return typo


def absent(glossary: Glossary, names: dict[str, str]) -> float:
    """The share of names that a neighbour answers while their own entry is left out."""
    own: dict[str, set[str]] = {}
    for key, id in names.items():
        own.setdefault(id, set()).add(key)
    whole = ranking._candidates
    false = 0
    for key, id in names.items():
        left_out = own[id]

        def without(*given: object, left_out: set[str] = left_out) -> dict[str, float]:
            found = whole(*given)  # type: ignore[arg-type]
            return {name: cost for name, cost in found.items() if name not in left_out}

        ranking._candidates = without  # type: ignore[assignment]
        best, _ = ranking.rank(glossary.indexes, key, 5)
        false += best is not None and best[1][2].id != id
    ranking._candidates = whole
    return false / len(names)


def main() -> int:
    """Print one line for each pair of thresholds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glossary")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    if options.glossary:
        glossary = Glossary.open([options.glossary], bundled=False)
    else:
        glossary = Glossary.open([], bundled=True)
    names: dict[str, str] = {}
    for index in glossary.indexes:
        rows = index.connection.execute(
            "SELECT n.key, e.id FROM name n JOIN entry e ON e.number = n.entry WHERE n.label < 2"
        )
        names.update({key: id for key, id in rows if key.isascii() and len(key) > 4})
    typos = [(slip(key, source), id) for key, id in names.items() for _ in range(3)]
    english = (Path(PACKAGE) / "words" / "english.txt").read_text().split()
    words = [word for word in source.sample(english, 2000) if word not in names]
    print(f"{len(names)} names, {len(typos)} typos, {len(words)} English words")
    print("SURE AHEAD   typos answered  or suggested  wrong   words  absent")
    for sure in (70, 75, 80, 85):
        for ahead in (4, 6, 8):
            ranking.SURE, ranking.AHEAD = sure, ahead
            answered = found = wrong = 0
            for typo, id in typos:
                result = glossary.define(typo)
                ids = [entry.id for entry in result.entries]
                answered += id in ids
                wrong += bool(ids) and id not in ids
                found += id in ids + [suggestion.id for suggestion in result.suggestions]
            false = sum(
                entry.match.by == "fuzzy"
                for word in words
                for entry in glossary.define(word).entries
                if entry.match
            )
            print(
                f"{sure:4} {ahead:5} {answered / len(typos):16.3f} {found / len(typos):13.3f}"
                f" {wrong / len(typos):6.4f} {false / len(words):7.4f}"
                f" {absent(glossary, names):7.4f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
