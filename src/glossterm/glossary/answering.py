"""A question in plain words held against every stored question.

Three things count: the entries that both name, the words that they share (rare words weigh more,
words of the answer less, words that ask for the same thing a little less than the word itself),
and what they are after (a meaning, a difference, why people like or hate it). What nothing stored
answers is answered by a definition ("what is X") or by the difference of a relation ("X or Y"),
where there is one.
"""

from math import log

from ..model import Entry, Question
from ..text.fold import fold
from ..text.stem import stem, words
from .asking import ALIKE, FRAME, INTENT_OF, content, intents, said
from .english import ENGLISH
from .lookup import look_up, match_name, shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .glossary import Glossary

# Below this score a stored question is about something else; calibrated on
# tests/glossary/paraphrases.tsv and unanswerable.tsv.
WORTH_ANSWERING = 40
WORTH_WITHOUT_NAME = 55  # where nothing that was asked is a name of an entry
NAME = 3.0  # a name weighs as much as three rare words
NEIGHBOUR = 1.5  # an entry that is a part of the named one
PART_OF_NAME = 1.0  # a word of a name: companion, of AI companion
INTENT = 1.5
SIMILAR = 0.7  # a word that asks for the same thing, of the word itself
IN_ANSWER = 0.5  # a word that only the answer has
ASIDE = 0.35  # of what the stored question has and the asker did not say
UNSAID = 0.35  # of the score is lost where no word that was asked is there
TYPED = 0.8  # the very alias that was typed stands in the question
OTHER_INTENT = 0.75  # lost where the question is after something else
OTHER_NAME = 1.5  # beyond: an entry that was not named
ELSEWHERE = 0.5  # beyond: the question of an entry that was not named
OTHER_DIFFERENCE = 10.0  # times, where two were to be told apart from each other
HEARD = 0.7  # share of what was asked that somebody must have asked or answered before
_LONGEST_NAME = 4  # words


