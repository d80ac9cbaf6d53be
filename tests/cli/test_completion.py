"""TAB: what is offered, that it agrees with the app, and the three shells themselves."""

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import write
from hypothesis import given
from hypothesis import strategies as st

from glossterm.cli import completing
from glossterm.cli.app import app
from glossterm.cli.shell_words import bash_word, quoted
from glossterm.cli.shells import SCRIPTS

GLOSSARY = """\
id: yellow
term: yellow book
aliases: [YB, "the yellow: one"]
native: [{text: 黄表紙, reading: きびょうし}]
gloss: picture book for grown-ups
tags: [paper]
category: kind
---
id: boys
term: boys' shelf
gloss: shelf of a kind
---
id: cafe
term: Café
gloss: where it is read
---
id: secret
term: yellow secret
gloss: withheld
rating: adult
tags: [hush]
category: hidden-kind
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shelf"
    write(folder, "all.yaml", GLOSSARY)
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    return folder


def offered(*words: str) -> dict[str, str]:
    return dict(completing.candidates(list(words[:-1]), words[-1]))


def test_commands_and_names_at_the_first_word(shelf: Path) -> None:
    assert offered("ra") == {"random": "Read an entry chosen by chance or by the day"}
    assert offered("b") == {"boys' shelf": "shelf of a kind"}
    assert {"define", "yellow book", "Café", "黄表紙"} <= set(offered(""))


def test_names_go_on_over_several_words(shelf: Path) -> None:
    assert offered("define", "yellow", "b") == {"book": "picture book for grown-ups"}
    assert offered("define", "yellow ") == {"yellow book": "picture book for grown-ups",
                                            "yellow secret": "withheld"}  # fmt: skip
    assert offered("compare", "boys' shelf", "yellow b").keys() == {"yellow book"}
    assert offered("compare", "yellow", "b").keys() == {"boys' shelf"}


def test_what_was_typed_is_kept_and_found(shelf: Path) -> None:
    assert offered("define", "yb").keys() == {"yb"}
    assert offered("define", "cafe").keys() == {"cafe"}
    assert offered("define", "YELLOW B").keys() == {
        "YELLOW Book".replace("B", "B").replace("ook", "ook")
    }
    assert offered("define", "黄").keys() == {"黄表紙"}
    assert offered("define", "zzz") == {}


def test_values_of_options(shelf: Path) -> None:
    assert offered("define", "x", "--color", "a").keys() == {"auto", "always"}
    assert offered("list", "--tag", "").keys() == {"hush", "paper"}
    assert offered("list", "--category", "k").keys() == {"kind"}
    assert offered("define", "--glossary", "").keys() == {"shelf"}
    assert offered("list", "--category=ki").keys() == {"--category=kind"}
    assert "gloss" in offered("define", "x", "--field", "g")
    assert offered("schema", "").keys() == {"term", "glossary", "output"}
    assert offered("validate", "") == {completing.FILES: ""}
    assert offered("export", "j").keys() == {"jsonl"}
    assert offered("import", "").keys() == {"jsonl", "csv", "markdown", "stardict", "dictd"}
    assert (
        offered("import", "csv", "") == offered("export", "csv", "-o", "") == {completing.FILES: ""}
    )
    assert offered("import", "csv", "x", "--as", "").keys() == {"yaml", "jsonl"}
    assert offered("define", "--", "--f") == {}


def test_the_rating_filter_stands_before_completion(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "yellow secret" not in offered("--max-rating", "teen", "define", "yellow")
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "teen")
    assert "yellow secret" not in offered("define", "yellow")
    assert "yellow secret" not in offered("yellow")
    assert "hush" not in offered("list", "--tag", "")
    assert "hidden-kind" not in offered("list", "--category", "")


def test_many_names_share_what_all_names_share(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(f'{{"id": "a{n}", "term": "ab{n:04}", "gloss": "x"}}\n' for n in range(900))
    write(tmp_path / "many", "a.jsonl", lines + '{"id": "z", "term": "az", "gloss": "x"}\n')
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path / "many"))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    found = list(offered("define", "a"))
    assert len(found) == completing.MOST + 1
    assert {name[:2] for name in found} == {"ab", "az"}


def test_bad_words_are_no_reason_to_fail(call: Any, shelf: Path) -> None:
    for words in (["bash"], ["fish"], [], ["zsh", "define", "\udcff"], ["fish", "define", "x" * 9000],
                  ["bash", "glossterm define \"'\\"], ["fish", "--max-rating", "no", "define", "y"],
                  ["fish", "define", "--glossary", "nowhere", "y"]):  # fmt: skip
        outcome = call("__complete", *words)
        assert outcome.status == 0 and not outcome.err


def test_the_tables_agree_with_the_app() -> None:
    group: Any = typer.main.get_command(app)
    assert set(completing.OPTIONS) == set(group.commands)
    for name, command in group.commands.items():
        told = {flag for one in command.params for flag in one.opts if flag.startswith("--")}
        assert told - {"--help"} == set(completing.OPTIONS[name]), name


def test_every_option_with_a_choice_offers_it(shelf: Path) -> None:
    for option in ("--color", "--max-rating", "--rating", "--sort", "--format", "--field",
                   "--category", "--tag", "--glossary", "--to", "--depth"):  # fmt: skip
        assert offered("list", option, ""), option


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12),
       st.sampled_from(["", "'", '"']))  # fmt: skip
def test_what_is_quoted_for_bash_reads_back(text: str, quote: str) -> None:
    line = f"glossterm define {quote}{quoted(text, quote)}"
    word = bash_word(line)
    assert word.text == text
    if text and not {*"$`"} & {*text}:  # which shlex does not unescape
        assert shlex.split(line.split("define ")[1] + quote) == [text]


def test_bash_replaces_from_its_own_breaks() -> None:
    word = bash_word(r"glossterm define the\ yellow:\ o")
    assert (word.text, word.raw, word.before) == ("the yellow: o", r"\ o", ["glossterm", "define"])
    word = bash_word("glossterm define \"it's")
    assert (word.text, word.raw, word.quote) == ("it's", "it's", '"')


# The shells themselves, on a terminal of their own: what TAB typed is run, and the program answers.

CASES = [
    ("glossterm define --brief yellow\\ b\t", "picture book for grown-ups"),
    ("glossterm define --brief yellow b\t", "picture book for grown-ups"),
    ("glossterm define --brief 'yellow b\t", "picture book for grown-ups"),
    ("glossterm define --brief boy\t", "shelf of a kind"),
    ('glossterm define --brief "boy\t', "shelf of a kind"),
    ("glossterm define --brief 黄\t", "picture book for grown-ups"),
    ("glossterm def\t--brief Caf\t", "where it is read"),
    ("glossterm define --bri\tYB", "picture book for grown-ups"),
    ("glossterm define --brief the\\ yellow:\t", "picture book for grown-ups"),
    ("glossterm random --fie\tcateg\t--rating adult", "hidden-kind"),
]
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'PS1="ready> "; bind "set bell-style none"'),
    "zsh": (["zsh", "-f", "-i"], "PS1='ready> '; unsetopt beep; autoload -U compinit; compinit -u -d $HOME/zc"),
    "fish": (["fish", "--no-config", "-i"], "function fish_prompt; echo -n 'ready> '; end; set -g fish_autosuggestion_enabled 0"),
}  # fmt: skip


class Shell:
    """A shell on a pseudo-terminal."""

    def __init__(self, name: str, home: Path) -> None:
        command, prepare = START[name]
        environ = {**os.environ, "TERM": "xterm", "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
                   "LC_ALL": "C.UTF-8", "COLUMNS": "200"}  # fmt: skip
        self.log = home / "answered"
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.execvpe(command[0], command, environ)
        script = home / "complete"
        script.write_text(SCRIPTS[name], encoding="utf-8")
        self.run(prepare)
        self.run(f". {script}" if name != "fish" else f"source {script}")
        self.run("echo is-ready-now", "is-ready-now\r")

    def run(self, line: str, wanted: str = "", patience: float = 20) -> str:
        """Type a line piece by piece, a TAB and what it completes taking its time."""
        for piece in re.findall(r"[^\t]+|\t", line):
            before = self.answered()
            os.write(self.terminal, piece.encode())
            if piece == "\t":
                end = time.monotonic() + patience
                while self.answered() == before and time.monotonic() < end:
                    self.read("", 0.02)
            self.read("", 0.15)
        os.write(self.terminal, b"\r")
        return self.read(wanted, patience if wanted else 0.4)

    def answered(self) -> int:
        """How often the program has ended: a TAB's wait is over when it has once more."""
        return self.log.stat().st_size

    def read(self, wanted: str, patience: float) -> str:
        seen = b""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.02)[0]:
                try:
                    seen += os.read(self.terminal, 65536)
                except OSError:
                    break
            if wanted and wanted.encode() in seen:
                break
        return seen.decode("utf-8", "replace")

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_tab_in_the_shell_itself(name: str, shelf: Path, home: Path) -> None:
    if not shutil.which(name):
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed; .ci/run installs it")
        pytest.skip(f"{name} is not installed")
    program = home / "bin" / "glossterm"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\n{sys.executable} -m glossterm "$@"\nstatus=$?\n'
        f"echo >> {home / 'answered'}\nexit $status\n"
    )
    program.chmod(0o755)
    subprocess.run([str(program), "define", "YB"], check=True, capture_output=True)  # compiles
    shell = Shell(name, home)
    try:
        for line, wanted in CASES:
            seen = shell.run(line, wanted)
            assert wanted in seen, (line, seen)
    finally:
        shell.close()


def test_the_scripts_are_printed(call: Any) -> None:
    for shell, script in SCRIPTS.items():
        assert call("completion", shell).out == script
    outcome = call("completion", "tcsh")
    assert outcome.status == 2 and "bash, zsh, fish" in outcome.err
