"""What a command line asks for, and how the first word decides the command: shared by both
routes, so that they cannot disagree."""

COMMANDS = ("define", "compare", "faq", "validate", "schema")

# Options that take a value; the rest of the long options are flags.
VALUED = ("--field", "--limit", "--max-rating", "--glossary", "--color")


class Options:
    """One command with its words and options; the defaults are those of the help."""

    __slots__ = (
        "brief",
        "bundled",
        "color",
        "command",
        "differences",
        "exact",
        "field",
        "glossary",
        "json",
        "limit",
        "max_rating",
        "pager",
        "words",
    )

    def __init__(self, command: str, words: "list[str]") -> None:
        self.command = command
        self.words = words
        self.json = False
        self.brief = False
        self.field = ""
        self.exact = False
        self.limit = 0  # 0: the command's own, five of anything ranked
        self.max_rating = ""
        self.glossary = ""
        self.color = "auto"
        self.pager = True
        self.bundled = True
        self.differences = False


def split_command(argv: "list[str]") -> "tuple[str, list[str]]":
    """Find the command of a command line.

    The first word that is neither an option nor an option's value decides: a command's name is
    that command, anything else is looked up. A bare ``--`` ends the search.

    Args:
        argv: the words after the program's name.

    Returns:
        The command (empty where there is no word at all) and the other arguments in order.
    """
    at = 0
    while at < len(argv):
        word = argv[at]
        if word == "--":
            return "define", argv
        if word in VALUED:
            at += 2
        elif word.startswith("-") and word != "-":
            at += 1
        elif word in COMMANDS:
            return word, argv[:at] + argv[at + 1 :]
        else:
            return "define", argv
    return "", argv


def wants_json(argv: "list[str]") -> bool:
    """True where ``--json`` stands among the options, even of a command line that is wrong."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    return "--json" in options
