"""The commands for a glossary's author, validate, fmt and schema, and for a shell: completion."""

from typing import Annotated

import typer

from .app_options import Json, NoBundled


def validate(
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH…", show_default=False)] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Warn of prose, depth and sources too: see docs/entries.md for the rules.",
        ),
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="How a problem is written: text, or github for annotations in GitHub Actions.",
        ),
    ] = "text",
    json: Json = False,
    no_bundled: NoBundled = False,
) -> int:
    """Check glossary files: every problem as file:line:column, status 1 if there is any."""
    from .checks import validate_paths  # loads the validator

    return validate_paths(paths or [], json, strict, not no_bundled, form, context.obj)


def fmt(
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH…", show_default=False)] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Change nothing; status 1 where a file would be changed."),
    ] = False,
    json: Json = False,
) -> int:
    """Lay YAML files out in one way: keys in order, lines of 100 characters, comments kept."""
    from .formatting import format_paths  # loads two YAML libraries

    return format_paths(paths or [], check, json, context.obj)


def schema(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[term|glossary|output]")] = "term",
) -> int:
    """Print a JSON Schema: of an entry, of a glossary.yaml, or of this program's output."""
    from .checks import print_schema  # loads the validator

    return print_schema(name, context.obj)


def completion(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", show_default=False)] = "",
) -> int:
    """Print the script that lets TAB complete commands, options and names in a shell."""
    from .shells import print_script  # three scripts that no other command needs

    return print_script(shell, context.obj)
