"""What TAB offers: commands, options, their values, and the names that a glossary holds.

The scripts of shells.py call ``glossterm __complete`` at every TAB, so this stands on the fast
route and loads no Typer; tests/cli/test_completion.py holds the tables against the app.
"""

from ..errors import OK, GlosstermError
from ..formats.table import FORMATS
from ..glossary.beginning import beginning, rest_of
from ..glossary.glossary import Glossary
from ..model import RATINGS
from ..text.fold import fold
from ..text.safe import clean
from .options import COMMANDS, FINDING_VALUED, VALUED, WRITING_VALUED, split_command
from .shell_words import bash_word, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .streams import Streams

    Candidate = tuple[str, str]  # what to type, what it means

MOST = 400  # names offered at once
FILES = ":files"  # tells the shell to offer files

_READING = ("--max-rating", "--glossary", "--color", "--no-pager", "--no-bundled", "--json")
_FILTERS = ("--category", "--tag", "--rating", "--letter")
OPTIONS = {
    "define": (*_READING, "--brief", "--field", "--exact", "--limit"),
    "compare": (*_READING, "--differences", "--exact"),
    "faq": (*_READING, "--brief", "--field", "--exact", "--limit"),
    "search": (*_READING, "--brief", "--field", "--limit"),
    "list": (*_READING, *_FILTERS, "--sort", "--reverse", "--brief", "--field", "--limit"),
    "related": (*_READING, "--depth", "--to", "--format", "--exact"),
    "random": (*_READING, *_FILTERS, "--daily", "--brief", "--field"),
    "info": _READING,
    "new": ("--gloss", "--category", "--id", "--into", "--no-edit"),
    "edit": (),
    "validate": ("--strict", "--format", "--json", "--no-bundled"),
    "fmt": ("--check", "--json"),
    "export": (
        "--output", "--category", "--tag", "--json", "--max-rating", "--glossary", "--no-bundled",
    ),
    "import": ("--into", "--name", "--as", "--json"),
    "schema": (),
    "completion": (),
}  # fmt: skip
VALUES = {
    "--color": ("auto", "always", "never"),
    "--max-rating": RATINGS,
    "--rating": RATINGS,
    "--sort": ("term", "category", "rating", "reviewed"),
    "--format": ("tree", "dot", "mermaid"),
    "validate --format": ("text", "github"),
    "--as": ("yaml", "jsonl"),
    "--depth": ("1", "2", "3", "4", "5"),
}
WORDS = {
    "schema": ("term", "glossary", "output"),
    "completion": ("bash", "zsh", "fish"),
    "export": tuple(FORMATS),
    "import": tuple(FORMATS),
}
_JOINED = (
    "define",
    "faq",
    "related",
    "search",
    "edit",
)  # their words are one name, or one question


def complete(argv: "list[str]", streams: "Streams") -> int:
    """Print what may stand at the cursor, one candidate a line: its text, a tab, its meaning.

    Args:
        argv: the shell, then for bash the command line up to the cursor, for the others the words
            after the program's name, the one at the cursor last.
        streams: where the candidates go.
    """
    shell, given = (argv[0], argv[1:]) if argv else ("", [])
    given = given or [""]
    try:
        _offer(shell, given, streams)
    except GlosstermError:
        pass  # the command itself will say what is wrong
    return OK


def _offer(shell: str, given: "list[str]", streams: "Streams") -> None:
    if shell == "bash":
        word = bash_word(given[0])
        for text, _ in _safe(candidates(word.before[1:], word.text)):
            if text == FILES:
                streams.write(f"{FILES}\n")
            elif text.startswith(word.text):
                rest = quoted(text[len(word.text) :], word.quote)
                streams.write(f"{word.raw}{rest}\n")
        return
    for text, meaning in _safe(candidates(given[:-1], given[-1])):
        streams.write(f"{text}\t{meaning}\n" if meaning else f"{text}\n")


def _safe(found: "list[Candidate]") -> "Iterator[Candidate]":
    """What may stand in a terminal: invisible characters are left out; a name that is another one
    without them (it holds an escape sequence, say) is not offered."""
    for text, meaning in found:
        shown = clean(text)
        if shown == text or fold(shown) == fold(text):
            yield shown, clean(meaning)


