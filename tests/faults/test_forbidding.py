"""Folders that cannot be written and files that cannot be read: what can be answered is."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write
from harness import PROGRAM, age, hold_to_permissions, permissions_bind

from glossterm.store.library import index_path

pytestmark = pytest.mark.skipif(
    not permissions_bind(), reason="permissions bind nobody here: root that cannot give that up"
)


def ask(*words: str) -> Outcome:
    done = subprocess.run([*PROGRAM, *words], preexec_fn=hold_to_permissions, capture_output=True,
                          text=True, timeout=60)  # fmt: skip
    assert "Traceback" not in done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    target = tmp_path / "small"
    shutil.copytree(SMALL, target)
    age(target)
    monkeypatch.setenv("GLOSSTERM_PATH", str(target))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    yield target
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755)


@pytest.fixture
def cache(home: Path) -> Iterator[Path]:
    target = home / "cache"
    yield target
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755)


def close(folder: Path) -> None:
    """Let nobody write a folder or what it holds."""
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, cache: Path) -> None:
    cache.mkdir()
    close(cache)
    outcome = ask("kaki", "--json")
    assert (outcome.status, outcome.document["entries"][0]["id"]) == (0, "persimmon")
    assert "Permission denied; answering without an index" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert list(cache.iterdir()) == []


def test_an_index_that_cannot_be_replaced_is_still_read(folder: Path, cache: Path) -> None:
    right = ask("kaki", "--json")
    Path(index_path(str(folder)) + ".whole").unlink()
    close(cache)
    assert ask("kaki", "--json") == right  # without a note, and none can be written
    write(
        folder,
        "terms/persimmon.yaml",
        "id: persimmon\nterm: persimmon\naliases: [kaki]\ngloss: new\n",
    )
    outcome = ask("kaki", "--brief")
    assert (outcome.status, outcome.out) == (0, "persimmon: new\n")
    assert "answering without an index" in outcome.err


def test_a_glossary_that_cannot_be_written_is_like_any_other(folder: Path, home: Path) -> None:
    close(folder)
    before = sorted(folder.rglob("*"))
    assert (ask("kaki").err, ask("validate", str(folder)).status) == ("", 0)
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_cannot_be_read_is_named_and_the_rest_answers(folder: Path) -> None:
    closed = write(folder, "closed.yaml", "id: closed\nterm: closed\ngloss: shut\n")
    os.utime(closed, (time.time() - 60,) * 2)
    closed.chmod(0)
    for _ in range(2):
        outcome = ask("kaki", "--brief")
        assert (outcome.status, outcome.out.split(":")[0]) == (0, "persimmon")
        assert f"{closed}:0:0: error: Permission denied [unreadable]" in outcome.err
        assert "closed" in ask("validate", str(folder)).out
    index = Path(index_path(str(folder))).stat()
    assert ask("kaki").status == 0
    assert Path(index_path(str(folder))).stat().st_ino == index.st_ino  # and not made anew for it
    closed.chmod(0o644)
    assert ask("closed", "--brief") == Outcome(0, "closed: shut\n", "")
    assert ask("kaki").err == ""


def test_settings_that_cannot_be_read_leave_the_entries(folder: Path) -> None:
    settings = folder / "glossary.yaml"
    settings.chmod(0)
    outcome = ask("kaki", "--brief")
    assert (outcome.status, outcome.out.split(":")[0]) == (0, "persimmon")
    assert f"{settings}:0:0: error: Permission denied [unreadable]" in outcome.err
    settings.chmod(0o644)
    assert ask("kaki").err == ""
    assert [one["name"] for one in json.loads(ask("info", "--json").out)["glossaries"]] == ["small"]


def test_a_folder_within_that_cannot_be_listed_leaves_the_rest(folder: Path) -> None:
    write(folder, "shut/a.yaml", "id: a\nterm: apricot\ngloss: soft\n")
    (folder / "shut").chmod(0)
    outcome = ask("kaki", "--brief")
    assert (outcome.status, outcome.out.split(":")[0]) == (0, "persimmon")
    assert "shut:0:0: error: it cannot be read; check its permissions" in outcome.err
    assert "shut:1:1: error: it cannot be read" in ask("validate", str(folder)).out
    (folder / "shut").chmod(0o755)
    assert ask("apricot", "--brief") == Outcome(0, "apricot: soft\n", "")


def test_a_glossary_that_cannot_be_listed_is_status_3(folder: Path) -> None:
    folder.chmod(0)
    outcome = ask("kaki", "--json")
    assert (outcome.status, outcome.err) == (3, "")
    assert outcome.document["error"]["message"] == f"{folder}: Permission denied"
