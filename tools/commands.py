"""docs/commands.md and docs/json.md, written from the program itself.

    python tools/commands.py check     compare; status 1 and a diff where they are stale
    python tools/commands.py update    write them

The command reference comes from the Typer app, the page on JSON from output.schema.json.
"""

import difflib
import json
import sys
from pathlib import Path
from typing import Any

import typer

from glossterm.cli.app import app
from glossterm.cli.examples import EXAMPLES
from glossterm.store.validate import schema_text

DOCS = Path(__file__).parent.parent / "docs"
GENERATED = "<!-- Written by tools/commands.py from the program: run make docs. -->\n"


def commands_page() -> str:
    """The command reference."""
    group: Any = typer.main.get_command(app)
    lines = [GENERATED, "# Commands", "", " ".join(group.help.split("\n\n")[0].split()), ""]
    lines += ["| command | does |", "|---|---|"]
    lines += [f"| [`{name}`](#{name}) | {sentence(one)} |" for name, one in group.commands.items()]
    lines += [
        "",
        "The first word that is neither an option nor an option's value decides: a command's name",
        "is that command, anything else is looked up as by `define`. Options may stand anywhere.",
        "`glossterm COMMAND --help` says the same as this page, `glossterm --version` the version.",
        "",
    ]
    for name, command in group.commands.items():
        lines += [f"## {name}", "", sentence(command) + ".", "", "```shell"]
        lines += [*EXAMPLES[name], "```", "", "| option | does |", "|---|---|"]
        lines += [f"| {flags(option)} | {help_of(option)} |" for option in options(command)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def options(command: Any) -> list[Any]:
    """A command's options, without --help."""
    return [one for one in command.params if one.param_type_name == "option"]


def sentence(command: Any) -> str:
    """A command's help on one line without its full stop."""
    return " ".join(command.help.split()).rstrip(".").replace("|", "\\|")


def flags(option: Any) -> str:
    """``--limit N`` as it is typed."""
    value = "" if option.is_flag else f" {option.metavar or 'N'}"
    return f"`{', '.join(option.opts)}{value}`"


def help_of(option: Any) -> str:
    """What an option does, and its default where it has one."""
    text = option.help.rstrip(".")
    known = option.default not in (None, "", False)
    return f"{text}; default {option.default}" if known else text


def json_page() -> str:
    """The page on the JSON documents."""
    schema = json.loads(schema_text("output"))
    lines = [
        GENERATED, "# JSON", "",
        "With `--json` every outcome is one document on standard output, a miss and an error too:",
        "compact in a pipe, indented on a terminal. `glossterm schema output` prints the schema",
        "that this page is made from. A change that breaks a reader raises `schema_version`; keys",
        "may be added without that. Every document has these three:",
        "", "| key | holds |", "|---|---|",
        "| `schema_version` | 1 |",
        "| `command` | which command answered |",
        "| `withheld` | how many distinct entries the rating kept back |",
        "",
    ]  # fmt: skip
    for place in schema["oneOf"]:
        name = place["$ref"].split("/")[-1]
        part = schema["$defs"][name]
        lines += [f"## {name}", "", part["description"], "", "| key | holds |", "|---|---|"]
        skipped = ("schema_version", "command", "withheld")
        rows: list[str] = []
        for key, value in part["properties"].items():
            if key not in skipped:
                walk(key, value, schema, rows)
        lines += [*rows, ""]
    lines += ["## Shared parts", ""]
    for name in ("match", "suggestion"):
        lines += [f"### {name}", "", "| key | holds |", "|---|---|"]
        rows = []
        for key, value in schema["$defs"][name]["properties"].items():
            walk(key, value, schema, rows)
        lines += [*rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def walk(path: str, value: Any, schema: Any, rows: list[str]) -> None:
    """A row for a key and for each key within it; shared parts are not gone into."""
    shown = value
    null = False
    for option in value.get("anyOf", []):
        if option == {"type": "null"}:
            null = True
        else:
            shown = {**option, **{k: v for k, v in value.items() if k != "anyOf"}}
    kind, inner = kind_of(shown, schema)
    about = shown.get("description", "").replace("|", "\\|")
    words = [kind + (" or null" if null else ""), about]
    rows.append(f"| `{path}` | {': '.join(word for word in words if word)} |")
    for key, below in inner.items():
        walk(f"{path}[].{key}" if shown.get("type") == "array" else f"{path}.{key}",
             below, schema, rows)  # fmt: skip


def kind_of(value: Any, schema: Any) -> tuple[str, dict[str, Any]]:
    """The words for a value's type, and the keys within it."""
    if "$ref" in value:
        name = value["$ref"].split("/")[-1]
        target = schema["$defs"][name]
        words = {"id": "an id", "score": "0 to 100", "kind": "a kind of relation"}
        if "enum" in target and name != "kind":
            return " / ".join(map(str, target["enum"])), {}
        return words.get(name, f"a [{name}](#{name})"), {}
    if "enum" in value:
        return " / ".join(map(str, value["enum"])), {}
    kinds = value.get("type", "")
    if isinstance(kinds, list):
        return " or ".join(map(str, kinds)), {}
    if kinds == "array":
        items = value["items"]
        kind, _ = kind_of(items, schema)
        return f"list of {kind}", items.get("properties", {})
    if kinds == "object":
        extra = value.get("additionalProperties")
        if isinstance(extra, dict):
            below = [one for one in extra.get("anyOf", [extra]) if one.get("type") == "object"]
            return "object by id or key", below[0].get("properties", {}) if below else {}
        return "object", value.get("properties", {})
    return str(kinds), {}


def main(mode: str) -> int:
    """Check or write both pages; return the exit status."""
    stale = False
    for name, page in (("commands.md", commands_page()), ("json.md", json_page())):
        path = DOCS / name
        if mode == "update":
            path.write_text(page, encoding="utf-8")
            continue
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old != page:
            stale = True
            lines = difflib.unified_diff(old.splitlines(True), page.splitlines(True), name, "fresh")
            sys.stdout.writelines(lines)
            print(f"docs/{name} is stale: run make docs")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
