"""Screens: where one is drawn, and how its reader set it up."""

from ..errors import ConfigError
from .config import Config, read_config, theme_asked
from .options import Options
from .streams import Streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from ..views.drawing import Screen


def show(
    draw: "Callable[[Screen], RenderableType]",
    options: Options,
    streams: Streams,
    config: "Config | None" = None,
) -> None:
    """Draw a screen and write it, through the pager where a terminal is too low for it.

    Args:
        draw: makes the renderable for a screen of given measures.
        options: what was asked.
        streams: where it goes.
        config: the reader's settings, where they were read already.

    Raises:
        ConfigError: config.toml cannot be used, and a reader sits there to be told.
        UsageError: GLOSSTERM_THEME names no theme.
    """
    from ..views import drawing, terminal

    try:
        config = config or read_config()
    except ConfigError:
        if streams.is_terminal:
            raise
        config = Config()  # a pipe that was promised colour: a script must not trip over the file
    theme = theme_asked() or config.theme
    colour = streams.colour(options.color, config.color)
    links = config.links == "always" or (config.links == "auto" and streams.links())
    screen = drawing.Screen(streams.width, config.width, colour != "none" and links)
    look = terminal.Look(
        colour, streams.colour_system(), theme, streams.background(), config.styles
    )
    text = terminal.render(draw(screen), streams.width, look)
    if streams.is_terminal and options.pager and text.count("\n") >= streams.height:
        from .pager import page  # long output on a terminal only

        if page(text, config.pager):
            return
    streams.write(text)
