"""Nothing but text: what may not reach a terminal, and how it is shown instead."""

# Bidi controls and invisible joiners: they can make text look like what it is not.
_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")


def escape_json(document: str) -> str:
    """Escape what ``json`` leaves bare in a JSON document: C1, bidi, joiners, surrogates.

    Such characters can stand only inside strings, so replacing them anywhere is right.
    """
    if document.isprintable():
        return document
    return "".join(char if is_harmless(char) else _escape(char) for char in document)


def quote(text: str) -> str:
    """Return a text as a JSON string; control and invisible characters are escaped.

    Written out because loading ``json`` costs two thirds of a bare interpreter's start, and a
    plain read composes its document from ready JSON and a handful of short strings.
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if not escaped.isprintable():
        escaped = "".join(char if is_harmless(char) else _escape(char) for char in escaped)
    return f'"{escaped}"'


def clean(text: str) -> str:
    """Return a text as a terminal may show it: white space kept as single spaces where it is
    white space, control characters and lone surrogates as �, invisible characters dropped."""
    if text.isprintable():
        return text
    out: list[str] = []
    for char in text:
        if char in "\n\t\r\v\f\x85\u2028\u2029":
            out.append(" ")
        elif is_harmless(char):
            out.append(char)
        elif _category(char) != "Cf":
            out.append("\ufffd")
    return "".join(out)


def _category(char: str) -> str:
    import unicodedata  # only text that is not plain

    return unicodedata.category(char)


def is_harmless(char: str) -> bool:
    """True where a character is text: neither control nor invisible."""
    return char.isprintable() or _category(char) not in _CATEGORIES


def _escape(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
