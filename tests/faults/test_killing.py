"""A run that is killed at any moment leaves what was there before, or what it was to make."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, write
from harness import PROGRAM, age, dice, kill_often, many_entries, needs_signals, tries

from glossterm.errors import IndexFileError
from glossterm.store.folder import scan
from glossterm.store.index import Index
from glossterm.store.library import index_path

pytestmark = needs_signals
ENTRIES = 600


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    target = tmp_path / "many"
    many_entries(target, ENTRIES)
    age(target)
    monkeypatch.setenv("GLOSSTERM_PATH", str(target))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    return target


def held(folder: Path) -> "tuple[str, str] | None":
    """(number of entries, gloss of t10) of the index in the cache; None where there is none. It
    raises where there is half a one."""
    path = index_path(str(folder))
    if not os.path.exists(path):
        return None
    index = Index.open(path, str(folder))
    try:
        entry = index.entry("t10")
        assert entry is not None
        return index.meta()["entries"], entry.gloss
    finally:
        index.close()


def test_a_first_compile_leaves_a_whole_index_or_none(
    folder: Path, home: Path, binary: Callable[..., Outcome]
) -> None:
    cache = home / "cache"

    def after() -> None:
        assert held(folder) in (None, (str(ENTRIES), "number 10"))

    cut = kill_often(
        [*PROGRAM, "term 10", "--brief"],
        lambda: shutil.rmtree(cache, ignore_errors=True),
        after,
        tries(25, 200),
        dice(),
    )
    assert cut > tries(25, 200) // 2
    assert binary("term 10", "--brief") == Outcome(0, "term 10: number 10\n", "")
    assert held(folder) == (str(ENTRIES), "number 10")


def test_a_refresh_leaves_the_old_index_or_the_new_one(
    folder: Path, home: Path, binary: Callable[..., Outcome]
) -> None:
    first = home / "first"
    assert binary("term 10", "--brief").err == ""
    shutil.copytree(home / "cache", first)
    write(folder, "terms/t10.yaml", "id: t10\nterm: term 10\ngloss: another\n")
    os.utime(folder / "terms/t10.yaml", (time.time() - 30,) * 2)

    def before() -> None:
        shutil.rmtree(home / "cache")
        shutil.copytree(first, home / "cache")

    def after() -> None:
        assert held(folder) in ((str(ENTRIES), "number 10"), (str(ENTRIES), "another"))

    cut = kill_often([*PROGRAM, "term 10", "--brief"], before, after, tries(25, 200), dice())
    assert cut > tries(25, 200) // 2
    assert binary("term 10", "--brief") == Outcome(0, "term 10: another\n", "")


def test_a_file_that_is_laid_out_anew_is_whole_old_or_whole_new(tmp_path: Path, home: Path) -> None:
    """Wherever fmt is cut off; and what it leaves beside the files is never read as an entry."""
    folder = tmp_path / "words"
    prose = " ".join(f"Sentence {at} says a little more." for at in range(200))
    old = {
        f"w{at}.yaml": f"term: w{at}   # a word\nid: w{at}\ndefinition: {prose}\n"
        for at in range(15)
    }
    command = [*PROGRAM, "fmt", str(folder)]
    for name, text in old.items():
        write(folder, name, text)
    subprocess.run(command, check=True, capture_output=True)
    new = {name: (folder / name).read_text() for name in old}
    assert all(new[name] != old[name] for name in old)

    def before() -> None:
        for name, text in old.items():
            write(folder, name, text)

    def after() -> None:
        for name in old:
            assert (folder / name).read_text() in (old[name], new[name]), name
        assert [path for path, _, _ in scan(str(folder))[0]] == sorted(old)

    cut = kill_often(command, before, after, tries(12, 200), dice())
    assert cut > tries(12, 200) // 2
    subprocess.run(command, check=True, capture_output=True)
    assert {name: (folder / name).read_text() for name in old} == new
    # What is left is hidden, and the next run that comes an hour later takes it away.
    for path in folder.iterdir():
        if path.name not in old:
            assert path.name.startswith(".")
            os.utime(path, (time.time() - 7200,) * 2)
    before()
    subprocess.run(command, check=True, capture_output=True)
    assert sorted(path.name for path in folder.iterdir()) == sorted(old)


def test_a_new_entry_is_there_whole_or_not_at_all(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "words"
    other = write(folder, "other.yaml", "id: other\nterm: other\ngloss: fine\n").read_text()
    made = folder / "fresh.yaml"
    command = [*PROGRAM, "new", "fresh", "--gloss", "just made", "--into", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    whole = made.read_text()

    def before() -> None:
        for path in folder.iterdir():
            if path.name != "other.yaml":
                path.unlink()

    def after() -> None:
        assert not made.exists() or made.read_text() == whole
        assert (folder / "other.yaml").read_text() == other
        assert {path for path, _, _ in scan(str(folder))[0]} <= {"fresh.yaml", "other.yaml"}

    assert kill_often(command, before, after, tries(10, 200), dice()) > tries(10, 200) // 2


def test_what_was_typed_in_an_editor_is_in_the_file_or_in_the_draft(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor is told that it saved; whatever happens then, what it saved is there."""
    folder, saved = tmp_path / "words", tmp_path / "saved"
    old = "id: stew\nterm: stew\ngloss: slow food\n"
    new = "id: stew\nterm: stew\ngloss: slow food\nusage: At home.\n"
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\necho 'usage: At home.' >> \"$1\"; echo yes > '{saved}'\n")
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")

    def before() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        saved.unlink(missing_ok=True)
        write(folder, "stew.yaml", old)

    def after() -> None:
        time.sleep(0.02)  # the editor outlives the program that opened it
        text = (folder / "stew.yaml").read_text()
        assert text in (old, new)
        if saved.exists() and text == old:
            assert (folder / ".stew.draft.yaml").read_text() == new

    cut = kill_often([*PROGRAM, "edit", "stew"], before, after, tries(10, 200), dice())
    assert cut > tries(10, 200) // 2


def test_what_killed_runs_left_aside_is_removed_in_time(
    folder: Path, home: Path, binary: Callable[..., Outcome]
) -> None:
    """Not at once: another run may be writing it."""
    index = Path(index_path(str(folder)))
    index.parent.mkdir(parents=True)
    old, new = index.with_name(f"{index.name}.0a.tmp"), index.with_name(f"{index.name}.0b.tmp")
    other = index.with_name("other-index.sqlite.0c.tmp")
    for path in (old, new, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (time.time() - 3600,) * 2)
    assert binary("term 10", "--brief") == Outcome(0, "term 10: number 10\n", "")
    assert [path.exists() for path in (old, new, other)] == [False, True, True]


def test_half_an_index_is_never_opened(folder: Path, binary: Callable[..., Outcome]) -> None:
    """The walk would see half an index: this is what one looks like."""
    assert binary("term 10", "--brief").status == 0
    path = Path(index_path(str(folder)))
    path.write_bytes(path.read_bytes()[: -4096 * 3])
    with pytest.raises(IndexFileError):
        held(folder)
