"""A command line as bash sees it: its words, and how the one at the cursor is quoted."""

_BREAKS = "=:@><;|&("  # beside blanks and quotes, bash begins a word anew after these
_PLAIN = frozenset("_-./+,%^")  # ASCII that needs no backslash, beside letters and digits


class BashWord:
    """The word at the cursor.

    Args:
        before: the words before it, without their quotes, the program's name first.
        text: what was typed of it, without quotes.
        raw: the part of it that bash will replace, as it was typed.
        quote: the quotation mark that is still open, or empty.
    """

    __slots__ = ("before", "quote", "raw", "text")

    def __init__(self, before: "list[str]", text: str, raw: str, quote: str) -> None:
        self.before = before
        self.text = text
        self.raw = raw
        self.quote = quote


def bash_word(line: str) -> BashWord:
    """Read a command line up to the cursor."""
    words: list[str] = []
    text = raw = quote = ""
    begun = False
    at = 0
    while at < len(line):
        char = line[at]
        step = 1
        if quote:
            if char == quote:
                quote = ""
                raw += char
            elif char == "\\" and quote == '"' and line[at + 1 : at + 2] in ('"', "\\", "$", "`"):
                text += line[at + 1]
                raw += line[at : at + 2]
                step = 2
            else:
                text += char
                raw += char
        elif char == "\\" and at + 1 < len(line):
            text += line[at + 1]
            raw += line[at : at + 2]
            begun = True
            step = 2
        elif char in "'\"":
            quote = char
            raw = ""  # bash replaces what follows the mark
            begun = True
        elif char in " \t\n":
            if begun:
                words.append(text)
            text = raw = ""
            begun = False
        else:
            text += char
            raw = "" if char in _BREAKS else raw + char
            begun = True
        at += step
    return BashWord(words, text, raw, quote)


def quoted(text: str, quote: str) -> str:
    """A text as it must be typed on: outside quotation marks, or within the open one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        return "".join("\\" + char if char in '"\\$`' else char for char in text)
    return "".join(
        char if char.isalnum() or char in _PLAIN or char in ":=@" or not char.isascii()
        else "\\" + char
        for char in text
    )  # fmt: skip
