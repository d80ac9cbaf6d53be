"""How likely a stored question, definition or difference answers what was asked.

What speaks for an answer is added up, each part with a weight; benchmarks/questions.py fits the
weights on questions that people might type (tests/glossary/questions-*.tsv). The sum becomes a
score from 0 to 100 that rises as the share of such answers that are right does.
"""

from math import exp, sqrt

WEIGHTS = {
    "phrasing": 20.0,  # cosine of the question and the nearest phrasing
    "shared": 4.8,  # share of words and names in common with the phrasing that shares most
    "covered": 3.0,  # share of what was asked that one phrasing holds
    "meaning": 1.3,  # cosine of the question and the entry's gloss and definition
    "texts": 1.4,  # share of the words that the texts of the entry hold
    "beyond": -0.3,  # it is also about an entry that was not named, where others were
    "fallback": -0.3,  # the difference of a relation, before a stored question about both
    "intent": 2.2,  # both ask for a meaning, a difference, why people like it
    "other_intent": -0.2,  # they ask for different ones of these
    "form": 2.8,  # both ask why, or who, or for a yes or no
    "sought": 1.5,  # a meaning, where a word was sought by it
    "between": 1.7,  # the difference of all that were named, where nothing else was asked
    "told_apart": 1.7,  # more, where a difference was asked
    "only_meaning": 2.8,  # a meaning, where nothing but the meaning of one name was asked
}
MIDDLE, SLOPE = 14.0, 3.5  # the sum at which the score is 50; how much more makes it 73
# An item that holds less than this share of the words asked, and whose phrasings are less like the
# question than that, may share no more than its subject: so much speaks against it where nothing
# was named, and so high is its score at most where something was.
HEARD, LIKE = 0.3, 0.8
UNHEARD, DOUBTFUL = 2.0, 55


class Item:
    """What may be the answer: a stored question, a definition or a difference.

    Args:
        kind: question, definition or difference.
        entry: the id of the entry that answers.
        about: the ids that it is about.
        text: the question, as stored or as made.
        answer: the answer.
        name_weights: id to weight, squared, of each name in what was asked.

    Attributes:
        parts: name of a part of WEIGHTS to how much of it there is, mostly 0 to 1.
        named: the weight, squared, of the names asked that it is about.
        heard: the share of the words asked that it holds.
    """

    __slots__ = ("about", "answer", "entry", "heard", "kind", "named", "parts", "text")

    def __init__(
        self,
        kind: str,
        entry: str,
        about: "list[str]",
        text: str,
        answer: str,
        name_weights: "dict[str, float]",
    ) -> None:
        self.kind = kind
        self.entry = entry
        self.about = about
        self.text = text
        self.answer = answer
        self.named = sum(name_weights.get(id, 0.0) for id in about)
        self.parts: dict[str, float] = {"shared": 0.0, "covered": 0.0}
        self.heard = 1.0

    def share(self, words: float, size: float, whole: float) -> None:
        """Note what one phrasing has in common with the question.

        Args:
            words: the weight, squared, of the words asked that the phrasing holds.
            size: that of all of its words.
            whole: that of all that was asked.
        """
        both = words + self.named
        shared = both / sqrt(whole * (size + self.named))
        if shared > self.parts["shared"]:
            self.parts["shared"] = shared
        if both > self.parts["covered"] * whole:
            self.parts["covered"] = both / whole

    @property
    def sum(self) -> float:
        """What speaks for it, weighed."""
        return sum(WEIGHTS[part] * much for part, much in self.parts.items())

    @property
    def is_doubtful(self) -> bool:
        """True where it may share no more with the question than the subject."""
        return self.heard < HEARD and self.parts.get("phrasing", 0.0) < LIKE

    @property
    def score(self) -> float:
        """0 to 100; at most DOUBTFUL where it is doubtful."""
        score = 100 / (1 + exp((MIDDLE - self.sum) / SLOPE))
        return score * DOUBTFUL / 100 if self.is_doubtful else score
