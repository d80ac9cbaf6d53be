"""Nothing reaches a terminal but text: one walk over every field, command, option and view.

Every field of an entry and of a glossary.yaml, taken from their schemas, holds what a terminal,
Rich, a shell or a picture would act on; so do the command line, the environment and the names of
files and folders. Whatever is asked, in whatever form, the output is printable text, line feeds,
and the colours and links that this program makes itself.
"""

import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import REPOSITORY, Outcome
from hypothesis import given, settings
from hypothesis import strategies as st

from glossterm.cli.app import app
from glossterm.text.safe import clean
from glossterm.views.values import FIELDS
from glossterm.views.wording import shell_word

Run = Callable[..., Outcome]
SCHEMAS = REPOSITORY / "src" / "glossterm" / "schemas"

ATTACKS = [
    "".join(map(chr, range(1, 32))) + "\x7f",  # NUL is no text: tests/hostile/test_properties.py
    "".join(map(chr, range(0x80, 0xA0))),
    # Colours, the window's title, the clipboard, a link to a file, a wiped screen, a device query.
    "\x1b[7;5mA\x1b]0;t\x07\x1b]52;c;QUJD\x1b\\\x1b]8;;file:///e\x1b\\L\x1b]8;;\x07\x9b7mB\x1bP1$q\x1b\\\x1b[2J\x1b[6n",
    # Bidi overrides and isolates, marks, joiners, breaks, soft hyphen, byte order, tags, annotations.
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u200c\u200d\u2060\u2061\u2064"
    "\ufeff\u00ad\u180e\u2028\u2029\ufff9\ufffa\ufffb\U000e0001\U000e0041\U000e007f\u206a\u0600",
    "[red]x[/red][link=javascript:alert(1)]y[/link] :smile: [/] {a} %s `id` $(id) ;'\"\\",
    "data:text/html,<b>z</b> ssh://x file:///e javascript:alert(1) vbscript:x mailto:a@b </script>",
]  # fmt: skip
LAST = len(ATTACKS) - 1
MARKUP = "[red]x[/red]"

# What the views make: styles (none of them 7;5, which is the attack's) and links to web pages.
OWN = re.compile(r"\x1b\[(?!7;5m|7m)[0-9;]*m|\x1b\]8;;(?:https?://[!-~\u00a1-\U0010ffff]*)?\x1b\\")


