"""A question in plain words held against every stored question.

A stored question is as good an answer as it holds what was asked: in its own words, less in its
answer's, and a little in the texts of its entry; and as it is after the same (a meaning, a
difference, why people like or hate something). What nothing stored answers is answered by a
definition ("what is X") or by the difference of a relation ("X or Y"), where there is one.
"""

from ..model import Entry, Question
from ..text.fold import fold
from ..text.stem import stem, words
from .asked import Asked
from .asking import ALIKE, content, form, intents, said
from .lookup import shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..store.index import Index
    from .glossary import Glossary

# Below these scores a stored question is about something else; calibrated, as the weights are, on
# tests/glossary/questions-*.tsv and unanswerable.tsv (benchmarks/README.md).
WORTH_ANSWERING = 25.0
WORTH_WITHOUT_NAME = 50.2  # where nothing that was asked is a name of an entry
IN_ANSWER = 0.4  # of a word that only the answer has
SIMILAR = 0.6  # of a word that asks for the same thing
SUBJECT = 0.4  # of what the texts of the entry hold
INTENT = 0.8
SAID = 0.6  # the very word: difference, opposite
OTHER_INTENT = 0.6  # lost where the question is after something else
FORM = 1.4  # both ask why, or who, or for a yes or no
TYPED = 1.0  # the very alias that was typed stands in the question
BEYOND = 0.08  # of what the stored question has and the asker did not say
OTHER_NAME = 0.6  # beyond: about an entry that was not named
ELSEWHERE = 1.5  # beyond: the question of an entry that was not named
OTHER_DIFFERENCE = 2.0  # beyond, where two were to be told apart from each other
DEFINED, DEFINITION = 81.0, 75.0  # of a definition: all that was asked; of what its entry holds
ONLY_MEANING = 10.0  # more, where only a meaning was asked for
DIFFERENCE, RELATED = 78.0, 50.0  # of a relation: a difference was asked; two were named
HEARD = 0.3  # of the weight of the words; below it, the two may share no more than the subject
ONE_OF_TWO = 0.4  # of the score of a question about one, where several are compared
_APART = {"compare", "class"}
_MOST_DEFINITIONS = 5  # entries whose definitions are weighed because their texts hold it
_NEAR = 60  # entries whose questions are weighed because their texts hold what was asked


def answer(
    glossary: "Glossary", asked: "list[str]", withheld: "set[str]", limit: int
) -> "list[Question]":
    """The answers to a question, best first, that are worth giving.

    Args:
        glossary: where to look.
        asked: the folded words of the question, in order.
        withheld: collects the ids that the rating kept back from the answers.
        limit: at most so many.
    """
    what = Asked(glossary, asked, withheld)
    if what.hidden or not what.whole:
        return []
    if not what.named and (what.unknown or len(what.weights) < 2):
        return []  # one common word is no subject
    worth = WORTH_ANSWERING if what.named else WORTH_WITHOUT_NAME
    scored = [(score, _question(glossary, row)) for score, row in _scored(what, worth)]
    scored += [pair for pair in _differences(what) if pair[0] >= worth]
    definitions = [pair for pair in _definitions(what) if pair[0] >= worth]
    if not scored and not definitions:  # nothing is known of it but what the names mean
        definitions = [(RELATED, _defined(entry)) for entry in what.named.values()]
    scored += definitions
    scored.sort(key=lambda pair: (-pair[0], pair[1].entry, pair[1].question))
    found: list[Question] = []
    for pair in scored:
        score, item = pair
        if len(found) == limit:
            break
        if pair in definitions and any(one.entry == item.entry for one in found):
            continue  # its entry has said something better
        if glossary.allows([item.entry, *item.about], withheld):
            item.score = min(100, round(score))
            found.append(item)
    return found


def _scored(what: Asked, worth: float) -> "list[tuple[float, tuple[str, str, str, str]]]":
    found = []
    for index in what.glossary.indexes:
        for number, gained in _gains(what, index).items():
            row = index.question(number)
            if not shadowed(what.glossary.indexes, index, row[0]):
                score = _score(what, row, gained)
                if score >= worth:
                    found.append((score, row))
    return found


def _gains(what: Asked, index: "Index") -> "dict[int, float]":
    """Question number to the weight of the asked words that it holds."""
    gained: dict[int, float] = {}
    for id in {*what.named, *list(what.shares)[:_NEAR]}:
        for number in index.question_numbers_about(id):
            gained.setdefault(number, 0.0)
    for word, weight in what.weights.items():
        best: dict[int, float] = {}
        for other in (word, *sorted(ALIKE.get(word, ()))):
            share = weight * (1.0 if other == word else SIMILAR)
            for number, place in index.questions_with(other):
                here = share * (IN_ANSWER if place else 1.0)
                if here > best.get(number, 0.0):
                    best[number] = here
        for number, here in best.items():
            gained[number] = gained.get(number, 0.0) + here
    return gained


