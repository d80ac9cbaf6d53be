"""A comparison and a list of questions laid out: what is said in which order."""

from ..model import RATINGS, Entry, Question
from ..outcomes import CompareResult, FacetRow, FaqResult
from ..text.safe import clean
from .wording import KIND_SENTENCES, Vocabulary, count_questions, match_note

ANSWERS = 60  # score of a question below which it shares little but the subject with what was asked


class Comparison:
    """A comparison laid out.

    Args:
        result: what was found.
        words: labels of categories and facets.
        only_differences: leave out facets on which all terms agree.
    """

    __slots__ = ("links", "notes", "questions", "rows", "same", "terms")

    def __init__(self, result: CompareResult, words: Vocabulary, only_differences: bool) -> None:
        distinct = {entry.id: entry for entry in result.terms}
        self.terms = [clean(entry.term) for entry in distinct.values()]
        self.notes = [
            note
            for entry in result.terms
            if (note := match_note(entry.query, entry.match, entry.term))
        ]
        self.same = _same(result)
        names = {id: clean(entry.term) for id, entry in distinct.items()}
        self.links = [
            (
                KIND_SENTENCES[relation.kind].format(
                    a=names[relation.source], b=names[relation.target]
                ),
                clean(relation.difference),
            )
            for relation in result.relations
        ]
        self.rows: list[tuple[bool, str, list[tuple[str, str]]]] = []
        if len(distinct) > 1:
            entries = list(distinct.values())
            self.rows.append((True, "Meaning", [(clean(entry.gloss), "") for entry in entries]))
            kinds = [words.categories.get(entry.category, entry.category) for entry in entries]
            self._add_row(
                "Category", [(clean(kind) or "–", "") for kind in kinds], only_differences
            )
            self._add_row(
                "Rating", [(RATINGS[entry.rating], "") for entry in entries], only_differences
            )
            for row in result.facets:
                self._add_facet(row, list(distinct), only_differences)
        self.questions = [clean(question.question) for question in result.faq]

    def _add_row(self, label: str, cells: "list[tuple[str, str]]", only: bool) -> None:
        differs = len(set(cells)) > 1
        if differs or not only:
            self.rows.append((differs, label, cells))

    def _add_facet(self, row: FacetRow, ids: "list[str]", only: bool) -> None:
        if only and not row.differs:
            return
        cells = []
        for id in ids:
            value = row.values[id]
            if value is None:
                cells.append(("–", ""))
            else:
                cells.append((clean(row.labels[value[0]]), clean(value[1])))
        self.rows.append((row.differs, clean(row.label), cells))


def _same(result: CompareResult) -> "list[str]":
    """Sentences for queries that name one entry."""
    by_id: dict[str, list[Entry]] = {}
    for entry in result.terms:
        by_id.setdefault(entry.id, []).append(entry)
    return [
        " and ".join(clean(entry.query.strip()) for entry in entries)
        + f" are names of one entry: {clean(entries[0].term)}."
        for entries in by_id.values()
        if len(entries) > 1
    ]


class QuestionList:
    """Questions laid out: a heading, a note on how the term was found, then the items."""

    __slots__ = ("heading", "items", "note")

    def __init__(self, result: FaqResult) -> None:
        self.note = ""
        if result.mode == "term" and result.entries:
            first = result.entries[0]
            self.note = match_note(first.query, first.match, first.term)
            terms = ", ".join(clean(entry.term) for entry in result.entries)
            self.heading = f"{count_questions(len(result.items))} about {terms}"
        elif result.mode == "question":
            asked = clean(result.query.strip())
            if result.items and result.items[0].score < ANSWERS:
                self.heading = f"Nobody asked “{asked}” here; nearest by its subject"
            else:
                self.heading = f"Nearest to “{asked}”"
        else:
            self.heading = count_questions(len(result.items))
        named = {entry.id for entry in result.entries}
        self.items = [
            (clean(item.question), clean(item.answer), _about(item, named)) for item in result.items
        ]


def _about(item: Question, named: "set[str]") -> str:
    """Which other entry's question this is; empty for the entry that was asked for."""
    return "" if item.entry in named else clean(item.term)
