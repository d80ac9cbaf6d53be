"""export and import: what they are asked, what they write, what they say."""

import json
import os
import site
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write
from sources import entries_of, read_only

from glossterm.formats import pyglossary
from glossterm.formats.pyglossary_child import MISSING
from glossterm.store.placing import place, sweep

Run = Callable[..., Outcome]


def words(path: Path, count: int) -> Path:
    """A JSON Lines file of many entries."""
    with path.open("w") as file:
        for at in range(count):
            file.write(json.dumps({"id": f"w{at}", "term": f"word {at}", "gloss": "x" * 80}) + "\n")
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def test_an_existing_folder_is_never_written_into(small: Path, call: Run, tmp_path: Path) -> None:
    source = words(tmp_path / "w.jsonl", 2)
    own = tmp_path / "own"
    write(own, "w/mine.yaml", "id: mine\nterm: mine\ngloss: written by hand\n")
    for target in ("w", "empty", "file"):
        (own / "empty").mkdir(exist_ok=True)
        (own / "file").write_text("x")
        before = snapshot(own)
        outcome = call("import", "jsonl", str(source), "--into", str(own), "--name", target)
        assert (outcome.status, outcome.out) == (3, "")
        assert f"{own / target} exists already; nothing was imported" in outcome.err
        assert "--name" in outcome.err
        assert snapshot(own) == before


def test_what_others_are_writing_is_not_swept_away(tmp_path: Path) -> None:
    """A hidden folder goes an hour after its last write; that of somebody at work stays."""
    names = [".a.1.glossterm-new", ".b.2.glossterm-new", ".d.3.other", "e"]
    for name in names:
        write(tmp_path / "own", f"{name}/x", "x")
        if name != ".b.2.glossterm-new":
            os.utime(tmp_path / "own" / name, (0, 0))
    sweep(str(tmp_path / "own"))
    assert sorted(path.name for path in (tmp_path / "own").iterdir()) == sorted(names[1:])


@pytest.mark.skipif(os.name == "nt", reason="pipes that have names are POSIX")
def test_what_is_no_regular_file_is_written_into(
    small: Path, call: Run, binary: Run, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert binary("export", "jsonl", "-o", str(pipe)).status == 0
    whole = binary("export", "jsonl").out
    assert reader.communicate(timeout=30)[0].decode() == whole
    assert pipe.is_fifo()
    assert binary("export", "jsonl", "-o", "-").out == whole
    before = os.stat("/dev/null").st_rdev
    assert call("export", "jsonl", "-o", "/dev/null").status == 0
    assert os.stat("/dev/null").st_rdev == before


def test_an_export_does_not_go_into_a_glossary_that_is_read(
    tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "own", "foo.yaml", "id: foo\nterm: foo\ngloss: x\n")
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path / "own"))
    target = tmp_path / "own" / "all.jsonl"
    done = call("export", "jsonl", "--no-bundled", "-o", str(target))
    assert (done.status, target.exists()) == (2, False)
    assert "would be a part of the glossary" in done.err
    assert (
        call("export", "csv", "--no-bundled", "-o", str(tmp_path / "own" / "all.csv")).status == 0
    )


def test_a_dictionary_of_another_format_is_not_overwritten(
    small: Path, call: Run, tmp_path: Path, pyglossary: None
) -> None:
    assert call("export", "stardict", "-o", str(tmp_path / "demo")).status == 0
    before = snapshot(tmp_path)
    done = call("export", "dictd", "-o", str(tmp_path / "demo"))
    assert done.status == 2
    assert "demo.ifo is a dictionary of another format" in done.err
    assert snapshot(tmp_path) == before


