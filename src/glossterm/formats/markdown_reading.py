"""Markdown to entries: what markdown.py wrote, and any document of headings with paragraphs."""

import re

from markdown_it import MarkdownIt

from ..errors import SourceError
from ..store.files import read_bytes
from ..text.safe import clean
from ..views.card import PROSE
from ..views.wording import KIND_WORDS
from .candidates import Candidate, Found, decoded, tidy_gloss

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from markdown_it.token import Token

MOST_BYTES = 16 * 1024 * 1024  # of one document; all of it is held as tokens
# What stands in a list below a term's heading, in this order: its words, its field.
LISTED = {
    "id": "id", "also": "aliases", "written": "native", "language": "language",
    "pronunciation": "pronunciation", "part of speech": "part_of_speech", "category": "category",
    "tag": "tags", "rating": "rating", "status": "status", "reviewed": "reviewed",
}  # fmt: skip
RELATIONS, FACETS, FACTS, QUESTIONS, REFERENCES = (
    "Relations", "At a glance", "Facts and figures", "Questions", "References",
)  # fmt: skip
_FIELDS = {heading: key for heading, key in PROSE if heading}
_MANY = ("aliases", "native", "tags")
_NATIVE = re.compile(r"(.+?) \(([^()]*)\)")
_FACT = re.compile(r": (.*) \[(\d{1,4})\]", re.DOTALL)
_NUMBERED = re.compile(r"\[(\d{1,4})\] ")
_ACCESSED = re.compile(r", read (\d{4}-\d\d-\d\d)$")


class _Block:
    """A block of a document.

    Attributes:
        kind: heading, text or item (of a list).
        line: 1-based.
        level: of a heading, 1 to 6.
        text: all of it, without markup.
        lead: its first part in bold, else empty.
        link: (text, address) of its first link, else None.
        after: what follows the lead or the link.
    """

    __slots__ = ("after", "kind", "lead", "level", "line", "link", "text")

    def __init__(self, kind: str, line: int, level: int = 0) -> None:
        self.kind = kind
        self.line = line
        self.level = level
        self.text = ""
        self.lead = ""
        self.link: tuple[str, str] | None = None
        self.after = ""


def read(path: str) -> Found:
    """Read a document: each heading is a term, what stands below it is its definition.

    A single heading above all others, at the beginning, is the document's title.

    Raises:
        SourceError: the file is not UTF-8, too large, or has no headings.
        StorageError: the file cannot be read.
    """
    found = Found(path)
    blocks = _blocks(path, _decode(path, read_bytes(path)))
    level = _level(blocks)
    if not level:
        raise SourceError(
            f"{path}: there is no heading", "a document has a heading for each term: ## word"
        )
    parts: list[list[_Block]] = []
    below = False
    for block in blocks:
        if block.kind == "heading" and block.level <= level:
            below = block.level == level
            if below:
                parts.append([])
        if below:
            parts[-1].append(block)
    candidates = [_candidate(part) for part in parts]
    names = anchors([part[0].text for part in parts])
    places = {f"#{name}": candidate for name, candidate in zip(names, candidates, strict=True)}
    for candidate in candidates:
        candidate.links = [
            (kind, places.get(name, name) if isinstance(name, str) else name, difference)
            for kind, name, difference in candidate.links
        ]
        if str(candidate.data["term"]).strip():
            found.candidates.append(candidate)
        else:
            found.problem(candidate.line, "empty", "a heading without words")
    return found


def anchors(terms: "list[str]") -> "list[str]":
    """Where headings can be linked to, as GitHub and others name them: small letters, hyphens for
    spaces, no punctuation, a number after those that occur again."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for term in terms:
        base = "".join(
            char if char.isalnum() or char in "-_" else "-" if char == " " else ""
            for char in " ".join(clean(term).lower().split())
        )
        number = seen.get(base, 0)
        seen[base] = number + 1
        found.append(f"{base}-{number}" if number else base)
    return found


def _decode(path: str, content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path}: it is larger than {MOST_BYTES >> 20} MiB", "split it")
    return decoded(path, content, "save it as UTF-8")


def _level(blocks: "list[_Block]") -> int:
    """The level of the headings that are terms; 0 where there are none."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    if not levels:
        return 0
    top = min(levels)
    deeper = [level for level in levels if level > top]
    return min(deeper) if levels[0] == top and levels.count(top) == 1 and deeper else top


def _blocks(path: str, text: str) -> "list[_Block]":
    # html: False shows tags as the text that they are.
    parser = MarkdownIt("commonmark", {"html": False})
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # as it is written
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # nobody follows it here
    try:
        tokens = parser.parse(text)
    except RecursionError:
        raise SourceError(f"{path}: it is nested too deeply", "make its lists flatter") from None
    found: list[_Block] = []
    begun = False
    block = _Block("text", 1)
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1
        if token.type == "heading_open":
            block = _Block("heading", line, int(token.tag[1:]))
        elif token.type == "paragraph_open":
            block = _Block("item" if begun else "text", line)
            begun = False
        elif token.type == "list_item_open":
            begun = True  # what follows within the same item is text again
        elif token.type == "inline":
            _fill(block, token.children or [])
            found.append(block)
        elif token.type in ("fence", "code_block"):
            block = _Block("text", line)
            block.text = token.content.strip("\n")
            found.append(block)
    return found


