"""Lines of messages and of --brief: broken between words, wide characters counted as Rich does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from glossterm import Glossary
from glossterm.text.columns import columns, wrap

WORDS = st.lists(st.sampled_from(["a", "word", "寝取られ", "カタカナ", "“x”", "é", "e\u0301", "Ⅷ"]),
                 min_size=1, max_size=30)  # fmt: skip


@given(WORDS)
def test_a_text_is_as_wide_as_rich_says(words: list[str]) -> None:
    assert columns(" ".join(words)) == cell_len(" ".join(words))


def test_every_name_and_gloss_is_as_wide_as_rich_says(bundled: Glossary) -> None:
    for term in bundled.list().terms:
        for text in (term.term, term.gloss, *(text for pair in term.native for text in pair)):
            assert columns(text) == cell_len(text), text


@given(WORDS, st.integers(20, 60), st.sampled_from([0, 2, 4]), st.sampled_from(["", "  "]))
def test_lines_fit_and_hold_all_words(
    words: list[str], width: int, hanging: int, indent: str
) -> None:
    lines = wrap(indent + " ".join(words), width, hanging)
    assert " ".join(line.strip() for line in lines).split(" ") == words
    assert max(map(columns, lines)) <= width
    assert lines[0].startswith(indent)
    assert all(line.startswith(" " * hanging) for line in lines[1:])


def test_a_word_wider_than_the_line_stays_whole() -> None:
    address = "https://example.org/" + "x" * 40
    assert wrap(f"see {address} for more", 30, 2) == ["see", f"  {address}", "  for more"]
    assert wrap(f"  {address}", 30, 4) == [f"  {address}"]


def test_a_line_that_fits_and_a_terminal_too_narrow_are_left_alone() -> None:
    assert wrap("a  b ", 80, 2) == ["a  b "]
    assert wrap("word " * 30, 19, 2) == ["word " * 30]


def test_a_brief_line_hangs_on_a_terminal_and_is_one_line_in_a_pipe(
    small: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    wrapped = "persimmon: orange fruit of the kaki\n  tree, astringent until it is ripe\n"
    line = "persimmon: orange fruit of the kaki tree, astringent until it is ripe\n"
    assert call("kaki", "--brief", terminal=True).out == wrapped
    assert call("kaki", "--brief").out == line
    assert call("kaki", "--brief", "--color", "always").out == line
    assert wrapped in call("list", "--brief", terminal=True).out
    assert line in call("list", "--brief").out
    assert wrapped in call("search", "kaki", "--brief", terminal=True).out
    asked = call("faq", "kaki", "--brief", terminal=True).out
    assert "persimmon: Can persimmons be made into\n  moonshine?\n" in asked
    assert (
        "persimmon: Can persimmons be made into moonshine?\n" in call("faq", "kaki", "--brief").out
    )


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals on this system")
def test_messages_are_broken_between_words_where_they_reach_a_terminal(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl
    import pty
    import struct
    import termios

    def told(wide: int, *words: str) -> str:
        master, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, wide, 0, 0))
        done = subprocess.run([sys.executable, "-m", "glossterm", *words], stderr=terminal,
                              stdout=subprocess.PIPE, text=True)  # fmt: skip
        assert done.stdout.count("\n") <= 1
        os.close(terminal)
        text = os.read(master, 4096).decode().replace("\r\n", "\n")
        os.close(master)
        return text

    assert told(50, "persimmin", "--brief") == (
        "glossterm: No entry is called “persimmin”. The\n"
        "  nearest name is persimmon (a guess: likeness 94\n"
        "  of 100).\n"
    )
    assert told(200, "persimmin", "--brief").count("\n") == 1
    # A command stays whole, so that it can be picked as one.
    assert told(50, "compare", "persimmon", "zzzz").endswith(
        "  Nothing is left to compare persimmon with:\n    glossterm define persimmon\n"
    )
