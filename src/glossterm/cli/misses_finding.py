"""What is said when nothing was found by search, list, related or random."""

from difflib import get_close_matches

from ..answers import Filters, RelatedResult, SearchResult
from ..glossary.glossary import Glossary
from ..glossary.query import Query
from ..model import RATINGS
from ..text.fold import fold
from ..views.wording import shell_word
from .commands import tell_withheld
from .misses import say_suggestions, say_what_sets_it, say_withheld, shown
from .streams import Streams


def search_miss(result: SearchResult, glossary: Glossary, streams: Streams) -> None:
    """Say that no text holds this, and what to try."""
    say = streams.message
    query = Query(result.query)
    if result.withheld:
        _all_withheld(result.withheld, glossary, streams)
        return
    if query.without and not (query.words or query.phrases or query.filters):
        say("glossterm: only words to leave out: say also what to look for")
        say("  try: glossterm search lover -vampire")
        return
    say(f"glossterm: nothing is found for “{shown(result.query)}”")
    for name, value, _ in query.filters:
        _near_filter(name, value, glossary, streams)
    if len(query.words) == 1 and not query.filters:
        near = glossary.define(result.query)
        names = [entry.term for entry in near.entries] + [one.term for one in near.suggestions]
        if names:
            say(f"  Did you mean: {', '.join(names[:5])}?")
    if query.phrases or (query.without and query.words):
        say(f"  Less strict: glossterm search {_plain(query)}")


def filters_miss(filters: Filters, withheld: int, glossary: Glossary, streams: Streams) -> None:
    """Say that no entry passes the filters."""
    say = streams.message
    if withheld:
        _all_withheld(withheld, glossary, streams)
        return
    named = [("category", filters.category), ("tag", filters.tag), ("rating", filters.rating)]
    named.append(("first letter", filters.letter))
    asked = ", ".join(f"{name} “{shown(value)}”" for name, value in named if value)
    say(f"glossterm: no entry has {asked}" if asked else "glossterm: there are no entries")
    for name, value in named[:2]:
        if value:
            _near_filter(name, value, glossary, streams)


def related_miss(result: RelatedResult, glossary: Glossary, streams: Streams) -> None:
    """Say which term was not found, or that nothing leads from one to the other."""
    say = streams.message
    if result.missing_withheld:
        say_withheld(result.missing, glossary, streams)
    elif result.ambiguous:
        say(f"glossterm: “{shown(result.missing)}” names several entries; say which:")
        for one in result.suggestions:
            entry = glossary.entry(one.id)
            if entry is not None:
                say(f"  {entry.term}: {entry.gloss}")
    elif result.missing:
        say(f"glossterm: no entry is called “{shown(result.missing)}”")
        say_suggestions(result.suggestions, streams)
    elif result.to:
        say(f"glossterm: no relations lead from {result.term} to “{shown(result.to)}”")
        say(f"  See what is near: glossterm related {shell_word(result.term)} --depth 3")
    else:
        say(f"glossterm: {result.term} has no relations")
        say(f"  Read the entry: glossterm define {shell_word(result.term)}")
    if result.withheld and not result.missing_withheld:
        from .commands import tell_withheld

        tell_withheld(result.withheld, glossary, streams)


def _near_filter(name: str, value: str, glossary: Glossary, streams: Streams) -> None:
    """The nearest category, tag or rating there is."""
    from ..glossary.listing import categories_and_tags

    categories, tags = categories_and_tags(glossary)
    known = {"category": categories, "tag": [tag.replace(" ", "-") for tag in tags]}.get(
        name, list(RATINGS)
    )
    wanted = fold(value).replace(" ", "-")
    if wanted in known:
        return
    near = get_close_matches(wanted, known, 3, 0.6)
    if near:
        streams.message(f"  Did you mean the {name} {', '.join(near)}?")
    elif name == "category" and known:
        streams.message(f"  Categories: {', '.join(known)}")


def _all_withheld(count: int, glossary: Glossary, streams: Streams) -> None:
    tell_withheld(count, glossary, streams, "nothing to show; ")
    say_what_sets_it(streams)


def _plain(query: Query) -> str:
    words = " ".join(query.phrases + query.words)
    return " ".join(shell_word(word) for word in words.split())
