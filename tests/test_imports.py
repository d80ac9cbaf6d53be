"""What a plain read may load: start-up speed is held here, not hoped for."""

import subprocess
import sys

import pytest

HEAVY = ["typer", "rich", "yaml", "rapidfuzz", "platformdirs", "typing", "json", "re",
         "dataclasses", "pathlib", "enum", "importlib.metadata", "importlib.resources",
         "argparse", "hashlib", "subprocess", "jsonschema_rs", "difflib", "unicodedata"]  # fmt: skip


def loaded(*words: str) -> set[str]:
    """Modules loaded by one command line beyond those of a bare interpreter."""
    code = (
        "import sys; before = set(sys.modules); from glossterm.__main__ import main; "
        f"main({list(words)!r}); print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [
    ("define", "persimmon", "--json"), ("persimmon", "--json"),
    ("compare", "persimmon", "tomato", "--json"), ("faq", "persimmon", "--json"),
])  # fmt: skip
def test_a_plain_json_read_loads_nothing_heavy(shipped: None, words: tuple[str, ...]) -> None:
    """define, compare and faq with --json stay within a few milliseconds of the interpreter."""
    assert loaded(*words) & set(HEAVY) == set()


@pytest.mark.parametrize("words", [("define", "persimmon"), ("compare", "persimmon", "tomato")])
def test_a_piped_read_loads_neither_rich_nor_typer(shipped: None, words: tuple[str, ...]) -> None:
    assert loaded(*words) & {"rich", "typer", "yaml", "rapidfuzz"} == set()


def test_the_word_of_the_day_loads_nothing_heavy(shipped: None) -> None:
    """It stands in people's shell profiles."""
    assert loaded("random", "--daily", "--brief") & (set(HEAVY) - {"json"}) == set()


@pytest.mark.parametrize("words", [
    ("search", "fruit", "--json"), ("list", "--json"), ("related", "persimmon", "--json"), ("info",),
])  # fmt: skip
def test_finding_loads_no_more_than_typer(shipped: None, words: tuple[str, ...]) -> None:
    assert loaded(*words) & {"rich", "yaml", "rapidfuzz", "jsonschema_rs"} == set()


@pytest.mark.parametrize("words", [("export", "--help"), ("import", "--help"), ("export", "jsonl")])
def test_only_the_format_that_is_asked_for_is_loaded(shipped: None, words: tuple[str, ...]) -> None:
    modules = loaded(*words)
    assert modules & {"pyglossary", "markdown_it", "csv", "ruamel.yaml"} == set()
    assert {name for name in modules if name.startswith("glossterm.formats.")} <= {
        "glossterm.formats.table", "glossterm.formats.collection", "glossterm.formats.exporting",
        "glossterm.formats.importing", "glossterm.formats.taking", "glossterm.formats.jsonl",
        "glossterm.formats.candidates",
    }  # fmt: skip


def test_a_screen_loads_rich_but_not_typer(shipped: None) -> None:
    modules = loaded("define", "persimmon", "--color", "always")
    assert "rich" in modules
    assert modules & {"typer", "yaml", "rapidfuzz", "jsonschema_rs"} == set()


@pytest.fixture
def shipped(tmp_path: "object", monkeypatch: pytest.MonkeyPatch) -> None:
    """The package as a wheel installs it: with an index beside the data."""
    import os
    import shutil
    from pathlib import Path

    from conftest import REPOSITORY, SMALL

    from glossterm.store.compile import compile_folder

    root = Path(str(tmp_path)) / "installed"
    shutil.copytree(REPOSITORY / "src" / "glossterm", root / "glossterm")
    shutil.copytree(SMALL, root / "glossterm" / "data")
    compile_folder(str(SMALL), os.fspath(root / "glossterm" / "data" / "index.sqlite"))
    monkeypatch.setenv("PYTHONPATH", str(root))
