"""Results as Rich renderables. Data goes in as Text, never as markup."""

import re
from io import StringIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from .wording import full_stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import RenderableType

    from .card import Card, Section
    from .comparison import Comparison, QuestionList

MEASURE = 88  # columns of prose: longer lines are harder to find back to the start of
_LABEL = 24  # columns of a pair's name before its text goes below it
_NARROWEST_CELL = 17  # columns of a comparison's cell below which terms are stacked instead
TERM_STYLE = "bold cyan"
HEADING_STYLE = "bold"
BADGE_STYLE = "cyan"
ADULT_STYLE = "bold red"
GUESS_STYLE = "bold yellow"
QUIET_STYLE = "dim"
# What ends a line: padding, among the escape sequences that close a style.
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\)+$", re.MULTILINE)

# Rich numbers its links at random; the same screen is the same text without.
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


def render(renderable: "RenderableType", width: int, colour: str) -> str:
    """Return a renderable as text.

    Args:
        renderable: what a function of this module returned.
        width: columns.
        colour: full (colours and links as TERM allows), plain (NO_COLOR: bold and links, no
            colour) or none (no escape sequence at all).
    """
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(width, 20),
        force_terminal=colour != "none",
        no_color=colour != "full",
        color_system="auto" if colour != "none" else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(renderable)
    text = _LINK_ID.sub("\x1b]8;;", buffer.getvalue())
    # Padding would be copied with the text.
    return _TRAILING.sub(lambda end: end.group().replace(" ", ""), text)


def cards(all_cards: "list[Card]", width: int, links: bool) -> "RenderableType":
    """Entries, one after the other, prose at most 88 columns wide."""
    parts: list[RenderableType] = []
    for at, card in enumerate(all_cards):
        if at:
            parts.append(Text("─" * min(width, MEASURE), style=QUIET_STYLE))
        parts += _card(card, min(width, MEASURE), links)
    return Group(*parts)


def _card(card: "Card", width: int, links: bool) -> "list[RenderableType]":
    parts: list[RenderableType] = []
    if card.note:
        parts += [fit(Text.assemble(("≈ ", GUESS_STYLE), card.note), width), Text()]
    head = Text.assemble((card.term, TERM_STYLE))
    for text, reading in card.native:
        head.append("  ").append(text, style=HEADING_STYLE)
        if reading and reading != text:
            head.append(f" {reading}", style=QUIET_STYLE)
    badges = Text()
    for badge in card.badges:
        badges.append(f"[{badge}]", style=BADGE_STYLE).append(" ")
    if card.adult:
        badges.append("[18+]", style=ADULT_STYLE)
    badges.rstrip()
    gap = width - head.cell_len - badges.cell_len
    if gap >= 2:
        parts.append(Text.assemble(head, " " * gap, badges))
    else:
        parts += [fit(head, width), badges]
    if card.aliases:
        parts.append(fit(Text("also " + ", ".join(card.aliases), style=QUIET_STYLE), width))
    if card.gloss:
        parts.append(fit(Text(card.gloss, style="italic"), width))
    for section in card.sections:
        parts.append(Text())
        if section.heading:
            parts.append(Text(section.heading, style=HEADING_STYLE))
        parts += _section(section, width, links)
    parts += [Text(), Text(card.footer, style=QUIET_STYLE)]
    return parts


def _section(section: "Section", width: int, links: bool) -> "list[RenderableType]":
    if section.kind == "prose":
        return [indent(Text(item[0]), width) for item in section.items]
    if section.kind == "references":
        return [_reference(item, width, links) for item in section.items]
    longest = max(Text(item[0]).cell_len for item in section.items)
    if longest > _LABEL or width < 50:
        parts: list[RenderableType] = []
        for name, text in section.items:
            parts.append(
                indent(Text(name, style=TERM_STYLE if "confused" in section.heading else ""), width)
            )
            parts.append(indent(Text(text), width, 4))
        return parts
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=longest)
    grid.add_column(max_width=max(width - longest - 4, 10))
    for name, text in section.items:
        grid.add_row(
            Text(name, style=TERM_STYLE if "confused" in section.heading else ""), Text(text)
        )
    return [Padding(grid, (0, 0, 0, 2))]


def _reference(item: "tuple[str, ...]", width: int, links: bool) -> "RenderableType":
    number, title, publisher, url = item
    safe = url.startswith(("https://", "http://"))
    text = Text(title, style=Style(link=url) if links and safe else "")
    if publisher:
        text.append(
            f"{full_stop(title)} {publisher}",
            style=QUIET_STYLE,
        )
    if url and not links:
        text.append(f" {url}", style=QUIET_STYLE)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(max_width=max(width - len(number) - 6, 10), overflow="fold")
    grid.add_row(Text(f"[{number}]", style=QUIET_STYLE), text)
    return Padding(grid, (0, 0, 0, 2))


