"""Lines of a terminal: how wide a text is, and where a line may end.

Rich knows both, but loading it costs more than an interpreter's start, and a message or the word of
the day should not wait for it; tests/text/test_columns.py holds the widths against Rich's.
"""

_NARROWEST = 20  # columns below which the terminal may break lines where it likes


def columns(text: str) -> int:
    """Columns that a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # only text outside ASCII

    return sum(
        2 if east_asian_width(char) in "WF" else category(char) not in ("Mn", "Me", "Cf")
        for char in text
    )


def wrap(text: str, width: int, hanging: int) -> "list[str]":
    """Break a text between words, so that no line is wider than a terminal.

    Args:
        text: one paragraph; spaces at its beginning stay.
        width: columns of the terminal.
        hanging: columns by which the second and all further lines are indented.

    Returns:
        The lines. A word that is wider than a line stays whole: the terminal carries it over, and
        it can still be picked as one.
    """
    if width < _NARROWEST or columns(text) <= width:
        return [text]
    words = text.split(" ")
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if not lines[-1].strip() or columns(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(" " * hanging + word)
    return lines
