"""The Typer app: signatures, help and completion; every command is one call."""

import sys
from typing import Annotated

import typer

from .. import __version__
from ..errors import OK, USAGE, GlosstermError, UsageError
from . import commands
from .options import Options, split_command
from .streams import Streams

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
_streams = Streams()

Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS…", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Brief = Annotated[bool, typer.Option("--brief", help="One line each: term, gloss.")]
Field = Annotated[
    str, typer.Option("--field", metavar="NAME", help="The bare value of one field, one a line.")
]
Exact = Annotated[bool, typer.Option("--exact", help="Do not answer a misspelling, only suggest.")]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        min=1,
        max=999,
        show_default=False,
        metavar="N",
        help="At most so many suggestions, questions or answers.",
    ),
]
MaxRating = Annotated[
    str,
    typer.Option(
        "--max-rating",
        metavar="RATING",
        help="Withhold what is rated above general, teen, mature or adult "
        "(also GLOSSTERM_MAX_RATING).",
    ),
]
InGlossary = Annotated[
    str, typer.Option("--glossary", metavar="NAME", help="Read this one glossary only.")
]
Color = Annotated[
    str, typer.Option("--color", metavar="WHEN", help="auto, always or never (also NO_COLOR).")
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Do not page long output.")]
NoBundled = Annotated[
    bool,
    typer.Option("--no-bundled", help="Leave the bundled glossary out (also GLOSSTERM_BUNDLED=0)."),
]


def run_app(argv: "list[str]", streams: Streams) -> int:
    """Run a command line through Typer.

    Args:
        argv: the words after the program's name.
        streams: where the answer goes.

    Raises:
        UsageError: the arguments do not fit; the hint names the help.
    """
    global _streams
    _streams = streams
    command, rest = split_command(argv)
    if not argv:
        raise UsageError("nothing to look up", "try: glossterm ntr, or glossterm --help")
    if command:
        arguments = [command, *rest]
    elif any(word in ("-h", "--help", "--version") for word in argv):
        arguments = argv
    else:
        arguments = ["define", *argv]
    try:
        status = typer.main.get_command(app).main(
            args=arguments, prog_name="glossterm", standalone_mode=False
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
        hint = f"a word that begins with a dash goes after --; options: {where}"
    elif message.startswith("Missing argument"):
        message = "nothing to look up"
    return UsageError(message[:1].lower() + message[1:], hint)


def _version(asked: bool) -> None:
    if asked:
        _streams.write(f"glossterm {__version__} (Python {sys.version.split()[0]})\n")
        raise typer.Exit(OK)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A glossary in the terminal."""


root.__doc__ = HELP


@app.command(
    epilog="Examples: glossterm define ntr · glossterm define ntr --json | jq -r .entries[0].gloss"
)
def define(
    words: Words = None,
    json: Json = False,
    brief: Brief = False,
    field: Field = "",
    exact: Exact = False,
    limit: Limit = None,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show what a word means: WORDS join into one name; - reads one name a line."""
    options = Options("define", words or [])
    options.json, options.brief, options.field, options.exact = json, brief, field, exact
    options.limit, options.max_rating, options.glossary = limit or 0, max_rating, glossary
    options.color, options.pager, options.bundled = color, not no_pager, not no_bundled
    return commands.run(options, _streams)


@app.command(
    epilog="Examples: glossterm compare netorare cuckold · "
    "glossterm compare tsundere yandere --differences"
)
def compare(
    terms: Annotated[
        list[str] | None, typer.Argument(metavar="TERM TERM…", show_default=False)
    ] = None,
    json: Json = False,
    differences: Annotated[
        bool, typer.Option("--differences", help="Hide the facets on which all agree.")
    ] = False,
    exact: Exact = False,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Put two to six terms side by side; a name of several words goes in quotes."""
    options = Options("compare", terms or [])
    options.json, options.differences, options.exact = json, differences, exact
    options.max_rating, options.glossary, options.color = max_rating, glossary, color
    options.pager, options.bundled = not no_pager, not no_bundled
    return commands.run(options, _streams)


@app.command(epilog="Examples: glossterm faq ntr · glossterm faq is ntr the same as cuckolding")
def faq(
    words: Words = None,
    json: Json = False,
    brief: Annotated[bool, typer.Option("--brief", help="Only the questions.")] = False,
    field: Field = "",
    exact: Exact = False,
    limit: Limit = None,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show the questions people ask about a term, or answer a question in plain words."""
    options = Options("faq", words or [])
    options.json, options.brief, options.field, options.exact = json, brief, field, exact
    options.limit, options.max_rating, options.glossary = limit or 0, max_rating, glossary
    options.color, options.pager, options.bundled = color, not no_pager, not no_bundled
    return commands.run(options, _streams)


@app.command(epilog="Examples: glossterm validate . · glossterm validate terms/ntr.yaml --json")
def validate(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH…", show_default=False)] = None,
    json: Json = False,
    no_bundled: NoBundled = False,
) -> int:
    """Check glossary files: every problem as file:line:column, status 1 if there is any."""
    from .checks import validate_paths  # loads the validator

    return validate_paths(paths or [], json, not no_bundled, _streams)


@app.command(epilog="Examples: glossterm schema term > term.schema.json · glossterm schema output")
def schema(
    name: Annotated[str, typer.Argument(metavar="[term|glossary|output]")] = "term",
) -> int:
    """Print a JSON Schema: of an entry, of a glossary.yaml, or of this program's output."""
    from .checks import print_schema  # loads the validator

    return print_schema(name, _streams)


__all__ = ["USAGE", "app", "run_app"]