def comparison(laid_out: "Comparison", width: int) -> "RenderableType":
    """The relations' sentences, then a table, or stacked rows where columns would be squeezed."""
    prose = min(width, MEASURE)
    parts: list[RenderableType] = []
    for note in laid_out.notes:
        parts.append(fit(Text.assemble(("≈ ", GUESS_STYLE), note), prose))
    for same in laid_out.same:
        parts.append(fit(Text.assemble(("= ", GUESS_STYLE), same), prose))
    for sentence, difference in laid_out.links:
        parts.append(fit(Text(sentence + ".", style=HEADING_STYLE), prose))
        if difference:
            parts.append(indent(Text(difference), prose))
    if laid_out.rows:
        labels = max(Text(label).cell_len for _, label, _ in laid_out.rows)
        label_width = min(labels, 18)
        count = len(laid_out.terms)
        cell = (width - label_width - 4 - 3 * (count + 1)) // count
        if cell >= _NARROWEST_CELL:
            parts.append(_table(laid_out, label_width, min(cell, 60)))
        else:
            parts += [Text(), *_stack(laid_out, prose)]
    if laid_out.questions:
        parts += [Text(), Text("Questions about them", style=HEADING_STYLE)]
        parts += [indent(Text(question), prose) for question in laid_out.questions]
    return Group(*parts)


def _table(laid_out: "Comparison", label_width: int, cell: int) -> "RenderableType":
    from rich import box

    table = Table(box=box.SIMPLE_HEAD, show_lines=True, padding=(0, 1), pad_edge=False)
    table.add_column("", width=1)
    table.add_column("", width=label_width, style=HEADING_STYLE)
    for term in laid_out.terms:
        table.add_column(Text(term, style=TERM_STYLE), max_width=cell, overflow="fold")
    for differs, label, cells in laid_out.rows:
        table.add_row(
            Text("≠" if differs else "=", style=GUESS_STYLE if differs else QUIET_STYLE),
            Text(label),
            *(_cell(value, note, differs) for value, note in cells),
        )
    return table


def _cell(value: str, note: str, differs: bool) -> Text:
    text = Text(value, style=HEADING_STYLE if differs and note else "")
    if note:
        text.append(f"\n{note}", style="not bold")
    return text


def _stack(laid_out: "Comparison", width: int) -> "list[RenderableType]":
    parts: list[RenderableType] = []
    longest = max(Text(term).cell_len for term in laid_out.terms)
    for differs, label, cells in laid_out.rows:
        parts.append(
            Text.assemble(
                ("≠ " if differs else "= ", GUESS_STYLE if differs else QUIET_STYLE),
                (label, HEADING_STYLE),
            )
        )
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(max_width=min(longest, width // 3), overflow="fold")
        grid.add_column(max_width=max(width - min(longest, width // 3) - 4, 10), overflow="fold")
        for term, (value, note) in zip(laid_out.terms, cells, strict=True):
            said = Text(value)
            if note:
                said.append(f" ({note.rstrip('.')})", style=QUIET_STYLE)
            grid.add_row(Text(term, style=TERM_STYLE), said)
        parts.append(Padding(grid, (0, 0, 0, 2)))
    return parts


def questions(laid_out: "QuestionList", width: int) -> "RenderableType":
    """Questions in bold with their answers below."""
    prose = min(width, MEASURE)
    parts: list[RenderableType] = []
    if laid_out.note:
        parts += [fit(Text.assemble(("≈ ", GUESS_STYLE), laid_out.note), prose), Text()]
    parts.append(fit(Text(laid_out.heading, style=TERM_STYLE), prose))
    for question, answer, source in laid_out.items:
        parts += [Text(), fit(Text(question, style=HEADING_STYLE), prose)]
        parts.append(indent(Text(answer), prose))
        if source:
            parts.append(indent(Text(f"from {source}", style=QUIET_STYLE), prose))
    return Group(*parts)


def fit(text: Text, width: int) -> "RenderableType":
    """A paragraph kept within a width from the left edge."""
    return indent(text, width, 0)


def indent(text: Text, width: int, left: int = 2) -> "RenderableType":
    """A paragraph kept within ``width`` columns from the left edge, whatever the terminal's."""
    grid = Table.grid()
    grid.add_column(max_width=max(width - left, 10), overflow="fold")
    grid.add_row(text)
    return Padding(grid, (0, 0, 0, left)) if left else grid
