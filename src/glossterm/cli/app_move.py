"""The commands that move glossaries: export and import."""

from typing import Annotated

import typer

from .app_options import Category, InGlossary, Json, MaxRating, NoBundled, Tag, request

Format = Annotated[str, typer.Argument(metavar="FORMAT", show_default=False)]


def export(
    context: typer.Context,
    format: Format = "",
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write or replace."),
    ] = "",
    category: Category = "",
    tag: Tag = "",
    json: Json = False,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    no_bundled: NoBundled = False,
) -> int:
    """Write the glossaries in another format: jsonl, csv, markdown, stardict or dictd."""
    from .moving import export_glossary  # loads the writers

    options = request(
        "export", context.args, format=format, category=category, tag=tag, json=json,
        max_rating=max_rating, glossary=glossary, no_bundled=no_bundled,
    )  # fmt: skip
    return export_glossary(options, output, context.obj)


def import_glossary(
    context: typer.Context,
    format: Format = "",
    path: Annotated[str, typer.Argument(metavar="PATH", show_default=False)] = "",
    into: Annotated[
        str,
        typer.Option(
            "--into", metavar="FOLDER", help="The glossary that takes it; your own when absent."
        ),
    ] = "",
    name: Annotated[
        str,
        typer.Option(
            "--name", metavar="NAME", help="The new folder in it; the file's name when absent."
        ),
    ] = "",
    form: Annotated[
        str,
        typer.Option(
            "--as", metavar="FORM", help="yaml or jsonl; yaml up to 1,000 entries when absent."
        ),
    ] = "",
    json: Json = False,
) -> int:
    """Take entries from jsonl, csv, markdown, stardict or dictd into a glossary of yours."""
    from .moving import import_entries  # loads the readers

    return import_entries(format, path, into, name, form, json, context.obj)