def _score(what: Asked, row: "tuple[str, str, str, str]", gained: float) -> float:
    """0 to 100: how much of what was asked is there, less what was not asked."""
    entry, question, _, about = row
    ids = set(about.split(" "))
    stored = words(fold(question))
    unheard = gained < HEARD * what.word_weight
    gained += sum(weight for id, weight in what.name_weights.items() if id in ids)
    gained += SUBJECT * what.whole * what.shares.get(entry, 0.0)
    gained += TYPED * len(what.typed & set(stored))
    gained += FORM * (what.form == form(stored) not in ("", "what"))
    gained += _after(what, stored)
    whole = what.whole * (1 + SUBJECT) + FORM + INTENT * bool(what.intents)
    score = 100 * gained / (whole + _beyond(what, entry, ids, stored))
    if _APART & what.intents and not ids >= what.named.keys():
        score *= ONE_OF_TWO
    if not what.weights and what.intents == {"define"} and intents(stored) != {"define"}:
        return min(score, DEFINED - 1)  # only a meaning was asked for
    return _doubtful(score) if unheard else score


def _doubtful(score: float) -> float:
    """A score of what may only share its subject: below 60, in the same order."""
    return min(score, 50 + (score - 50) / 6)


def _after(what: Asked, stored: "list[str]") -> float:
    """What it is worth that the two are after the same, or not."""
    after = intents(stored)
    if what.intents & after:
        return INTENT + SAID * bool(what.said & said(stored))
    if not after:
        return -OTHER_INTENT / 2 if what.intents else 0.0
    if not what.intents:
        return -OTHER_INTENT / 2
    # A kind of, the same as: near enough where nothing else was asked.
    near = {"compare", "class"} >= what.intents | after and not what.weights
    return INTENT / 2 if near else -OTHER_INTENT


def _beyond(what: Asked, entry: str, ids: "set[str]", stored: "list[str]") -> float:
    """The weight of what the stored question is about and the asker did not say."""
    named_words = {stem(word) for id in ids for word in id.split("-")}
    wanted = what.wanted | named_words
    extra = sum(what.rarity(0) for word in content(stored) if word not in wanted)
    apart = len(what.named) > 1 and "compare" in what.intents
    beyond = BEYOND * extra * (OTHER_DIFFERENCE if apart else 1.0)
    if what.named:
        beyond += OTHER_NAME * min(1, len(ids - set(what.named)))
        beyond += ELSEWHERE * (entry not in what.named)
    return beyond


def _differences(what: Asked) -> "list[tuple[float, Question]]":
    """The difference of the relation between two named entries."""
    glossary, found = what.glossary, []
    if len(what.named) == 2 and len(what.weights) < 2:
        first, second = what.named.values()
        for relation in glossary.relations(first, glossary.holder(first), what.withheld):
            if relation.target == second.id and relation.difference:
                question = f"How do {first.term} and {second.term} differ?"
                item = _made(first, question, relation.difference, [first.id, second.id])
                found.append((DIFFERENCE if "compare" in what.intents else RELATED, item))
    return found


def _definitions(what: Asked) -> "list[tuple[float, Question]]":
    """The definitions of the entries whose texts hold most of what was asked."""
    only_meaning = what.intents == {"define"}
    if only_meaning and len(what.named) == 1 and not what.weights:
        return [(DEFINED, _defined(entry)) for entry in what.named.values()]
    found: list[tuple[float, Question]] = []
    if _APART & what.intents and len(what.named) > 1:
        return found
    for id, share in list(what.shares.items())[:_MOST_DEFINITIONS]:
        entry = what.glossary.entry(id)
        if entry:
            score = DEFINITION * share
            sure = min(DEFINED, score + ONLY_MEANING)
            found.append((sure if only_meaning else _doubtful(score), _defined(entry)))
    return found


def _question(glossary: "Glossary", row: "tuple[str, str, str, str]") -> Question:
    entry, question, answer, about = row
    head = glossary.head(entry)
    return Question(entry, head[0] if head else entry, question, answer, about.split(" "), 0)


def _defined(entry: Entry) -> Question:
    text = str(entry.fields.get("definition") or entry.gloss)
    return _made(entry, f"What is the meaning of {entry.term}?", text, [entry.id])


def _made(entry: Entry, question: str, answer: str, about: "list[str]") -> Question:
    return Question(entry.id, entry.term, question, answer, about, 0)
