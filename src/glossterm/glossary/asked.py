"""A question in plain words, taken apart: the entries that it names, the words that say what is
asked about them, what it is after, and how much each of these weighs.

A name or word weighs log(1 + N / n), where n of the glossary's N entries hold it (Spärck Jones
1972): the name of a trope that a hundred entries mention says less than a rare word beside it.
"""

from math import log

from ..model import Entry
from ..store.passage_index import quoted, with_words
from ..text.fold import fold
from ..text.stem import stem
from .asking import ALIKE, FRAME, INTENT_OF, content, form, intents, said
from .english import ENGLISH
from .lookup import look_up, match_name
from .search_ranking import FIELD_WORTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

NAME = 1.0  # of a name, beside a word that as many entries hold
NAME_AT_LEAST = 0.5  # of the heaviest word: how little a name may weigh
_LONGEST_NAME = 4  # words
_ARTICLES = ("a", "an", "the")


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
        typed: words of the aliases that were typed.
        weights: stem of each word that says what is asked, to its weight.
        name_weights: id of each named entry to its weight.
        whole: the weight of everything that was asked, and ``word_weight`` that of the words alone.
        wanted: the stems that were asked, and those that ask for the same.
        shares: entry id to the part of the whole that its texts hold, 0 to 1; the largest first.
    """

    def __init__(self, glossary: "Glossary", asked: "list[str]", withheld: "set[str]") -> None:
        self.glossary = glossary
        self.withheld = withheld
        self.named: dict[str, Entry] = {}
        self.hidden = False
        self.unknown = False
        self.typed: set[str] = set()
        rest = self._take_names(asked)
        self.intents = intents(rest)
        if len(self.named) > 1 and asked[0] in ("is", "are") and not self.intents:
            self.intents = {"class"}  # is X Y
        self.said = said(rest)
        self.form = form(asked)
        self.weights: dict[str, float] = {}
        self.name_weights: dict[str, float] = {}
        self.shares: dict[str, float] = {}
        self.entries = sum(int(index.meta()["entries"]) for index in glossary.indexes) or 1
        self._weigh([word for word in rest if content([word])])
        self.wanted = {other for word in self.weights for other in (word, *ALIKE.get(word, ()))}

    def rarity(self, held: int) -> float:
        """Weight of what so many entries hold."""
        return log(1 + self.entries / (1 + held))

    def _weigh(self, words: "list[str]") -> None:
        """Weigh each word and name by the entries that hold it, and note which they are."""
        gained: dict[str, float] = {}
        for word in words:
            if stem(word) not in self.weights:
                held = self._holders(word)
                weight = self.weights[stem(word)] = self.rarity(len(held))
                for id, worth in held.items():
                    gained[id] = gained.get(id, 0.0) + weight * worth
        for id, entry in self.named.items():
            held = self._holders(fold(entry.term))
            rarity = max(self.rarity(len(held)), NAME_AT_LEAST * self.rarity(0))
            weight = self.name_weights[id] = NAME * rarity
            for other, worth in {**held, id: 1.0}.items():
                gained[other] = gained.get(other, 0.0) + weight * worth
        self.word_weight = sum(self.weights.values())
        self.whole = self.word_weight + sum(self.name_weights.values())
        ranked = sorted(gained.items(), key=lambda pair: (-pair[1], pair[0]))
        self.shares = {id: weight / self.whole for id, weight in ranked}

    def _holders(self, text: str) -> "dict[str, float]":
        """Id of each entry that holds a word or phrase to what its best field is worth."""
        found: dict[str, float] = {}
        for index in self.glossary.indexes:
            for _, field, about, id, rating, _ in with_words(index, quoted(text)):
                worth = FIELD_WORTH[field]
                if rating > self.glossary.most or worth <= found.get(id, 0.0):
                    continue
                if not about or self.glossary.allows(about.split(" "), set()):
                    found[id] = worth
        return found

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
                known = word in FRAME or word in INTENT_OF or stem(word) in ALIKE
                if known or ENGLISH.has(word) or self._is_asked(stem(word)):
                    rest.append(word)
                elif len(word) < 5 or not self._take(word, guess=True):
                    rest.append(self._respelt(word))
        return rest

    def _is_asked(self, word: str) -> bool:
        return any(index.questions_with(word) for index in self.glossary.indexes)

    def _respelt(self, word: str) -> str:
        """A word that nobody knows, as a word of questions where it is a slip for one."""
        from .ranking import nearest  # RapidFuzz is loaded by now

        other = nearest(word, [*FRAME, *INTENT_OF, *ALIKE]) if len(word) > 4 else ""
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
            self.named.setdefault(entry.id, entry)
            # cuck is more than another word for cuckold where a question says cuck.
            self.typed.update(set(name.split(" ")) - set(fold(entry.term).split(" ")))
        return bool(found.entries or found.named)
