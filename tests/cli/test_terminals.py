"""The real program on terminals of many kinds and sizes: which escape sequences each receives."""

import re
from pathlib import Path

import pytest
from pseudo_terminal import on_a_terminal
from rich.cells import cell_len

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
KINDS = {
    "colour of 16": re.compile(r"\x1b\[(?:[134];)?(?:3|9)[0-7]m"),
    "colour of 256": re.compile(r"\x1b\[(?:[134];)?38;5;[0-9]+m"),
    "any colour": re.compile(r"\x1b\[(?:[134];)?38;2;[0-9;]+m"),
    "bold": re.compile(r"\x1b\[1m"),
    "link": re.compile(r"\x1b\]8;;https://example\.org"),
}
STYLED = {"bold"}
FEW, MANY = {*STYLED, "colour of 16"}, {*STYLED, "colour of 256"}

MATRIX: list[tuple[dict[str, str], set[str]]] = [
    ({"TERM": "dumb"}, set()),
    ({"TERM": "vt100"}, STYLED),
    ({"TERM": "linux"}, FEW),
    ({"TERM": "xterm"}, FEW),
    ({"TERM": "screen"}, FEW),
    ({"TERM": "tmux"}, FEW),
    ({"TERM": "ansi"}, FEW),
    ({}, FEW),
    ({"TERM": "xterm-16color"}, FEW),
    ({"TERM": "xterm-256color"}, MANY),
    ({"TERM": "screen-256color"}, MANY),
    ({"TERM": "tmux-256color"}, MANY),
    ({"TERM": "rxvt-unicode-256color"}, MANY),
    ({"TERM": "xterm-direct"}, MANY),
    ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, MANY),
    ({"TERM": "xterm-kitty"}, {*MANY, "link"}),
    ({"TERM": "alacritty", "COLORTERM": "truecolor"}, {*MANY, "link"}),
    ({"TERM": "foot", "COLORTERM": "truecolor"}, {*MANY, "link"}),
    ({"TERM": "xterm-ghostty", "COLORTERM": "truecolor"}, {*MANY, "link"}),
    ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, {*MANY, "link"}),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, {*MANY, "link"}),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, {*MANY, "link"}),
    ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230800"}, {*MANY, "link"}),
    ({"TERM": "xterm-256color", "WT_SESSION": "x"}, {*MANY, "link"}),
    ({"TERM": "tmux-256color", "VTE_VERSION": "7600", "TMUX": "/x"}, MANY),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, STYLED),
    ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, {*STYLED, "link"}),
    ({"TERM": "xterm-256color", "CLICOLOR": "0"}, STYLED),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, FEW),
    ({"TERM": "xterm-256color", "GLOSSTERM_THEME": "mono"}, STYLED),
]


@pytest.fixture(autouse=True)
def dark(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSTERM_THEME", "dark")


@pytest.mark.parametrize(("environ", "kinds"), MATRIX)
def test_a_terminal_receives_what_it_can_show(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], kinds: set[str]
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    shown = on_a_terminal(["kaki", "--no-pager"])
    assert {name for name, kind in KINDS.items() if kind.search(shown)} == kinds
    assert "\x1b" not in ESCAPES.sub("", shown)
    if not kinds:
        assert "\x1b" not in shown


@pytest.mark.parametrize("wide", [60, 80, 120])
@pytest.mark.parametrize(
    "words", [["kaki"], ["compare", "kaki", "tomato"], ["faq", "kaki"], ["list"], ["persimmin"]]
)
def test_nothing_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, words: list[str], wide: int
) -> None:
    """But for an address, which is whole; prose is at most 88 columns wide on any terminal."""
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = ESCAPES.sub("", on_a_terminal([*words, "--no-pager"], 24, wide)).replace("\r", "")
    lines = [line for line in shown.split("\n") if "https://" not in line]
    assert max(map(cell_len, lines)) <= wide
    if words[0] in ("kaki", "faq", "persimmin"):
        assert max(map(cell_len, lines)) <= 88


def test_one_screen_says_the_same_in_every_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its escape sequences a screen is the same text, so that colour says nothing alone."""
    texts = set()
    for term, theme in (("dumb", "dark"), ("xterm", "light"), ("xterm-256color", "auto"),
                        ("linux", "mono")):  # fmt: skip
        monkeypatch.setenv("TERM", term)
        monkeypatch.setenv("GLOSSTERM_THEME", theme)
        texts.add(ESCAPES.sub("", on_a_terminal(["compare", "kaki", "tomato", "--no-pager"])))
    assert len(texts) == 1


def test_the_same_command_on_a_terminal_and_in_a_pipe_says_the_same_words(
    monkeypatch: pytest.MonkeyPatch, binary: object
) -> None:
    """A pipe loses the look, not the content: every word of the screen is in the plain text."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for words in (["kaki"], ["compare", "kaki", "tomato"], ["faq", "kaki"]):
        screen = ESCAPES.sub("", on_a_terminal([*words, "--no-pager"], 24, 200))
        plain = binary(*words).out  # type: ignore[operator]
        bare = {word.strip("().:,;") for word in plain.split()}
        said = {word.strip("().:,;") for word in screen.split()}
        assert {word for word in said - bare if not set(word) <= {"─"}} == set()
