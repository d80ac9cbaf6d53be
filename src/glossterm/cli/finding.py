"""The commands for those who do not know the word: search, list, related, random, info."""

import os

from ..answers import Filters
from ..errors import NOT_FOUND, OK, ConfigError, UsageError
from ..glossary.glossary import Glossary
from ..paths import config_file
from .commands import (
    document,
    open_glossary,
    rich,
    show_entries,
    show_field,
    tell_withheld,
    vocabulary,
)
from .options import Options
from .streams import Streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..answers import RelatedResult
    from ..model import Entry
    from .config import Config

FORMATS = ("tree", "dot", "mermaid")
_WORDLESS = ("list", "random", "info")


def find(options: Options, streams: Streams) -> int:
    """Carry out one of these commands; see commands.run."""
    if options.command in _WORDLESS and options.words:
        words = " ".join(options.words)
        raise UsageError(
            f"{options.command} takes no words",
            f"to look them up: glossterm define {words}"[:200],
        )
    if options.command == "info":
        return info(options, streams)
    command: Callable[[Options, Glossary, Streams], int] = {
        "search": search, "list": list_terms, "related": related, "random": random,
    }[options.command]  # fmt: skip
    if options.command in ("search", "related") and not "".join(options.words).strip():
        what = "search for" if options.command == "search" else "look up"
        raise UsageError(f"nothing to {what}", f"try: {_TRY[options.command]}")
    with open_glossary(options, streams) as glossary:
        return command(options, glossary, streams)


_TRY = {"search": "glossterm search lover stolen", "related": "glossterm related ntr"}


def search(options: Options, glossary: Glossary, streams: Streams) -> int:
    """Answer ``glossterm search``."""
    result = glossary.search(" ".join(options.words), limit=options.limit)
    if options.json:
        from ..views import machine_finding

        document(machine_finding.search(result), streams)
    elif not result.hits:
        from .misses_finding import search_miss

        search_miss(result, glossary, streams)
    else:
        entries = [hit.entry for hit in result.hits]
        if options.field or options.brief:
            _bare(entries, options, glossary, streams)
        else:
            from ..views.listing import Hits

            laid_out = Hits(result, vocabulary(glossary))
            _show("hits", laid_out, options, streams)
        tell_withheld(result.withheld, glossary, streams)
    return OK if result.hits else NOT_FOUND


def list_terms(options: Options, glossary: Glossary, streams: Streams) -> int:
    """Answer ``glossterm list``."""
    result = glossary.list(
        _filters(options), sort=options.sort, reverse=options.reverse, limit=options.limit
    )
    if options.json:
        from ..views import machine_finding

        document(machine_finding.list_terms(result), streams)
    elif not result.terms:
        from .misses_finding import filters_miss

        filters_miss(_filters(options), result.withheld, glossary, streams)
    else:
        if options.field:
            found = (glossary.entry(term.id) for term in result.terms)
            _bare((entry for entry in found if entry), options, glossary, streams)
        elif options.brief:
            from ..text.safe import clean

            for term in result.terms:
                streams.line(f"{clean(term.term)}: {clean(term.gloss)}")
        else:
            from ..views.listing import Terms

            _show("terms", Terms(result, vocabulary(glossary)), options, streams)
        tell_withheld(result.withheld, glossary, streams)
    return OK if result.terms else NOT_FOUND


def related(options: Options, glossary: Glossary, streams: Streams) -> int:
    """Answer ``glossterm related``."""
    if options.format and options.format not in FORMATS:
        raise UsageError(f"“{options.format}” is not a format", "use --format tree, dot or mermaid")
    if options.format and options.json:
        raise UsageError("--json and --format do not go together", "give one of them")
    query = " ".join(options.words)
    result = glossary.related(query, depth=options.depth, to=options.to, exact=options.exact)
    found = not result.missing and not (options.to and result.path is None)
    if options.json:
        from ..views import machine_finding

        document(machine_finding.related(result), streams)
    elif found and options.format in ("dot", "mermaid"):
        from ..views import picture, wording

        note = wording.match_note(result.query, result.match, result.term)
        if note:
            streams.message(f"glossterm: {note}")
        streams.write((picture.dot if options.format == "dot" else picture.mermaid)(result))
    elif found:
        _show_related(result, options, streams)
    if not options.json:
        if not found or not (result.links or options.to):
            from .misses_finding import related_miss

            related_miss(result, glossary, streams)
        elif result.withheld:
            tell_withheld(result.withheld, glossary, streams)
    return OK if found else NOT_FOUND


