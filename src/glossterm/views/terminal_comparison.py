"""Comparisons and questions as Rich renderables; see terminal_card for entries."""

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .drawing import fit, indent, marked, note, writings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import RenderableType

    from .comparison import Comparison, QuestionList, Row
    from .drawing import Screen

_NARROWEST_CELL = 17  # columns of a comparison's cell below which terms are stacked instead
_WIDEST_CELL = 60
_LABEL = 18  # columns of a facet's label before it is wrapped


def comparison(laid_out: "Comparison", screen: "Screen") -> "RenderableType":
    """The relations' sentences, then a table, or stacked rows where columns would be squeezed;
    last what only one of the terms has."""
    prose = screen.prose
    parts: list[RenderableType] = []
    for found in laid_out.notes:
        parts.append(fit(Text.assemble(("≈ ", "guess"), found), prose))
    for same in laid_out.same:
        parts.append(fit(Text.assemble(("= ", "guess"), same), prose))
    for sentence, difference in laid_out.links:
        parts.append(fit(Text(sentence + ".", style="heading"), prose))
        if difference:
            parts.append(indent(Text(difference), prose))
    if laid_out.rows:
        labels = max(Text(row.label).cell_len for row in laid_out.rows)
        label_width = min(labels, _LABEL)
        count = len(laid_out.terms)
        cell = (screen.width - label_width - 4 - 3 * (count + 1)) // count
        if cell >= _NARROWEST_CELL:
            parts.append(_table(laid_out, label_width, min(cell, _WIDEST_CELL)))
        else:
            parts += [Text(), *_stack(laid_out, prose)]
            if laid_out.alone or laid_out.questions:
                parts.append(Text())
    parts += _alone(laid_out, prose)
    if laid_out.questions:
        if laid_out.alone:
            parts.append(Text())
        parts.append(Text("Questions about them", style="heading"))
        parts += [indent(Text(question), prose) for question in laid_out.questions]
    return Group(*parts)


def _table(laid_out: "Comparison", label_width: int, cell: int) -> "RenderableType":
    from rich import box

    table = Table(box=box.SIMPLE_HEAD, show_lines=True, padding=(0, 1), pad_edge=False)
    table.add_column("", width=1)
    table.add_column("", width=label_width)
    for term, native in zip(laid_out.terms, laid_out.natives, strict=True):
        head = Text(term, style="term")
        if any(laid_out.natives):
            head = Text("\n").join([head, writings(native)[2:]])
        table.add_column(head, max_width=cell, overflow="fold")
    for row in laid_out.rows:
        table.add_row(
            _sign(row),
            Text(row.label, style="heading"),
            *(_cell(value, aside, row.differs) for value, aside in row.cells),
        )
    return table


def _sign(row: "Row") -> Text:
    return Text("≠", style="differs") if row.differs else Text("=", style="quiet")


def _cell(value: str, aside: str, differs: bool) -> Text:
    text = Text()
    text.append(value, style="heading" if differs and aside else "")
    if aside:
        text.append(f"\n{aside}")
    return text


def _stack(laid_out: "Comparison", width: int) -> "list[RenderableType]":
    longest = min(max(Text(term).cell_len for term in laid_out.terms), width // 3)
    parts: list[RenderableType] = []
    if any(laid_out.natives):
        written = [writings(native)[2:] for native in laid_out.natives]
        parts.append(_pairs([Text(term, style="term") for term in laid_out.terms], written, width))
    for row in laid_out.rows:
        parts.append(Text.assemble(_sign(row), " ", (row.label, "heading")))
        texts = []
        for value, aside in row.cells:
            text = Text(value)
            if aside:
                text.append(f" ({aside.rstrip('.')})", style="quiet")
            texts.append(text)
        labels = [Text(term, style="term") for term in laid_out.terms]
        parts.append(_pairs(labels, texts, width, longest))
    return parts


def _alone(laid_out: "Comparison", width: int) -> "list[RenderableType]":
    """What only one of the terms has: nothing to hold against it, so it stands apart."""
    parts: list[RenderableType] = []
    for term, pairs in laid_out.alone:
        if parts:
            parts.append(Text())
        parts.append(Text.assemble(("Said only of ", "heading"), (term, "term")))
        labels = [Text(label) for label, _, _ in pairs]
        parts.append(_pairs(labels, [Text(value) for _, value, _ in pairs], width))
    return parts


def _pairs(
    labels: "list[Text]", texts: "list[Text]", width: int, longest: int = 0
) -> "RenderableType":
    longest = longest or min(max(label.cell_len for label in labels), width // 3)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=longest, overflow="fold")
    grid.add_column(max_width=max(width - longest - 4, 10), overflow="fold")
    for label, text in zip(labels, texts, strict=True):
        grid.add_row(label, text)
    return Padding(grid, (0, 0, 0, 2))


def questions(laid_out: "QuestionList", screen: "Screen") -> "RenderableType":
    """Questions with their answers below."""
    prose = screen.prose
    parts = note(laid_out.note, prose)
    parts.append(fit(Text(laid_out.heading, style="term"), prose))
    for (question, answer, source), spans in zip(laid_out.items, laid_out.names, strict=True):
        parts += [Text(), fit(Text(question, style="heading"), prose)]
        parts.append(indent(marked(answer, spans), prose))
        if source:
            parts.append(indent(Text(f"from {source}", style="quiet"), prose))
    return Group(*parts)