def harm(text: str) -> set[str]:
    """The characters of an output that are not text."""
    return {
        char
        for char in text
        if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


def as_yaml(value: Any) -> str:
    """Data as YAML on one line, everything but plain ASCII escaped."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return '"' + "".join(
        char if " " <= char <= "~" and char not in '"\\' else f"\\U{ord(char):08x}" for char in value
    ) + '"'  # fmt: skip


class Filled:
    """Data in which every free text of a schema holds an attack.

    Args:
        name: of the schema.
        number: of the entry, and of the attack.
    """

    def __init__(self, name: str, number: int) -> None:
        self.document = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        self.number = number
        self.attacked: list[str] = []

    def value(self, schema: dict[str, Any], path: str) -> Any:
        n, other = self.number, (self.number + 1) % len(ATTACKS)
        given = {
            "id": f"t{n}", "category": f"c{n}", "tags": [f"tag-{n}"], "status": "valid", "rating": "adult",
            "relations.kind": "confused-with", "relations.to": f"t{other}", "facets.*.value": f"v{n}",
            "facts.about": [f"t{n}"], "faq.about": [f"t{n}", f"t{other}"], "language": "ja",
            "name": "hostile", "policy": "open", "tiers": {"1": ["t0"]},
        }  # fmt: skip
        if path in given:
            return given[path]
        ref = schema.get("$ref", "").rpartition("/")[2]
        if ref in ("line", "prose", "lines"):
            self.attacked.append(path)
            text = f"{path.replace('.', '')}{n}{ATTACKS[n]}"[: schema.get("maxLength", 300)]
            return [f"name{n}", text] if path == "aliases" else [text] if ref == "lines" else text
        if ref:
            return {"number": "1", "date": "2026-11-20", "id": f"c{n}", "ids": [f"t{n}"]}[ref]
        if "enum" in schema:
            return schema["enum"][0]
        if schema["type"] == "array":
            return [self.value(schema["items"], path)]
        if schema["type"] == "object":
            return self._object(schema, path)
        self.attacked.append(path)  # an address
        return "https://example.org/" + re.sub(r"[\s\ufeff]", "", ATTACKS[n])

    def _object(self, schema: dict[str, Any], path: str) -> Any:
        inner = f"{path}." if path else ""
        if "properties" in schema:
            return {key: self.value(one, inner + key) for key, one in schema["properties"].items()}
        letter = {"categories": "c", "facets": "f", "facets.*.values": "v"}[path]
        number = range(len(ATTACKS)) if self.document["title"].endswith("yaml") else [self.number]
        found = {}
        own = self.number
        for self.number in number:
            found[f"{letter}{self.number}"] = self.value(
                schema["additionalProperties"], inner + "*"
            )
        self.number = own
        return found


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six entries, each full of one attack, and settings that hold them all."""
    folder = tmp_path_factory.mktemp("hostile")
    for number in range(len(ATTACKS)):
        filled = Filled("term", number)
        data = filled.value(filled.document, "")
        data["relations"].append({"kind": "related", "to": f"t{(number + 2) % len(ATTACKS)}"})
        data["facets"][f"f{(number + 1) % len(ATTACKS)}"] = {"value": f"v{number}"}  # without note
        (folder / f"t{number}.yaml").write_text(as_yaml(data) + "\n", encoding="utf-8")
    settings = Filled("glossary", 2)
    text = as_yaml(settings.value(settings.document, ""))
    (folder / "glossary.yaml").write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def hostile(glossary: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLOSSTERM_PATH", str(glossary))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    monkeypatch.setenv("GLOSSTERM_DATE", "2026-11-20")
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("VTE_VERSION", "7000")  # a terminal that shows links
    return glossary


def test_every_free_text_of_both_schemas_holds_an_attack() -> None:
    """The walk takes its fields from the schemas, so a new one is attacked by itself."""
    filled, settings = Filled("term", 0), Filled("glossary", 0)
    filled.value(filled.document, "")
    settings.value(settings.document, "")
    assert {"term", "gloss", "native.reading", "references.url", "facets.*.note"} <= set(
        filled.attacked
    )
    assert {"title", "licence", "categories.*.label", "facets.*.values.*"} <= set(settings.attacked)


def options_of(command: str) -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return {
        name: one
        for one in group.commands[command].params
        for name in one.opts
        if name.startswith("--")
    }


def subjects(command: str, folder: Path) -> list[tuple[str, ...]]:
    """What each command is asked; a new command fails here until it is told what to be asked."""
    every = range(len(ATTACKS))
    names = [(f"name{n}",) for n in every]
    return {
        "define": [*names, ("name",), ("nam",), ("term",), ("hidden2",), ("name22",)],
        "compare": [(f"name{n}", f"name{(n + 1) % len(ATTACKS)}") for n in every] + [("name1", "nam")]
        + [(f"name{n}", f"aliases{n}{ATTACKS[n]}") for n in every],
        "faq": [*names, (), ("what is name2?",), ("is", "name0", "the", "same", "as", "name1")],
        "search": [*names, ("definition2",), ("example",), ("category:c1",), ("tag:tag-3",)],
        "list": [(), ("--category", "c2"), ("--tag", "tag-9")],
        "related": [*names, ("name0", "--depth", "3"), ("name0", "--to", "name3"), *((f"name{n}", "--to", f"aliases{n}{ATTACKS[n]}") for n in every), ("nam",),
                    ("name2", "--format", "dot"), ("name4", "--format", "mermaid")],
        "random": [("--daily", "--category", f"c{n}") for n in every],
        "info": [()],
        "new": [("fresh", "--gloss", ATTACKS[2]), ("fresh", "--no-edit"), (ATTACKS[4], "--no-edit"), ("...",)],
        "edit": [("name0",), ("name3",), ("nam",), ("nothing",)],
        "validate": [(str(folder),), (str(folder), "--strict"), (str(folder), "--strict", "--format", "github")],
        "fmt": [("--check", str(folder))],
        "export": [("jsonl",), ("csv",), ("markdown",), ("markdown", "--tag", "tag-9")],
        "import": [("jsonl", str(folder / "t0.yaml")), ("csv", str(folder / "t1.yaml")), ("markdown", ATTACKS[2])],
        "schema": [("term",)],
        "completion": [("bash",), ("zsh",), ("fish",)],
    }[command]  # fmt: skip


def commands() -> list[str]:
    group: Any = typer.main.get_command(app)
    return list(group.commands)


@pytest.mark.parametrize("form", ["plain", "json", "screen", "no colour"])
def test_no_field_reaches_the_terminal_as_anything_but_text(
    hostile: Path, call: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    count = 0
    for command in commands():
        options = options_of(command)
        for words in subjects(command, hostile):
            for line, columns in forms(form, command, words, options):
                monkeypatch.setenv("COLUMNS", columns)
                outcome = call(*line, terminal=form != "plain")
                assert "Traceback" not in outcome.err, line
                shown = outcome.out
                if form in ("screen", "no colour"):
                    shown = OWN.sub("", shown)
                if command not in ("completion", "schema"):
                    assert (harm(shown), harm(outcome.err)) == (set(), set()), (line, columns)
                if "--json" in line and command not in ("schema", "completion"):
                    json.loads(outcome.out)
                count += 1
    assert count > (30 if form != "screen" else 90)


def forms(
    form: str, command: str, words: tuple[str, ...], options: dict[str, Any]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """(command line, columns) of all ways to ask one thing."""
    line = (command, *words)
    if form == "json":
        if "--json" in options and not {"--format"} & set(words):
            yield (*line, "--json"), "80"
        return
    if form == "no colour":
        yield (*line, *(["--color", "never"] if "--color" in options else [])), "80"
        return
    if form == "screen":
        for columns in ("60", "80", "120"):
            colour = ["--color", "always"] if "--color" in options else []
            yield (*line, *colour), columns
        return
    yield line, "80"
    if "--brief" in options:
        yield (*line, "--brief"), "80"
    if "--field" in options and command in ("define", "random"):
        for field in FIELDS:
            yield (*line, "--field", field), "80"
    if command == "faq":
        for field in ("question", "answer", "about", "term"):
            yield (*line, "--field", field), "80"


def test_every_attack_stands_in_an_entry(hostile: Path, call: Run) -> None:
    """What the schema refuses would attack nothing."""
    outcome = call("list", "--field", "id")
    assert (outcome.out.split(), outcome.err) == ([f"t{n}" for n in range(len(ATTACKS))], "")


def test_markup_is_shown_as_it_was_written(hostile: Path, call: Run) -> None:
    for line in (("define", "name4"), ("search", "name4"), ("related", "name3")):
        for colour in ("always", "never"):
            outcome = call(*line, "--color", colour, "--no-pager", terminal=True)
            assert MARKUP in OWN.sub("", outcome.out), (line, colour)
            assert ":smile:" in outcome.out


def test_only_web_addresses_become_links(hostile: Path, call: Run) -> None:
    out = call("define", "name5", "--color", "always", terminal=True).out
    links = set(re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\", out))
    assert links and all(link.startswith("https://example.org/") for link in links)


def test_what_the_pager_is_given_is_text(
    hostile: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paged = tmp_path / "paged"
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat >> '{paged}'\n")
    script.chmod(0o755)
    monkeypatch.setenv("GLOSSTERM_PAGER", str(script))
    monkeypatch.setenv("LINES", "3")
    for command in ("define", "faq", "search", "related"):
        for number in range(len(ATTACKS)):
            assert call(command, f"name{number}", terminal=True).out == ""
    shown = paged.read_text(encoding="utf-8")
    assert "name0" in shown and harm(OWN.sub("", shown)) == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_tab_offers_is_text_and_one_candidate_a_line(
    hostile: Path, call: Run, shell: str
) -> None:
    begun = ["", "n", "name", "term", "term4", "aliases", "native", "nativereading", "t", "a"]
    lines = [["define"], ["compare", "name0"], ["related", "name0", "--to"], ["list", "--category"],
             ["list", "--tag"], ["list", "--glossary"]]  # fmt: skip
    offered = 0
    for before in lines:
        for typed in begun:
            words = (
                [" ".join(["glossterm", *before, typed])] if shell == "bash" else [*before, typed]
            )
            outcome = call("__complete", shell, *words)
            assert (outcome.status, outcome.err) == (0, "")
            for line in outcome.out.splitlines():
                assert harm(line.replace("\t", "", 1)) == set(), (before, typed)
                offered += 1
    assert offered > 20


def attacks() -> list[str]:
    """What may stand in a command line: no NUL, and undecodable bytes."""
    return [attack.replace("\0", "") for attack in ATTACKS] + ["\udc9b31m\udcff"]


def test_no_word_of_the_command_line_does_either(
    hostile: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # new --into makes a folder of any name
    count = 0
    for attack in attacks():
        lines = [[attack], ["--" + attack], ["-" + attack], ["--json", attack], ["__complete", "zsh", attack],
                 ["__complete", "bash", f"glossterm {attack}"], ["__complete", "fish", "define", attack]]  # fmt: skip
        for command in commands():
            lines += [[command, attack], [command, "name1", attack], [command, f"--{attack}"]]
            if attack not in ATTACKS[:2]:  # those stand in words already
                lines += [[command, "name1", name, attack] for name in options_of(command)]
            if "--json" in options_of(command):
                lines.append([command, attack, "--json"])
        for line in lines:
            outcome = call(*line, terminal=True)
            assert "Traceback" not in outcome.err, line
            assert harm(OWN.sub("", outcome.out).replace("\t", "")) == set(), line
            assert harm(outcome.err) == set(), line
            count += 1
    assert count > 500


@pytest.mark.parametrize("variable", [
    "GLOSSTERM_MAX_RATING", "GLOSSTERM_PATH", "GLOSSTERM_DATE", "XDG_CACHE_HOME",
    "XDG_DATA_HOME", "GLOSSTERM_PAGER", "TERM", "COLUMNS",
])  # fmt: skip
def test_nor_does_the_environment(
    hostile: Path, call: Run, monkeypatch: pytest.MonkeyPatch, variable: str, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for attack in attacks():
        value = attack.replace("\udc9b31m\udcff", "odd")
        if variable.startswith("XDG_"):
            value = str(tmp_path / value.replace("/", ""))
        monkeypatch.setenv(variable, value)
        for line in (
            ["name1"],
            ["info"],
            ["random", "--daily"],
            ["name1", "--json"],
            ["info", "--json"],
        ):
            outcome = call(*line, terminal=True)
            assert "Traceback" not in outcome.err
            assert harm(OWN.sub("", outcome.out)) == set(), (line, attack)
            assert harm(outcome.err) == set(), (line, attack)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_nor_do_the_names_of_files_and_folders(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    for number, attack in enumerate(attacks()):
        name = attack.replace("/", "")
        folder = tmp_path / f"{number}{name}"
        folder.mkdir()
        (folder / f"a{name}.yaml").write_text("id: a\nterm: [\n")
        (folder / f"b{name}.yaml").write_text("id: b\nterm: apple\ngloss: fruit\nglos: x\n")
        (folder / f"c{name}.yaml").write_text("term: cherry\nid: c\ngloss: fruit\n")
        (folder / f"d{name}.yaml").symlink_to(folder / "nowhere")
        (folder / f"e{name}.jsonl").write_text('{"id":\n')
        monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
        for line in (["cherry"], ["cherry", "--json"], ["info"], ["info", "--json"], ["validate", str(folder)],
                     ["validate", str(folder), "--json"], ["validate", str(folder), "--format", "github"],
                     ["validate", str(folder / "none")], ["fmt", "--check", str(folder)],
                     ["fmt", "--check", "--json", str(folder)], ["fmt", str(folder / "none.yaml")]):  # fmt: skip
            outcome = call(*line, terminal=True)
            assert outcome.status in (0, 1, 3) and "Traceback" not in outcome.err, line
            assert (harm(OWN.sub("", outcome.out)), harm(outcome.err)) == (set(), set()), line


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key, "=")
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    else:
        yield path


@pytest.mark.parametrize("number", range(len(ATTACKS)))
def test_what_validate_says_of_a_hostile_value_is_text(
    call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Every value and every key in turn is an attack, also where the schema refuses it."""
    filled = Filled("term", 0)
    filled.document = json.loads(json.dumps(filled.document))
    plain = json.loads(re.sub(r"[^ -~]", "", json.dumps(filled.value(filled.document, ""))))
    text = json.dumps(plain)
    for at, path in enumerate(leaves(plain)):
        data = json.loads(text)
        data["id"] = f"x{at}"
        key = path[-1] == "="
        *above, last = path[:-1] if key else path
        holder = data
        for step in above:
            holder = holder[step]
        if key:
            holder[f"{last}{ATTACKS[number]}"] = holder.pop(last)
        else:
            holder[last] = f"{holder[last]}{ATTACKS[number]}"
        (tmp_path / f"x{at}.yaml").write_text(as_yaml(data), encoding="utf-8")
    assert at > 50
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    for line in (["validate", str(tmp_path)], ["validate", str(tmp_path), "--strict", "--json"], ["info"],
                 ["validate", str(tmp_path), "--format", "github"], ["name0"], ["list", "--json"]):  # fmt: skip
        outcome = call(*line)
        assert "Traceback" not in outcome.err, line
        assert (harm(outcome.out), harm(outcome.err)) == (set(), set()), line


@given(st.text(alphabet="a é'\"`$(){}!\\;&|<>*?~#-\n\x1b\u202e柿", max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_name_in_a_hint_is_one_word_to_a_shell(name: str) -> None:
    """People copy what a message proposes: it must run nothing but what it says."""
    if not shutil.which("bash"):
        assert os.environ.get("CI") != "true", "bash is missing; .ci/run installs it"
        pytest.skip("bash is not installed")
    done = subprocess.run(["bash", "-c", f"printf %s {shell_word(name)}"], capture_output=True)
    assert done.stdout.decode() == clean(name)
    assert '"' not in shell_word(name)[:1] or "!" not in name  # which bash reads within "
