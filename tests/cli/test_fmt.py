"""glossterm fmt and the ways in which validate writes a problem."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]
MESSY = "term: stand-up # daily\nid: standup\ngloss:   short\n"
TIDY = "id: standup\nterm: stand-up # daily\ngloss: short\n"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one file that is not laid out and one that is, as the current folder."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "standup.yaml").write_text(MESSY, encoding="utf-8")
    (folder / "retro.yaml").write_text(
        "id: retro\nterm: retro\ngloss: look back\n", encoding="utf-8"
    )
    monkeypatch.chdir(folder)
    return folder


def test_files_are_laid_out_and_those_that_changed_are_named(words: Path, call: Run) -> None:
    done = call("fmt", ".")
    assert (done.status, done.out) == (0, "standup.yaml\n")
    assert done.err == "1 file laid out anew, 1 is as it should be\n"
    assert (words / "standup.yaml").read_text(encoding="utf-8") == TIDY
    assert sorted(os.listdir(words)) == ["retro.yaml", "standup.yaml"]
    assert call("fmt", "--check", ".").status == 0


def test_check_changes_nothing_and_is_status_1(words: Path, call: Run) -> None:
    done = call("fmt", "--check", "standup.yaml", ".")
    assert (done.status, done.out) == (1, "standup.yaml\n")
    assert done.err == "1 file would be laid out anew, 1 is as it should be\n"
    assert (words / "standup.yaml").read_text(encoding="utf-8") == MESSY


def test_a_broken_file_is_named_and_the_others_are_laid_out(words: Path, call: Run) -> None:
    (words / "bad.yaml").write_text("id: [\n", encoding="utf-8")
    done = call("fmt", ".", "--json")
    assert done.status == 3
    assert done.document == {
        "schema_version": 1, "command": "fmt", "withheld": 0, "changed": ["standup.yaml"],
        "problems": [{"file": "bad.yaml", "line": 2, "column": 1, "rule": "yaml",
                      "severity": "error", "message": "did not find expected node content"}],
        "checked": 3,
    }  # fmt: skip
    assert (words / "bad.yaml").read_text(encoding="utf-8") == "id: [\n"
    told = call("fmt", ".").err.splitlines()
    assert told[-1] == "no files laid out anew, 2 are as they should be"


@pytest.mark.parametrize(("paths", "status", "message"), [
    ((), 2, "glossterm: nothing to lay out\n  try: glossterm fmt .\n"),
    (("none",), 3, "glossterm: none: there is no such file or folder\n  check the path\n"),
    (("bulk.jsonl",), 2, "glossterm: bulk.jsonl: fmt lays out YAML files\n"
                         "  their names end in .yaml or .yml\n"),
])  # fmt: skip
def test_a_wrong_path_is_told(
    words: Path, call: Run, paths: tuple[str, ...], status: int, message: str
) -> None:
    (words / "bulk.jsonl").write_text("{}\n", encoding="utf-8")
    done = call("fmt", *paths)
    assert (done.status, done.out, done.err) == (status, "", message)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="nothing binds root")
def test_a_folder_that_may_not_be_written_is_told(words: Path, call: Run) -> None:
    words.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = call("fmt", ".")
    finally:
        words.chmod(0o755)
    assert done.status == 3
    assert "standup.yaml:1:1: error: cannot write standup.yaml" in done.err
    assert (words / "standup.yaml").read_text(encoding="utf-8") == MESSY


def test_an_editor_pipes_a_file_through(binary: Run) -> None:
    done = binary("fmt", "-", stdin=MESSY.encode())
    assert (done.status, done.out) == (0, TIDY)
    assert binary("fmt", "-", "--check", stdin=MESSY.encode()).status == 1
    assert binary("fmt", "-", "--check", stdin=MESSY.encode()).out == ""
    assert binary("fmt", "-", "--check", stdin=TIDY.encode()).status == 0
    assert binary("fmt", "-", "--json").status == binary("fmt", "-", "x.yaml").status == 2
    settings = b"title: Words\nname: words\n"
    assert binary("fmt", "-", stdin=settings).out == "name: words\ntitle: Words\n"
    done = binary("fmt", "-", stdin=b"id: [\n")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("glossterm: standard input:2:1: error: ")


def test_problems_are_written_as_annotations_of_a_ci_run(words: Path, call: Run) -> None:
    (words / "a,b:100%.yaml").write_text("id: a\nterm: 100%\nglos: x\n", encoding="utf-8")
    done = call("validate", ".", "--format", "github")
    assert done.status == 1
    assert done.out == (
        "::error file=a%2Cb%3A100%25.yaml,line=1,col=1,title=missing-key::the entry lacks “gloss” "
        "or “definition”\n"
        "::error file=a%2Cb%3A100%25.yaml,line=3,col=1,title=unknown-key::unknown key “glos”; "
        "did you mean “gloss”?\n"
    )
    assert call("validate", ".", "--format", "xml").err == (
        "glossterm: “xml” is not a form of problems\n  use --format text or github\n"
    )
    assert call("validate", ".", "--format", "github", "--json").status == 2


def test_what_its_author_saves_meanwhile_is_not_overwritten(
    words: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glossterm.cli import formatting

    real = formatting.formatted

    def slow(content: bytes, schema: str = "term") -> str:
        (words / "standup.yaml").write_text(MESSY + "usage: daily\n", encoding="utf-8")
        return real(content, schema)

    monkeypatch.setattr(formatting, "formatted", slow)
    done = call("fmt", "standup.yaml")
    assert (done.status, done.out) == (3, "")
    assert "it changed meanwhile" in done.err
    assert (words / "standup.yaml").read_text(encoding="utf-8") == MESSY + "usage: daily\n"
