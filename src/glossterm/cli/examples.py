"""What help says of every command beside its options: a line in the overview, two examples.

The examples stand in docs/commands.md too, and a test runs them.
"""

SHORT = {
    "define": "Look a word up.",
    "compare": "Put terms side by side.",
    "faq": "Read a term's questions, or ask one.",
    "search": "Find entries by what they say.",
    "list": "List the terms there are.",
    "related": "See what a term is linked with.",
    "random": "Read an entry chosen by chance or by the day.",
    "info": "See version, glossaries and folders.",
    "new": "Write an entry of your own.",
    "edit": "Change an entry.",
    "validate": "Check glossary files.",
    "fmt": "Lay glossary files out in one way.",
    "export": "Write glossaries in another format.",
    "import": "Take entries from another format.",
    "schema": "Print a JSON Schema.",
    "completion": "Print a shell's completion script.",
}

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
    "new": (
        "glossterm new stand-up",
        "glossterm new stand-up --gloss 'short meeting of a team' --into words",
    ),
    "edit": ("glossterm edit netorare", "EDITOR=nano glossterm edit netorare"),
    "validate": ("glossterm validate .", "glossterm validate terms/ntr.yaml --json"),
    "fmt": ("glossterm fmt .", "glossterm fmt --check terms"),
    "export": (
        "glossterm export csv -o words.csv",
        "glossterm export jsonl --category archetype | head -1",
    ),
    "import": (
        "glossterm import csv words.csv --name words",
        "glossterm import jsonl words.jsonl --into glossary",
    ),
    "schema": ("glossterm schema term > term.schema.json", "glossterm schema output"),
    "completion": (
        "glossterm completion bash > glossterm.bash",
        "glossterm completion zsh > _glossterm",
    ),
}


def help_line(command: str) -> str:
    """The end of a command's help."""
    first, second = EXAMPLES[command]
    return f"\b\nExamples:\n  {first}\n  {second}"
