"""What a command line asks for, and how the first word decides the command: shared by both
routes, so that they cannot disagree."""

COMMANDS = (
    "define", "compare", "faq", "search", "list", "related", "random", "info", "new", "edit",
    "validate", "fmt", "export", "import", "schema", "completion",
)  # fmt: skip

# Options that take a value; the rest of the long options are flags.
VALUED = ("--field", "--limit", "--max-rating", "--glossary", "--color")
FINDING_VALUED = (
    "--category", "--tag", "--rating", "--letter", "--sort", "--depth", "--to", "--format",
)  # fmt: skip
WRITING_VALUED = ("--gloss", "--id", "--into", "--output", "-o", "--name", "--as")

LIMITS = {"search": 10, "list": 0, "faq": 0}  # where it is not 5; 0 is the command's own


class Options:
    """One command with its words and options; the defaults are those of the help."""

    __slots__ = (
        "brief",
        "bundled",
        "category",
        "color",
        "command",
        "daily",
        "depth",
        "differences",
        "exact",
        "field",
        "format",
        "glossary",
        "json",
        "letter",
        "limit",
        "max_rating",
        "pager",
        "rating",
        "reverse",
        "sort",
        "tag",
        "to",
        "words",
    )

    def __init__(self, command: str, words: "list[str]") -> None:
        self.command = command
        self.words = words
        self.json = False
        self.brief = False
        self.field = ""
        self.exact = False
        self.limit = LIMITS.get(command, 5)
        self.max_rating = ""
        self.glossary = ""
        self.color = "auto"
        self.pager = True
        self.bundled = True
        self.differences = False
        self.category = ""
        self.tag = ""
        self.rating = ""
        self.letter = ""
        self.sort = "term"
        self.reverse = False
        self.daily = False
        self.depth = 1
        self.to = ""
        self.format = ""


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
        if word in VALUED or word in FINDING_VALUED or word in WRITING_VALUED:
            at += 2
        elif word.startswith("-") and word != "-":
            at += 1
        elif word in COMMANDS:
            return word, argv[:at] + argv[at + 1 :]
        else:
            return "define", argv
    return "", argv


def dashed_words(rest: "list[str]") -> "list[str]":
    """Arrange the arguments of ``search`` so that ``-word`` is a word: options, ``--``, words.

    One dash begins a word to leave out, two dashes an option; ``-h`` is still help.
    """
    options: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(rest):
        word = rest[at]
        at += 1
        if word == "--":
            words += rest[at:]
            break
        if word in VALUED:
            options += rest[at - 1 : at + 1]
            at += 1
        elif word == "-h" or (word.startswith("--") and len(word) > 2):
            options.append(word)
        else:
            words.append(word)
    return [*options, "--", *words]


def wants_json(argv: "list[str]") -> bool:
    """True where ``--json`` stands among the options, even of a command line that is wrong."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    return "--json" in options