def test_one_bad_neighbour_does_not_free_the_ids_of_the_others(
    tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = write(tmp_path, "t.csv", "term,gloss\nnetorare,mine\n")
    monkeypatch.setenv("GLOSSTERM_PATH", str(table))  # a file, where folders belong
    assert call("import", "csv", str(table), "--into", str(tmp_path / "a")).status == 0
    assert (tmp_path / "a" / "t" / "netorare-2.yaml").exists()


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="no file that nobody can read")
def test_a_file_that_cannot_be_read_is_passed_over(
    tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    write(own, "foo.yaml", "id: foo\nterm: foo\ngloss: x\n")
    (own / "bad.yaml").symlink_to("/proc/self/mem")
    monkeypatch.setenv("GLOSSTERM_PATH", str(own))
    done = call("export", "jsonl", "--no-bundled")
    assert (done.status, done.out) == (0, '{"id":"foo","term":"foo","gloss":"x"}\n')
    assert "bad.yaml" in done.err
    table = write(tmp_path, "t.csv", "term,gloss\nfoo,mine\n")
    assert call("import", "csv", str(table), "--into", str(own)).status == 0
    assert (own / "t" / "foo-2.yaml").exists()


def test_a_failure_half_way_leaves_nothing(tmp_path: Path) -> None:
    def files() -> "list[tuple[str, bytes]]":
        yield "a.yaml", b"x"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place(str(tmp_path / "own"), "new", files())
    assert list((tmp_path / "own").iterdir()) == []


def test_a_dictionary_is_replaced_with_all_its_files(
    small: Path, call: Run, tmp_path: Path, pyglossary: None
) -> None:
    """No packed file of an older one stays, which readers would prefer."""
    for suffix in (".ifo", ".dict.dz", ".syn.dz", ".idx.oft"):
        (tmp_path / f"small{suffix}").write_text("old")
    (tmp_path / "small.txt").write_text("somebody's")
    assert call("export", "stardict", "-o", str(tmp_path / "small.ifo")).status == 0
    names = {path.name for path in tmp_path.iterdir() if path.name.startswith("small")}
    assert names == {"small.ifo", "small.idx", "small.dict", "small.syn", "small.txt"}
    assert (tmp_path / "small.ifo").read_text().startswith("StarDict's dict ifo file\n")


def test_an_export_to_a_file_is_what_the_pipe_gets(small: Path, call: Run, tmp_path: Path) -> None:
    for format, count in (("jsonl", 8), ("csv", 8), ("markdown", 7)):
        file = tmp_path / format
        file.write_text("older")
        outcome = call("export", format, "-o", str(file))
        assert (outcome.status, outcome.out) == (0, "")
        assert outcome.err == f"{count} entries written to {file}\n"
        assert file.read_bytes().decode() == call("export", format).out


@pytest.mark.parametrize(("line", "message", "hint"), [
    (("export",), "which format?", "use jsonl, csv, markdown"),
    (("export", "markdwn"), "did you mean “markdown”?", "use jsonl"),
    (("export", "stardict"), "stardict makes several files", "-o glossary.ifo"),
    (("export", "csv", "out.csv"), "not also “out.csv”", "glossterm export csv -o out.csv"),
    (("export", "csv", "-o", "."), ". is a folder", "-o ./glossary"),
    (("import",), "which format?", "use jsonl"),
    (("import", "csv"), "nothing to import", "glossterm import csv FILE"),
    (("import", "csv", "w.csv", "--as", "xml"), "“xml”", "--as yaml or jsonl"),
    (("import", "csv", "w.csv", "--name", ".hid"), "begins with a dot", "such as jargon"),
    (("import", "csv", "w.csv", "--name", "a/b"), "cannot be the name", "such as jargon"),
    (("import", "csv", "w.csv", "--name", "jar\udcff"), "is not UTF-8", "such as jargon"),
    (("import", "csv", "w.csv", "--name", "a\nb"), "holds what cannot be seen", "such as jargon"),
])  # fmt: skip
def test_a_wrong_command_line_names_the_right_one(
    small: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...], message: str, hint: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.csv").write_text("term,gloss\na,b\n")
    outcome = call(*line)
    assert (outcome.status, outcome.out) == (2, "")
    first, second = outcome.err.splitlines()
    assert message in first and hint in second
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "w.csv"]


def test_json_tells_what_was_written(small: Path, call: Run, tmp_path: Path) -> None:
    error = call("export", "csv", "--json")
    assert (error.status, error.document["error"]["code"]) == (2, "usage")
    file = tmp_path / "w.csv"
    outcome = call("export", "csv", "--json", "-o", str(file), "--max-rating", "teen")
    assert (outcome.status, outcome.err, outcome.document) == (0, "", {
        "schema_version": 1, "command": "export", "withheld": 1, "format": "csv", "exported": 7,
        "files": [str(file)],
    })  # fmt: skip
    file.write_text("term,gloss\nnew,x\n,y\nold,z\n")
    outcome = call("import", "csv", str(file), "--json", "--into", str(tmp_path / "own"))
    assert (outcome.status, outcome.err, outcome.document) == (1, "", {
        "schema_version": 1, "command": "import", "withheld": 0, "imported": 2, "form": "yaml",
        "path": str(tmp_path / "own" / "w"),
        "problems": [{"file": str(file), "line": 3, "column": 1, "rule": "missing-key",
                      "severity": "error", "message": "the entry lacks “term”"}],
    })  # fmt: skip


def test_nothing_to_export_is_status_1(small: Path, call: Run) -> None:
    outcome = call("export", "jsonl", "--category", "fruti")
    assert (outcome.status, outcome.out) == (1, "")
    assert "no entry has category “fruti”" in outcome.err and "fruit" in outcome.err


