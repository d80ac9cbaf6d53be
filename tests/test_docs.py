"""What is written about the program is what the program is: pages, pictures, recipes, examples."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import REPOSITORY, Outcome

from glossterm.cli.app import app
from glossterm.cli.examples import EXAMPLES, SHORT
from glossterm.cli.options import COMMANDS, FINDING_VALUED, VALUED, WRITING_VALUED
from glossterm.store.validate import schema_text

Run = Callable[..., Outcome]
GROUP: Any = typer.main.get_command(app)
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
DOCS = REPOSITORY / "docs"


def options(command: str) -> list[Any]:
    return [one for one in GROUP.commands[command].params if one.param_type_name == "option"]


@pytest.mark.parametrize("tool", ["commands", "pictures"])
def test_what_the_program_writes_about_itself_is_fresh(tool: str) -> None:
    """make docs and make pictures write it anew."""
    done = subprocess.run([sys.executable, REPOSITORY / "tools" / f"{tool}.py", "check"],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_picture_is_the_same_twice_and_loads_nothing(tmp_path: Path) -> None:
    for path in (DOCS / "pictures").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "url(http" not in text and "@font-face" not in text and "@import" not in text
        assert f"docs/pictures/{path.name}" in README
    names = {path.stem for path in (DOCS / "pictures").glob("*.svg")}
    screens = ("define", "compare", "search")
    assert names == {f"{name}-{theme}" for name in screens for theme in ("dark", "light")}


def test_every_command_is_known_everywhere() -> None:
    assert tuple(GROUP.commands) == COMMANDS == tuple(EXAMPLES) == tuple(SHORT)
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"\n## {command}\n" in page
        assert f"glossterm {command}" in README, f"README.md does not show {command}"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_sentence_options_and_two_examples(command: str, call: Run) -> None:
    sentence = " ".join(GROUP.commands[command].help.split())
    assert sentence.endswith(".") and len(sentence) > 20
    shown = call(command, "--help").out
    for option in options(command):
        assert option.help, f"{command} {option.opts[0]} has no help"
        assert option.opts[0] in shown
    assert len(EXAMPLES[command]) == 2
    for example in EXAMPLES[command]:
        assert example in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8").split(f"\n## {command}\n")[1]
    page = page.split("\n## ")[0]
    for option in options(command):
        name = option.opts[0]
        assert f"| `{name}" in page, f"docs/commands.md lacks {command} {name}"
        row = rf"^\|[^|]*`{name}[ `]"
        assert re.search(row, README, re.MULTILINE), f"README.md's table of options lacks {name}"


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {name for command in COMMANDS for one in options(command) for name in one.opts
             if name.startswith("--")}  # fmt: skip
    table = README.split("\n## Options\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)
    told = {name for cell in cells for name in re.findall(r"`(--[a-z-]+)", cell)}
    assert told == {*known, "--help", "--version"}


def test_every_option_with_a_value_is_known_to_both_routes() -> None:
    valued = {name for command in COMMANDS for one in options(command)
              if not one.is_flag for name in one.opts}  # fmt: skip
    assert valued == {*VALUED, *FINDING_VALUED, *WRITING_VALUED}


def test_every_field_of_an_entry_is_documented() -> None:
    page = (DOCS / "entries.md").read_text(encoding="utf-8")
    for field in json.loads(schema_text("term"))["properties"]:
        assert re.search(rf"^\|.*`{field}`.*\|", page, re.MULTILINE), (
            f"docs/entries.md lacks {field}"
        )


def test_every_key_of_every_document_is_documented() -> None:
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    schema = json.loads(schema_text("output"))
    for place in schema["oneOf"]:
        name = place["$ref"].split("/")[-1]
        part = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        for key in schema["$defs"][name]["properties"]:
            assert f"| `{key}" in part or key in ("schema_version", "command", "withheld")


def test_every_environment_variable_is_documented() -> None:
    told = README + "".join(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "src").rglob("*.py")
    )
    for name in sorted(set(re.findall(r"GLOSSTERM_[A-Z]+", sources))):
        assert name in told, f"{name} is documented nowhere"


def test_links_between_pages_lead_somewhere() -> None:
    for page in [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *DOCS.glob("*.md")]:
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if not target.startswith(("http:", "https:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.fixture
def shell(warm: Path, tmp_path: Path) -> Callable[..., Outcome]:
    """bash in a folder of its own, with this program as ``glossterm`` and fzf not asking."""
    if os.name == "nt":
        pytest.skip("recipes are run by bash")
    for tool in ("jq", "fzf"):
        if shutil.which(tool) is None:
            assert os.environ.get("CI") != "true", f"{tool} is missing: .ci/run installs it"
            pytest.skip(f"{tool} is missing")
    binary = tmp_path / "bin" / "glossterm"
    binary.parent.mkdir()
    binary.write_text(f'#!/bin/sh\nexec {sys.executable} -m glossterm "$@"\n')
    binary.chmod(0o755)
    editor = binary.parent / "nano"  # whoever edits adds a comment
    editor.write_text('#!/bin/sh\necho "# read" >> "$1"\n')
    editor.chmod(0o755)
    folder = tmp_path / "work"
    (folder / "terms").mkdir(parents=True)
    (folder / "terms" / "ntr.yaml").write_text("id: ntr\nterm: ntr\ngloss: a test\n")
    (folder / "words.csv").write_text("term,gloss\na,b\n")
    (folder / "words.jsonl").write_text('{"id":"a","term":"a","gloss":"b"}\n')

    def run(script: str, wanted: str = "^yandere") -> Outcome:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=folder, capture_output=True, text=True,
            timeout=60, stdin=subprocess.DEVNULL,
            env={**os.environ, "PATH": f"{binary.parent}{os.pathsep}{os.environ['PATH']}",
                 "FZF_DEFAULT_OPTS": f"--filter={wanted}", "HOME": str(tmp_path), "EDITOR": "nano"},
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


@pytest.mark.parametrize("example", [line for lines in EXAMPLES.values() for line in lines])
def test_the_examples_of_the_help_run(shell: Callable[..., Outcome], example: str) -> None:
    outcome = shell(example)
    assert outcome.status == 0, outcome.err
    if example.startswith("glossterm new") or " edit " in example:
        assert outcome.out.endswith(".yaml\n")  # what is written is told on standard error
        return
    assert "glossterm: " not in outcome.err
    # Those that check or move files say on standard error that all is well.
    quiet = ("validate", "fmt", "import") if "-o" not in example else ("export",)
    assert outcome.out or ">" in example or example.split()[1] in quiet


RECIPES = re.findall(r"^# (.+)\n((?:[^#\n`].*\n)+)", "\n".join(
    re.findall(r"```sh\n(.*?)```", README, re.DOTALL)), re.MULTILINE)  # fmt: skip
ANSWERS = {
    "pick a term and read it": "sweet and devoted",
    "find a term by any part of its meaning": "yandere",
    "every term with its meaning, as a table": "yandere\tsweet and devoted",
    "what a list of words means": "netorare\tstory in which",
    "only what may be shown at school": "tsundere",
    "draw what a word is linked with": "digraph glossterm",
    "a word for every new shell": ": ",
}


def test_the_readme_has_recipes() -> None:
    assert {name for name, _ in RECIPES} == set(ANSWERS)


@pytest.mark.parametrize(("name", "script"), RECIPES, ids=[name for name, _ in RECIPES])
def test_a_recipe_of_the_readme_runs(shell: Callable[..., Outcome], name: str, script: str) -> None:
    outcome = shell(script)
    assert outcome.status == 0, outcome.err
    assert ANSWERS[name] in outcome.out


def test_the_man_page_is_sound() -> None:
    """What man and groff would warn of; that it is fresh, make lint checks."""
    import os
    import shutil
    import subprocess

    if not shutil.which("man"):
        if os.environ.get("CI") == "true":
            pytest.fail("man is not installed; .ci/run installs it")
        pytest.skip("man is not installed")
    environ = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["man", "--warnings", "-l", str(DOCS / "glossterm.1")],
        capture_output=True, text=True, env=environ,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    for command in COMMANDS:
        assert f"\n       {command}" in done.stdout
