"""An entry laid out: what stands on its card and in which order, not how it looks."""

from ..model import RATINGS, Entry
from ..text.safe import clean
from .wording import KIND_WORDS, Vocabulary, count_questions, match_note, shell_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..model import Suggestion

DISTINGUISHED = ("mirror-of", "confused-with")
_PROSE = (
    ("", "definition"),
    ("Literally", "literal"),
    ("Word history", "etymology"),
    ("Where it comes from", "history"),
    ("How it is used", "usage"),
    ("In practice", "in_practice"),
)


class Section:
    """A headed part of a card.

    Args:
        heading: its title; empty for the definition.
        kind: prose (one text), pairs ((name, text) each) or references.
        items: what it holds, clean.
    """

    __slots__ = ("heading", "items", "kind")

    def __init__(self, heading: str, kind: str, items: "list[tuple[str, ...]]") -> None:
        self.heading = heading
        self.kind = kind
        self.items = items


class Card:
    """An entry laid out: what identifies it, then its sections."""

    __slots__ = (
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
        self.native = [
            (clean(native["text"]), clean(native.get("reading", ""))) for native in fields["native"]
        ]
        self.aliases = [clean(alias) for alias in fields["aliases"]]
        self.adult = RATINGS[entry.rating] == "adult"
        self.badges = [clean(words.categories.get(entry.category, entry.category))]
        self.badges = [badge for badge in self.badges if badge]
        if fields["status"] == "superseded":
            self.badges.append("superseded")
        self.gloss = clean(entry.gloss)
        if self.gloss and clean(str(fields.get("definition", ""))).startswith(self.gloss):
            self.gloss = ""  # the entry has no gloss of its own
        self.sections = _sections(entry, fields, words, questions)
        footer = [f"glossary: {clean(entry.glossary)}"]
        if "reviewed" in fields:
            footer.append(f"reviewed {clean(fields['reviewed'])}")
        self.footer = " · ".join(footer)


def _sections(
    entry: Entry, fields: "dict[str, Any]", words: Vocabulary, questions: int
) -> "list[Section]":
    sections = [
        Section(heading, "prose", [(clean(str(fields[key])),)])
        for heading, key in _PROSE
        if fields.get(key)
    ]
    apart: list[tuple[str, ...]] = [
        (clean(relation.term), clean(relation.difference) or KIND_WORDS[relation.kind])
        for relation in entry.relations
        if relation.kind in DISTINGUISHED
    ]
    _add(sections, "Not to be confused with", "pairs", apart)
    _add(
        sections,
        "At a glance",
        "pairs",
        [
            (clean(words.facets.get(key, key)), _facet_text(key, facet, words))
            for key, facet in fields["facets"].items()
        ],
    )
    _add(
        sections,
        "Facts and figures",
        "pairs",
        [
            (clean(fact.label), f"{clean(fact.statement)} [{fact.reference}]")
            for fact in entry.facts
        ],
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


def _add(
    sections: "list[Section]", heading: str, kind: str, items: "list[tuple[str, ...]]"
) -> None:
    if items:
        sections.append(Section(heading, kind, items))


def _facet_text(key: str, facet: "dict[str, str]", words: Vocabulary) -> str:
    label = words.values.get(f"{key}/{facet['value']}", facet["value"])
    note = facet.get("note", "")
    return clean(f"{label} ({_aside(note)})") if note else clean(label)


def _aside(note: str) -> str:
    """A note as it stands in brackets: no full stop before the closing one."""
    return note.rstrip(".")