def random(options: Options, glossary: Glossary, streams: Streams) -> int:
    """Answer ``glossterm random``."""
    result = glossary.random(_filters(options), day=_today() if options.daily else "")
    if options.json:
        from ..views import machine_finding

        document(machine_finding.random(result), streams)
    elif not result.entries:
        from .misses_finding import filters_miss

        filters_miss(_filters(options), result.withheld, glossary, streams)
    else:
        show_entries(result.entries, [], glossary, options, streams)
        if options.field and not show_field(result.entries, options.field, streams):
            streams.message(f"glossterm: {result.entries[0].term} has no {options.field}")
            return NOT_FOUND
        tell_withheld(result.withheld, glossary, streams)
    return OK if result.entries else NOT_FOUND


def info(options: Options, streams: Streams) -> int:
    """Answer ``glossterm info``."""
    from ..glossary.state import inspect

    result = inspect(
        bundled=None if options.bundled else False,
        max_rating=options.max_rating,
        only=options.glossary,
    )
    if options.json:
        from ..views import machine_finding

        document(machine_finding.info(result), streams)
        return OK
    from ..views.listing import info_details

    config, told = _config(streams)
    details = [*info_details(result), *told]
    if rich(options, streams):
        from ..views import terminal_finding
        from .screens import show

        draw = terminal_finding.info
        show(lambda screen: draw(result, details, screen), options, streams, config)
    else:
        from ..views import plain_finding

        streams.write(plain_finding.info(result, details))
    return OK


def _config(streams: Streams) -> "tuple[Config, list[tuple[str, str]]]":
    """The reader's settings, also of a broken file, and what is to be told of them."""
    from ..text.safe import clean
    from .config import Config, read_config, theme_asked

    path = config_file()
    try:
        config = read_config()
        state = path if os.path.exists(path) else f"{path} (not there yet)"
    except ConfigError as error:
        config = Config()
        state = "; ".join(part for part in (error.message, error.hint) if part)
    try:
        asked = theme_asked()
    except UsageError as error:
        return config, [
            ("config", clean(state)),
            ("theme", clean(f"{error.message}; {error.hint}")),
        ]
    theme = f"{asked}, as GLOSSTERM_THEME says" if asked else config.theme
    if (asked or config.theme) == "auto":
        background = streams.background()
        theme += f"; {background} by COLORFGBG" if background else "; the background is not known"
    return config, [("config", clean(state)), ("theme", theme)]


def _filters(options: Options) -> Filters:
    return Filters(options.category, options.tag, options.rating, options.letter)


def _today() -> str:
    """The local date as YYYY-MM-DD; GLOSSTERM_DATE overrides it, for tests and for builds that
    must come out the same."""
    given = os.environ.get("GLOSSTERM_DATE", "")
    if given:
        from datetime import date  # sqlite3 has loaded it

        try:
            if date.fromisoformat(given).isoformat() == given:  # not one of the week
                return given
        except ValueError:
            pass
        raise UsageError("GLOSSTERM_DATE is not a date", "write it as 2026-11-20")
    import time

    return time.strftime("%Y-%m-%d")


def _bare(
    entries: "Iterable[Entry]", options: Options, glossary: Glossary, streams: Streams
) -> None:
    """One line an entry, or the values of one field."""
    from ..views import plain, values

    for entry in entries:
        if options.field:
            glossary.complete(entry, set())
            for line in values.field_lines(entry, options.field):
                streams.write(line + "\n")
        else:
            streams.line(plain.brief(entry))


def _show_related(result: "RelatedResult", options: Options, streams: Streams) -> None:
    from ..views.listing import Tree

    laid_out = Tree(result)
    if result.path is None:
        _show("tree", laid_out, options, streams)
    elif rich(options, streams):
        from ..views import terminal_finding
        from .screens import show

        show(lambda screen: terminal_finding.path(laid_out.path, screen), options, streams)
    else:
        streams.write(laid_out.path + "\n")


def _show(kind: str, laid_out: object, options: Options, streams: Streams) -> None:
    """Write what is laid out by the function of this name: on a screen, else in plain text."""
    if rich(options, streams):
        from ..views import terminal_finding
        from .screens import show

        draw = getattr(terminal_finding, kind)
        show(lambda screen: draw(laid_out, screen), options, streams)
    else:
        from ..views import plain_finding

        streams.write(getattr(plain_finding, kind)(laid_out))
