"""The commands for those who do not know the word: search, list, related, random, info."""

from typing import Annotated

import typer

from . import commands
from .app_options import (
    Brief,
    Category,
    Color,
    Exact,
    Field,
    InGlossary,
    Json,
    Letter,
    MaxRating,
    NoBundled,
    NoPager,
    Rating,
    Tag,
    Term,
    Words,
    request,
)  # fmt: skip


def search(
    context: typer.Context,
    words: Words = None,
    json: Json = False,
    brief: Brief = False,
    field: Field = "",
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=999, help="At most so many hits.")
    ] = 10,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Find entries by what they say: words, "exact phrase", -word, category:ID, tag:TAG,
    rating:RATING."""
    options = request(
        "search", words, json=json, brief=brief, field=field, limit=limit, max_rating=max_rating,
        glossary=glossary, color=color, no_pager=no_pager, no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def list_terms(
    context: typer.Context,
    category: Category = "",
    tag: Tag = "",
    rating: Rating = "",
    letter: Letter = "",
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="ORDER", help="By term, category, rating or reviewed."),
    ] = "term",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    json: Json = False,
    brief: Brief = False,
    field: Field = "",
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="At most so many terms; all when absent."),
    ] = None,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """List the terms there are: columns on a terminal, one term a line in a pipe."""
    options = request(
        "list", context.args, category=category, tag=tag, rating=rating, letter=letter, sort=sort,
        reverse=reverse, json=json, brief=brief, field=field, limit=limit, max_rating=max_rating,
        glossary=glossary, color=color, no_pager=no_pager, no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def related(
    context: typer.Context,
    words: Term = None,
    depth: Annotated[
        int,
        typer.Option("--depth", metavar="N", min=1, max=5, help="How many relations away, 1 to 5."),
    ] = 1,
    to: Annotated[
        str, typer.Option("--to", metavar="OTHER", help="The shortest way to another term.")
    ] = "",
    format: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="tree, dot (Graphviz) or mermaid."),
    ] = "",
    json: Json = False,
    exact: Exact = False,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show what a term is linked with, as a tree, or the way from it to another term."""
    options = request(
        "related", words, depth=depth, to=to, format=format, json=json, exact=exact,
        max_rating=max_rating, glossary=glossary, color=color, no_pager=no_pager,
        no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def random(
    context: typer.Context,
    category: Category = "",
    tag: Tag = "",
    rating: Rating = "",
    letter: Letter = "",
    daily: Annotated[
        bool, typer.Option("--daily", help="The same entry all day (also GLOSSTERM_DATE).")
    ] = False,
    json: Json = False,
    brief: Brief = False,
    field: Field = "",
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show one entry, chosen by chance or by the day."""
    options = request(
        "random", context.args, category=category, tag=tag, rating=rating, letter=letter,
        daily=daily, json=json, brief=brief, field=field, max_rating=max_rating, glossary=glossary,
        color=color, no_pager=no_pager, no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)


def info(
    context: typer.Context,
    json: Json = False,
    max_rating: MaxRating = "",
    glossary: InGlossary = "",
    color: Color = "auto",
    no_pager: NoPager = False,
    no_bundled: NoBundled = False,
) -> int:
    """Show the version, the glossaries with their counts and state, and where things lie."""
    options = request(
        "info", context.args, json=json, max_rating=max_rating, glossary=glossary, color=color,
        no_pager=no_pager, no_bundled=no_bundled,
    )  # fmt: skip
    return commands.run(options, context.obj)
