"""What every screen is drawn with: its measures, paragraphs, addresses, numbers of references."""

from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from .wording import is_web

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType

MEASURE = 88  # columns of prose: longer lines are harder to find back to the start of


class Screen:
    """What is drawn on.

    Args:
        width: columns of the terminal.
        measure: columns of prose at most.
        links: whether the terminal shows hyperlinks.

    Attributes:
        prose: columns that prose takes.
    """

    __slots__ = ("links", "prose", "width")

    def __init__(self, width: int, measure: int = MEASURE, links: bool = False) -> None:
        self.width = width
        self.prose = min(width, measure)
        self.links = links


class Address:
    """An address on a line of its own, never broken: where it is longer than the line, the
    terminal carries it over, and it can still be picked and copied as one."""

    def __init__(self, url: str, left: int) -> None:
        self.url = url
        self.left = left

    def __rich_console__(self, console: "Console", _: "ConsoleOptions") -> "Iterator[Segment]":
        yield Segment(" " * self.left)
        yield Segment(self.url, console.get_style("quiet"))
        yield Segment.line()


def fit(text: Text, width: int) -> "RenderableType":
    """A paragraph kept within a width from the left edge."""
    return indent(text, width, 0)


def indent(text: Text, width: int, left: int = 2) -> "RenderableType":
    """A paragraph kept within ``width`` columns from the left edge, whatever the terminal's."""
    grid = Table.grid()
    grid.add_column(max_width=max(width - left, 10), overflow="fold")
    grid.add_row(text)
    return Padding(grid, (0, 0, 0, left)) if left else grid


def note(text: str, width: int) -> "list[RenderableType]":
    """How an answer was found, where the reader must know, and an empty line."""
    return [fit(Text.assemble(("≈ ", "guess"), text), width), Text()] if text else []


def marked(text: str, spans: "Sequence[tuple[int, int]]", style: str = "") -> Text:
    """A text in which names of other entries are marked.

    Args:
        text: the text.
        spans: (begin, end) of each name, in characters.
        style: of the whole.
    """
    shown = Text(text, style=style)
    for begin, end in spans:
        shown.stylize("name", begin, end)
    return shown


def numbers(cited: "Sequence[str]", addresses: "dict[str, str]", links: bool) -> Text:
    """Numbers of references as they stand behind what they support: [1][3].

    Args:
        cited: the numbers.
        addresses: number to address, where there is one.
        links: make each a link to its address.
    """
    shown = Text(" " if cited else "")
    for number in cited:
        address = addresses.get(number, "")
        begin = len(shown)
        shown.append(f"[{number}]", style="quiet")
        if links and is_web(address):
            shown.stylize(Style(link=address), begin)
    return shown


def writings(native: "Sequence[tuple[str, str]]") -> Text:
    """How a term is written in its own language, each writing with its reading beside it."""
    shown = Text()
    for text, reading in native:
        shown.append("  ").append(text, style="native")
        if reading and reading != text:
            shown.append(f" {reading}", style="reading")
    return shown
