"""Results as plain text for pipes, files and dumb terminals: everything is said, nothing is
wrapped, so that grep and diff work by the paragraph."""

from ..text.safe import clean
from .wording import full_stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Entry
    from .card import Card
    from .comparison import Comparison, QuestionList


def brief(entry: "Entry") -> str:
    """One line: term, gloss."""
    return f"{clean(entry.term)}: {clean(entry.gloss)}"


def cards(all_cards: "list[Card]") -> str:
    """Entries, one after the other."""
    return "\n".join(_card(card) for card in all_cards)


def _card(card: "Card") -> str:
    lines = [card.note, ""] if card.note else []
    head = [card.term, *_written(card.native)]
    head += [f"[{badge}]" for badge in card.badges]
    if card.adult:
        head.append("[18+]")
    lines.append(" ".join(head))
    if card.aliases:
        lines.append("also: " + ", ".join(card.aliases))
    if card.gloss:
        lines.append(card.gloss)
    for section in card.sections:
        lines.append("")
        if section.heading:
            lines.append(section.heading + _numbers(section.sources))
        for item, cited in zip(section.items, section.cited, strict=True):
            notes = _numbers(cited)
            if section.kind == "prose":
                lines.append(f"  {item[0]}{notes}")
            elif section.kind == "references":
                number, title, publisher, url = item
                parts = [title + full_stop(title), f"{publisher}." if publisher else "", url]
                lines.append(f"  [{number}] " + " ".join(part for part in parts if part))
            else:
                lines.append(f"  {item[0]}: {item[1]}{notes}")
    lines += ["", card.footer]
    return "\n".join(lines) + "\n"


def comparison(laid_out: "Comparison") -> str:
    """Terms under each other, facet by facet; ≠ marks a facet on which they differ."""
    lines: list[str] = [*laid_out.notes, *laid_out.same]
    for sentence, difference in laid_out.links:
        lines.append(f"{sentence}. {difference}" if difference else f"{sentence}.")
    if laid_out.links and laid_out.rows:
        lines.append("")
    for row in laid_out.rows:
        lines.append(f"{'≠' if row.differs else '='} {row.label}")
        for at, (value, note) in enumerate(row.cells):
            name = [laid_out.terms[at]]
            if row is laid_out.rows[0]:
                name += _written(laid_out.natives[at])
            lines.append(f"  {' '.join(name)}: {value}{_aside(note)}")
    for term, pairs in laid_out.alone:
        lines += ["", f"Said only of {term}"]
        lines += [f"  {label}: {value}{_aside(note)}" for label, value, note in pairs]
    if laid_out.questions:
        lines += ["", "Questions about them"]
        lines += [f"  {question}" for question in laid_out.questions]
    return "\n".join(lines) + "\n" if lines else ""


def _numbers(cited: "Sequence[str]") -> str:
    return " " + "".join(f"[{number}]" for number in cited) if cited else ""


def _written(native: "list[tuple[str, str]]") -> "list[str]":
    return [
        f"{text} ({reading})" if reading and reading != text else text for text, reading in native
    ]


def _aside(note: str) -> str:
    return f" ({note.rstrip('.')})" if note else ""


def questions(laid_out: "QuestionList") -> str:
    """Questions with their answers."""
    lines = [laid_out.note, ""] if laid_out.note else []
    lines.append(laid_out.heading)
    for question, answer, source in laid_out.items:
        lines += ["", question, f"  {answer}"]
        if source:
            lines.append(f"  (from {source})")
    return "\n".join(lines) + "\n"
