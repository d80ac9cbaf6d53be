"""The options that several commands share, declared once, and how they become a request."""

from typing import Annotated

import typer

from .options import Options

Words = Annotated[list[str] | None, typer.Argument(metavar="WORDS…", show_default=False)]
Term = Annotated[list[str] | None, typer.Argument(metavar="TERM", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Brief = Annotated[bool, typer.Option("--brief", help="One line each: term, gloss.")]
Field = Annotated[
    str, typer.Option("--field", metavar="NAME", help="The bare value of one field, one a line.")
]
Exact = Annotated[bool, typer.Option("--exact", help="Do not answer a misspelling, only suggest.")]
Limit = Annotated[
    int, typer.Option("--limit", metavar="N", min=1, max=999, help="At most so many suggestions.")
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
Category = Annotated[
    str, typer.Option("--category", metavar="ID", help="Only this category, such as archetype.")
]
Tag = Annotated[str, typer.Option("--tag", metavar="TAG", help="Only what carries this tag.")]
Rating = Annotated[
    str, typer.Option("--rating", metavar="RATING", help="Only what is rated exactly so.")
]
Letter = Annotated[str, typer.Option("--letter", metavar="START", help="Only terms that begin so.")]


def request(command: str, words: "list[str] | None", **given: object) -> Options:
    """Make the request of a command from its parameters, which are named like the slots of
    Options; ``no_pager`` and ``no_bundled`` say the opposite of theirs."""
    options = Options(command, words or [])
    for name, value in given.items():
        if name.startswith("no_"):
            setattr(options, name[3:], not value)
        elif value is not None:
            setattr(options, name, value)
    return options
