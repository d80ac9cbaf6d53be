"""A question in plain words held against everything that the glossary can answer.

Candidates are the entries that it names, those whose questions hold its words, and those that are
about something like it. Each of their stored questions, their definitions, and the differences
between two named entries is weighed (likeness), and the best are given.
"""

from ..model import Entry, Question
from ..store.passage_index import quoted, with_words
from ..text.fold import fold
from ..text.frame import FRAME
from ..text.stem import stem, words
from ..text.vectors import VECTORS, dot
from .asked import Asked
from .asking import content, form, intents
from .candidates import Candidates
from .likeness import LIKE, UNHEARD, Item
from .lookup import shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .glossary import Glossary

# Below these scores a stored question is about something else; calibrated, as the weights are, on
# tests/glossary/questions-*.tsv and unanswerable.tsv (benchmarks/README.md).
WITH_NAME = 10.0  # what must speak for an item at least
WITHOUT_NAME = 20.2  # what must speak for an item where nothing that was asked is a name
ABOUT = 2.0  # and how much more its entry's meaning counts for that
FAR_BEHIND = 8.0  # how much less may speak for an answer than for the first, to be given too
_APART = {"compare", "class"}  # the same as, a kind of: both tell two things apart
_BY_TEXTS = 20  # entries without questions that are weighed because their texts hold the words
_ADDED = 12.0  # the most that what they are after can speak for an item
ONLY_NAMED = 20  # score of what a name means, where nothing answers


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
    items = weighed(what)
    items.sort(key=lambda item: (-item.sum, item.entry, item.text))
    if not items or not _is_worth(what, items[0]):
        items = []
    found: list[Question] = []
    score = 99
    for item in items:
        if len(found) == limit or item.sum < items[0].sum - FAR_BEHIND:
            break
        if glossary.allows([item.entry, *item.about], withheld):
            score = min(score, round(item.score))  # where the first is doubtful, all are
            found.append(_question(glossary, item, score))
    if not found:  # nothing is known of it but what the names mean
        found = [
            _question(glossary, definition(entry, {}), ONLY_NAMED)
            for entry in list(what.named.values())[:limit]
        ]
    return found


def _is_worth(what: Asked, best: Item) -> bool:
    """True where the best item is likely enough to be an answer at all."""
    if what.named:
        return best.sum >= WITH_NAME
    if len(what.weights) < 2:  # one common word is no subject
        return not what.unknown and best.heard == 1 and best.parts["phrasing"] >= LIKE
    speaks = best.sum + ABOUT * best.parts["meaning"] - UNHEARD * best.is_doubtful
    return speaks >= WITHOUT_NAME


def _question(glossary: "Glossary", item: Item, score: int) -> Question:
    entry = glossary.entry(item.entry)
    if entry is None:
        return Question(item.entry, item.entry, item.text, item.answer, item.about, score)
    answer = item.answer or definition(entry, {}).answer
    return Question(item.entry, entry.term, item.text, answer, item.about, score)


def weighed(what: Asked) -> "list[Item]":
    """Every item that is worth a look, with what speaks for it."""
    found: list[Item] = []
    texts = _texts(what)
    for index in what.glossary.indexes:
        candidates = Candidates(what, index, texts)
        for item in candidates.items():
            if not shadowed(what.glossary.indexes, index, item.entry):
                found.append(item)
    defined = {item.entry for item in found if item.kind == "definition"}
    near = sorted(texts, key=lambda id: (-texts[id], id))[:_BY_TEXTS]
    entries = [what.named.get(id) or what.glossary.entry(id) for id in {*what.named, *near}]
    bulk = [
        _unphrased(what, entry, texts.get(entry.id, 0.0))
        for entry in entries
        if entry is not None and entry.id not in defined
    ]
    found += [*_differences(what), *bulk]
    enough = max((item.sum for item in found), default=0.0) - _ADDED
    found = [item for item in found if item.sum >= enough]
    for item in found:
        _compare(what, item)
    return found


def definition(entry: Entry, name_weights: "dict[str, float]") -> Item:
    """An entry's definition as an answer; see Item."""
    text = str(entry.fields.get("definition") or entry.gloss)
    question = f"What is the meaning of {entry.term}?"
    return Item("definition", entry.id, [entry.id], question, text, name_weights)


