"""An entry laid out: what stands on its card and in which order, not how it looks."""

from ..model import RATINGS, Entry
from ..text.safe import clean
from .wording import (
    KIND_WORDS,
    Vocabulary,
    count_questions,
    match_note,
    native_writings,
    shell_word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..model import Suggestion

    Spans = list[tuple[int, int]]  # (begin, end) of names in a text, in characters

DISTINGUISHED = ("mirror-of", "confused-with")
# The prose of an entry in the order of a card: its heading, its field.
PROSE = (
    ("", "definition"),
    ("Literally", "literal"),
    ("Word history", "etymology"),
    ("Where it comes from", "history"),
    ("How it is used", "usage"),
    ("In practice", "in_practice"),
)
# Where names of other entries are marked: whole sentences that do not name them beside.
_READ = (*(heading for heading, _ in PROSE), "Facts and figures")


class Section:
    """A headed part of a card.

    Args:
        heading: its title; empty for the definition.
        kind: prose (a text a paragraph), pairs ((name, text) each), terms (pairs whose names are
            terms) or references ((number, title, publisher, address) each).
        items: what it holds, clean.
        cited: for each item, the numbers of the references that support it.
        sources: the numbers of those that support all of it.

    Attributes:
        names: for each item, (begin, end) of the names of other entries in its text; empty until
            Card.mark says where they are.
    """

    __slots__ = ("cited", "heading", "items", "kind", "names", "sources")

    def __init__(
        self,
        heading: str,
        kind: str,
        items: "list[tuple[str, ...]]",
        cited: "list[list[str]] | None" = None,
        sources: "Sequence[str]" = (),
    ) -> None:
        self.heading = heading
        self.kind = kind
        self.items = items
        self.cited = cited or [[] for _ in items]
        self.sources = sources
        self.names: list[Spans] = [[] for _ in items]


class Card:
    """An entry laid out: what identifies it, then its sections."""

    __slots__ = (
        "addresses",
        "adult",
        "aliases",
        "badges",
        "footer",
        "gloss",
        "native",
        "note",
        "sections",
        "term",
    )

    def __init__(
        self,
        entry: Entry,
        words: Vocabulary,
        questions: int,
        others: "Sequence[Suggestion]" = (),
    ) -> None:
        fields = entry.fields
        self.note = match_note(entry.query, entry.match, entry.term, others)
        self.term = clean(entry.term)
        self.native = native_writings(entry)
        self.aliases = [clean(alias) for alias in fields["aliases"]]
        self.adult = RATINGS[entry.rating] == "adult"
        self.badges = [clean(words.categories.get(entry.category, entry.category))]
        self.badges = [badge for badge in self.badges if badge]
        if fields["status"] == "superseded":
            self.badges.append("superseded")
        self.gloss = clean(entry.gloss)
        if self.gloss and clean(str(fields.get("definition", ""))).startswith(self.gloss):
            self.gloss = ""  # the entry has no gloss of its own
        self.addresses = {str(one["id"]): clean(one.get("url", "")) for one in fields["references"]}
        self.sections = _sections(entry, fields, words, questions)
        footer = [f"glossary: {clean(entry.glossary)}"]
        if "reviewed" in fields:
            footer.append(f"reviewed {clean(fields['reviewed'])}")
        self.footer = " · ".join(footer)

    def texts(self) -> "list[str]":
        """The prose of the card, in order: where names of other entries may stand."""
        return [item[-1] for section in self._prose() for item in section.items]

    def mark(self, names: "list[Spans]") -> None:
        """Say where names of other entries stand in each of ``texts()``."""
        found = iter(names)
        for section in self._prose():
            section.names = [next(found) for _ in section.items]

    def _prose(self) -> "list[Section]":
        return [section for section in self.sections if section.heading in _READ]


def _sections(
    entry: Entry, fields: "dict[str, Any]", words: Vocabulary, questions: int
) -> "list[Section]":
    supported: dict[str, list[str]] = {}
    for reference in fields["references"]:
        for field in reference.get("supports", ()):
            supported.setdefault(field, []).append(str(reference["id"]))
    sections = [
        _prose(heading, str(fields[key]), supported.get(key, []))
        for heading, key in PROSE
        if fields.get(key)
    ]
    apart: list[tuple[str, ...]] = [
        (clean(relation.term), clean(relation.difference) or KIND_WORDS[relation.kind])
        for relation in entry.relations
        if relation.kind in DISTINGUISHED
    ]
    _add(
        sections, "Not to be confused with", "terms", apart, sources=supported.get("relations", ())
    )
    _add(
        sections,
        "At a glance",
        "pairs",
        [
            (clean(words.facets.get(key, key)), _facet_text(key, facet, words))
            for key, facet in fields["facets"].items()
        ],
        sources=supported.get("facets", ()),
    )
    _add(
        sections,
        "Facts and figures",
        "pairs",
        [(clean(fact.label), clean(fact.statement)) for fact in entry.facts],
        [[str(fact.reference)] for fact in entry.facts],
    )
    linked: dict[str, list[str]] = {}
    for relation in entry.relations:
        if relation.kind not in DISTINGUISHED:
            linked.setdefault(KIND_WORDS[relation.kind], []).append(clean(relation.term))
    _add(
        sections, "See also", "pairs", [(kind, ", ".join(terms)) for kind, terms in linked.items()]
    )
    if questions:
        next_command = f"{count_questions(questions)}: glossterm faq {shell_word(entry.term)}"
        _add(sections, "Questions", "prose", [(next_command,)])
    _add(
        sections,
        "References",
        "references",
        [
            (
                str(reference["id"]),
                clean(reference["title"]),
                clean(reference.get("publisher", "")),
                clean(reference.get("url", "")),
            )
            for reference in fields["references"]
        ],
    )
    return sections


def _prose(heading: str, text: str, cited: "list[str]") -> Section:
    """Prose by paragraphs, which an empty line parts; what supports it is cited at its end."""
    parts = [clean(part.strip("\n")) for part in text.split("\n\n") if part.strip()] or [""]
    items: list[tuple[str, ...]] = [(part,) for part in parts]
    return Section(heading, "prose", items, [[] for _ in parts[1:]] + [cited])


def _add(
    sections: "list[Section]",
    heading: str,
    kind: str,
    items: "list[tuple[str, ...]]",
    cited: "list[list[str]] | None" = None,
    sources: "Sequence[str]" = (),
) -> None:
    if items:
        sections.append(Section(heading, kind, items, cited, sources))


def _facet_text(key: str, facet: "dict[str, str]", words: Vocabulary) -> str:
    label = words.values.get(f"{key}/{facet['value']}", facet["value"])
    note = facet.get("note", "")
    return clean(f"{label} ({_aside(note)})") if note else clean(label)


def _aside(note: str) -> str:
    """A note as it stands in brackets: no full stop before the closing one."""
    return note.rstrip(".")
