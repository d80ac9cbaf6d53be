"""docs/glossterm.1, the man page, written from the program itself.

python tools/man.py check     compare; status 1 and a diff where it is stale
python tools/man.py update    write it
"""

import difflib
import sys
from pathlib import Path
from typing import Any

import typer
from commands import flags, help_of, options, sentence

from glossterm import __version__
from glossterm.cli.app import app
from glossterm.cli.examples import EXAMPLES

PAGE = Path(__file__).parent.parent / "docs" / "glossterm.1"

STATUSES = {
    "0": "Answered.",
    "1": "Nothing found, or not everything that was asked for; or validate found problems.",
    "2": "The command line is wrong.",
    "3": "A glossary, an index or the disk cannot be used.",
    "130": "Interrupted.",
}
ENVIRONMENT = {
    "GLOSSTERM_PATH": "Folders of glossaries to read before all others, parted like PATH.",
    "GLOSSTERM_BUNDLED": "0 leaves the bundled glossary out.",
    "GLOSSTERM_MAX_RATING": "The highest rating to show: general, teen, mature or adult.",
    "GLOSSTERM_DATE": "The day of random --daily, as 2026-11-20.",
    "GLOSSTERM_PAGER, PAGER": "The program that pages long output; empty for none.",
    "GLOSSTERM_THEME": "The colours of a dark or light background, mono or auto.",
    "NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE": "No colour; colour in pipes too. --color "
    "goes before all of them.",
    "XDG_DATA_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME": "Where your own glossary, the indexes and "
    "config.toml lie.",
}
FILES = {
    "~/.local/share/glossterm": "Your own glossary: YAML files, one concept each, and JSON Lines.",
    "~/.config/glossterm/config.toml": "Theme, styles, pager, width of prose, links.",
    "~/.cache/glossterm": "Compiled indexes; they can be removed at any time.",
}
DESCRIPTION = """\
glossterm looks words up in glossaries: what a word means, how it differs from its neighbours, which
questions people ask about it. It ships with a glossary of fandom words and reads any other that is
written in YAML.

Without a command the words are looked up, and words join into one name, so that no quotes are
needed. Any spelling, script or romanisation of a name will do; a misspelt word is answered only
when one name is clearly meant, and the answer says so."""


def roff(text: str) -> str:
    """A text as roff shows it: no character of it is a command."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in safe.split("\n"))


def page() -> str:
    """The whole page."""
    group: Any = typer.main.get_command(app)
    lines = [
        '.\\" Written by tools/man.py from the program: run make docs.',
        f'.TH GLOSSTERM 1 "" "glossterm {__version__}" "User Commands"',
        ".SH NAME", "glossterm \\- a glossary in the terminal",
        ".SH SYNOPSIS",
        ".B glossterm", ".RI [ COMMAND ]", ".RI [ OPTIONS ]", ".IR WORDS \\|.\\|.\\|.",
        ".SH DESCRIPTION",
    ]  # fmt: skip
    for paragraph in DESCRIPTION.split("\n\n"):
        lines += [".PP", roff(paragraph)]
    lines.append(".SH COMMANDS")
    for name, command in group.commands.items():
        lines += [".TP", f".B {roff(name)}", roff(sentence(command).replace("\\|", "|")) + "."]
    lines.append(".SH OPTIONS")
    for _, (shown, meaning, commands) in sorted(told(group).items()):
        few = "" if len(commands) > 4 else f" ({', '.join(commands)})"
        lines += [".TP", f".B {roff(shown)}", roff(f"{meaning}.{few}")]
    lines += [".TP", ".B \\-h, \\-\\-help", "What a command does, with examples.",
              ".TP", ".B \\-\\-version", "The version."]  # fmt: skip
    for title, rows in (("EXIT STATUS", STATUSES), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines.append(f".SH {title}")
        for key, meaning in rows.items():
            lines += [".TP", f".B {roff(key)}", roff(meaning)]
    lines.append(".SH EXAMPLES")
    for name in group.commands:
        lines += [".PP", ".nf", *(roff(example) for example in EXAMPLES[name]), ".fi"]
    return "\n".join(lines) + "\n"


def told(group: Any) -> dict[str, tuple[str, str, list[str]]]:
    """Each option once: how it is typed, what it does, and in which commands."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for name, command in group.commands.items():
        for option in options(command):
            first = found.setdefault(
                option.opts[0], (flags(option).strip("`"), help_of(option), [])
            )
            first[2].append(name)
    return found


def main() -> int:
    """Compare the page with the program, or write it."""
    fresh = page()
    if sys.argv[1:] == ["update"]:
        PAGE.write_text(fresh, encoding="utf-8")
        return 0
    stale = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    difference = difflib.unified_diff(
        stale.splitlines(), fresh.splitlines(), str(PAGE), "fresh", "", "", 1, ""
    )
    shown = "\n".join(difference)
    if shown:
        print(f"{shown}\nrun: make docs")
    return int(bool(shown))


if __name__ == "__main__":
    sys.exit(main())
