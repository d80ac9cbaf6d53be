"""The part of a text around what matched."""

from ..store.passages import hiragana
from ..text.safe import clean

LONGEST = 160  # characters: two lines of a terminal
_LEAD = 40  # characters shown before the first match of a snippet that is cut


def snippet(marked: str, parts: "list[str]") -> "tuple[str, list[tuple[int, int]]]":
    """Cut a text down to where most of what matched stands.

    Args:
        marked: a text; what matched by word stands between U+0001 and U+0002.
        parts: texts in hiragana that matched as substrings.

    Returns:
        The snippet, with … where it was cut, and (begin, end) of each match in it, in order.
    """
    text, marks = _unmark(marked)
    heard = hiragana(text)
    for part in parts:
        at = heard.find(part) if part else -1
        while at >= 0:
            marks.append((at, at + len(part)))
            at = heard.find(part, at + len(part))
    marks = _merged(marks)
    if len(text) <= LONGEST:
        return text, marks
    begin = _window(text, marks)
    end = min(begin + LONGEST, len(text))
    if end < len(text):
        space = text.rfind(" ", begin + LONGEST // 2, end)
        end = space if space > 0 else end
    before = "…" if begin else ""
    after = "…" if end < len(text) else ""
    shown = [(max(a, begin), min(b, end)) for a, b in marks if a < end and b > begin]
    shift = len(before) - begin
    return before + text[begin:end] + after, [(a + shift, b + shift) for a, b in shown]


def _unmark(marked: str) -> "tuple[str, list[tuple[int, int]]]":
    text = ""
    marks: list[tuple[int, int]] = []
    for at, piece in enumerate(marked.split("\x01")):
        inside, closing, rest = piece.partition("\x02")
        if at and closing:
            marks.append((len(text), len(text) + len(inside)))
        text += clean(inside) + clean(rest)
    return text, marks


def _merged(marks: "list[tuple[int, int]]") -> "list[tuple[int, int]]":
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(marks):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return merged


def _window(text: str, marks: "list[tuple[int, int]]") -> int:
    """Where the snippet begins: at a word, so that it holds as many matches as it can."""
    if not marks:
        return 0
    best, most = 0, -1
    for begin, _ in marks:
        held = sum(1 for a, b in marks if a >= begin and b <= begin + LONGEST - _LEAD)
        if held > most:
            best, most = begin, held
    if best <= _LEAD:
        return 0
    # At most so far back that the snippet is full where the text ends.
    start = min(best - _LEAD, max(len(text) - LONGEST, 0))
    space = text.find(" ", max(start - 1, 0), best)
    return space + 1 if space >= 0 else start
