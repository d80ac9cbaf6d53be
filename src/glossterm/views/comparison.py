"""A comparison and a list of questions laid out: what is said in which order."""

from ..model import RATINGS, Entry, Question
from ..outcomes import CompareResult, FacetRow, FaqResult
from ..text.safe import clean
from .wording import KIND_SENTENCES, Vocabulary, count_questions, match_note, native_writings

ANSWERS = 60  # score of a question below which it shares little but the subject with what was asked


class Row:
    """One thing in which terms are held against each other.

    Args:
        differs: whether they differ in it.
        label: what it is.
        cells: (value, note) of each term, clean; – where it has none.
    """

    __slots__ = ("cells", "differs", "label")

    def __init__(self, differs: bool, label: str, cells: "list[tuple[str, str]]") -> None:
        self.differs = differs
        self.label = label
        self.cells = cells


class Comparison:
    """A comparison laid out.

    Args:
        result: what was found.
        words: labels of categories and facets.
        only_differences: leave out facets on which all terms agree.

    Attributes:
        rows: what at least two of the terms have.
        alone: (term, (label, value, note) each) of what only one of them has: the terms do not
            differ in it, there is nothing to hold against it.
        natives: (text, reading) of each term's own writings.
    """

    __slots__ = ("alone", "links", "natives", "notes", "questions", "rows", "same", "terms")

    def __init__(self, result: CompareResult, words: Vocabulary, only_differences: bool) -> None:
        distinct = {entry.id: entry for entry in result.terms}
        self.terms = [clean(entry.term) for entry in distinct.values()]
        self.natives = [native_writings(entry) for entry in distinct.values()]
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
        self.rows: list[Row] = []
        self.alone: list[tuple[str, list[tuple[str, str, str]]]] = []
        if len(distinct) > 1:
            self._add_rows(result, words, distinct, only_differences)
        self.questions = [clean(question.question) for question in result.faq]

    def _add_rows(
        self, result: CompareResult, words: Vocabulary, terms: "dict[str, Entry]", only: bool
    ) -> None:
        entries = list(terms.values())
        self.rows.append(Row(True, "Meaning", [(clean(entry.gloss), "") for entry in entries]))
        kinds = [words.categories.get(entry.category, entry.category) for entry in entries]
        self._add_row("Category", [(clean(kind) or "–", "") for kind in kinds], only)
        self._add_row("Rating", [(RATINGS[entry.rating], "") for entry in entries], only)
        alone: dict[int, list[tuple[str, str, str]]] = {}
        for row in result.facets:
            cells = [_cell(row, id) for id in terms]
            held = [at for at, id in enumerate(terms) if row.values[id] is not None]
            if len(held) == 1:
                at = held[0]
                alone.setdefault(at, []).append((clean(row.label), *cells[at]))
            elif row.differs or not only:
                self.rows.append(Row(row.differs, clean(row.label), cells))
        self.alone = [(self.terms[at], alone[at]) for at in sorted(alone)]

    def _add_row(self, label: str, cells: "list[tuple[str, str]]", only: bool) -> None:
        differs = len(set(cells)) > 1
        if differs or not only:
            self.rows.append(Row(differs, label, cells))


def _cell(row: FacetRow, id: str) -> "tuple[str, str]":
    value = row.values[id]
    return ("–", "") if value is None else (clean(row.labels[value[0]]), clean(value[1]))


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
    """Questions laid out: a heading, a note on how the term was found, then the items.

    Attributes:
        names: for each item, (begin, end) of the names of other entries in its answer, in
            characters; empty until somebody says where they are.
    """

    __slots__ = ("heading", "items", "names", "note")

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
        self.names: list[list[tuple[int, int]]] = [[] for _ in self.items]


def _about(item: Question, named: "set[str]") -> str:
    """Which other entry's question this is; empty for the entry that was asked for."""
    return "" if item.entry in named else clean(item.term)
