"""What is said when something was not found: the failed thing, then the next useful command."""

from difflib import get_close_matches

from ..glossary.compare import terms_of
from ..glossary.glossary import Glossary
from ..model import RATINGS, DefineResult, Suggestion
from ..outcomes import CompareResult, FaqResult
from ..text.safe import clean
from ..views.wording import shell_word
from .options import COMMANDS, Options
from .streams import Streams

_SHOWN = 60  # characters of a query that a message repeats


def define_miss(
    result: DefineResult, options: Options, glossary: Glossary, streams: Streams
) -> None:
    """Say that no entry has this name, and what to try."""
    say = streams.message
    if result.named:
        say_withheld(result.query, glossary, streams)
        return
    say(f"glossterm: no entry is called “{shown(result.query)}”")
    say_suggestions(result.suggestions, streams)
    words = options.words
    if len(result.query) > _SHOWN:
        say("  What there is: glossterm list")
        return
    if words[0] == "help":
        about = words[1] if words[1:2] and words[1] in COMMANDS else ""
        say(f"  For help: glossterm {about} --help".replace("  --", " --"))
        return
    near = get_close_matches(words[0].lower(), COMMANDS, 1, 0.75)
    if near:
        rest = " ".join(shell_word(word) for word in words[1:])
        say(f"  For the command: glossterm {near[0]} {rest}".rstrip())
    names = terms_of(glossary, words) if len(words) > 1 else words
    if len(names) > 1 and all(glossary.is_name(name) for name in names):
        say(f"  Each of them is a name: glossterm compare {' '.join(map(shell_word, names))}")
    elif len(words) > 2:
        say(f"  As a question: glossterm faq {' '.join(map(shell_word, words))}")
    elif not near and not any(word.startswith("-") for word in words):
        say(f"  By meaning: glossterm search {' '.join(map(shell_word, words))}")


def compare_misses(result: CompareResult, glossary: Glossary, streams: Streams) -> None:
    """Say which of the compared names were not found, or fit several entries."""
    say = streams.message
    for missing in result.missing:
        if missing.withheld:
            say_withheld(missing.query, glossary, streams)
            continue
        say(f"glossterm: no entry is called “{shown(missing.query)}”")
        say_suggestions(missing.suggestions, streams)
    for ambiguous in result.ambiguous:
        say(f"glossterm: “{shown(ambiguous.query)}” names several entries; say which:")
        for entry in ambiguous.candidates:
            say(f"  {entry.term}: {entry.gloss}")
    if len(result.terms) == 1:
        term = result.terms[0].term
        say(f"  Nothing is left to compare {term} with: glossterm define {shell_word(term)}")


def faq_miss(result: FaqResult, glossary: Glossary, streams: Streams) -> None:
    """Say that there is no question or no answer."""
    say = streams.message
    if result.entries:
        term = result.entries[0].term
        say(f"glossterm: {term} has no questions")
        say(f"  Read the entry: glossterm define {shell_word(term)}")
    elif result.named:
        say_withheld(result.query, glossary, streams)
    elif result.mode == "question":
        say(f"glossterm: no answer to “{shown(result.query)}” here")
        say_suggestions(result.suggestions, streams)
        say("  All questions: glossterm faq")
    elif result.mode == "all":
        say("glossterm: there are no questions here")
    else:
        say(f"glossterm: no entry is called “{shown(result.query)}”")
        say_suggestions(result.suggestions, streams)


def shown(query: str) -> str:
    """A query as a message repeats it: clean, and cut where it is long."""
    text = clean(query[: 4 * _SHOWN].strip())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def say_suggestions(suggestions: "list[Suggestion]", streams: Streams) -> None:
    """Name what the reader may have meant."""
    if suggestions:
        names = ", ".join(clean(suggestion.term) for suggestion in suggestions)
        streams.message(f"  Did you mean: {names}?")


def say_withheld(query: str, glossary: Glossary, streams: Streams) -> None:
    """Say that a name is withheld, and what sets that."""
    streams.message(
        f"glossterm: “{shown(query)}” is withheld: rated above {RATINGS[glossary.most]}"
    )
    say_what_sets_it(streams)


def say_what_sets_it(streams: Streams) -> None:
    """Name what sets which ratings are shown."""
    streams.message("  --max-rating and GLOSSTERM_MAX_RATING set what is shown")
