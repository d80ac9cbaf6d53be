"""An article of a dictionary: from an entry to its text, and from a text to an entry.

Dictionaries hold headwords and a text; what the text means, only a reader knows. So what is read
back is a term with its other names, a definition by paragraphs, and what stands between braces or
in links as related entries.
"""

import re
from html.parser import HTMLParser

from ..model import Entry
from ..store.rows import first_sentence
from ..text.fold import fold
from ..text.safe import clean
from ..views import plain
from ..views.card import Card
from ..views.wording import Vocabulary
from .candidates import MOST_GLOSS, Candidate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BLOCKS = ("p", "div", "br", "li", "tr", "hr", "dd", "dt", "h1", "h2", "h3", "h4", "blockquote")
_PARAGRAPHS = ("p", "div", "hr", "h1", "h2", "h3", "h4", "blockquote")
_REFERENCE = re.compile(r"\{([^{}]{1,300})\}")
# How a word is said, on the line below it.
_SAID = re.compile(r"/([^/\n]{0,80})/")
_KINDS = {
    "n": "noun", "v": "verb", "vt": "verb", "vi": "verb", "adj": "adjective", "a": "adjective",
    "adv": "adverb", "interj": "interjection", "excl": "interjection", "suff": "suffix",
    "suffix": "suffix", "pref": "prefix", "prefix": "prefix", "abbrev": "abbreviation",
    "noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb",
}  # fmt: skip
# What else stands there, without a kind of ours.
_ASIDES = frozenset(
    ["and", "or", "not", "pl", "sing", "obs", "prov", "imp", "infix", "quant", "poss", "cav", "syn",
     "prep", "conj", "pron"]
)  # fmt: skip
_LONGEST_NAME = 40  # characters of another name on that line; a sentence is no name
# What may stand before the first sentence: [where it is said], (how else), the number of a sense.
_BEFORE = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\)|\d{1,2}[.:]|[a-z]{1,6}\. )\s*")
_SENTENCE = re.compile(r"(?<=[.!?])[”’)\"']*\s+(?=[^a-z\s])")


def headwords(entry: Entry) -> "list[str]":
    """Every shown name of an entry, the term first: aliases, native writings, readings."""
    fields = entry.fields
    names = [entry.term, *map(str, fields["aliases"])]
    for native in fields["native"]:
        names += [str(native["text"]), str(native.get("reading", ""))]
    return list(dict.fromkeys(filter(None, (clean(name).strip() for name in names))))


def article(entry: Entry, words: Vocabulary) -> str:
    """What a card says in plain text, then the entry's questions with their answers."""
    text = plain.cards([Card(entry, words, 0)]).rstrip("\n")
    *body, footer = text.split("\n")
    for item in entry.faq:
        body += [clean(item.question), f"  {clean(item.answer)}", ""]
    return "\n".join([*body, footer])


def candidate(names: "list[str]", text: str) -> "Candidate | None":
    """An entry of a dictionary's headwords and text; None where there is no word or no text.

    Args:
        names: the headwords under which the text stands.
        text: plain text, paragraphs parted by empty lines, cross-references in {braces}.
    """
    names = list(dict.fromkeys(filter(None, (clean(name).strip() for name in names))))
    if not names:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    head: dict[str, Any] = {}
    term = _headword(lines, names)
    others = _headline(lines, head) if lines else []
    links: list[tuple[str, str | Candidate, str]] = [
        ("related", clean(" ".join(name.split())), "") for name in _REFERENCE.findall(text)
    ]
    paragraphs = [
        _REFERENCE.sub(lambda found: found.group(1).strip(), paragraph)
        for paragraph in _paragraphs(lines)
    ]
    if not paragraphs:
        return None
    data: dict[str, Any] = {"term": term}
    written: dict[str, str] = {}
    for name in [term, *names, *others]:
        written.setdefault(fold(name), name)
    if len(written) > 1:
        data["aliases"] = list(written.values())[1:]
    data |= head
    definition = "\n\n".join(paragraphs)
    gloss = _gloss(paragraphs)
    if gloss and gloss != first_sentence(definition):
        data["gloss"] = gloss
    data["definition"] = definition
    return Candidate(data, 0, links)


def from_html(text: str) -> str:
    """The text of an article in HTML or XDXF; links between entries as {braces}."""
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)


def _headword(lines: "list[str]", names: "list[str]") -> str:
    """The term; a first line that repeats it is taken away, and believed about capital letters,
    since an index may hold only small ones."""
    first = clean(" ".join(lines[0].split()))
    if fold(first) in {fold(name) for name in names}:
        lines.pop(0)
        return first
    return names[0]


def _headline(lines: "list[str]", data: "dict[str, Any]") -> "list[str]":
    """Take the line that says how a word is said, of which kind it is, and how else it is
    written; lines that say anything else stay.

    Returns:
        The other writings.
    """
    while lines and not lines[0].strip():
        lines.pop(0)
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    if end == len(lines):
        return []  # all that there is: the definition, however short
    line = clean(" ".join(" ".join(lines[:end]).split()))
    said = [sound for sound in _SAID.findall(line) if sound.strip()]
    kinds: list[str] = []
    others: list[str] = []
    for part in _SAID.sub(",", line).split(","):
        words = [word for word in re.split(r"[\s.&/]+", part.strip()) if word]
        if all(word in _KINDS or word in _ASIDES for word in words):
            kinds += [_KINDS[word] for word in words if word in _KINDS]
        elif len(part) <= _LONGEST_NAME:
            others.append(part.strip())
        else:
            return []
    if others and not (said or kinds):
        return []
    del lines[:end]
    if said:
        data["pronunciation"] = ", ".join(f"/{sound}/" for sound in said)
    if len(set(kinds)) == 1:
        data["part_of_speech"] = kinds[0]
    return others


def _paragraphs(lines: "list[str]") -> "list[str]":
    """Paragraphs, each on one line: lines of a dictionary are broken where the page ended."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    joined = [clean(" ".join(" ".join(lines).split())) for lines in found]
    return [paragraph for paragraph in joined if paragraph.strip()]


def _gloss(paragraphs: "list[str]") -> str:
    """The first sentence that says what the word means."""
    for paragraph in paragraphs:
        text = paragraph
        while (before := _BEFORE.match(text)) and before.end():
            text = text[before.end() :]
        if text:
            sentence = _SENTENCE.split(text, maxsplit=1)[0].strip()
            if len(sentence) > MOST_GLOSS:
                return sentence[: MOST_GLOSS - 1].rstrip() + "…"
            stop = "…" if sentence.endswith("...") else ""
            return sentence.rstrip(".") + stop
    return ""


class _Text(HTMLParser):
    """The text of HTML, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: "list[tuple[str, str | None]]") -> None:
        if tag in ("script", "style"):
            self.silent += 1
        self._block(tag)
        href = dict(attrs).get("href") or ""
        if tag == "kref" or (tag == "a" and href.startswith(("bword:", "entry:"))):
            self.parts.append("{")
            self.links += 1
        elif tag == "li":
            self.parts.append("- ")

    def handle_startendtag(self, tag: str, attrs: "list[tuple[str, str | None]]") -> None:
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.silent = max(self.silent - 1, 0)
        if tag in ("a", "kref") and self.links:
            self.links -= 1
            self.parts.append("}")
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)

    def _block(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _BLOCKS:
            self.parts.append("\n")
