"""Which entries of an index may answer a question, and how much each of their items is like it."""

from ..store.phrase_index import (
    entries_asking_about,
    entries_numbered,
    phrases_of,
    questions_of,
    senses,
)
from ..text.vectors import cosine
from .likeness import Item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .asked import Asked

_NEAR = 60  # entries that are about something like it
_SHARING = 40  # entries whose phrasings share its words


class Candidates:
    """The entries of one index that may answer.

    Args:
        what: the question.
        index: one of the open indexes.
        texts: entry id to the share of the words asked that its texts hold.
    """

    def __init__(self, what: "Asked", index: "Index", texts: "dict[str, float]") -> None:
        self.what = what
        self.index = index
        self.texts = texts
        self.gained: dict[int, float] = {}  # phrase number to the weight of the words it holds
        self.meanings: dict[int, float] = {}  # entry number to the cosine with what it is about

    def items(self) -> "list[Item]":
        """The stored questions and definitions of the candidates, with their likeness."""
        numbers = self._numbers()
        heads = {
            number: (id, term)
            for number, id, term, rating in entries_numbered(self.index, numbers)
            if rating <= self.what.glossary.most
        }
        phrases = [row for row in phrases_of(self.index, numbers) if row[1] in heads]
        stored = {row[0]: row for row in questions_of(self.index, numbers)}
        items: dict[tuple[int, int | None], Item] = {}
        asked = sum(self.what.weights.values())
        for number, entry, question, stems, vector in phrases:
            item = items.get((entry, question))
            if item is None:
                item = items[entry, question] = self._item(heads[entry], stored.get(question or 0))
                item.parts["meaning"] = self.meanings.get(entry, 0.0)
                item.parts["texts"] = self.texts.get(item.entry, 0.0)
                item.parts["phrasing"] = -1.0
                item.heard = 0.0 if asked else 1.0
            like = cosine(self.what.vector, vector)
            if like > item.parts["phrasing"]:
                item.parts["phrasing"] = like
            words = self.gained.get(number, 0.0)
            if words or item.named:
                item.share(words, max(1, stems) * self.what.typical, self.what.whole)
                if asked:
                    item.heard = max(item.heard, words / asked)
        return list(items.values())

    def _numbers(self) -> "list[int]":
        """The numbers of the candidates."""
        what = self.what
        near: list[tuple[float, int]] = []
        for number, meaning, asked in senses(self.index, what.glossary.most):
            about = self.meanings[number] = cosine(what.vector, meaning)
            near.append((max(about, cosine(what.vector, asked)), number))
        near.sort(reverse=True)
        chosen = {number for _, number in near[:_NEAR]}
        sharing: dict[int, float] = {}
        for word, weight in what.weights.items():
            for place, phrase, entry in what.phrases[word]:
                if place == self.index.place:
                    gained = self.gained[phrase] = self.gained.get(phrase, 0.0) + weight
                    sharing[entry] = max(sharing.get(entry, 0.0), gained)
        chosen.update(sorted(sharing, key=lambda entry: (-sharing[entry], entry))[:_SHARING])
        for named in what.named.values():
            if named.place == self.index.place:
                chosen.add(named.number)
            chosen.update(entries_asking_about(self.index, named.id))
        return sorted(chosen)

    def _item(self, head: "tuple[str, str]", row: "tuple[int, int, str, str, str] | None") -> Item:
        id, term = head
        weights = self.what.name_weights
        if row is None:
            text = f"What is the meaning of {term}?"
            return Item("definition", id, [id], text, "", weights)
        return Item("question", id, row[4].split(" "), row[2], row[3], weights)
