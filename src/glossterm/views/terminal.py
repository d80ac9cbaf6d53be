"""Renderables as text with escape sequences: the last step of every screen."""

import re
from io import StringIO

from rich.console import Console
from rich.theme import Theme

from .themes import AUTO, styles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from rich.console import RenderableType

_COLOURS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 256}
# What ends a line: padding, among the escape sequences that close a style.
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\)+$", re.MULTILINE)
# Rich numbers its links at random; the same screen is the same text without.
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")


class Look:
    """How a screen looks on the terminal at hand.

    Args:
        colour: full (colours and links as the terminal allows), plain (NO_COLOR: bold, underline
            and links, no colour) or none (no escape sequence at all).
        system: standard, 256 or truecolor; auto to go by the terminal's name.
        theme: one of themes.THEMES.
        background: dark or light, as far as the terminal says; else empty.
        own: element to style, over those of the theme.
    """

    __slots__ = ("background", "colour", "own", "system", "theme")

    def __init__(
        self,
        colour: str,
        system: str = "auto",
        theme: str = AUTO,
        background: str = "",
        own: "dict[str, str] | None" = None,
    ) -> None:
        self.colour = colour
        self.system = system
        self.theme = theme
        self.background = background
        self.own = own or {}


def render(renderable: "RenderableType", width: int, look: Look) -> str:
    """Return a renderable as text.

    Args:
        renderable: what a function of the terminal modules returned.
        width: columns.
        look: colours and styles.
    """
    buffer = StringIO()
    system: Literal["auto", "standard", "256", "truecolor"] = look.system  # type: ignore[assignment]
    console = Console(
        file=buffer,
        width=max(width, 20),
        force_terminal=look.colour != "none",
        no_color=look.colour != "full",
        color_system=system if look.colour != "none" else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    colours = _COLOURS.get(console.color_system or "", 0) if look.colour == "full" else 0
    chosen = styles(look.theme, look.background, colours)
    console.push_theme(Theme({**chosen, **look.own}))
    console.print(renderable, crop=False)
    text = _LINK_ID.sub("\x1b]8;;", buffer.getvalue())
    # Padding would be copied with the text.
    return _TRAILING.sub(lambda end: end.group().replace(" ", ""), text)
