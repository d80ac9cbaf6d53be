"""Markdown: one document to read, a heading a term. docs/formats.md says what comes back when it is
read again."""

from ..model import RATINGS, Entry
from ..text.safe import clean
from ..text.slug import slug
from ..views.card import PROSE
from ..views.wording import KIND_WORDS, Vocabulary, count_entries
from .markdown_reading import (
    FACETS,
    FACTS,
    LISTED,
    QUESTIONS,
    REFERENCES,
    RELATIONS,
    anchors,
    read,
)
from .taking import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..model import Relation
    from .collection import Collection

__all__ = ["read", "write"]
_SPECIAL = frozenset("\\`*_{}[]<>#|~&")
_AT_START = frozenset("-+=>.:")  # these begin a list, a heading's rule or a quotation


def write(collection: "Collection") -> "dict[str, bytes]":
    """A document: the glossaries' title, then a heading a term, by term."""
    entries = collection.answered()
    words = collection.words()
    anchor = anchors([entry.term for entry in entries])
    places = {entry.id: anchor[at] for at, entry in enumerate(entries)}
    count = count_entries(len(entries))
    parts = [f"# {_line(collection.title)}", ". ".join([count, *map(_line, collection.licences)])]
    for entry in entries:
        parts += _entry(entry, words, places)
    return {".md": ("\n\n".join(parts) + "\n").encode()}


def _entry(entry: Entry, words: Vocabulary, places: "dict[str, str]") -> "list[str]":
    fields = entry.fields
    parts = [f"## {_line(entry.term)}", _listed(entry, fields)]
    definition = str(fields.get("definition", ""))
    if not clean(definition).startswith(clean(entry.gloss)):
        parts.append(f"**{_line(entry.gloss)}**")
    for heading, key in PROSE:
        if fields.get(key):
            parts += [f"### {heading}"] if heading else []
            parts += [_text(paragraph) for paragraph in str(fields[key]).split("\n\n")]
    parts += _list(RELATIONS, [_relation(relation, places) for relation in entry.relations])
    parts += _list(FACETS, [_facet(key, one, words) for key, one in fields["facets"].items()])
    facts = [
        f"**{_line(fact.label)}**: {_line(fact.statement)} \\[{fact.reference}\\]"
        for fact in entry.facts
    ]
    parts += _list(FACTS, facts)
    if entry.faq:
        parts.append(f"### {QUESTIONS}")
    for item in entry.faq:
        parts.append(f"**{_line(item.question)}**")
        parts += [_text(paragraph) for paragraph in item.answer.split("\n\n")]
    # Not a numbered list: it would count by itself, and facts name these numbers.
    sources = [f"\\[{one['id']}\\] {_reference(one)}" for one in fields["references"]]
    parts += _list(REFERENCES, sources)
    return [part for part in parts if part]


def _listed(entry: Entry, fields: "dict[str, Any]") -> str:
    """The facts below a heading."""
    said = dict(fields)
    said["rating"] = RATINGS[entry.rating] if entry.rating else ""
    said["status"] = "" if fields["status"] == "valid" else fields["status"]
    said["native"] = [
        f"{one['text']} ({one['reading']})" if "reading" in one else one["text"]
        for one in fields["native"]
    ]
    said["id"] = "" if slug(names(fields)) == entry.id else entry.id  # a reader has no use for it
    lines = []
    for name, key in LISTED.items():
        value = said.get(key)
        for item in value if isinstance(value, list) else [value]:
            if item:
                lines.append(f"- {name}: {_line(item)}")
    return "\n".join(lines)


def _relation(relation: "Relation", places: "dict[str, str]") -> str:
    term = _line(relation.term)
    place = places.get(relation.target)
    named = f"[{term}](<#{place}>)" if place else f"**{term}**"
    text = f"{KIND_WORDS[relation.kind]}: {named}"
    return f"{text}. {_line(relation.difference)}" if relation.difference else text


def _facet(key: str, facet: "dict[str, str]", words: Vocabulary) -> str:
    label = words.facets.get(key, key)
    value = words.values.get(f"{key}/{facet['value']}", facet["value"])
    note = f". {_line(facet['note'])}" if facet.get("note") else ""
    return f"{_line(label)}: {_line(value)}{note}"


def _reference(reference: "dict[str, Any]") -> str:
    title, url = _line(reference["title"]), reference.get("url", "")
    text = f"[{title}](<{_address(url)}>)" if url else f"**{title}**"
    if "publisher" in reference:
        text += f", {_line(reference['publisher'])}"
    if "accessed" in reference:
        text += f", read {_line(reference['accessed'])}"
    return text


def _list(heading: str, items: "list[str]") -> "list[str]":
    return [f"### {heading}", "\n".join(f"- {item}" for item in items)] if items else []


def _text(text: str) -> str:
    """A paragraph; its own line ends stay."""
    lines = [_line(line) for line in text.split("\n")]
    return "\\\n".join(line for line in lines if line)


def _line(text: object) -> str:
    """A text on one line in which nothing is markup."""
    line = " ".join(clean(str(text)).split())
    if not any(char in _SPECIAL for char in line) and line[:1].isalpha():
        return line
    out = "".join("\\" + char if char in _SPECIAL else char for char in line)
    if out[:1] in _AT_START:
        return "\\" + out
    digits = len(out) - len(out.lstrip("0123456789"))
    if digits and out[digits : digits + 1] in (".", ")"):
        return f"{out[:digits]}\\{out[digits:]}"
    return out


def _address(url: str) -> str:
    """A web address between angle brackets."""
    safe = clean(url).replace(" ", "%20")
    return "".join("\\" + char if char in "\\<>" else char for char in safe)
