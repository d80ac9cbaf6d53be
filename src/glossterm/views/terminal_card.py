"""Entries as Rich renderables. Data goes in as Text, never as markup."""

from rich.console import Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from .drawing import Address, fit, indent, marked, note, numbers, writings
from .wording import full_stop, is_web

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import RenderableType

    from .card import Card, Section
    from .drawing import Screen

_LABEL = 24  # columns of a pair's name before its text goes below it
_NARROW = 50  # columns below which it always does


def cards(all_cards: "list[Card]", screen: "Screen") -> "RenderableType":
    """Entries, one after the other."""
    parts: list[RenderableType] = []
    for at, card in enumerate(all_cards):
        if at:
            parts.append(Text("─" * screen.prose, style="quiet"))
        parts += _card(card, screen)
    return Group(*parts)


def _card(card: "Card", screen: "Screen") -> "list[RenderableType]":
    width = screen.prose
    parts = note(card.note, width)
    head = Text.assemble((card.term, "term"), writings(card.native))
    badges = Text()
    for badge in card.badges:
        badges.append(f"[{badge}]", style="badge").append(" ")
    if card.adult:
        badges.append("[18+]", style="adult")
    badges.rstrip()
    gap = width - head.cell_len - badges.cell_len
    if gap >= 2:
        parts.append(Text.assemble(head, " " * gap, badges))
    else:
        parts += [fit(head, width), badges]
    if card.aliases:
        parts.append(fit(Text("also " + ", ".join(card.aliases), style="quiet"), width))
    if card.gloss:
        parts.append(fit(Text(card.gloss, style="gloss"), width))
    for section in card.sections:
        parts.append(Text())
        if section.heading:
            sources = numbers(section.sources, card.addresses, screen.links)
            parts.append(Text.assemble((section.heading, "heading"), sources))
        parts += _section(section, card, screen)
    parts += [Text(), Text(card.footer, style="quiet")]
    return parts


def _section(section: "Section", card: "Card", screen: "Screen") -> "list[RenderableType]":
    width = screen.prose
    if section.kind == "references":
        return [part for item in section.items for part in _reference(item, screen)]
    texts = [
        marked(item[-1], spans) + numbers(cited, card.addresses, screen.links)
        for item, spans, cited in zip(section.items, section.names, section.cited, strict=True)
    ]
    if section.kind == "prose":
        paragraphs: list[RenderableType] = []
        for text in texts:
            paragraphs += [Text(), indent(text, width)] if paragraphs else [indent(text, width)]
        return paragraphs
    style = "term" if section.kind == "terms" else ""
    labels = [Text(item[0], style=style) for item in section.items]
    longest = max(label.cell_len for label in labels)
    if longest > _LABEL or width < _NARROW:
        parts: list[RenderableType] = []
        for label, text in zip(labels, texts, strict=True):
            parts += [indent(label, width), indent(text, width, 4)]
        return parts
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=longest)
    grid.add_column(max_width=max(width - longest - 4, 10))
    for label, text in zip(labels, texts, strict=True):
        grid.add_row(label, text)
    return [Padding(grid, (0, 0, 0, 2))]


def _reference(item: "tuple[str, ...]", screen: "Screen") -> "list[RenderableType]":
    """A numbered note: the title, a link where links are shown, else with its address below."""
    number, title, publisher, url = item
    linked = screen.links and is_web(url)
    text = Text(title)
    if linked:
        text.stylize("link")
        text.stylize(Style(link=url))
    if publisher:
        text.append(f"{full_stop(title)} {publisher}", style="quiet")
    left = len(number) + 5
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(max_width=max(screen.prose - left, 10), overflow="fold")
    grid.add_row(Text(f"[{number}]", style="quiet"), text)
    parts: list[RenderableType] = [Padding(grid, (0, 0, 0, 2))]
    if url and not linked:
        parts.append(Address(url, left))
    return parts
