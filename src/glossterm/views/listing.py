"""Hits, lists, trees and paths laid out: what is said in which order, not how it looks."""

from ..answers import Hit, InfoResult, ListResult, RelatedResult, SearchResult, Term
from ..model import RATINGS, Relation
from ..text.safe import clean
from .wording import (
    KIND_SENTENCES,
    KIND_WORDS,
    Vocabulary,
    count_entries,
    match_note,
    native_writings,
)

# Fields by the headings of a card.
FIELD_WORDS = {
    "term": "name", "aliases": "also called", "native": "written", "reading": "read",
    "gloss": "meaning", "definition": "definition", "literal": "literally",
    "etymology": "word history", "history": "where it comes from", "usage": "how it is used",
    "in_practice": "in practice", "facets": "at a glance", "relations": "differences",
    "facts": "by the numbers", "faq": "questions", "tags": "tags", "category": "category",
    "references": "references", "rating": "rating",
}  # fmt: skip


class Found:
    """A hit laid out: ``parts`` are the snippet's (text, matched), none where the gloss says it."""

    __slots__ = ("adult", "badge", "field", "gloss", "native", "parts", "term")

    def __init__(self, hit: Hit, words: Vocabulary) -> None:
        parts = _parts(hit.snippet, hit.marks)
        self.term = [(clean(hit.term), False)]
        self.gloss = [(clean(hit.gloss), False)]
        self.field = FIELD_WORDS.get(hit.field, hit.field)
        self.parts: list[tuple[str, bool]] = []
        if hit.field == "term":
            self.term = parts
        elif hit.field == "gloss":
            self.gloss = parts
        elif hit.marks or hit.snippet != hit.gloss:  # a search by filters alone has no snippet
            self.parts = parts
        entry = hit.entry
        self.native = native_writings(entry)
        self.badge = clean(words.categories.get(entry.category, entry.category))
        self.adult = RATINGS[entry.rating] == "adult"


class Hits:
    """A search laid out: a heading with the count, then the hits."""

    __slots__ = ("heading", "items")

    def __init__(self, result: SearchResult, words: Vocabulary) -> None:
        found = count_entries(result.found)
        if len(result.hits) < result.found:
            found = f"{len(result.hits)} of {found}"
        self.heading = f"{found} for “{clean(result.query.strip()[:100])}”"
        self.items = [Found(hit, words) for hit in result.hits]


class Row:
    """A term of a list laid out."""

    __slots__ = ("adult", "category", "gloss", "native", "rating", "term")

    def __init__(self, term: Term, words: Vocabulary) -> None:
        self.term = clean(term.term)
        self.native = ", ".join(clean(text) for text, _ in term.native[:1])
        self.category = clean(words.categories.get(term.category, term.category))
        self.rating = RATINGS[term.rating]
        self.adult = self.rating == "adult"
        self.gloss = clean(term.gloss)


class Terms:
    """A list laid out: rows and how many there are."""

    __slots__ = ("footer", "rows")

    def __init__(self, result: ListResult, words: Vocabulary) -> None:
        self.rows = [Row(term, words) for term in result.terms]
        self.footer = "1 term" if len(self.rows) == 1 else f"{len(self.rows)} terms"


class Branch:
    """An entry in the tree: the relation's words, the term, the difference, what hangs below."""

    __slots__ = ("branches", "difference", "kind", "term")

    def __init__(self, kind: str, term: str, difference: str) -> None:
        self.kind = kind
        self.term = term
        self.difference = difference
        self.branches: list[Branch] = []


class Tree:
    """What a term is linked with, laid out."""

    __slots__ = ("note", "path", "root")

    def __init__(self, result: RelatedResult) -> None:
        self.note = match_note(result.query, result.match, result.term)
        self.root = Branch("", clean(result.term), "")
        at = {result.id: self.root}
        for link in result.links:
            relation = link.relation
            branch = Branch(
                KIND_WORDS[relation.kind], clean(relation.term), clean(relation.difference)
            )
            at[relation.source].branches.append(branch)
            at.setdefault(relation.target, branch)
        self.path = path_words(result)


def path_words(result: RelatedResult) -> str:
    """A path in words; empty where there is none."""
    if result.path is None:
        return ""
    if not result.path:
        return f"{clean(result.query.strip())} and {clean(result.to.strip())} are names of " \
               f"one entry: {clean(result.term)}."  # fmt: skip
    return "; ".join(_sentence(step, result.names) for step in result.path) + "."


def info_details(result: InfoResult) -> "list[tuple[str, str]]":
    """(label, value) of what is known of the program itself, clean."""
    import os
    import sys

    own = result.own if os.path.isdir(result.own) else f"{result.own} (not there yet)"
    shown = f"up to {result.rating}"
    if result.withheld:
        shown += f"; {result.withheld} withheld"
    return [
        ("version", result.version),
        ("Python", sys.version.split()[0]),
        ("SQLite", result.sqlite),
        ("your glossary", clean(own)),
        ("index cache", clean(result.cache)),
        ("ratings shown", shown),
    ]


def _sentence(step: Relation, names: "dict[str, str]") -> str:
    # The names are put in last and not read as a format: one may hold braces.
    said = KIND_SENTENCES[step.kind].replace("{a}", "\x01").replace("{b}", "\x02")
    return said.replace("\x01", clean(names[step.source])).replace("\x02", clean(step.term))


def _parts(text: str, marks: "list[tuple[int, int]]") -> "list[tuple[str, bool]]":
    parts: list[tuple[str, bool]] = []
    at = 0
    for begin, end in marks:
        if begin > at:
            parts.append((clean(text[at:begin]), False))
        parts.append((clean(text[begin:end]), True))
        at = end
    if at < len(text):
        parts.append((clean(text[at:]), False))
    return parts
