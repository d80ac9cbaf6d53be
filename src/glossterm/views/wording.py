"""The words that all views share: of relations, of how an answer was found, of a command line.

Every text that leaves the view modules is clean: no control or invisible character of the data
is in it.
"""

from ..model import Entry, Match, Suggestion
from ..text.safe import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# How a relation is said on a card, and in a sentence between two terms.
KIND_WORDS = {
    "mirror-of": "mirror of",
    "confused-with": "not the same as",
    "broader": "a kind of",
    "narrower": "covers",
    "derived-from": "derived from",
    "gave-rise-to": "gave rise to",
    "part-of": "part of",
    "has-part": "has as a part",
    "superseded-by": "superseded by",
    "supersedes": "supersedes",
    "related": "related to",
}
KIND_SENTENCES = {
    "mirror-of": "{a} is the mirror of {b}",
    "confused-with": "{a} is often confused with {b}",
    "broader": "{a} is a kind of {b}",
    "narrower": "{b} is a kind of {a}",
    "derived-from": "{a} is derived from {b}",
    "gave-rise-to": "{b} is derived from {a}",
    "part-of": "{a} is part of {b}",
    "has-part": "{b} is part of {a}",
    "superseded-by": "{a} is superseded by {b}",
    "supersedes": "{a} supersedes {b}",
    "related": "{a} is related to {b}",
}


class Vocabulary:
    """Words for keys: of categories, facets and facet values (key ``facet/value``)."""

    __slots__ = ("categories", "facets", "values")

    def __init__(
        self, categories: "dict[str, str]", facets: "dict[str, str]", values: "dict[str, str]"
    ) -> None:
        self.categories = categories
        self.facets = facets
        self.values = values


def match_note(
    query: str, match: "Match | None", term: str, others: "Sequence[Suggestion]" = ()
) -> str:
    """The first line of an answer that was reached by other than the name itself.

    Args:
        query: what was asked.
        match: how it was answered.
        term: the answering entry's term.
        others: the names that came next, for a guess.
    """
    if match is None:
        return ""
    asked = clean(query.strip())
    if len(asked) > 60:
        asked = asked[:59] + "…"
    if match.by == "fuzzy":
        return (
            f"No entry is called “{asked}”. The nearest name is {clean(match.on)} "
            f"(a guess: likeness {match.score} of 100)."
            + (f" Others near it: {', '.join(clean(o.term) for o in others)}." if others else "")
        )
    if match.label == "hidden":
        return f"“{asked}” is a known misspelling of {clean(match.on)}."
    if match.by == "inflected":
        return f"“{asked}” is taken as a form of {clean(match.on)}."
    return ""


def native_writings(entry: Entry) -> "list[tuple[str, str]]":
    """(text, reading) of each writing in the term's own language; the reading may be empty."""
    return [
        (clean(native["text"]), clean(native.get("reading", "")))
        for native in entry.fields.get("native", [])
    ]


def count_questions(number: int) -> str:
    """``1 question`` or ``4 questions``."""
    return "1 question" if number == 1 else f"{number} questions"


def count_entries(number: int) -> str:
    """``1 entry`` or ``4 entries``."""
    return "1 entry" if number == 1 else f"{number} entries"


def shell_word(text: str) -> str:
    """A name as it is typed in a command line: in quotes where a shell would split it."""
    safe = clean(text)
    if all(char.isalnum() or char in "-_.+/" for char in safe) and not safe.startswith("-"):
        return safe
    if "'" in safe and not any(char in safe for char in '"$`\\!'):
        return f'"{safe}"'
    return "'" + safe.replace("'", "'\\''") + "'"


def full_stop(sentence: str) -> str:
    """What a title still needs before the next one begins: a full stop, or nothing."""
    return "" if sentence.endswith((".", "?", "!")) else "."


def is_web(address: str) -> bool:
    """True for an address that a browser opens; nothing else may become a link."""
    return address.startswith(("https://", "http://"))
