"""Hits, lists, trees and the program's state as Rich renderables; see terminal_card."""

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Group
from rich.segment import Segment
from rich.table import Table
from rich.text import Text
from rich.tree import Tree as RichTree

from ..text.safe import clean
from .drawing import fit, indent, note, writings
from .wording import count_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

    from ..answers import InfoResult
    from .drawing import Screen
    from .listing import Branch, Found, Hits, Terms, Tree

# Columns of a list: of a term at least, where half of the screen is more; of the native writing and
# the category at most; and what these two must leave to the meaning.
_TERM, _NATIVE, _CATEGORY, _GLOSS = 20, 12, 18, 38


def hits(laid_out: "Hits", screen: "Screen") -> "RenderableType":
    """A heading, then each hit: term and badges, gloss, and where the words stand."""
    prose = screen.prose
    parts: list[RenderableType] = [fit(Text(laid_out.heading, style="quiet"), prose)]
    for found in laid_out.items:
        parts += [Text(), *_found(found, prose)]
    return Group(*parts)


def _found(found: "Found", width: int) -> "list[RenderableType]":
    head = Text.assemble(_matched(found.term, "term"), writings(found.native))
    badges = Text()
    if found.badge:
        badges.append(f"[{found.badge}]", style="badge")
    if found.adult:
        badges.append(" " if found.badge else "").append("[18+]", style="adult")
    gap = width - head.cell_len - badges.cell_len
    parts: list[RenderableType]
    if gap >= 2:
        parts = [Text.assemble(head, " " * gap, badges)]
    else:
        parts = [fit(head, width), badges]
    parts.append(indent(_matched(found.gloss, "gloss"), width))
    if found.parts:
        snippet = Text.assemble((f"{found.field}: ", "quiet"), _matched(found.parts, ""))
        parts.append(indent(snippet, width))
    return parts


def _matched(parts: "list[tuple[str, bool]]", style: str) -> Text:
    text = Text(style=style)
    for part, matched in parts:
        text.append(part, style="match" if matched else "")
    return text


def terms(laid_out: "Terms", screen: "Screen") -> "RenderableType":
    """A line a term: the name, its own writing and category where there is room, the gloss."""
    return Group(_Lines(laid_out, screen.width), Text(), Text(laid_out.footer, style="quiet"))


class _Lines:
    """The lines of a list as segments: a Rich table takes six times as long over 500 terms.

    The meaning is what a list is read for: the native writing and the category stand only where
    they leave it room.
    """

    def __init__(self, laid_out: "Terms", width: int) -> None:
        self.rows = laid_out.rows
        longest = max((cell_len(row.term) for row in self.rows), default=1)
        self.term = min(longest, max(width // 4, min(_TERM, width // 2)))
        native = max((cell_len(row.native) for row in self.rows), default=0)
        labels = {row.category for row in self.rows}
        # One that all share says nothing of any of them.
        label = max(map(cell_len, labels)) if len(labels) > 1 else 0
        adult = 3 if any(row.adult for row in self.rows) else 0
        left = width - self.term - 2 - (adult and adult + 2)
        self.native = min(native, _NATIVE)
        if left - self.native - 2 < _GLOSS:
            self.native = 0
        left -= self.native and self.native + 2
        self.category = min(label, _CATEGORY)
        if left - self.category - 2 < _GLOSS:
            self.category = 0
        left -= self.category and self.category + 2
        self.adult = adult
        self.gloss = max(left, 1)

    def __rich_console__(self, console: "Console", _: "ConsoleOptions") -> "Iterator[Segment]":
        term, badge, adult, quiet = map(console.get_style, ("term", "badge", "adult", "quiet"))
        for row in self.rows:
            first, *rest = _wrapped(row.term, self.term)
            cells = [
                (first, self.term, term),
                (row.native, self.native, None),
                (row.category, self.category, badge),
                ("18+" if row.adult else "", self.adult, adult),
            ]
            for text, size, style in cells:
                if size:
                    shown = _cut(text, size)
                    yield Segment(shown, style)
                    yield Segment(" " * (size - cell_len(shown) + 2))
            yield Segment(_cut(row.gloss, self.gloss), quiet)
            yield Segment.line()
            for more in rest:
                yield Segment(more, term)
                yield Segment.line()


def _wrapped(term: str, size: int) -> "list[str]":
    """A term on as many lines as it takes, broken between words where that can be."""
    if cell_len(term) <= size:
        return [term]
    lines = [""]
    for word in term.split():
        joined = f"{lines[-1]} {word}".strip()
        if cell_len(joined) <= size:
            lines[-1] = joined
        else:
            lines += chop_cells(word, size)
    return [line for line in lines if line]


def _cut(text: str, size: int) -> str:
    return text if cell_len(text) <= size else set_cell_size(text, size - 1) + "…"


def tree(laid_out: "Tree", screen: "Screen") -> "RenderableType":
    """The term at the root; each branch a relation, its difference below it."""
    parts = note(laid_out.note, screen.prose)
    root = RichTree(Text(laid_out.root.term, style="term"), guide_style="quiet")
    _grow(root, laid_out.root)
    grid = Table.grid()
    grid.add_column(max_width=screen.prose)
    grid.add_row(root)
    return Group(*parts, grid)


def _grow(tree: RichTree, branch: "Branch") -> None:
    for below in branch.branches:
        label = Text.assemble((f"{below.kind} ", "quiet"), (below.term, "term"))
        if below.difference:
            label.append(f"\n{below.difference}")
        _grow(tree.add(label), below)


def path(words: str, screen: "Screen") -> "RenderableType":
    """The way from one term to another, in words."""
    return fit(Text(words), screen.prose)


def info(
    result: "InfoResult", details: "list[tuple[str, str]]", screen: "Screen"
) -> "RenderableType":
    """What is known of the program, then each glossary."""
    width = screen.width
    label = max(len(name) for name, _ in details)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=label)
    grid.add_column(max_width=max(width - label - 2, 10), overflow="fold")
    for name, value in details:
        grid.add_row(Text(name, style="quiet"), Text(value))
    parts: list[RenderableType] = [Text("glossterm", style="heading"), grid]
    for one in result.glossaries:
        count = count_entries(one.entries)
        good = one.state in ("shipped", "fresh")
        head = Text.assemble(
            (clean(one.name), "term"),
            f"  {count}  ",
            (one.state, "quiet" if good else "guess"),
        )
        parts += [Text(), fit(head, width), indent(Text(clean(one.path)), width)]
        if one.note:
            parts.append(indent(Text(clean(one.note), style="guess"), width))
    return Group(*parts)