def _unphrased(what: Asked, entry: Entry, held: float) -> Item:
    """The definition of an entry without questions, whose phrasings no index holds.

    Args:
        what: the question.
        entry: it is named, or its texts hold the words.
        held: the share of the words asked that its texts hold.
    """
    item = definition(entry, what.name_weights)
    said = words(fold(entry.gloss))
    item.parts["phrasing"] = item.parts["meaning"] = dot(VECTORS.of(said), what.vector)
    item.parts["texts"] = held
    stems = {stem(word) for word in said if word not in FRAME}
    shared = sum(weight for word, weight in what.weights.items() if word in stems)
    item.share(shared, max(1, len(stems)) * what.typical, what.whole)
    item.heard = held if what.weights else 1.0
    return item


def _texts(what: Asked) -> "dict[str, float]":
    """Entry id to the share of the words asked that its texts hold."""
    shares: dict[str, float] = {}
    whole = sum(what.weights.values())
    for word, weight in what.weights.items():
        held: set[str] = set()
        for index in what.glossary.indexes:
            for _, _, about, id, rating, _ in with_words(index, quoted(what.spelt[word])):
                if rating > what.glossary.most or id in held:
                    continue
                if not about or what.glossary.allows(about.split(" "), set()):
                    held.add(id)
        for id in held:
            shares[id] = shares.get(id, 0.0) + weight / whole
    return shares


def _compare(what: Asked, item: Item) -> None:
    """Note what item and question are after."""
    asked = words(fold(item.text))
    after = {"define"} if item.kind == "definition" else intents(asked)
    parts = item.parts
    ids = set(item.about)
    if what.named and not ids <= what.named.keys():
        parts["beyond"] = 1.0
    told_apart = bool(what.intents & _APART and after & _APART)
    if told_apart or what.intents & after:
        parts["intent"] = 1.0
    elif what.intents and after:
        parts["other_intent"] = 1.0
    if what.form == form(asked) not in ("", "what"):
        parts["form"] = 1.0
    if after & _APART and len(ids) > 1 and ids == what.named.keys() and not what.weights:
        parts["between"] = 1.0
        if told_apart:
            parts["told_apart"] = 1.0
    if item.kind == "difference":
        parts["fallback"] = 1.0
    if item.kind == "difference" or not _is_meaning(what, item, asked, after):
        return
    if what.seeks_a_word:
        parts["sought"] = 1.0
    lone = not what.weights and what.intents <= {"define"}
    if lone and list(what.named) == [item.entry]:
        parts["only_meaning"] = 1.0
        if item.kind == "definition":  # its made question is just that, whatever the name is like
            parts["phrasing"] = max(parts["phrasing"], LIKE)


def _is_meaning(what: Asked, item: Item, asked: "list[str]", after: "set[str]") -> bool:
    """True of a definition, and of a stored question for nothing but the meaning of the entry."""
    if item.kind == "definition":
        return True
    if after != {"define"} or item.about != [item.entry]:
        return False
    entry = what.glossary.entry(item.entry)
    if entry is None:
        return False
    names = [entry.term, *entry.fields.get("aliases", ())]
    named = {stem(word) for name in names for word in words(fold(str(name)))}
    return named.issuperset(content(asked))


def _differences(what: Asked) -> "list[Item]":
    """The differences of the relations between any two named entries."""
    glossary, found = what.glossary, []
    named = list(what.named.values())
    for at, first in enumerate(named):
        for relation in glossary.relations(first, glossary.holder(first), what.withheld):
            other = what.named.get(relation.target)
            if other is None or other not in named[at + 1 :] or not relation.difference:
                continue
            text = f"How do {first.term} and {other.term} differ?"
            item = Item(
                "difference",
                first.id,
                [first.id, other.id],
                text,
                relation.difference,
                what.name_weights,
            )
            vector = VECTORS.of(words(fold(text)))
            item.parts["phrasing"] = dot(vector, what.vector)
            item.share(0.0, what.typical, what.whole)
            item.heard = 1.0 if not what.weights else 0.0
            found.append(item)
    return found
