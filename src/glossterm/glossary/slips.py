"""How likely one spelling is a slip for another: an alignment that weighs what misspellers do.

The model is a weighted optimal string alignment (Damerau 1964, restricted swaps) from the name
that was meant to what was typed, plus a few facts about the pair. The weights were fitted as a
ranking (softmax over candidates, five-fold cross-validation) on the lists in benchmarks/data/, and
rounded; benchmarks/README.md has the figures, and benchmarks/matching.py prints them anew.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_VOWELS = frozenset("aeiouy")
# Consonants and pairs that sound or look alike, and those that romanised Japanese confuses (l r).
_ALIKE = frozenset(
    (a, b)
    for group in (
        "ckqsx", "szxc", "gj", "fvp", "dt", "bp", "mn", "lr", "ywiu", "ckh", "gk", "sz", "vw", "gh",
    )
    for a in group
    for b in group
    if a != b
)  # fmt: skip

# Costs of one slip. A letter for another of no likeness costs most.
DROPPED_VOWEL = 0.59
DROPPED_CONSONANT = 0.68
ADDED_VOWEL = 0.85
ADDED_CONSONANT = 0.95
UNDOUBLED = 0.48
DOUBLED = 0.49
FINAL_E = 0.58
SILENT = 0.27
SPACE = 0.40
VOWEL_FOR_VOWEL = 0.87
ALIKE = 0.70
CONSONANT_FOR_CONSONANT = 1.52
VOWEL_FOR_CONSONANT = 1.21
SWAPPED = 0.77
SWAPPED_VOWELS = 0.58
FIRST_LETTER = 0.44  # on top, where the slip falls on the first letter

# Facts about the pair.
SAME_SOUND = -0.47  # equal skeletons
OTHER_SOUND = 0.47  # skeletons two or more slips apart
SAME_LETTERS = -0.60  # the same letters in another order
SAME_VOWELS = -0.16
MORE_SPACES = 0.26
SHORTER = 0.40  # people drop letters more than they add them
LAST_LETTER = 0.21  # people keep the last letter
FAMILY = -0.13  # per unit of ln(1 + names that begin alike): the productive word is the likelier


class Typed:
    """A misspelt query, prepared to be held against many names.

    Args:
        key: the folded query.
        skeleton: its consonant skeleton.
    """

    __slots__ = ("_added", "_letters", "_vowels", "key", "skeleton")

    def __init__(self, key: str, skeleton: str) -> None:
        self.key = key
        self.skeleton = skeleton
        self._added = [_added(key, at) for at in range(len(key))]
        self._letters = sorted(key)
        self._vowels = [char for char in key if char in "aeiou"]

    def cost(self, name: str, skeleton: str, distance: "Callable[[str, str], int]") -> float:
        """Return how unlikely it is that ``name`` was meant; 0 is no slip, about 1 is one.

        Args:
            name: a folded name.
            skeleton: its consonant skeleton.
            distance: plain edit distance of two skeletons.
        """
        key = self.key
        cost = self._alignment(name)
        apart = 0 if skeleton == self.skeleton else distance(skeleton, self.skeleton)
        if apart == 0:
            cost += SAME_SOUND
        elif apart > 1:
            cost += OTHER_SOUND
        if len(name) == len(key) and sorted(name) == self._letters:
            cost += SAME_LETTERS
        if [char for char in name if char in "aeiou"] == self._vowels:
            cost += SAME_VOWELS
        if name.count(" ") > key.count(" "):
            cost += MORE_SPACES
        if len(name) < len(key):
            cost += SHORTER
        if name[-1] != key[-1]:
            cost += LAST_LETTER
        return cost

    def _alignment(self, name: str) -> float:
        """The cheapest way from the name to the query, slip by slip."""
        key, added = self.key, self._added
        width = len(key)
        earlier: list[float] = []
        above = [0.0] * (width + 1)
        for column in range(width):
            above[column + 1] = above[column] + added[column]
        above_letter = ""
        for row, letter in enumerate(name):
            dropped = _dropped(name, row)
            line = [above[0] + dropped]
            left = line[0]
            is_vowel = letter in _VOWELS
            for column in range(width):
                typed = key[column]
                best = above[column]
                if letter != typed:
                    if is_vowel:
                        best += VOWEL_FOR_VOWEL if typed in _VOWELS else VOWEL_FOR_CONSONANT
                    elif typed in _VOWELS:
                        best += VOWEL_FOR_CONSONANT
                    else:
                        best += ALIKE if (letter, typed) in _ALIKE else CONSONANT_FOR_CONSONANT
                    if row == 0 and column == 0:
                        best += FIRST_LETTER
                    if row and column and letter == key[column - 1] and above_letter == typed:
                        both = is_vowel and typed in _VOWELS
                        swapped = earlier[column - 1] + (SWAPPED_VOWELS if both else SWAPPED)
                        if row == 1 and column == 1:
                            swapped += FIRST_LETTER / 2
                        if swapped < best:
                            best = swapped
                other = above[column + 1] + dropped
                if other < best:
                    best = other
                other = left + added[column]
                if other < best:
                    best = other
                line.append(best)
                left = best
            earlier, above, above_letter = above, line, letter
        return above[width]


def _dropped(name: str, at: int) -> float:
    """Cost of leaving out the letter at a place of the name."""
    letter = name[at]
    edge = FIRST_LETTER if at == 0 else 0.0
    if letter == " ":
        return SPACE
    following = name[at + 1 : at + 2]
    if letter == following or (at and name[at - 1] == letter):
        return UNDOUBLED + edge
    if letter == "e" and not following:
        return FINAL_E + edge
    if letter in _VOWELS:
        return DROPPED_VOWEL + edge
    if (
        letter == "h"
        or (at == 0 and letter in "gwkp")
        or (letter == "g" and following == "h")
        or (letter == "c" and following == "k")
    ):
        return SILENT + edge
    return DROPPED_CONSONANT + edge


def _added(key: str, at: int) -> float:
    """Cost of a letter that was typed and is not in the name."""
    letter = key[at]
    edge = FIRST_LETTER if at == 0 else 0.0
    if letter == " ":
        return SPACE
    if key[at + 1 : at + 2] == letter or (at and key[at - 1] == letter):
        return DOUBLED + edge
    if letter == "e" and at == len(key) - 1:
        return FINAL_E + edge
    if letter in _VOWELS:
        return ADDED_VOWEL + edge
    if letter == "h":
        return SILENT + edge
    return ADDED_CONSONANT + edge
