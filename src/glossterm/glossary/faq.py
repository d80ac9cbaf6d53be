"""Questions and answers: of a term, of all terms, or the best for a question in plain words."""

from ..model import Question
from ..outcomes import FaqResult
from ..text.fold import fold
from ..text.frame import FRAME
from ..text.stem import words
from .asking import INTENT_OF, unjapanese
from .lookup import look_up, match_name
from .questions import all_questions, questions_about

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

_MOST_WORDS = 32  # of a question: the rest of a longer one is not read


def faq(glossary: "Glossary", query: str, exact: bool, limit: int) -> FaqResult:
    """Answer ``glossterm faq``; see Glossary.faq."""
    withheld: set[str] = set()
    if not query.strip():
        result = FaqResult(query, "all")
        result.items = all_questions(glossary, withheld)[: limit or None]
        result.withheld = len(withheld)
        return result
    asked = words(unjapanese(fold(query).strip("？?。")))
    if "difference" in asked and "difference" not in query:
        asked = [part for word in asked for part in _both(glossary, word)]
    question = _is_question(query, asked)
    asked = asked[:_MOST_WORDS]
    if question:  # no name is guessed from its words
        plain = match_name(glossary.indexes, query, glossary.most)
    else:
        plain = look_up(glossary.indexes, query, glossary.most, exact)
    if plain.entries:
        result = FaqResult(query, "term")
        result.entries = plain.entries
        for entry in plain.entries:
            result.items += questions_about(glossary, entry.id, withheld, own_first=True)
        result.items = _once(result.items)[: limit or None]
    elif plain.named or (len(asked) <= 1 and not question):
        result = FaqResult(query, "term")
        result.suggestions = plain.suggestions
        result.named = plain.named
    else:
        result = FaqResult(query, "question")
        from .answering import answer  # not for a term's questions

        result.items = answer(glossary, asked, withheld, limit or 5)
        result.suggestions = [] if result.items else plain.suggestions
    result.withheld = len(withheld | plain.withheld)
    return result


def _both(glossary: "Glossary", word: str) -> "list[str]":
    """AとB as A and B, where both are names; と may stand in a name too."""
    for at in range(1, len(word) - 1):
        if word[at] == "と" and glossary.is_name(word[:at]) and glossary.is_name(word[at + 1 :]):
            return [word[:at], word[at + 1 :]]
    return [word]


def _is_question(query: str, asked: "list[str]") -> bool:
    """True where the words ask something, so that no name is guessed from them."""
    if query.strip().endswith(("?", "？")):
        return True
    return len(asked) > 1 and any(word in FRAME or word in INTENT_OF for word in asked)


def _once(items: "list[Question]") -> "list[Question]":
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in items:
        if (item.entry, item.question) not in seen:
            seen.add((item.entry, item.question))
            kept.append(item)
    return kept
