"""How entries are written: the rules of ``validate --strict`` on wording. Pure: entries in,
findings out."""

import functools
import os
import re

from ..text.fold import fold
from .validate import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .entries import Path, RawEntry

PROSE = ("definition", "literal", "etymology", "history", "usage", "in_practice")
_OPENING = 5  # words that two entries may not begin alike with
_SHARED = 6  # words from which on a sentence is one's own
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|etc|cf|vs|v|no|vol|mr|mrs|ms|dr|st|ca|c|[A-Za-z])\.$", re.IGNORECASE
)
_SENTENCE = re.compile(r".*?(?:[.!?…][”’\"')\]]*(?=\s)|$)", re.DOTALL)
_LINKED = re.compile(r"\[\[([^\]]+)\]\]|`([^`\s]+)`")
# Titles such as Shuffle! are no exclamations, nor is what a character says in quotation marks.
_EXCLAIMED = re.compile(r"(?:^|\s)[a-z][\w’'-]*!(?=\s|$)")
_EVASIVE = re.compile(
    r"(?:(?:well|so|now),|(?:basically|actually|honestly|good question|great question|the answer|"
    r"to answer|in order to|before answering|(?:it|that) (?:all )?depends(?! on)|"
    r"there is no (?:simple|easy) answer|(?:it|that) is (?:a )?(?:complicated|hard to say))\b)",
    re.IGNORECASE,
)


def prose_findings(entries: "Iterable[RawEntry]") -> "Iterator[tuple[RawEntry, Finding]]":
    """Yield what reads wrong in each entry, and what two entries say in the same words."""
    sentences: dict[str, str] = {}
    openings: dict[str, str] = {}
    ids: set[str] = set()
    entries = list(entries)
    for entry in entries:
        ids.add(entry.data["id"])
    for entry in entries:
        own = entry.data["id"]
        for finding in (*_own(entry.data), *_asked_twice(entry.data)):
            yield entry, finding
        for path, text in texts(entry.data):
            for finding in _worded(path, text, ids):
                yield entry, finding
            for sentence in split_sentences(text):
                words = fold(sentence).split() if len(sentence) < 2000 else []
                key = " ".join(words)
                if len(words) >= _SHARED and sentences.setdefault(key, own) != own:
                    yield entry, _shared(path, "shared-sentence", sentence, sentences[key])
            if path[0] in PROSE:
                start = " ".join(fold(text[:200]).split()[:_OPENING])
                key = f"{path[0]} {start}"
                if openings.setdefault(key, own) != own:
                    yield entry, _shared(path, "shared-opening", start, openings[key])


def texts(data: "dict[str, Any]") -> "Iterator[tuple[Path, str]]":
    """Yield (path, text) of everything in an entry that is written as prose."""
    for key in ("gloss", *PROSE):
        if data.get(key):
            yield (key,), str(data[key])
    for key, facet in data.get("facets", {}).items():
        if facet.get("note"):
            yield ("facets", key, "note"), str(facet["note"])
    for part, key in (("relations", "difference"), ("facts", "statement"), ("faq", "answer")):
        for at, item in enumerate(data.get(part, [])):
            if item.get(key):
                yield (part, at, key), str(item[key])


def split_sentences(text: str) -> "list[str]":
    """The sentences of a text; a full stop after an abbreviation or an initial ends none."""
    found: list[str] = []
    begun = ""
    for part in _SENTENCE.findall(text.strip()):
        begun += part
        if begun and not _ABBREVIATED.search(begun):
            found.append(begun.strip())
            begun = ""
    return [*found, begun.strip()] if begun else found


@functools.cache
def banned() -> "dict[str, re.Pattern[str]]":
    """The patterns of wording.txt by the name of their section."""
    lists: dict[str, list[str]] = {}
    path = os.path.join(os.path.dirname(__file__), "wording.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            word = line.strip()
            if word.startswith("["):
                section = lists.setdefault(word.strip("[]"), [])
            elif word and not word.startswith("#"):
                section.append(re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else ""))
    return {
        name: re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)
        for name, words in lists.items()
    }


def _own(data: "dict[str, Any]") -> "Iterator[Finding]":
    gloss, term = fold(str(data.get("gloss", ""))), fold(str(data["term"]))
    bare = re.sub(r"^(?:an?|the) ", "", gloss)
    if gloss and (bare == term or bare.startswith((f"{term} is ", f"{term}: "))):
        yield Finding(("gloss",), "gloss-form", "the gloss repeats the term: say what it means")
    elif gloss != bare and bare.startswith(f"{term} "):
        yield Finding(
            ("gloss",),
            "gloss-form",
            "the gloss begins with an article and the term: leave both out",
        )
    count = len(split_sentences(str(data.get("definition", ""))))
    if data.get("definition") and not 2 <= count <= 6:
        yield Finding(
            ("definition",), "definition-length", f"{_number(count)}; a definition has two to six"
        )
    for at, item in enumerate(data.get("faq", [])):
        if not str(item["question"]).rstrip().endswith("?"):
            yield Finding(
                ("faq", at, "question"), "question-mark", "a question ends with a question mark"
            )
        if _EVASIVE.match(str(item["answer"]).lstrip()):
            yield Finding(
                ("faq", at, "answer"), "answer-start", "the answer begins with something else first"
            )


def _asked_twice(data: "dict[str, Any]") -> "Iterator[Finding]":
    """A way to ask that leads to two questions of an entry, or says a stored one again."""
    seen = {fold(str(item["question"])) for item in data.get("faq", [])}
    lists: list[tuple[Path, list[Any]]] = [(("asked",), data.get("asked", []))]
    for at, item in enumerate(data.get("faq", [])):
        lists.append((("faq", at, "asked"), item.get("asked", [])))
    for path, phrasings in lists:
        for place, text in enumerate(phrasings):
            key = fold(str(text))
            if key in seen:
                yield Finding(
                    (*path, place), "asked-twice", f"“{text}” is asked in this entry already"
                )
            seen.add(key)


def _worded(path: "Path", text: str, ids: "set[str]") -> "Iterator[Finding]":
    for section, pattern in banned().items():
        for match in pattern.finditer(text):
            yield Finding(
                path, f"wording-{section}", f"“{match[0]}” is kept out of entries: say it otherwise"
            )
    if _EXCLAIMED.search(text):
        yield Finding(path, "exclamation", "an entry does not exclaim")
    for match in _LINKED.finditer(text):
        name = match[1] or match[2]
        if name not in ids and not name.startswith(("{", "<", "/")):
            yield Finding(path, "dead-name", f"there is no entry “{name}”")


def _shared(path: "Path", rule: str, words: str, other: str) -> Finding:
    shown = words if len(words) < 60 else words[:57] + "…"
    return Finding(path, rule, f"“{shown}” stands in “{other}” too: say it in this entry's words")


def _number(count: int) -> str:
    return "one sentence" if count == 1 else f"{count} sentences"
