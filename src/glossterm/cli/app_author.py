"""The commands for a glossary's author, new, edit, validate, fmt and schema, and for a shell:
completion."""

from typing import Annotated

import typer

from .app_options import Json, NoBundled, request


def new(
    context: typer.Context,
    term: Annotated[list[str] | None, typer.Argument(metavar="TERM", show_default=False)] = None,
    gloss: Annotated[
        str, typer.Option("--gloss", metavar="TEXT", help="What it means; no editor is opened.")
    ] = "",
    category: Annotated[
        str, typer.Option("--category", metavar="ID", help="Its category, such as archetype.")
    ] = "",
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="Its id, where the term gives none.")
    ] = "",
    into: Annotated[
        str,
        typer.Option("--into", metavar="FOLDER", help="The glossary's folder, if not your own."),
    ] = "",
    no_edit: Annotated[bool, typer.Option("--no-edit", help="Open no editor.")] = False,
) -> int:
    """Make an entry in your own glossary and open your editor to write it."""
    from . import writing  # loads the validator

    options = request("new", term, category=category)
    return writing.new(options, gloss, id, into, not no_edit, context.obj)


def edit(
    context: typer.Context,
    term: Annotated[list[str] | None, typer.Argument(metavar="TERM", show_default=False)] = None,
) -> int:
    """Open the file that holds an entry in your editor; a bundled one as a copy of your own."""
    from . import writing  # loads the validator

    return writing.edit(request("edit", term), context.obj)


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
