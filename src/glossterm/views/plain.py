"""Results as plain text for pipes, files and dumb terminals: everything is said, nothing is
wrapped, so that grep and diff work by the paragraph."""

from ..text.safe import clean
from .wording import full_stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Entry
    from .card import Card
    from .comparison import Comparison, QuestionList


def brief(entry: "Entry") -> str:
    """One line: term, gloss."""
    return f"{clean(entry.term)}: {clean(entry.gloss)}\n"


def cards(all_cards: "list[Card]") -> str:
    """Entries, one after the other."""
    return "\n".join(_card(card) for card in all_cards)


def _card(card: "Card") -> str:
    lines = [card.note, ""] if card.note else []
    head = [card.term]
    head += [
        f"{text} ({reading})" if reading and reading != text else text
        for text, reading in card.native
    ]
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
            lines.append(section.heading)
        for item in section.items:
            if section.kind == "prose":
                lines.append(f"  {item[0]}")
            elif section.kind == "pairs":
                lines.append(f"  {item[0]}: {item[1]}")
            else:
                number, title, publisher, url = item
                parts = [title + full_stop(title), f"{publisher}." if publisher else "", url]
                lines.append(f"  [{number}] " + " ".join(part for part in parts if part))
    lines += ["", card.footer]
    return "\n".join(lines) + "\n"


def comparison(laid_out: "Comparison") -> str:
    """Terms under each other, facet by facet; ≠ marks a facet on which they differ."""
    lines: list[str] = [*laid_out.notes, *laid_out.same]
    for sentence, difference in laid_out.links:
        lines.append(f"{sentence}. {difference}" if difference else f"{sentence}.")
    if laid_out.links and laid_out.rows:
        lines.append("")
    for differs, label, cells in laid_out.rows:
        lines.append(f"{'≠' if differs else '='} {label}")
        for term, (value, note) in zip(laid_out.terms, cells, strict=True):
            lines.append(f"  {term}: {value}" + (f" ({note.rstrip('.')})" if note else ""))
    if laid_out.questions:
        lines += ["", "Questions about them"]
        lines += [f"  {question}" for question in laid_out.questions]
    return "\n".join(lines) + "\n" if lines else ""


def questions(laid_out: "QuestionList") -> str:
    """Questions with their answers."""
    lines = [laid_out.note, ""] if laid_out.note else []
    lines.append(laid_out.heading)
    for question, answer, source in laid_out.items:
        lines += ["", question, f"  {answer}"]
        if source:
            lines.append(f"  (from {source})")
    return "\n".join(lines) + "\n"
