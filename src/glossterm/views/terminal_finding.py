"""Hits, lists, trees and the program's state as Rich renderables; see terminal for the rest."""

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Group
from rich.segment import Segment
from rich.table import Table
from rich.text import Text
from rich.tree import Tree as RichTree

from ..text.safe import clean
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
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

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
    return Group(_Lines(laid_out, width), Text(), Text(laid_out.footer, style=QUIET_STYLE))


class _Lines:
    """The lines of a list as segments: a Rich table takes six times as long over 500 terms."""

    def __init__(self, laid_out: "Terms", width: int) -> None:
        self.rows = laid_out.rows
        self.widths = [
            min(max((cell_len(row.term) for row in self.rows), default=1), _LONGEST_TERM)
        ]
        if width >= _WIDE:
            native = max((cell_len(row.native) for row in self.rows), default=0)
            label = max((cell_len(row.category) for row in self.rows), default=0)
            self.widths += [min(native, 12), min(label, 18)]
        self.widths.append(3)
        self.gloss = max(width - sum(self.widths) - 2 * len(self.widths), 10)

    def __rich_console__(self, console: "Console", _: "ConsoleOptions") -> "Iterator[Segment]":
        named = [TERM_STYLE, "", BADGE_STYLE][: len(self.widths) - 1] + [ADULT_STYLE]
        styles = [console.get_style(name) if name else None for name in named]
        quiet = console.get_style(QUIET_STYLE)
        for row in self.rows:
            first, *rest = chop_cells(row.term, self.widths[0]) or [""]
            middle = [row.native, row.category] if len(self.widths) > 2 else []
            cells = [first, *middle, "18+" if row.adult else ""]
            for text, size, style in zip(cells, self.widths, styles, strict=True):
                shown = _cut(text, size)
                yield Segment(shown, style)
                yield Segment(" " * (size - cell_len(shown) + 2))
            yield Segment(_cut(row.gloss, self.gloss), quiet)
            yield Segment.line()
            for more in rest:
                yield Segment(more, styles[0])
                yield Segment.line()


def _cut(text: str, size: int) -> str:
    return text if cell_len(text) <= size else set_cell_size(text, size - 1) + "…"


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
            (clean(one.name), TERM_STYLE),
            f"  {count}  ",
            (one.state, QUIET_STYLE if good else GUESS_STYLE),
        )
        parts += [Text(), fit(head, width), indent(Text(clean(one.path)), width)]
        if one.note:
            parts.append(indent(Text(clean(one.note), style=GUESS_STYLE), width))
    parts[0:0] = [Text("glossterm", style=HEADING_STYLE)]
    return Group(*parts)
