"""Questions and answers: of a term, or the best ones for a question in plain words."""

from ..model import Entry, FaqResult, Question
from ..text.fold import fold
from .lookup import look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

# Words that say that something is asked, not what: they count next to nothing.
_ASKING = frozenset(
    """
    a about an and any are as at be between but by can could did do does for from get has have
    how i if in into is it its like me mean meaning means much my not of on one or other
    people s same so some someone t tell than that the their them then there they thing this
    to too use used was we were what whats when where which who whose why will with would you
    your
    """.split()  # noqa: SIM905
)
# A question shares this part of its weight with what was asked, or it is no answer.
WORTH_ANSWERING = 35
_NAME_WEIGHT = 2.5  # a name weighs more than any word: it says what the question is about


def faq(glossary: "Glossary", query: str, exact: bool, limit: int) -> FaqResult:
    """Answer ``glossterm faq``; see Glossary.faq."""
    withheld: set[str] = set()
    if not query.strip():
        result = FaqResult(query, "all")
        result.items = glossary.all_questions(withheld)
        result.withheld = len(withheld)
        return result
    plain = look_up(glossary.indexes, query, glossary.most, exact, limit)
    words = fold(query).split()
    asks = query.strip().endswith(("?", "？")) or (len(words) > 1 and words[0] in _ASKING)
    if plain.entries and not (asks and _is_guess(plain.entries)):
        result = FaqResult(query, "term")
        result.entries = plain.entries
        for entry in plain.entries:
            result.items += glossary.questions_about(entry.id, withheld, own_first=True)
        result.items = _once(result.items)
    elif plain.withheld or (len(words) == 1 and not asks):
        result = FaqResult(query, "term")
        result.suggestions = plain.suggestions
        withheld |= plain.withheld
    else:
        result = FaqResult(query, "question")
        result.items = _best(glossary, words, withheld, limit)
        if not result.items:
            result.suggestions = plain.suggestions
    result.withheld = len(withheld)
    return result


def _is_guess(entries: "list[Entry]") -> bool:
    return any(entry.match is not None and entry.match.by == "fuzzy" for entry in entries)


def _once(items: "list[Question]") -> "list[Question]":
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in items:
        if (item.entry, item.question) not in seen:
            seen.add((item.entry, item.question))
            kept.append(item)
    return kept


def _best(
    glossary: "Glossary", words: "list[str]", withheld: "set[str]", limit: int
) -> "list[Question]":
    """Score every question by the weight of the words and names that it shares with the query."""
    named, rest = _names(glossary, words)
    items = glossary.all_questions(withheld)
    bags = [(item, _bag(item)) for item in items]
    count: dict[str, int] = {}
    for _, bag in bags:
        for word in bag:
            count[word] = count.get(word, 0) + 1
    total = len(bags) or 1

    def weight(word: str) -> float:
        return 0.1 if word in _ASKING else 1.0 - 0.8 * count.get(word, 0) / total

    asked = {_stem(word) for word in rest}
    whole = sum(weight(word) for word in asked) + _NAME_WEIGHT * len(named)
    if not whole:
        return []
    for item, bag in bags:
        about = set(item.about)
        gained = sum(weight(word) for word in asked if word in bag)
        gained += _NAME_WEIGHT * len(named & about)
        # A question that is also about something else answers a little less.
        spread = 0.5 * len(about - named) if named else 0.0
        item.score = max(0, round(100 * (gained - 0.2 * spread) / whole))
    items = [item for item in items if item.score >= WORTH_ANSWERING]
    items.sort(key=lambda item: (-item.score, item.entry))
    return items[:limit]


def _names(glossary: "Glossary", words: "list[str]") -> "tuple[set[str], list[str]]":
    """Names found among the words, longest first, as ids; and the words that are no names."""
    named: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - at), 0, -1):
            part = " ".join(words[at : at + size])
            if part in _ASKING:
                continue
            found = look_up(glossary.indexes, part, glossary.most, exact=True, limit=1)
            if found.entries:
                named.update(entry.id for entry in found.entries)
                at += size
                break
        else:
            rest.append(words[at])
            at += 1
    return named, rest


def _bag(item: "Question") -> "set[str]":
    return {_stem(word.strip("?!.,;:“”\"'()")) for word in fold(item.question).split()}


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word
