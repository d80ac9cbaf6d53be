"""How much colour reaches which terminal: option, environment, config, terminal, in this order."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Outcome, write

from glossterm.cli.streams import Streams

Run = Callable[..., Outcome]
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-7]|9[0-7]|38;5;[0-9]+|38;2;[0-9;]+)m")
STYLED = re.compile(r"\x1b\[[0-9;]*m")

# environment, options, config.toml, on a terminal; then what comes out
TABLE: list[tuple[dict[str, str], list[str], str, bool, str]] = [
    ({}, [], "", True, "colour"),
    ({}, [], "", False, "text"),
    ({"TERM": "dumb"}, [], "", True, "text"),
    ({"TERM": "unknown"}, [], "", True, "text"),
    ({"TERM": "vt220"}, [], "", True, "styles"),
    ({"TERM": "linux", "GLOSSTERM_THEME": "dark"}, [], "", True, "colour"),
    ({"NO_COLOR": "1"}, [], "", True, "styles"),
    ({"NO_COLOR": ""}, [], "", True, "colour"),
    ({"NO_COLOR": "1"}, [], "", False, "text"),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], "", False, "styles"),
    ({"NO_COLOR": "1"}, ["--color", "always"], "", False, "colour"),
    ({"CLICOLOR": "0"}, [], "", True, "styles"),
    ({"CLICOLOR": "1"}, [], "", True, "colour"),
    ({"CLICOLOR": "1"}, [], "", False, "text"),
    ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, [], "", True, "colour"),
    ({"CLICOLOR_FORCE": "1"}, [], "", False, "colour"),
    ({"CLICOLOR_FORCE": "0"}, [], "", False, "text"),
    ({"FORCE_COLOR": "1"}, [], "", False, "colour"),
    ({"FORCE_COLOR": "0"}, [], "", False, "text"),
    ({"FORCE_COLOR": ""}, [], "", False, "text"),
    ({"FORCE_COLOR": "1", "TERM": "dumb", "GLOSSTERM_THEME": "dark"}, [], "", True, "colour"),
    ({"FORCE_COLOR": "1"}, ["--color", "never"], "", True, "text"),
    ({}, ["--color", "never"], "", True, "text"),
    ({}, ["--color", "always"], "", False, "colour"),
    ({}, [], 'color = "never"', True, "text"),
    ({"FORCE_COLOR": "1"}, [], 'color = "never"', True, "colour"),
    ({}, ["--color", "always"], 'color = "never"', True, "colour"),
    ({}, [], 'theme = "mono"', True, "styles"),
    ({"GLOSSTERM_THEME": "dark"}, [], 'theme = "mono"', True, "colour"),
    ({"GLOSSTERM_THEME": "mono"}, ["--color", "always"], "", True, "styles"),
]


@pytest.mark.parametrize(("environ", "words", "config", "terminal", "comes"), TABLE)
def test_what_was_typed_goes_before_the_environment_and_that_before_the_config(
    small: Path, home: Path, call: Run, monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str], words: list[str], config: str, terminal: bool, comes: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    if config:
        write(home, "config/glossterm/config.toml", config)
    outcome = call("kaki", *words, terminal=terminal)
    assert (outcome.status, outcome.err) == (0, "")
    found = "text"
    if "\x1b" in outcome.out:
        found = "colour" if COLOUR.search(outcome.out) else "styles"
        assert STYLED.search(outcome.out)
    assert found == comes


@pytest.mark.parametrize(("environ", "codes"), [
    ({"TERM": "xterm"}, r"(?:1;)?[39][0-7]"),
    ({"TERM": "linux"}, r"(?:1;)?[39][0-7]"),
    ({"TERM": "screen"}, r"(?:1;)?[39][0-7]"),
    ({"TERM": "xterm-256color"}, r"(?:[134];)?38;5;[0-9]+"),
    ({"TERM": "tmux-256color"}, r"(?:[134];)?38;5;[0-9]+"),
    ({"TERM": "xterm", "COLORTERM": "truecolor"}, r"(?:[134];)?38;5;[0-9]+"),
    ({"TERM": "xterm-direct"}, r"(?:[134];)?38;5;[0-9]+"),
])  # fmt: skip
def test_a_terminal_gets_colours_that_it_has(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], codes: str
) -> None:
    """The themes' colours are of the 256, which terminals with more of them have too."""
    for name, value in {**environ, "GLOSSTERM_THEME": "dark"}.items():
        monkeypatch.setenv(name, value)
    found = set(re.findall(r"\x1b\[([0-9;]+)m", call("kaki", terminal=True).out))
    assert {one for one in found if not re.fullmatch(codes, one)} <= {"0", "1", "3", "4"}
    assert {one for one in found if re.fullmatch(codes, one)}


def test_a_colour_of_ones_own_is_shown_as_exactly_as_the_terminal_can(
    small: Path, home: Path, binary: Run
) -> None:
    write(home, "config/glossterm/config.toml", '[styles]\nterm = "#3bbdc4"\n')
    head = {
        term: binary("kaki", FORCE_COLOR="1", TERM=term).out.split("  ")[0]
        for term in ("xterm-direct", "xterm-256color", "xterm")
    }
    assert head == {
        "xterm-direct": "\x1b[38;2;59;189;196mpersimmon\x1b[0m",
        "xterm-256color": "\x1b[38;5;74mpersimmon\x1b[0m",
        "xterm": "\x1b[36mpersimmon\x1b[0m",
    }
    bare = binary("kaki", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").out
    assert bare.split("  ")[0] == "persimmon"


@pytest.mark.parametrize(("value", "background"), [
    ("15;0", "dark"), ("0;15", "light"), ("15;default;0", "dark"), ("0;default;7", "light"),
    ("7;8", "dark"), ("default;default", ""), ("", ""), ("0;-1", ""), ("0;²", ""), ("0;999", ""),
])  # fmt: skip
def test_the_background_is_what_colorfgbg_says(
    monkeypatch: pytest.MonkeyPatch, value: str, background: str
) -> None:
    monkeypatch.setenv("COLORFGBG", value)
    assert Streams().background() == background


def test_a_theme_that_is_not_there_names_those_that_are(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_THEME", "drak")
    outcome = call("kaki", terminal=True)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "glossterm: “drak” is not a theme\n  use one of auto, dark, light, mono\n"
    )
    assert call("kaki").status == call("kaki", "--json", terminal=True).status == 0


def test_the_page_on_configuration_tells_the_same_order() -> None:
    page = (REPOSITORY / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = page.split("## How much colour")[1].split("\n## ")[0]
    told = [
        re.findall(r"`([^`]*)`", cell) for cell in re.findall(r"^\| ([^|]*) \|", rows, re.M)[1:]
    ]
    assert told == [
        ["--color never"], ["--color always"], ["FORCE_COLOR", "CLICOLOR_FORCE"], ["TERM=dumb"],
        ['color = "never"'], ["CLICOLOR=0"], ["NO_COLOR"], [],
    ]  # fmt: skip
