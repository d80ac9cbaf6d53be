"""config.toml: every key does what docs/configuration.md says, and scripts never meet the file."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Outcome, write
from rich.style import Style

from glossterm.cli.config import KEYS, NARROWEST, WIDEST, Config, read_config
from glossterm.views.drawing import MEASURE
from glossterm.views.themes import ELEMENTS, THEMES

Run = Callable[..., Outcome]
PAGE = (REPOSITORY / "docs" / "configuration.md").read_text(encoding="utf-8")


@pytest.fixture
def configured(small: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Write config.toml; the small glossary is read."""
    monkeypatch.setenv("TERM", "xterm-256color")

    def put(text: "str | bytes") -> Path:
        return write(home, "config/glossterm/config.toml", text)

    return put


def rows(heading: str) -> dict[str, list[str]]:
    """The first column of a table of the page, and the others."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {row[0]: [cell.strip() for cell in row[1].split("|")]
            for row in re.findall(r"^\| `([^`]*)` \|(.*)\|$", part, re.MULTILINE)}  # fmt: skip


def test_every_key_is_documented_with_its_default() -> None:
    table = rows("Keys")
    assert list(table) == list(KEYS)
    usual = Config()
    for key, (_, default) in table.items():
        value = getattr(usual, key)
        shown = {None: "`PAGER`, else `less -R`", 88: "88"}.get(value if key != "styles" else 0)
        assert default == (shown or ("none" if key == "styles" else f'`"{value}"`')), key


def test_every_theme_and_element_is_documented() -> None:
    assert list(rows("Themes")) == list(THEMES)
    assert list(rows("Elements")) == list(ELEMENTS)
    for name, cells in rows("Elements").items():
        assert cells[0] == ELEMENTS[name]
    assert f"{NARROWEST} to {WIDEST}" in rows("Keys")["width"][0]
    assert Config().width == MEASURE


def test_the_example_of_the_page_is_read(configured: Callable[[str], Path]) -> None:
    configured(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0])
    config = read_config()
    assert config.theme == "dark" and config.styles
    for style in config.styles.values():
        Style.parse(style)


def test_without_a_file_all_is_as_usual(home: Path) -> None:
    config = read_config()
    assert [getattr(config, key) for key in KEYS] == ["auto", "auto", None, 88, "auto", {}]
    write(home, "config/glossterm", "a file where the folder would be")
    assert read_config().width == 88


@pytest.mark.parametrize(("text", "line", "said", "hint"), [
    ("thme = 'dark'", 1, "there is no key “thme”", "did you mean theme?"),
    ("# mine\n\nwith = 80", 3, "there is no key “with”", "did you mean width?"),
    ("\nzzz = 1", 2, "there is no key “zzz”",
     "there is theme, color, pager, width, links, styles"),
    ("[colours]\nterm = 'red'", 1, "there is no key “colours”", "did you mean color?"),
    ("theme = 'drak'", 1, "theme cannot be “drak”", "it is one of auto, dark, light, mono"),
    ("theme = 3", 1, "theme cannot be “3”", "it is one of auto, dark, light, mono"),
    ("width = 39", 1, "width cannot be “39”", "it is a whole number of columns from 40 to 120"),
    ("width = 121", 1, "width cannot be “121”", "it is a whole number of columns from 40 to 120"),
    ("width = true", 1, "width cannot be true", "it is a whole number of columns from 40 to 120"),
    ("width = '80'", 1, "width cannot be “80”", "it is a whole number of columns from 40 to 120"),
    ("color = 'always'", 1, "color cannot be “always”: it would reach pipes and files",
     "for one command: --color always; for a shell: FORCE_COLOR=1"),
    ("color = false", 1, "color cannot be false", "it is one of auto, never"),
    ("pager = true", 1, "pager cannot be true", "it is a command, or false for none"),
    ("links = 'on'", 1, "links cannot be “on”", "it is one of auto, always, never"),
    ("styles = 'red'", 1, "styles is a table", "write [styles] on a line of its own"),
    ("theme = 'dark'\n[styles]\nterm = 'bold'\nterrm = 'bold'", 4,
     "there is no element “terrm”", "did you mean term?"),
    ("[styles]\nterm = 'bold grren'", 2, "term cannot look like “bold grren”",
     'a style is like "bold #5fd7d7", "underline" or "none"'),
    ("[styles]\nterm = 'link https://example.org'", 2,
     "term cannot look like “link https://example.org”",
     'a style is like "bold #5fd7d7", "underline" or "none"'),
    ("[styles]\nterm = 3", 2, "term cannot look like “3”",
     'a style is like "bold #5fd7d7", "underline" or "none"'),
    ("styles = {term = 'wide'}", 1, "term cannot look like “wide”",
     'a style is like "bold #5fd7d7", "underline" or "none"'),
    ("theme = 'dark'\nwidth = ", 2, "invalid value", "it is written in TOML: https://toml.io"),
    ("width = 80\nwidth = 81", 2, "cannot overwrite a value", "it is written in TOML: https://toml.io"),
])  # fmt: skip
def test_a_mistake_names_file_line_and_remedy(
    configured: Callable[[str], Path], call: Run, text: str, line: int, said: str, hint: str
) -> None:
    path = configured(text)
    outcome = call("kaki", terminal=True)
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err == f"glossterm: {path}:{line}: {said}\n  {hint}\n"


def test_a_file_that_is_no_text_is_one_message(
    configured: Callable[[bytes], Path], call: Run
) -> None:
    path = configured(b"# fine\ntheme = '\xff'")
    assert call("kaki", terminal=True).err == f"glossterm: {path}:2: this is not UTF-8\n"
    configured(b"x = " + b"[" * 100_000)
    outcome = call("kaki", terminal=True)
    assert outcome.status == 3 and "Traceback" not in outcome.err
    path.unlink()
    path.mkdir()
    assert call("kaki", terminal=True).status == 3


def test_control_characters_of_the_file_do_not_reach_the_terminal(
    configured: Callable[[str], Path], call: Run
) -> None:
    configured('"a\\u001b[31mb" = 1')
    assert "\x1b" not in call("kaki", terminal=True).err


@pytest.mark.parametrize("words", [
    ["kaki", "--json"], ["compare", "kaki", "tomato", "--json"], ["faq", "kaki", "--json"],
    ["list", "--json"], ["search", "fruit", "--json"], ["kaki", "--field", "gloss"],
    ["kaki", "--brief"], ["random", "--daily", "--brief"], ["info", "--json"],
])  # fmt: skip
@pytest.mark.parametrize("terminal", [True, False])
def test_what_scripts_read_does_not_depend_on_the_file(
    configured: Callable[[str], Path], call: Run, words: list[str], terminal: bool
) -> None:
    configured("this is no TOML")
    assert call(*words, terminal=terminal).status == 0


def test_a_pipe_does_not_depend_on_the_file(configured: Callable[[str], Path], call: Run) -> None:
    configured("this is no TOML")
    for words in (["kaki"], ["compare", "kaki", "tomato"], ["faq", "kaki"], ["list"]):
        assert call(*words).status == 0


def test_a_pipe_of_colours_does_not_trip_over_the_file(
    configured: Callable[[str], Path], call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured("widht = 3\n")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert call("define", "kaki").status == 0
    assert call("define", "kaki", terminal=True).status == 3


def test_info_tells_of_a_theme_that_does_not_exist(
    call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_THEME", "foo")
    done = call("info")
    assert done.status == 0
    assert "“foo” is not a theme; use one of auto, dark, light, mono" in done.out


def test_a_plain_read_does_not_even_look_for_the_file(
    configured: Callable[[str], Path],
) -> None:
    """No module that could read it is loaded, and the program asks for no file of that name."""
    configured("theme = 'dark'")
    code = (
        "import sys; opened = [];"
        "sys.addaudithook(lambda name, given: opened.append(str(given[:1])) if name == 'open' else 0);"
        "from glossterm.__main__ import main; main(['kaki', '--json']);"
        "assert not [one for one in opened if 'config.toml' in one], opened;"
        "assert not {'tomllib', 'glossterm.cli.config', 'glossterm.cli.screens'} & {*sys.modules}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_prose_is_as_wide_as_the_file_says(
    configured: Callable[[str], Path], call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    for width in (40, 120):
        configured(f"width = {width}\ncolor = 'never'")
        lines = call("kaki", terminal=True).out.split("\n")
        prose = [line for line in lines if not line.lstrip().startswith("https://")]
        assert width - 12 < max(map(len, prose)) <= width


def test_links_are_as_the_file_says(
    configured: Callable[[str], Path], call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-kitty")
    assert "\x1b]8;" in call("kaki", terminal=True).out
    configured("links = 'never'")
    assert "\x1b]8;" not in call("kaki", terminal=True).out
    monkeypatch.setenv("TERM", "xterm-256color")
    configured("links = 'always'")
    assert "\x1b]8;" in call("kaki", terminal=True).out
    assert "\x1b" not in call("kaki", "--color", "never", terminal=True).out


def test_info_tells_where_the_file_is_and_what_is_wrong_with_it(
    configured: Callable[[str], Path], call: Run, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    assert f"config: {home}/config/glossterm/config.toml (not there yet)" in call("info").out
    assert "theme: auto" in call("info").out
    path = configured("theme = 'light'")
    assert f"config: {path}\n" in call("info").out
    assert "theme: light\n" in call("info").out
    assert "light" in call("info", terminal=True).out
    monkeypatch.setenv("GLOSSTERM_THEME", "dark")
    assert "theme: dark, as GLOSSTERM_THEME says\n" in call("info").out
    configured("thme = 'light'")
    outcome = call("info", "--color", "never")
    assert (outcome.status, outcome.err) == (0, "")
    assert f"config: {path}:1: there is no key “thme”; did you mean theme?" in outcome.out
    assert call("info", terminal=True).status == 0
