"""Golden screens: what a reader sees at 60, 80 and 120 columns, and in a pipe.

After a change that is meant, write them anew with UPDATE_GOLDEN=1 and read the difference.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from rich.cells import cell_len

Run = Callable[..., Outcome]
GOLDEN = Path(__file__).parent.parent / "golden"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")

SCREENS = {
    "define": ["define", "persimmon"],
    "define-fuzzy": ["define", "persimmin"],
    "define-two": ["define", "biwa"],
    "compare": ["compare", "persimmon", "tomato"],
    "compare-four": ["compare", "persimmon", "tomato", "loquat", "biwa (lute)"],
    "compare-same": ["compare", "kaki", "persimmon", "tomato", "--differences"],
    "faq": ["faq", "persimmon"],
    "faq-question": ["faq", "is a tomato a kind of persimmon?"],
    "search": ["search", "fruit of the tree"],
    "search-native": ["search", "か"],
    "list": ["list"],
    "list-category": ["list", "--category", "fruit", "--brief"],
    "related": ["related", "kaki", "--depth", "2"],
    "related-fuzzy": ["related", "persimmin"],
    "related-path": ["related", "tomato", "--to", "warden pear"],
    "related-dot": ["related", "kaki", "--format", "dot"],
    "related-mermaid": ["related", "kaki", "--format", "mermaid"],
}
# Made for programs: a terminal breaks them where it likes.
UNWRAPPED = ("related-dot", "related-mermaid")


def widest(shown: str) -> int:
    """Columns of the widest line; an address is whole, and the terminal carries it over."""
    lines = [line for line in shown.split("\n") if not line.lstrip().startswith("https://")]
    return max(map(cell_len, lines))


def check(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text)
    assert text == path.read_text(), f"{path} differs; see the module's docstring"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", SCREENS)
def test_screens_look_as_they_did(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = ESCAPES.sub("", call(*SCREENS[name], terminal=True).out)
    lines = shown.split("\n")
    assert widest(shown) <= width or name in UNWRAPPED
    assert [line for line in lines if line != line.rstrip()] == []
    check(f"{name}-{width}", shown)


@pytest.mark.parametrize("name", SCREENS)
def test_plain_text_looks_as_it_did(small: Path, call: Run, name: str) -> None:
    piped = call(*SCREENS[name]).out
    assert "\x1b" not in piped
    check(f"{name}-plain", piped)


@pytest.mark.parametrize("width", [20, 30, 40, 52, 200, 1000])
@pytest.mark.parametrize("name", SCREENS)
def test_any_width_is_kept(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = ESCAPES.sub("", call(*SCREENS[name], terminal=True).out)
    assert widest(shown) <= width or name in UNWRAPPED


def test_the_terms_of_a_wide_table_stand_in_columns(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide characters count two columns: what stands under a term begins where the term does."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = ESCAPES.sub("", call("compare", "persimmon", "tomato", terminal=True).out)
    head = next(line for line in shown.split("\n") if "persimmon  " in line and "tomato" in line)
    taste = next(line for line in shown.split("\n") if "Taste" in line)
    assert taste.index("sour") == head.index("tomato")
    assert taste.lstrip().startswith("≠")


def test_a_fuzzy_answer_says_so_on_the_first_line(small: Path, call: Run) -> None:
    for terminal in (False, True):
        first = ESCAPES.sub("", call("define", "persimmin", terminal=terminal).out).split("\n")[0]
        assert "No entry is called “persimmin”." in first
    brief = call("define", "persimmin", "--brief")
    assert brief.out.startswith("persimmon: ")
    assert "(a guess: likeness 94 of 100)" in brief.err


def test_references_are_links_on_a_terminal_and_addresses_in_a_pipe(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    shown = call("kaki", terminal=True).out
    assert re.search(r"\x1b\]8;[^;]*;https://example\.org/fruit\x1b\\", shown)
    assert "https://example.org/fruit" not in ESCAPES.sub("", shown)
    assert "https://example.org/fruit" in call("kaki").out
    assert "https://example.org/fruit" in call("kaki", "--color", "never", terminal=True).out
    monkeypatch.setenv("TMUX", "somewhere")
    assert "https://example.org/fruit" in ESCAPES.sub("", call("kaki", terminal=True).out)


def test_an_address_is_never_broken(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be picked as one: the terminal carries it over."""
    monkeypatch.setenv("COLUMNS", "20")
    lines = ESCAPES.sub("", call("kaki", terminal=True).out).split("\n")
    assert "      https://example.org/fruit" in lines


def test_numbers_of_references_are_links_too(
    small: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Behind the definition, behind facts; and only to addresses that a browser opens."""
    monkeypatch.setenv("TERM", "xterm-kitty")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", call("kaki", terminal=True).out)
    assert shown.count("\x1b]8;;https://example.org/fruit\x1b\\[1]\x1b]8;;\x1b\\") == 3
    assert re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", shown).count("[1]") == 4  # and the note itself


def test_what_only_one_term_has_stands_apart(small: Path, call: Run) -> None:
    """There is nothing to hold against it; it stands below what can be compared, also with
    --differences, and JSON has it among the facets as ever."""
    for words in ([], ["--differences"]):
        out = call("compare", "persimmon", "tomato", *words).out
        assert out.index("≠ Taste") < out.index("\nSaid only of persimmon\n  Season: autumn\n")
        assert "≠ Season" not in out and ": –" not in out
    facets = call("compare", "persimmon", "tomato", "--json").document["facets"]
    assert [facet["key"] for facet in facets] == ["taste", "season"]


@pytest.mark.parametrize(("field", "lines"), [
    ("term", ["persimmon"]), ("aliases", ["kaki", "KKI", "date-plum's cousin"]), ("native", ["柿"]),
    ("reading", ["かき"]), ("facets", ["taste: sweet", "season: autumn"]),
    ("relations", ["tomato", "orchard"]), ("references", ["https://example.org/fruit"]),
    ("faq", ["Can you eat the peel?", "Is a persimmon a kind of tomato?",
             "Can persimmons be made into moonshine?"]),
    ("facts", ["Most are picked in October.", "Some ferment into a strong drink."]),
])  # fmt: skip
def test_a_field_is_its_bare_value_one_a_line(
    small: Path, call: Run, field: str, lines: list[str]
) -> None:
    assert call("kaki", "--field", field).out.splitlines() == lines


def test_a_field_that_the_entry_lacks_is_status_1(small: Path, call: Run) -> None:
    outcome = call("tomato", "--field", "literal")
    assert (outcome.status, outcome.out, outcome.err) == (
        1,
        "",
        "glossterm: tomato has no literal\n",
    )


def test_questions_have_fields_too(small: Path, call: Run) -> None:
    assert call("faq", "tomato", "--field", "id").out.split() == ["tomato", "persimmon"]
    assert call("faq", "tomato", "--brief").out.splitlines() == [
        "tomato: Is a tomato a vegetable?", "persimmon: Is a persimmon a kind of tomato?",
    ]  # fmt: skip


def test_what_is_withheld_is_said(small: Path, call: Run) -> None:
    outcome = call("compare", "persimmon", "orchard", "moonshine", "--max-rating", "teen")
    assert outcome.status == 1
    assert "“moonshine” is withheld: rated above teen" in outcome.err
    assert "moonshine" not in outcome.out