class Asked:
    """A question in plain words, taken apart.

    Args:
        glossary: where to look for names and answers.
        asked: its folded words, in order.
        withheld: collects the ids that the rating kept back from the answers.
    """

    def __init__(self, glossary: "Glossary", asked: "list[str]", withheld: "set[str]") -> None:
        self.glossary = glossary
        self.withheld = withheld
        self.named: dict[str, Entry] = {}
        self.hidden = False
        self.typed: set[str] = set()
        self.partly: dict[str, float] = {}
        self.unknown = False
        self.total = sum(index.question_count() for index in glossary.indexes) or 1
        self.common = log(self.total + 1)
        rest = self._take_names(asked)
        self.intents = intents(rest)
        if len(self.named) > 1 and asked[0] in ("is", "are") and not self.intents:
            self.intents = {"class"}  # is X Y
        self.said = said(rest)
        if not self.named:
            for word in rest:
                self._take_part(word)
        elif len(self.named) == 1:
            self._take_neighbours()
        self.stems = list(dict.fromkeys(content(rest)))
        self.wanted = {other for word in self.stems for other in (word, *ALIKE.get(word, ()))}
        self.weights: dict[str, float] = {}  # of the stems that were weighed

    def best(self, limit: int) -> "list[Question]":
        """The answers, best first, that are worth giving."""
        named = bool(self.named or self.partly)
        if self.hidden or not (named or self.stems) or (self.unknown and not named):
            return []
        scored: list[tuple[float, Question]] = []
        weights = {word: self._weight(word) for word in self.stems}
        if not self.named:
            heard = [word for word in self.stems if word in ALIKE or self._is_asked(word)]
            if sum(weights[word] for word in heard) < HEARD * sum(weights.values()):
                return []
        whole = sum(weights.values()) + NAME * len(self.named)
        if self.named and self.intents - {"define"}:
            whole += INTENT
        if not self.named:
            whole += max(self.partly.values(), default=0.0)
        worth = WORTH_ANSWERING if named else WORTH_WITHOUT_NAME
        for index in self.glossary.indexes:
            for number, gained in self._gains(index, weights).items():
                row = index.question(number)
                if shadowed(self.glossary.indexes, index, row[0]):
                    continue
                score = self._score(row, gained, whole)
                if score >= worth:
                    scored.append((score, self._question(row)))
        scored += self._fallbacks()
        scored.sort(key=lambda pair: (-pair[0], pair[1].entry, pair[1].question))
        found: list[Question] = []
        for score, item in scored:
            if len(found) == limit:
                break
            if self.glossary.allows([item.entry, *item.about], self.withheld):
                item.score = min(100, round(score))
                found.append(item)
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

    def _take_part(self, word: str) -> None:
        """Note the entries of whose names a word is a part; one of many names counts less."""
        if word in FRAME or word in INTENT_OF or len(word) < 3:
            return
        forms = [word, word[:-1]] if word.endswith("s") else [word]
        for index in self.glossary.indexes:
            ids = {hit[2].id for form in forms for hit in index.containing(form, 12)}
            for id in ids - set(self.named):
                part = PART_OF_NAME / (1 + log(len(ids)))
                self.partly[id] = max(part, self.partly.get(id, 0.0))

    def _weight(self, word: str) -> float:
        """Rarity of a stem among the stored questions, 0.25 to 1; of an unheard one 0.6."""
        if word not in self.weights:
            self.weights[word] = self._rarity(word)
        return self.weights[word]

    def _rarity(self, word: str) -> float:
        rows = [row for index in self.glossary.indexes for row in index.questions_with(word)]
        count = sum(place == 0 for _, place in rows)
        if not rows and word not in ALIKE:
            return 0.6
        return max(0.25, log((self.total + 1) / (count + 1)) / self.common)

    def _take_neighbours(self) -> None:
        """Note the parts of the one named entry: its memory, say, of a companion."""
        for entry in list(self.named.values()):
            index = self.glossary.holder(entry)
            for relation in self.glossary.relations(entry, index, set()):
                if relation.kind == "has-part":
                    self.partly[relation.target] = NEIGHBOUR

    def _gains(self, index: "Index", weights: "dict[str, float]") -> "dict[int, float]":
        """Question number to the weight of the words that it shares with what was asked."""
        gained: dict[int, float] = {}
        for id in (*self.named, *self.partly):
            for number in index.question_numbers_about(id):
                gained.setdefault(number, 0.0)
        for word, weight in weights.items():
            best: dict[int, float] = {}
            for other in (word, *sorted(ALIKE.get(word, ()))):
                share = 1.0 if other == word else SIMILAR
                rows = index.questions_with(other)
                # A word that many answers have says little about any of them.
                rare = log((self.total + 1) / (len(rows) + 1)) / self.common
                for number, place in rows:
                    here = share * (min(weight, rare) * IN_ANSWER if place else weight)
                    if here > best.get(number, 0.0):
                        best[number] = here
            for number, here in best.items():
                if number in gained or not self.named:
                    gained[number] = gained.get(number, 0.0) + here
        return gained

    def _score(self, row: "tuple[str, str, str, str]", gained: float, whole: float) -> float:
        """0 to 100: how much of what was asked is there, less what was not asked."""
        entry, question, _, about = row
        heard = gained
        ids = set(about.split(" "))
        stored = words(fold(question))
        shared = len(ids & set(self.named))
        gained += NAME * shared
        after = intents(stored)
        near = {"compare", "class"} >= self.intents | after and not self.stems
        if (self.named or self.partly) and self.intents & after:
            gained += INTENT + 0.3 * bool(self.said & said(stored))
        elif self.named and self.intents and after and near:
            gained += INTENT / 2  # a kind of, the same as: near enough
        elif self.named and self.intents:
            gained -= OTHER_INTENT
        elif not self.intents and after == {"define"}:
            gained -= OTHER_INTENT / 2
        if not shared:
            gained += max((self.partly.get(id, 0.0) for id in ids), default=0.0)
        gained += TYPED * len(self.typed & set(stored))
        # What the stored question is about beyond what was asked.
        named_words = {stem(word) for id in ids for word in id.split("-")}
        extra = [word for word in content(stored) if word not in self.wanted | named_words]
        beyond = sum(self._weight(word) for word in extra)
        if len(self.named) > 1 and "compare" in self.intents:
            beyond *= OTHER_DIFFERENCE  # a difference of something else
        # One more term is another question; three more are a question about the family.
        beyond += OTHER_NAME * min(1, len(ids - set(self.named) - set(self.partly)))
        if self.named and entry not in self.named:
            beyond += ELSEWHERE
        score = 100 * gained / (whole + ASIDE * beyond) if whole else 0.0
        if not self.stems and self.intents == {"define"} and (extra or "define" not in after):
            return min(score, 80.0)  # only a meaning was asked for
        if self.stems and (self.named or self.partly):
            # The name alone is no answer to what was asked about it.
            score *= 1 - UNSAID * (1 - min(1.0, heard / sum(map(self._weight, self.stems))))
        return score

    def _question(self, row: "tuple[str, str, str, str]") -> Question:
        entry, question, answer, about = row
        head = self.glossary.head(entry)
        return Question(entry, head[0] if head else entry, question, answer, about.split(" "), 0)

    def _fallbacks(self) -> "list[tuple[float, Question]]":
        """A definition or a difference, where no stored question answers better."""
        entries = list(self.named.values())
        if len(entries) == 1 and not self.stems and self.intents == {"define"}:
            entry = entries[0]
            text = str(entry.fields.get("definition") or entry.gloss)
            question = f"What is the meaning of {entry.term}?"
            return [(90.0, _made(entry, question, text, [entry.id]))]
        found = []
        if len(entries) == 2 and len(self.stems) < 2:
            first, second = entries
            for relation in self.glossary.relations(
                first, self.glossary.holder(first), self.withheld
            ):
                if relation.target == second.id and relation.difference:
                    question = f"How do {first.term} and {second.term} differ?"
                    item = _made(first, question, relation.difference, [first.id, second.id])
                    found.append((78.0 if "compare" in self.intents else 60.0, item))
        return found


def _made(entry: Entry, question: str, answer: str, about: "list[str]") -> Question:
    return Question(entry.id, entry.term, question, answer, about, 0)