@pytest.mark.parametrize("format", ["stardict", "dictd"])
def test_nothing_to_export_is_said_without_pyglossary(
    small: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    answered_by(monkeypatch, b"No module named 'pyglossary'")
    outcome = call("export", format, "--category", "fruti", "-o", str(tmp_path / "x"))
    assert (outcome.status, outcome.out) == (1, "")
    assert "no entry has category “fruti”" in outcome.err


def answered_by(monkeypatch: pytest.MonkeyPatch, said: bytes) -> dict[str, str]:
    """What runs pyglossary finds that it cannot be loaded; the environment that it was given."""
    given: dict[str, str] = {}

    def run(command: list[str], *, env: dict[str, str], **_: object) -> object:
        given.update(env)
        return subprocess.CompletedProcess(command, MISSING, b"", said)

    monkeypatch.setattr(pyglossary.subprocess, "run", run)
    return given


def test_a_missing_pyglossary_is_told_from_one_that_lacks_something(
    small: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("export", "dictd", "-o", str(tmp_path / "x"))
    answered_by(monkeypatch, b"No module named 'pyglossary'")
    assert "which is not installed" in call(*line).err
    answered_by(monkeypatch, b"No module named 'icu'")
    error = call(*line).err
    assert "pyglossary does not work with this Python: No module named 'icu'" in error


def test_pyglossary_is_found_where_pip_puts_what_is_for_one_user(
    small: Path, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gets another home, in which Python would look for it."""
    given = answered_by(monkeypatch, b"")
    call("export", "dictd", "-o", str(tmp_path / "x"))
    assert given["PYTHONUSERBASE"] == site.getuserbase()
    assert given["HOME"] != os.environ["HOME"]


def test_export_takes_filters(small: Path, call: Run) -> None:
    def ids(*options: str) -> set[str]:
        return {
            json.loads(line)["id"] for line in call("export", "jsonl", *options).out.splitlines()
        }

    everything = entries_of(SMALL)
    assert ids() == set(everything)
    fruit = {id for id, data in everything.items() if data.get("category") == "fruit"}
    assert ids("--category", "fruit") == fruit and fruit
    assert ids("--tag", "orange") == {"persimmon"}


def test_a_nearer_entry_replaces_a_farther_one_and_a_draft_does_not(
    tmp_path: Path, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path / "near",
        "a.yaml",
        "id: a\nterm: a\ngloss: near\n---\nid: b\nterm: b\ngloss: near\nstatus: draft\n",
    )
    write(
        tmp_path / "far", "a.yaml", "id: a\nterm: a\ngloss: far\n---\nid: b\nterm: b\ngloss: far\n"
    )
    monkeypatch.setenv(
        "GLOSSTERM_PATH", os.pathsep.join([str(tmp_path / "near"), str(tmp_path / "far")])
    )
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    lines = call("export", "jsonl").out.splitlines()
    assert [json.loads(line)["gloss"] for line in lines] == ["near", "far"]


def test_ids_that_are_made_replace_nobody(tmp_path: Path, call: Run,
                                          monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Another glossary's entry of the same name goes on being answered; a given id replaces."""
    write(tmp_path / "there", "a.yaml", "id: apple\nterm: apple\ngloss: fruit\n")
    read_only(tmp_path / "there", monkeypatch)
    (tmp_path / "w.csv").write_text("term,gloss\nApple,computer\n")
    assert call("import", "csv", str(tmp_path / "w.csv")).status == 0
    entries = call("define", "apple", "--json").document["entries"]
    assert [entry["id"] for entry in entries] == ["apple", "apple-2"]
    (tmp_path / "g.csv").write_text("id,term,gloss\napple,apple,tree\n")
    outcome = call("import", "csv", str(tmp_path / "g.csv"), "--into", str(tmp_path / "given"))
    assert "1 of them has the id of other glossaries" in outcome.err
    line = f"  Read one: GLOSSTERM_PATH={tmp_path / 'given'} glossterm define apple"
    assert outcome.err.replace("'", "").splitlines()[-1] == line


def test_paths_may_begin_in_the_home(small: Path, call: Run, home: Path) -> None:
    """A shell expands ~ after a space, but not after an equals sign."""
    assert call("export", "jsonl", "--output=~/w.jsonl").err == (
        f"8 entries written to {home / 'w.jsonl'}\n"
    )
    assert call("import", "jsonl", "~/w.jsonl", "--into=~/own").status == 0
    assert len(entries_of(home / "own")) == 8


def test_names_that_windows_takes_for_devices_are_no_files(
    small: Path, call: Run, tmp_path: Path
) -> None:
    (tmp_path / "w.csv").write_text("term,gloss\nCON,x\nlpt1,x\ncom,x\n")
    own = tmp_path / "own"
    assert call("import", "csv", str(tmp_path / "w.csv"), "--into", str(own)).status == 0
    names = {path.name for path in (own / "w").glob("*.yaml")}
    assert names == {"con_.yaml", "lpt1_.yaml", "com.yaml"}
    assert set(entries_of(own)) == {"con", "lpt1", "com"}
