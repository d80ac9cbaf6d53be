"""Hits, lists, trees and the program's state as Rich renderables; see terminal for the rest."""

from rich.console import Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree as RichTree

from .terminal import (
    ADULT_STYLE,
    BADGE_STYLE,
    GUESS_STYLE,
    HEADING_STYLE,
    MEASURE,
    QUIET_STYLE,
    TERM_STYLE,
    fit,
    indent,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..answers import InfoResult
    from .listing import Branch, Found, Hits, Terms, Tree

_MATCHED = "bold"
_WIDE = 72  # columns from which a list shows the native writing and the category
_LONGEST_TERM = 28


def hits(laid_out: "Hits", width: int) -> "RenderableType":
    """A heading, then each hit: term and badges, gloss, and where the words stand."""
    prose = min(width, MEASURE)
    parts: list[RenderableType] = [fit(Text(laid_out.heading, style=QUIET_STYLE), prose)]
    for found in laid_out.items:
        parts += [Text(), *_found(found, prose)]
    return Group(*parts)


def _found(found: "Found", width: int) -> "list[RenderableType]":
    head = Text()
    for text, matched in found.term:
        head.append(text, style=f"{TERM_STYLE} underline" if matched else TERM_STYLE)
    badges = Text()
    if found.badge:
        badges.append(f"[{found.badge}]", style=BADGE_STYLE)
    if found.adult:
        badges.append(" " if found.badge else "").append("[18+]", style=ADULT_STYLE)
    gap = width - head.cell_len - badges.cell_len
    parts: list[RenderableType]
    if gap >= 2:
        parts = [Text.assemble(head, " " * gap, badges)]
    else:
        parts = [fit(head, width), badges]
    parts.append(indent(_marked(found.gloss, "italic"), width))
    if found.parts:
        snippet = Text(f"{found.field}: ", style=QUIET_STYLE)
        snippet.append_text(_marked(found.parts, "not dim"))
        parts.append(indent(snippet, width))
    return parts


def _marked(parts: "list[tuple[str, bool]]", style: str) -> Text:
    text = Text()
    for part, matched in parts:
        text.append(part, style=f"{style} {_MATCHED}" if matched else style)
    return text


def terms(laid_out: "Terms", width: int) -> "RenderableType":
    """A line a term: the name, its own writing and category where there is room, the gloss."""
    widest = max((Text(row.term).cell_len for row in laid_out.rows), default=1)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=min(widest, _LONGEST_TERM), overflow="fold")
    wide = width >= _WIDE
    if wide:
        native = max((Text(row.native).cell_len for row in laid_out.rows), default=0)
        label = max((Text(row.category).cell_len for row in laid_out.rows), default=0)
        table.add_column(width=min(native, 12), no_wrap=True, overflow="ellipsis")
        table.add_column(width=min(label, 18), no_wrap=True, overflow="ellipsis")
    table.add_column(width=3)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.expand = True
    for row in laid_out.rows:
        cells = [Text(row.term, style=TERM_STYLE)]
        if wide:
            cells += [Text(row.native), Text(row.category, style=BADGE_STYLE)]
        badge = Text("18+" if row.adult else "", style=ADULT_STYLE)
        table.add_row(*cells, badge, Text(row.gloss, style=QUIET_STYLE))
    return Group(table, Text(), Text(laid_out.footer, style=QUIET_STYLE))


def tree(laid_out: "Tree", width: int) -> "RenderableType":
    """The term at the root; each branch a relation, its difference below it."""
    prose = min(width, MEASURE)
    parts: list[RenderableType] = []
    if laid_out.note:
        parts += [fit(Text.assemble(("≈ ", GUESS_STYLE), laid_out.note), prose), Text()]
    root = RichTree(Text(laid_out.root.term, style=TERM_STYLE), guide_style=QUIET_STYLE)
    _grow(root, laid_out.root)
    grid = Table.grid()
    grid.add_column(max_width=prose)
    grid.add_row(root)
    return Group(*parts, grid)


def _grow(tree: RichTree, branch: "Branch") -> None:
    for below in branch.branches:
        label = Text.assemble((f"{below.kind} ", QUIET_STYLE), (below.term, TERM_STYLE))
        if below.difference:
            label.append(f"\n{below.difference}")
        _grow(tree.add(label), below)


def path(words: str, width: int) -> "RenderableType":
    """The way from one term to another, in words."""
    return fit(Text(words), min(width, MEASURE))


def info(result: "InfoResult", details: "list[tuple[str, str]]", width: int) -> "RenderableType":
    """What is known of the program, then each glossary."""
    parts: list[RenderableType] = []
    label = max(len(name) for name, _ in details)
    for name, value in details:
        parts.append(fit(Text.assemble((f"{name:{label}}  ", QUIET_STYLE), value), width))
    for one in result.glossaries:
        count = "1 entry" if one.entries == 1 else f"{one.entries} entries"
        good = one.state in ("shipped", "fresh")
        head = Text.assemble(
            (one.name, TERM_STYLE),
            f"  {count}  ",
            (one.state, QUIET_STYLE if good else GUESS_STYLE),
        )
        parts += [Text(), fit(head, width), indent(Text(one.path), width)]
        if one.note:
            parts.append(indent(Text(one.note, style=GUESS_STYLE), width))
    parts[0:0] = [Text("glossterm", style=HEADING_STYLE)]
    return Group(*parts)