def candidates(before: "list[str]", current: str) -> "list[Candidate]":
    """What may stand at the cursor; every candidate begins with what was typed.

    Args:
        before: the words after the program's name and before the cursor's.
        current: what was typed of the word at the cursor.
    """
    command, rest = split_command(before)
    command = command if command in OPTIONS else "define"
    ended = "--" in before
    last = before[-1] if before else ""
    if last in (*VALUED, *FINDING_VALUED, *WRITING_VALUED) and not ended:
        return _values(last, current, before)
    if current.startswith("--") and "=" in current and not ended:
        option, _, typed = current.partition("=")
        return [(f"{option}={text}", meaning) for text, meaning in
                _values(option, typed, before)]  # fmt: skip
    if current.startswith("-") and not ended:
        shown = (*OPTIONS[command], "--help", *(() if before else ("--version",)))
        return [(option, "") for option in shown if option.startswith(current)]
    if command == "import" and _positional(rest):
        return [(FILES, "")]
    if command in WORDS:
        return [(word, "") for word in WORDS[command] if word.startswith(current)]
    if command in ("validate", "fmt"):
        return [(FILES, "")]
    if command in ("list", "random", "info", "new"):
        return []
    words = _positional(rest)
    found: list[Candidate] = []
    if not words and not split_command(before)[0]:
        from .examples import SHORT  # help's own words

        found = [(name, SHORT[name].rstrip(".")) for name in COMMANDS if name.startswith(current)]
    return found + _names(words if command in _JOINED else [], current, before)


def _positional(rest: "list[str]") -> "list[str]":
    """The words that are neither options nor values of options."""
    words: list[str] = []
    skip = False
    for word in rest:
        if skip:
            skip = False
        elif word in (*VALUED, *FINDING_VALUED, *WRITING_VALUED):
            skip = True
        elif not word.startswith("-"):
            words.append(word)
    return words


def _values(option: str, typed: str, before: "list[str]") -> "list[Candidate]":
    own = VALUES.get(f"{split_command(before)[0]} {option}") or VALUES.get(option)
    if own:
        return [(value, "") for value in own if value.startswith(typed)]
    if option == "--field":
        from ..views.values import FIELDS  # of a card, which TAB does not show

        return [(name, "") for name in FIELDS if name.startswith(typed)]
    if option in ("--output", "-o", "--into"):
        return [(FILES, "")]
    if option == "--to":
        return _names([], typed, before)
    if option not in ("--category", "--tag", "--glossary"):
        return []
    from ..store.passage_index import categories, tags  # not for names

    with _open(before) as glossary:
        if option == "--glossary":
            found = {index.name: "" for index in glossary.indexes}
        elif option == "--category":
            labels = glossary.labels("category")
            used = {key for index in glossary.indexes for key in categories(index, glossary.most)}
            found = {key: labels.get(key, "") for key in sorted(used)}
        else:
            found = {tag: "" for index in glossary.indexes for tag in tags(index, glossary.most)}
    return [(key, label) for key, label in found.items() if key.startswith(typed)]


def _names(words: "list[str]", current: str, before: "list[str]") -> "list[Candidate]":
    """Names that begin with the words before the cursor's and with what was typed of it."""
    typed = " ".join([*words, current])
    with _open(before) as glossary:
        found = beginning(glossary.indexes, typed, glossary.most, MOST)
    pairs: dict[str, str] = {}
    for text, gloss in found:
        rest = rest_of(text, typed)
        if rest is not None and (rest or not words):
            pairs.setdefault(current + rest, gloss)
    return list(pairs.items())


def _open(before: "list[str]") -> Glossary:
    """The glossaries that the words before the cursor ask for, without a word of warning: it
    would stand in the middle of a line."""
    chosen = {"--max-rating": "", "--glossary": ""}
    for at, word in enumerate(before[:-1]):
        if word in chosen:
            chosen[word] = before[at + 1]
    return Glossary.open(
        bundled=False if "--no-bundled" in before else None,
        max_rating=chosen["--max-rating"],
        only=chosen["--glossary"],
    )
