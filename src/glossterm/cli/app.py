"""The Typer app: which commands there are, how they are run, and what a wrong one is told."""

import sys
from typing import Annotated

import typer

from .. import __version__
from ..errors import OK, USAGE, GlosstermError, UsageError
from ..text.safe import clean
from . import app_author, app_find, app_move, app_read
from .examples import SHORT, help_line
from .options import dashed_words, split_command
from .streams import Streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

HELP = """A glossary in the terminal: look a word up, compare it with its neighbours, read its FAQ.

Without a command, the words are looked up: glossterm ntr
"""

app = typer.Typer(
    name="glossterm",
    help=HELP,
    add_completion=False,
    rich_markup_mode=None,  # plain help: half the start-up time, and it pipes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FUNCTIONS: "dict[str, Callable[..., int]]" = {
    "define": app_read.define,
    "compare": app_read.compare,
    "faq": app_read.faq,
    "search": app_find.search,
    "list": app_find.list_terms,
    "related": app_find.related,
    "random": app_find.random,
    "info": app_find.info,
    "new": app_author.new,
    "edit": app_author.edit,
    "validate": app_author.validate,
    "fmt": app_author.fmt,
    "export": app_move.export,
    "import": app_move.import_glossary,
    "schema": app_author.schema,
    "completion": app_author.completion,
}
for _name, _function in _FUNCTIONS.items():
    # Words where none belong are told so by the command itself, which names the next one.
    _loose = {"allow_extra_args": True} if _name in ("list", "random", "info", "export") else None
    app.command(_name, context_settings=_loose, short_help=SHORT[_name], epilog=help_line(_name))(
        _function
    )


def run_app(argv: "list[str]", streams: Streams) -> int:
    """Run a command line through Typer.

    Args:
        argv: the words after the program's name.
        streams: where the answer goes.

    Raises:
        UsageError: the arguments do not fit; the hint names the help.
    """
    command, rest = split_command(argv)
    if not argv:
        raise UsageError("nothing to look up", "try: glossterm ntr, or glossterm --help")
    if command == "search":
        arguments = [command, *dashed_words(rest)]
    elif command:
        arguments = [command, *rest]
    elif any(word in ("-h", "--help", "--version") for word in argv):
        arguments = argv
    else:
        arguments = ["define", *argv]
    try:
        status = typer.main.get_command(app).main(
            args=arguments, prog_name="glossterm", standalone_mode=False, obj=streams
        )
    except typer.TyperException as error:
        raise _usage(error, command) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else OK


def _usage(error: typer.TyperException, command: str) -> GlosstermError:
    message = error.format_message().rstrip(".")
    where = f"glossterm {command} --help" if command else "glossterm --help"
    hint = f"see: {where}"
    if message.startswith("No such option"):
        option = str(getattr(error, "option_name", ""))
        message = f"no such option: {clean(option)}" if option else message
        from difflib import get_close_matches  # only for a mistyped option

        near = get_close_matches(option, _options(command), 1, 0.6)
        hint = f"a word that begins with a dash goes after --; options: {where}"
        if near and option.startswith("--"):
            hint = f"did you mean {near[0]}? Options: {where}"
    elif message.startswith("Missing argument"):
        message = "nothing to look up"
    return UsageError(message[:1].lower() + message[1:], hint)


def _options(command: str) -> "list[str]":
    """The long options of a command."""
    group = typer.main.get_command(app)
    found = getattr(group, "commands", {}).get(command, group)
    return [name for option in found.params for name in option.opts if name.startswith("--")]


def _version(context: typer.Context, asked: bool) -> None:
    if asked:
        context.obj.write(f"glossterm {__version__} (Python {sys.version.split()[0]})\n")
        raise typer.Exit(OK)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A glossary in the terminal."""


root.__doc__ = HELP


__all__ = ["USAGE", "app", "run_app"]
