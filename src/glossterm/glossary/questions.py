"""The stored questions over all layers, as far as the rating allows."""

from ..model import Question
from .lookup import shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .glossary import Glossary


def questions_about(
    glossary: "Glossary", id: str, withheld: "set[str]", own_first: bool = False
) -> "list[Question]":
    """Questions of any entry about an id; ``own_first`` puts the entry's own before.

    Args:
        glossary: the open layers.
        id: an entry's id.
        withheld: collects the ids that the rating kept back.
        own_first: else they stand in the order of their entries.
    """
    found: list[Question] = []
    for index in glossary.indexes:
        for row in index.questions_about(id):
            _add(glossary, found, index, row, withheld)
    if own_first:
        found.sort(key=lambda question: question.entry != id)
    return found


def all_questions(glossary: "Glossary", withheld: "set[str]") -> "list[Question]":
    """Every question of every entry that the rating allows, by entry."""
    found: list[Question] = []
    for index in glossary.indexes:
        for row in index.questions():
            _add(glossary, found, index, row, withheld)
    return found


def _add(
    glossary: "Glossary",
    found: "list[Question]",
    index: "Index",
    row: "tuple[str, str, str, str]",
    withheld: "set[str]",
) -> None:
    entry, question, answer, about = row
    if shadowed(glossary.indexes, index, entry):
        return
    ids = about.split(" ")
    if glossary.allows([entry, *ids], withheld):
        head = glossary.head(entry)
        term = head[0] if head else entry
        found.append(Question(entry, term, question, answer, ids, 100))
