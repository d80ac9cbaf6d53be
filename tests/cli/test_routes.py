"""Two routes, one behaviour: whatever the fast route accepts, Typer answers alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossterm.cli.fastpath import parse

NAMES = ["persimmon", "kaki", "KKI", "tomato", "love apple", "biwa", "loquat", "moonshine", "柿",
         "カキ", "persimmin", "tom", "xyzzy", "", " ", "-", "orchard", "warden pear", "\ud800",
         "is a persimmon a tomato", "persimmon tomato", "persimmons", "comapre"]  # fmt: skip
WORDS = st.sampled_from(NAMES) | st.text(max_size=6).filter(lambda text: "\x00" not in text)
FLAGS = st.sampled_from([
    "--json", "--brief", "--exact", "--no-pager", "--no-bundled", "--differences", "--help",
    "--jso", "--json=1", "-h", "-x", "--", "--version", "--daily", "--reverse",
])  # fmt: skip
VALUED = st.tuples(
    st.sampled_from(["--field", "--limit", "--max-rating", "--glossary", "--color", "--category",
                     "--rating", "--to", "--depth"]),
    st.sampled_from(["gloss", "nope", "3", "0", "x", "teen", "general", "small", "never",
                     "always", "auto", "aliases", "question", "--json", "", "1000", "adult"]),
)  # fmt: skip
COMMANDS = st.sampled_from(
    [
        "define",
        "compare",
        "faq",
        "define",
        "compare",
        "faq",
        "validate",
        "search",
        "list",
        "related",
        "info",
        "random",
    ]
)
PARTS = st.lists(
    st.one_of(WORDS.map(lambda w: (w,)), FLAGS.map(lambda w: (w,)), VALUED, WORDS.map(lambda w: (w,))),
    max_size=6,
)  # fmt: skip
LINES = st.builds(
    lambda command, parts: [*command, *(word for part in parts for word in part)],
    st.lists(COMMANDS, max_size=1),
    PARTS,
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(argv=LINES, terminal=st.booleans())
def test_both_routes_agree_on_status_output_and_messages(
    small: Path, call: Callable[..., Outcome], argv: list[str], terminal: bool
) -> None:
    if "random" in argv and "--daily" not in argv:
        argv = [*argv[: argv.index("random") + 1], "--daily", *argv[argv.index("random") + 1 :]]
    fast = call(*argv, stdin=b"kaki\n\nxyzzy\n", terminal=terminal)
    slow = call(*argv, stdin=b"kaki\n\nxyzzy\n", terminal=terminal, route="typer")
    assert fast == slow
    assert "Traceback" not in fast.err


@pytest.mark.parametrize("argv", [
    ["ntr"], ["define", "ntr"], ["--json", "ntr"], ["ntr", "--json", "--exact"],
    ["compare", "a", "b", "--differences"], ["faq", "ntr", "--field", "answer"], ["faq"],
    ["--max-rating", "teen", "define", "ntr"], ["define", "-"], ["vampire", "girlfriend"],
    ["random"], ["random", "--daily", "--brief"], ["random", "--field", "id", "--max-rating", "teen"],
    ["define", "ntr", "--color", "always", "--no-pager", "--no-bundled", "--limit", "3"],
])  # fmt: skip
def test_plain_reads_take_the_fast_route(argv: list[str]) -> None:
    assert parse(argv) is not None


@pytest.mark.parametrize("argv", [
    [], ["--help"], ["define", "--help"], ["define", "--", "-san"], ["ntr", "--json=1"],
    ["validate", "."], ["ntr", "--limit", "x"], ["ntr", "--field"], ["ntr", "-x"],
    ["compare", "a", "b", "--brief"], ["define"], ["--json"], ["random", "x"], ["random", "--exact"],
    ["random", "--tag", "x"], ["search", "x"], ["list"], ["related", "x"], ["info"],
])  # fmt: skip
def test_everything_else_is_declined(argv: list[str]) -> None:
    assert parse(argv) is None


@pytest.mark.parametrize(("argv", "like"), [
    (["--json", "define", "kaki"], ["define", "kaki", "--json"]),
    (["--max-rating", "teen", "kaki"], ["define", "kaki", "--max-rating", "teen"]),
    (["kaki"], ["define", "kaki"]),
    (["--", "kaki"], ["define", "kaki"]),
    (["compare", "--json", "kaki", "tomato"], ["compare", "kaki", "tomato", "--json"]),
])  # fmt: skip
def test_options_may_stand_anywhere(
    small: Path, call: Callable[..., Outcome], argv: list[str], like: list[str]
) -> None:
    assert call(*argv) == call(*like)


@pytest.mark.parametrize(("argv", "like"), [
    (["search", "fruit", "-orange"], ["search", "--", "fruit", "-orange"]),
    (["search", "-orange", "fruit", "--json"], ["search", "--json", "--", "-orange", "fruit"]),
    (["search", "-hidden", "fruit"], ["search", "--", "-hidden", "fruit"]),
    (["--limit", "1", "search", "fruit"], ["search", "--limit", "1", "fruit"]),
    (["search", "fruit -orange"], ["search", "fruit", "-orange"]),
])  # fmt: skip
def test_one_dash_leaves_a_word_out_of_a_search(
    small: Path, call: Callable[..., Outcome], argv: list[str], like: list[str]
) -> None:
    outcome = call(*argv)
    assert outcome.status == 0
    assert outcome == call(*like)


def test_help_of_a_search_is_still_help(call: Callable[..., Outcome]) -> None:
    assert call("search", "-h") == call("search", "--help")
    assert "Usage: glossterm search" in call("search", "-h").out


@pytest.mark.parametrize(("argv", "said"), [
    (["serach", "lover"], "For the command: glossterm search lover"),
    (["relatd"], "For the command: glossterm related"),
    (["comapre", "a", "b c"], "For the command: glossterm compare a 'b c'"),
    (["kaki", "--jsn"], "did you mean --json?"),
    (["list", "--categroy", "x"], "did you mean --category?"),
    (["related", "kaki", "--dept=2"], "did you mean --depth?"),
    (["search", "x", "--breif"], "did you mean --brief?"),
    (["--verson"], "did you mean"),
    (["list", "kaki"], "to look them up: glossterm define kaki"),
])  # fmt: skip
def test_a_mistyped_command_or_option_names_the_nearest(
    small: Path, call: Callable[..., Outcome], argv: list[str], said: str
) -> None:
    outcome = call(*argv)
    assert outcome.status in (1, 2)
    assert said in outcome.err
