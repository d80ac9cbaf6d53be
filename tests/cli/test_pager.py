"""Long output pages on a terminal, and only there: driven through a real pseudo-terminal."""

import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import write
from pseudo_terminal import on_a_terminal


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that marks what it shows."""
    script = tmp_path / "pager"
    script.write_text("#!/bin/sh\necho PAGED\ncat\n")
    script.chmod(0o755)
    monkeypatch.setenv("GLOSSTERM_PAGER", str(script))
    monkeypatch.setenv("TERM", "xterm-256color")
    return script


def test_long_output_is_paged_with_its_colours(small: Path, pager: Path) -> None:
    shown = on_a_terminal(["kaki"], 10)
    assert shown.startswith("PAGED") and "\x1b[" in shown and "柿" in shown


@pytest.mark.parametrize("words", [["kaki", "--no-pager"], ["kaki", "--json"], ["kaki", "--brief"]])
def test_what_is_not_to_be_paged_is_not(small: Path, pager: Path, words: list[str]) -> None:
    assert "PAGED" not in on_a_terminal(words, 10)


def test_short_output_is_not_paged(small: Path, pager: Path) -> None:
    assert "PAGED" not in on_a_terminal(["kaki"], 200)


def test_a_pager_that_is_not_there_is_no_loss(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOSSTERM_PAGER", "no-such-pager --at-all")
    assert "persimmon" in on_a_terminal(["kaki"], 10)


def test_a_pager_that_quits_early_is_no_failure(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_PAGER", "true")
    assert "Traceback" not in on_a_terminal(["faq"], 5)


@pytest.mark.parametrize(("environ", "config", "shown"), [
    ({"GLOSSTERM_PAGER": "echo own"}, "pager = 'echo file'", "own"),
    ({}, "pager = 'echo file'", "file"),
    ({}, "pager = false", "persimmon"),
    ({}, "", "general"),
    ({"GLOSSTERM_PAGER": ""}, "pager = 'echo file'", "persimmon"),
    ({"PAGER": ""}, "", "persimmon"),
])  # fmt: skip
def test_ones_own_variable_goes_before_the_file_and_that_before_the_pager_of_all_programs(
    small: Path, home: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str],
    config: str, shown: str,
) -> None:  # fmt: skip
    monkeypatch.delenv("GLOSSTERM_PAGER")
    for name, value in {"TERM": "xterm", "PAGER": "echo general", **environ}.items():
        monkeypatch.setenv(name, value)
    write(home, "config/glossterm/config.toml", config)
    assert re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(["kaki"], 10)).startswith(shown)


@pytest.fixture
def less(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real less, as a reader has it."""
    if shutil.which("less") is None:
        assert os.environ.get("CI") != "true", "less is missing: .ci/run installs it"
        pytest.skip("less is missing")
    monkeypatch.delenv("GLOSSTERM_PAGER")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("GLOSSTERM_THEME", "dark")


@pytest.mark.parametrize("environ", [
    {}, {"LESS": "-i"}, {"LESS": "-FX"}, {"PAGER": "less"}, {"PAGER": "less -S"},
    {"LC_ALL": "C", "LANG": "C"}, {"LC_ALL": "C", "LESS": "-M"},
])  # fmt: skip
def test_less_keeps_colours_and_wide_characters(
    small: Path, less: None, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    shown = on_a_terminal(["kaki"], 12, keys=b"Gq")
    assert "\x1b[1;38;5;80mpersimmon" in shown
    assert "柿" in shown and "かき" in shown
    assert "ESC[" not in shown and "<E6>" not in shown and "<U+" not in shown


def test_options_of_less_are_kept(small: Path, less: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """With -N less numbers its lines."""
    monkeypatch.setenv("LESS", "-N")
    assert re.search(r"1 .*persimmon", on_a_terminal(["kaki"], 12, keys=b"q"))


def test_less_is_left_at_once_where_all_fits(small: Path, less: None) -> None:
    """12 lines of prose on 12 lines: the prompt needs one, so less is asked, and leaves."""
    shown = on_a_terminal(["faq", "tomato"], 9)
    assert "Is a tomato a vegetable?" in shown
