"""A question in plain words, taken apart: the entries that it names, the words that say what is
asked about them, what it is after, and how much each of these weighs.

A word weighs log(1 + N / (1 + n)), where phrasings of n of the glossary's N entries hold it (Spärck
Jones 1972), and a name as much as the words by which it was typed: rp, which questions of twenty
entries say, tells less than omegaverse.
"""

from math import log, sqrt

from ..model import Entry
from ..store.passages import has_unspaced
from ..store.phrase_index import holders, is_asked
from ..text.fold import fold
from ..text.frame import FRAME
from ..text.stem import stem, words
from ..text.vectors import VECTORS
from .asking import INTENT_OF, content, form, intents, seeks_a_word
from .english import ENGLISH
from .lookup import look_up, match_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

NAME = 1.5  # of a name's weight, squared, beside that of a word
NAME_AT_LEAST = 0.25  # of the rarest word: how little a name may weigh
TYPICAL = 0.75  # of a rare word: the weight of one that is not looked up
SEVERAL_WORDS = 0.8  # of a name of several words, beside the words one by one
_LONGEST_NAME = 4  # words
_LONGEST_UNSPACED = 24  # characters of a word that is looked through for names
_ARTICLES = ("a", "an", "the")
_RESPELT = 4  # letters of a word from which a slip is mended


class Asked:
    """What was asked.

    Args:
        glossary: where to look for names and words.
        asked: its folded words, in order.
        withheld: collects the ids that the rating kept back.

    Attributes:
        named: id to entry, of the entries that it names, in order.
        hidden: whether it names an entry that the rating withholds.
        unknown: whether a word is in no dictionary, no question and no name.
        weights: stem of each word that says what is asked, to the square of its weight.
        spelt: stem to the word as it was asked.
        name_weights: id of each named entry to the square of its weight.
        whole: the sum of both.
        typical: the square of the weight of a word of a phrasing, where that is not looked up.
        phrases: stem to (place of the index, phrase number, entry number) of what holds it.
        intents, form, seeks_a_word: what it is after, see asking.
        vector: what it is like, see text.vectors.
    """

    def __init__(self, glossary: "Glossary", asked: "list[str]", withheld: "set[str]") -> None:
        self.glossary = glossary
        self.withheld = withheld
        self.named: dict[str, Entry] = {}
        self.hidden = False
        self.unknown = False
        self._typed: dict[str, str] = {}
        rest = self._take_names(asked)
        self.intents = intents(rest)
        if len(self.named) > 1 and asked[0] in ("is", "are") and not self.intents:
            self.intents = {"class"}  # is X Y
        self.form = form(asked)
        self.seeks_a_word = seeks_a_word(asked) and "compare" not in self.intents
        self.entries = sum(int(index.meta()["entries"]) for index in glossary.indexes) or 1
        self.phrases: dict[str, list[tuple[int, int, int]]] = {}
        self.weights: dict[str, float] = {}
        self.spelt: dict[str, str] = {}
        for word in rest:
            for root in content([word]):
                self.weights[root] = self._rarity(root) ** 2
                self.spelt.setdefault(root, word)
        self.name_weights = {id: self._name_weight(name) for id, name in self._typed.items()}
        self.whole = sum(self.weights.values()) + sum(self.name_weights.values())
        self.typical = (TYPICAL * log(1 + self.entries / 2)) ** 2
        self.vector = VECTORS.of(dict.fromkeys(self._respoken(asked)))

    def _rarity(self, word: str) -> float:
        held = self._holding(word)
        return log(1 + self.entries / (1 + len({(place, entry) for place, _, entry in held})))

    def _holding(self, word: str) -> "list[tuple[int, int, int]]":
        if word not in self.phrases:
            self.phrases[word] = [
                (index.place, phrase, entry)
                for index in self.glossary.indexes
                for phrase, entry in holders(index, word)
            ]
        return self.phrases[word]

    def _name_weight(self, name: str) -> float:
        parts = [self._rarity(stem(word)) for word in name.split(" ")]
        weight = sqrt(sum(part * part for part in parts))
        weight *= SEVERAL_WORDS if len(parts) > 1 else 1
        return NAME * max(NAME_AT_LEAST * log(1 + self.entries), weight) ** 2

    def _respoken(self, asked: "list[str]") -> "list[str]":
        """The words with each name that no vector knows (a slip, kana) put as its entry's term."""
        line = f" {' '.join(asked)} "
        terms: dict[str, list[list[str]]] = {}
        for id, name in self._typed.items():
            if any(VECTORS.word(word) is None for word in name.split(" ")):
                terms.setdefault(name, []).append(words(fold(self.named[id].term)))
        for name, said in terms.items():
            # A name in a script without spaces may be part of a word.
            part = name if has_unspaced(name) else f" {name} "
            # Of several names each stands for its first entry: the others would outweigh the rest.
            term = said[0] if len(terms) > 1 else [word for one in said for word in one]
            line = line.replace(part, f" {' '.join(term)} ", 1)
        return line.split()

    def _take_names(self, asked: "list[str]") -> "list[str]":
        """Find names among the words, longest first; return the words that are no names."""
        rest: list[str] = []
        at = 0
        while at < len(asked):
            for size in range(min(_LONGEST_NAME, len(asked) - at), 0, -1):
                part = asked[at : at + size]
                if all(word in FRAME or word in INTENT_OF for word in part):
                    continue
                if size > 1 and part[-1] in _ARTICLES:
                    continue  # "a dog a man": doga is a name, and nobody asked for it
                if self._take(" ".join(part), guess=False):
                    at += size
                    break
            else:
                word = asked[at]
                at += 1
                if self._take_parts(word):
                    continue
                known = word in FRAME or word in INTENT_OF
                if known or ENGLISH.has(word) or self._is_asked(stem(word)):
                    rest.append(word)
                elif len(word) <= _RESPELT or not self._take(word, guess=True):
                    rest.append(self._respelt(word))
        return rest

    def _take_parts(self, word: str) -> bool:
        """Take a word of a script without spaces as the names that it is made of: 青年漫画."""
        if len(word) > _LONGEST_UNSPACED or not has_unspaced(word):
            return False
        for at in range(len(word) - 1, 0, -1):
            if self._take(word[:at], guess=False):
                if not self._take_parts(word[at:]):
                    self._take(word[at:], guess=False)
                return True
        return False

    def _is_asked(self, word: str) -> bool:
        return any(is_asked(index, word) for index in self.glossary.indexes)

    def _respelt(self, word: str) -> str:
        """A word that nobody knows, as a word of questions where it is a slip for one."""
        other = ""
        if len(word) > _RESPELT:
            from .ranking import nearest  # RapidFuzz is loaded by now

            other = nearest(word, [*FRAME, *INTENT_OF])
            other = other or nearest(word, VECTORS.beginning(word[0]))
        self.unknown = self.unknown or (not other and len(word) > 2)
        return other or word

    def _take(self, name: str, guess: bool) -> bool:
        glossary = self.glossary
        if guess:
            found = look_up(glossary.indexes, name, glossary.most)
        else:
            found = match_name(glossary.indexes, name, glossary.most)
        self.hidden = self.hidden or found.named
        self.withheld.update(found.withheld if found.named else ())
        for entry in found.entries:
            if entry.id not in self.named:
                self.named[entry.id] = entry
                self._typed[entry.id] = name
        return bool(found.entries or found.named)
