"""Plain reads without Typer: an exact small grammar, which declines anything it does not know.

Declining costs time, never an answer: Typer then reads the same arguments and calls the same
command. tests/cli/test_routes.py holds the two together.
"""

from .options import VALUED, Options, split_command

_SERVED = ("define", "compare", "faq", "random")
_FLAGS = {
    "--json": ("json", True),
    "--exact": ("exact", True),
    "--no-pager": ("pager", False),
    "--no-bundled": ("bundled", False),
}
_OWN_FLAGS = {
    "define": {"--brief": ("brief", True)},
    "compare": {"--differences": ("differences", True)},
    "faq": {"--brief": ("brief", True)},
    "random": {"--brief": ("brief", True), "--daily": ("daily", True)},
}
_OWN_VALUED = {
    "define": VALUED,
    "compare": ("--max-rating", "--glossary", "--color"),
    "faq": VALUED,
    "random": ("--max-rating", "--glossary", "--color", "--field"),
}
_WITHOUT_EXACT = ("random",)


def parse(argv: "list[str]") -> "Options | None":
    """Read a command line of plain words and exact long options.

    Args:
        argv: the words after the program's name.

    Returns:
        The options, or None where Typer must read them: help, ``--``, ``--option=value``, short
        options, values that need a message, other commands.
    """
    command, rest = split_command(argv)
    if command not in _SERVED:
        return None
    options = Options(command, [])
    own = _OWN_FLAGS[command]
    at = 0
    while at < len(rest):
        word = rest[at]
        at += 1
        if not word.startswith("-") or word == "-":
            options.words.append(word)
        elif word in _FLAGS or word in own:
            if word == "--exact" and command in _WITHOUT_EXACT:
                return None
            name, setting = _FLAGS[word] if word in _FLAGS else own[word]
            setattr(options, name, setting)
        elif word in _OWN_VALUED[command] and at < len(rest) and not rest[at].startswith("-"):
            value = rest[at]
            at += 1
            if word == "--limit":
                if not (value.isascii() and value.isdecimal() and 0 < int(value) < 1000):
                    return None
                options.limit = int(value)
            else:
                setattr(options, word[2:].replace("-", "_"), value)
        else:
            return None
    if command == "random":
        return None if options.words else options
    return options if options.words or command == "faq" else None