def _fill(block: _Block, tokens: "list[Token]") -> None:
    """The words of a block, and what of them is in bold or a link."""
    address = ""
    begun = False  # bold that stands at the beginning, or after the words of a relation
    start = 0
    for token in tokens:
        if token.type == "strong_open" and not block.lead:
            begun, start = True, len(block.text)
        elif token.type == "strong_close" and begun:
            block.lead, block.after, begun = block.text[start:], "", False
        elif token.type == "link_open" and block.link is None:
            address, start = str(token.attrGet("href") or ""), len(block.text)
        elif token.type == "link_close" and address:
            block.link, block.after, address = (block.text[start:], address), "", ""
        elif token.nesting == 0:
            word = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
            block.text += word
            block.after += word


def _candidate(part: "list[_Block]") -> Candidate:
    head, *rest = part
    data: dict[str, Any] = {"term": head.text.strip()}
    candidate = Candidate(data, head.line)
    texts: dict[str, list[str]] = {}
    section = ""
    for block in rest:
        if block.kind == "heading":
            section = block.text.strip()
            if not _is_known(section):
                texts.setdefault("definition", []).append(section)
                section = ""
            continue
        if not section and not texts and _fact_of_entry(block, data):
            continue
        if section in _FIELDS or not section:
            _prose(_FIELDS.get(section, "definition"), block, data, texts)
        else:
            _READERS[section](block, candidate)
    for key, paragraphs in texts.items():
        data[key] = "\n\n".join(paragraphs)
    tidy_gloss(data)
    return candidate


def _is_known(section: str) -> bool:
    return section in _FIELDS or section in _READERS


def _fact_of_entry(block: _Block, data: "dict[str, Any]") -> bool:
    """Take ``also: NTR`` from the list below a heading."""
    name, colon, value = block.text.partition(": ")
    key = LISTED.get(name.strip().lower(), "")
    if block.kind != "item" or not colon or not key:
        return False
    item: Any = value.strip()
    if key == "native":
        reading = _NATIVE.fullmatch(item)
        item = {"text": reading[1], "reading": reading[2]} if reading else {"text": item}
    if key in _MANY:
        data.setdefault(key, []).append(item)
    else:
        data[key] = item
    return True


def _prose(key: str, block: _Block, data: "dict[str, Any]", texts: "dict[str, list[str]]") -> None:
    text = block.text.strip()
    is_bold = block.lead.strip() == text != ""
    if key == "definition" and is_bold and "gloss" not in data and key not in texts:
        data["gloss"] = text
    elif text:
        texts.setdefault(key, []).append(f"- {text}" if block.kind == "item" else text)


def _relation(block: _Block, candidate: Candidate) -> None:
    for kind, words in KIND_WORDS.items():
        if block.text.startswith(f"{words}: "):
            name = block.link[1] if block.link else block.lead
            difference = block.after.removeprefix(".").strip()
            candidate.links.append((kind, name, difference))


def _statement(block: _Block, candidate: Candidate) -> None:
    rest = _FACT.fullmatch(block.after)
    if block.lead and block.text.startswith(block.lead) and rest:
        fact = {"label": block.lead, "statement": rest[1], "reference": rest[2]}
        candidate.data.setdefault("facts", []).append(fact)


def _question(block: _Block, candidate: Candidate) -> None:
    questions = candidate.data.setdefault("faq", [])
    if block.lead and block.lead == block.text:
        questions.append({"question": block.text.strip(), "answer": ""})
    elif questions:
        before = questions[-1]["answer"]
        questions[-1]["answer"] = f"{before}\n\n{block.text}" if before else block.text


def _source(block: _Block, candidate: Candidate) -> None:
    number = _NUMBERED.match(block.text)
    if number is None or not (block.link or block.lead):
        return
    source = {"id": number[1]}
    if block.link:
        source["title"], rest = block.link[0], block.after
        source["url"] = block.link[1]
    else:
        source["title"], rest = block.lead, block.after
    read = _ACCESSED.search(rest)
    rest = rest[: read.start()] if read else rest
    if rest.startswith(", "):
        source["publisher"] = rest[2:]
    if read:
        source["accessed"] = read[1]
    candidate.data.setdefault("references", []).append(source)


def _shown_only(block: _Block, candidate: Candidate) -> None:
    """The words of facets do not lead back to their keys."""


_READERS = {
    RELATIONS: _relation, FACETS: _shown_only, FACTS: _statement, QUESTIONS: _question,
    REFERENCES: _source,
}  # fmt: skip
