"""The commands for those who know the word: define, compare, faq."""

from typing import Annotated

import typer

from . import commands
from .app_options import (
    Brief,
    Color,
    Exact,
    Field,
    InGlossary,
    Json,
    Limit,
    MaxRating,
    NoBundled,
    NoPager,
    Words,
    request,
)  # fmt: skip


def define(
    context: typer.Context,
    words: Words = None,
    json: Json = False,
    brief: Brief = False,
    field: Field = "",
    exact: Exact = False,
    limit: Limit = 5,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show what a word means: WORDS join into one name; - reads one name a line."""
    options = request(
        "define", words, json=json, brief=brief, field=field, exact=exact, limit=limit,
        max_rating=max_rating, glossary=glossary, color=color, no_pager=no_pager,
        no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def compare(
    context: typer.Context,
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
    options = request(
        "compare", terms, json=json, differences=differences, exact=exact, max_rating=max_rating,
        glossary=glossary, color=color, no_pager=no_pager, no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def faq(
    context: typer.Context,
    words: Words = None,
    json: Json = False,
    brief: Annotated[bool, typer.Option("--brief", help="Only the questions.")] = False,
    field: Field = "",
    exact: Exact = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=1,
            max=999,
            show_default=False,
            help="At most so many questions or answers.",
        ),
    ] = None,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show the questions people ask about a term, or answer a question in plain words."""
    options = request(
        "faq", words, json=json, brief=brief, field=field, exact=exact, limit=limit,
        max_rating=max_rating, glossary=glossary, color=color, no_pager=no_pager,
        no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)
