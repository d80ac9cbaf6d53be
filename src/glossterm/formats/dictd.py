"""Dictionaries of the DICT server: headwords with a text. docs/formats.md says what is lost."""

import re
from textwrap import wrap

from ..text.safe import clean
from .candidates import Found
from .dictionary_text import article, candidate, headwords
from .pyglossary import beside, read_dictionary, write_dictionary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .collection import Collection

PLUGIN = "DictOrg"
_MEASURE = 76  # columns of a line: dict shows lines as they are
_ABOUT = ("00-database", "00database")  # headwords that speak of the dictionary itself
# What pyglossary's reader makes of a text: line ends, links, and a rule between two articles.
_BREAK = "<br />"
_BETWEEN = f"{_BREAK}{_BREAK}<hr>{_BREAK}{_BREAK}"
_LINK = re.compile(r'<a href="bword://([^"]*)">\1</a>')


def read(path: str) -> Found:
    """Read a dictd dictionary; headwords that share an article are names of one entry.

    Args:
        path: its .index, its .dict or .dict.dz, or its folder.

    Raises:
        GlosstermError: as read_dictionary.
    """
    files = beside(path, (".index", ".dict"), ())
    found = Found(files[".index"])
    names: dict[str, list[str]] = {}
    for item in read_dictionary(PLUGIN, files):
        if "problem" in item:
            found.problem(0, "dictionary", item["problem"])
            continue
        if item["names"][0].startswith(_ABOUT):
            continue
        for text in item["text"].split(_BETWEEN):
            names.setdefault(text, []).extend(item["names"])
    for text, headings in names.items():
        made = candidate(headings, _LINK.sub(r"{\1}", text).replace(_BREAK, "\n"))
        if made is None:
            found.problem(0, "empty", f"“{', '.join(headings)}” has no text")
        else:
            found.candidates.append(made)
    return found


def write(collection: "Collection") -> "dict[str, bytes]":
    """The files of a dictionary: .index and .dict, as a dictd in a UTF-8 locale reads them."""
    entries = collection.answered()
    if not entries:
        return {}  # that there is nothing is said without pyglossary too
    words = collection.words()
    title = collection.title
    articles = [
        (["00-database-utf8"], ""),
        (["00-database-allchars"], ""),
        (["00-database-short"], f"00-database-short\n     {title}"),
        (["00-database-info"], "\n".join(["00-database-info", title, *collection.licences])),
    ]
    for entry in entries:
        # A server looks words up in small letters, spaces single.
        names = [" ".join(name.lower().split()) for name in headwords(entry)]
        text = f"{clean(entry.term)}\n\n{_wrapped(article(entry, words))}"
        articles.append((list(dict.fromkeys(names)), text))
    made = write_dictionary(PLUGIN, ".index", {"name": title}, articles)
    # With the first two of its own headwords a server compares byte by byte, pyglossary sorts
    # by letters and digits alone.
    made[".index"] = b"".join(sorted(made[".index"].splitlines(keepends=True)))
    return made


def _wrapped(text: str) -> str:
    """A text in lines of dictd's usual width, each paragraph with its own indentation."""
    lines: list[str] = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        lines += wrap(
            line, _MEASURE, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines)
