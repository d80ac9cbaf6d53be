"""The values that travel from the store to the views: plain objects, no behaviour to speak of.

They are written out by hand because ``dataclasses`` and ``typing`` cost milliseconds each at
start-up (tests/test_imports.py holds that line).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RATINGS = ("general", "teen", "mature", "adult")
ADULT = 3
LABELS = ("term", "alias", "native", "reading", "hidden")

# Which kind the other end of a stored relation sees. Symmetric kinds map to themselves.
INVERSE = {
    "mirror-of": "mirror-of",
    "confused-with": "confused-with",
    "broader": "narrower",
    "narrower": "broader",
    "derived-from": "gave-rise-to",
    "gave-rise-to": "derived-from",
    "part-of": "has-part",
    "has-part": "part-of",
    "superseded-by": "supersedes",
    "supersedes": "superseded-by",
    "related": "related",
}
KINDS = tuple(INVERSE)


class Match:
    """How a query reached an entry.

    Args:
        label: what was matched: term, alias, native, reading or hidden.
        by: the tier that matched: exact, folded, script, inflected or fuzzy.
        on: the label's text; the term where the label is hidden.
        score: 0 to 100; 100 for the same word, below 95 for a guess.
    """

    __slots__ = ("by", "label", "on", "score")

    def __init__(self, label: str, by: str, on: str, score: int) -> None:
        self.label = label
        self.by = by
        self.on = on
        self.score = score


class Relation:
    """A typed link as seen from ``source``: ``kind`` says what ``target`` is to it."""

    __slots__ = ("difference", "kind", "source", "target", "term")

    def __init__(self, kind: str, source: str, target: str, term: str, difference: str) -> None:
        self.kind = kind
        self.source = source
        self.target = target
        self.term = term
        self.difference = difference


class Question:
    """A question of an entry, its answer, and the ids of the entries that it is about.

    ``score`` is 0 to 100: how well it answers what was asked; 100 where a term was asked for.
    """

    __slots__ = ("about", "answer", "entry", "question", "score", "term")

    def __init__(
        self, entry: str, term: str, question: str, answer: str, about: "list[str]", score: int
    ) -> None:
        self.entry = entry
        self.term = term
        self.question = question
        self.answer = answer
        self.about = about
        self.score = score


class Fact:
    """A labelled statement with the number of the reference that supports it."""

    __slots__ = ("label", "reference", "statement")

    def __init__(self, label: str, statement: str, reference: int) -> None:
        self.label = label
        self.statement = statement
        self.reference = reference


class Entry:
    """One concept as it is answered.

    Args:
        id: stable identifier.
        term: preferred designation.
        gloss: the meaning on one line.
        category: the category's id, or an empty string.
        rating: index into RATINGS.
        body: the entry's own fields as a JSON object, without relations, facts and questions.
        glossary: name of the glossary that holds it.
        number: its number within that glossary's index.
        place: position of that glossary among those open, nearest first.
    """

    __slots__ = (
        "_fields",
        "body",
        "category",
        "facts",
        "faq",
        "gloss",
        "glossary",
        "id",
        "match",
        "number",
        "place",
        "query",
        "rating",
        "relations",
        "term",
    )

    def __init__(
        self,
        id: str,
        term: str,
        gloss: str,
        category: str,
        rating: int,
        body: str,
        glossary: str,
        number: int = 0,
        place: int = 0,
    ) -> None:
        self.id = id
        self.term = term
        self.gloss = gloss
        self.category = category
        self.rating = rating
        self.body = body
        self.glossary = glossary
        self.number = number
        self.place = place
        self.query = ""
        self.match: Match | None = None
        self.relations: list[Relation] = []
        self.faq: list[Question] = []
        self.facts: list[Fact] = []
        self._fields: dict[str, Any] | None = None

    @property
    def fields(self) -> "dict[str, Any]":
        """The entry's own fields as plain data, read from ``body`` on first use."""
        if self._fields is None:
            import json  # 5 ms, screens only

            self._fields = json.loads(self.body)
        return self._fields


class Suggestion:
    """A name that the reader may have meant; ``score`` is 0 to 100."""

    __slots__ = ("id", "score", "term")

    def __init__(self, id: str, term: str, score: int) -> None:
        self.id = id
        self.term = term
        self.score = score


class PlainRead:
    """An exact answer of a batch: one entry that has nothing beside its body.

    Args:
        query: as typed.
        label: what was matched: term, alias, native or reading.
        on: the label's text.
        body: the entry's own fields as a JSON object.
    """

    __slots__ = ("body", "label", "on", "query")

    def __init__(self, query: str, label: str, on: str, body: str) -> None:
        self.query = query
        self.label = label
        self.on = on
        self.body = body


class DefineResult:
    """What ``define`` found: entries, or suggestions, and how many entries the rating withheld.

    ``named`` is true where the query is a name of something withheld.
    """

    __slots__ = ("entries", "named", "query", "suggestions", "withheld")

    def __init__(self, query: str) -> None:
        self.named = False
        self.query = query
        self.entries: list[Entry] = []
        self.suggestions: list[Suggestion] = []
        self.withheld = 0
