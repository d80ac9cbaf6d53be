"""Two real examples of every command: in its help, in docs/commands.md, and run by a test."""

EXAMPLES = {
    "define": ("glossterm define ntr", "glossterm define ntr --json | jq -r .entries[0].gloss"),
    "compare": (
        "glossterm compare netorare cuckold",
        "glossterm compare tsundere yandere --differences",
    ),
    "faq": ("glossterm faq ntr", "glossterm faq is ntr the same as cuckolding"),
    "search": (
        "glossterm search lover stolen",
        "glossterm search '\"won away\"' category:genre-tag -vampire",
    ),
    "list": ("glossterm list --category archetype", "glossterm list --tag doujin --brief"),
    "related": ("glossterm related ntr", "glossterm related netorare --to yandere"),
    "random": ("glossterm random --daily --brief", "glossterm random --category ai-roleplay"),
    "info": ("glossterm info", "glossterm info --json | jq -r .glossaries[].path"),
    "validate": ("glossterm validate .", "glossterm validate terms/ntr.yaml --json"),
    "schema": ("glossterm schema term > term.schema.json", "glossterm schema output"),
}


def help_line(command: str) -> str:
    """The end of a command's help."""
    return "Examples: " + " · ".join(EXAMPLES[command])
