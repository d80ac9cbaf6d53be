"""The index: what is compiled, kept, noticed and rebuilt."""

import os
import shutil
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL, write

from glossterm import paths
from glossterm.errors import IndexFileError
from glossterm.glossary.glossary import Glossary
from glossterm.store.compile import compile_folder
from glossterm.store.index import Index
from glossterm.store.library import index_path, open_folder, state_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "glossary"
    shutil.copytree(SMALL, target)
    age(target)
    return target


def age(folder: Path, seconds: float = 60) -> None:
    """Make every file look written a while ago, out of the clock's last tick."""
    then = time.time() - seconds
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def silent(message: str) -> None:
    raise AssertionError(message)


def dump(path: "str | Path") -> dict[str, list[Any]]:
    """Everything a reader can see of an index, without row numbers."""
    connection = sqlite3.connect(path)
    run = connection.execute
    run("INSERT INTO words (words) VALUES ('integrity-check')")
    run("CREATE VIRTUAL TABLE temp.found USING fts5vocab('main', 'words', 'instance')")
    run("CREATE VIRTUAL TABLE temp.parts USING fts5vocab('main', 'fragment', 'instance')")
    content = {
        "entries": run("SELECT id, source, term, gloss, category, rating, body FROM entry ORDER BY id").fetchall(),
        "names": run("SELECT key, id, label, text FROM name JOIN entry ON number = entry ORDER BY 1, 2, 3, 4").fetchall(),
        "sounds": run("SELECT key, id, label, text FROM sound JOIN entry ON number = entry ORDER BY 1, 2, 3, 4").fetchall(),
        "relations": run("SELECT id, r.position, kind, target, difference FROM relation r JOIN entry ON number = entry ORDER BY 1, 2").fetchall(),
        "questions": run("SELECT id, position, question, answer, about FROM question q JOIN entry e ON e.number = q.entry ORDER BY 1, 2").fetchall(),
        "about": run("SELECT target, q.question FROM question_about a JOIN question q ON q.number = a.question ORDER BY 1, 2").fetchall(),
        "phrases": run("SELECT e.id, q.question, p.stems, p.vector FROM phrase p JOIN entry e ON e.number = p.entry LEFT JOIN question q ON q.number = p.question ORDER BY 1, p.number & 8191").fetchall(),
        "phrase words": run("SELECT w.stem, e.id, w.phrase & 8191 FROM phrase_word w JOIN entry e ON e.number = w.phrase >> 13 ORDER BY 1, 2, 3").fetchall(),
        "senses": run("SELECT e.id, meaning, asked FROM sense s JOIN entry e ON e.number = s.entry ORDER BY 1").fetchall(),
        "facts": run("SELECT id, position, statement FROM fact JOIN entry ON number = entry ORDER BY 1, 2").fetchall(),
        "facets": run("SELECT id, key, value, note FROM facet JOIN entry ON number = entry ORDER BY 1, 2").fetchall(),
        "hidden": run("SELECT id, text FROM hidden JOIN entry ON number = entry ORDER BY 1, 2").fetchall(),
        "skeleton": run("SELECT * FROM skeleton ORDER BY 1, 2").fetchall(),
        "spelling": sorted(k for row in run("SELECT keys FROM spelling") for k in row[0].split("\n")),
        "tags": run("SELECT id, t.key FROM tag t JOIN entry ON number = entry ORDER BY 1, 2").fetchall(),
        "passages": run("SELECT id, field, about, text FROM passage p JOIN entry e ON e.number = p.number >> 16 ORDER BY p.field, 1, p.number & 65535").fetchall(),
        "words": run("SELECT found.term, id, doc & 65535, offset FROM temp.found JOIN entry e ON e.number = doc >> 16 ORDER BY 1, 2, 3, 4").fetchall(),
        "parts": run("SELECT parts.term, id, doc & 65535, offset FROM temp.parts JOIN entry e ON e.number = doc >> 16 ORDER BY 1, 2, 3, 4").fetchall(),
        "rows": [run(f"SELECT count(*) FROM {table}").fetchone() for table in ("tag", "passage", "words", "words_docsize", "fragment", "phrase", "phrase_word", "sense")],
        "sources": run("SELECT path, size, mtime_ns, digest FROM source ORDER BY 1").fetchall(),
        "problems": run("SELECT source, line, rule FROM problem ORDER BY 1, 2, 3").fetchall(),
        "meta": run("SELECT key, value FROM meta ORDER BY 1").fetchall(),
    }  # fmt: skip
    connection.close()
    return content


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    os.utime(path, (time.time() - 30, time.time() - 30))


CHANGES = {
    "an edited gloss": lambda f: edit(f, "terms/persimmon.yaml", "orange fruit", "red fruit"),
    "another name": lambda f: edit(f, "terms/others.yaml", "love apple", "golden apple"),
    "another tag": lambda f: edit(f, "terms/persimmon.yaml", "tags: [orange]", "tags: [red, soft]"),
    "another question": lambda f: edit(
        f, "terms/others.yaml", "Is moonshine legal?", "Is 酒 legal?"
    ),
    "another way to ask": lambda f: edit(
        f, "terms/persimmon.yaml", "faq:", "asked: [word for a lantern that grows]\nfaq:"
    ),
    "another way to ask a question": lambda f: edit(
        f, "terms/persimmon.yaml", "peel?", "peel?\n    asked: [is the skin edible]"
    ),
    "another hidden label": lambda f: edit(f, "terms/persimmon.yaml", "persimon", "parsimon"),
    "a new file": lambda f: write(f, "new.yaml", "id: fig\nterm: fig\ngloss: sweet\n"),
    "a file gone": lambda f: (f / "terms/persimmon.yaml").unlink(),
    "a file broken": lambda f: write(f, "terms/persimmon.yaml", "id: [\n"),
    "a new vocabulary": lambda f: edit(f, "glossary.yaml", "label: fruit", "label: sweet things"),
    "a new name of the glossary": lambda f: edit(f, "glossary.yaml", "name: small", "name: tiny"),
    "no settings any more": lambda f: (f / "glossary.yaml").unlink(),
    "an id taken twice": lambda f: write(f, "a.yaml", "id: tomato\nterm: tomate\ngloss: red\n"),
    "nothing": lambda f: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_refreshed_index_equals_one_made_anew(folder: Path, tmp_path: Path, change: str) -> None:
    first = tmp_path / "first.sqlite"
    compile_folder(str(folder), str(first))
    CHANGES[change](folder)
    second, anew = tmp_path / "second.sqlite", tmp_path / "anew.sqlite"
    compile_folder(str(folder), str(second), str(first))
    compile_folder(str(folder), str(anew))
    assert dump(second) == dump(anew)


def test_an_id_taken_twice_comes_back_when_the_first_goes(folder: Path, tmp_path: Path) -> None:
    write(folder, "a.yaml", "id: tomato\nterm: tomate\ngloss: red\n")
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    compile_folder(str(folder), str(first))
    assert [row[0] for row in dump(first)["problems"]] == ["terms/others.yaml"]
    (folder / "a.yaml").unlink()
    compile_folder(str(folder), str(second), str(first))
    assert dump(second)["problems"] == []
    assert "tomato" in dump(second)["spelling"]


def test_an_unchanged_folder_is_not_compiled_again(folder: Path) -> None:
    open_folder(str(folder), silent).close()
    before = os.stat(index_path(str(folder)))
    open_folder(str(folder), silent).close()
    after = os.stat(index_path(str(folder)))
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "nothing"])
def test_every_change_is_noticed(folder: Path, change: str) -> None:
    open_folder(str(folder), silent).close()
    assert state_of(str(folder)) == "fresh"
    CHANGES[change](folder)
    assert state_of(str(folder)) == "stale"


def test_a_change_within_one_tick_of_the_clock_is_noticed(folder: Path) -> None:
    """Same size, same mtime: only the content tells."""
    path = folder / "terms" / "persimmon.yaml"
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    open_folder(str(folder), silent).close()
    path.write_text(path.read_text().replace("orange fruit", "violet ice!"))
    os.utime(path, ns=(now, now))
    index = open_folder(str(folder), silent)
    entry = index.entry("persimmon")
    assert entry is not None and entry.gloss.startswith("violet ice!")


def test_a_file_from_the_future_is_compared_by_content(folder: Path) -> None:
    """The clock was set back: the time of change cannot tell anything."""
    path = folder / "terms" / "persimmon.yaml"
    later = time.time_ns() + 3_600_000_000_000
    os.utime(path, ns=(later, later))
    open_folder(str(folder), silent).close()
    assert state_of(str(folder)) == "fresh"
    path.write_text(path.read_text().replace("orange fruit", "violet ice!"))
    os.utime(path, ns=(later, later))
    assert state_of(str(folder)) == "stale"


def test_drafts_are_not_answered_and_superseded_entries_are(folder: Path) -> None:
    index = open_folder(str(folder), silent)
    assert index.entry("secret-plan") is None
    assert index.entry("old-pear") is not None


def test_a_missing_gloss_is_the_first_sentence_of_the_definition(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: a\nterm: a\ndefinition: One thing. And another.\n")
    entry = open_folder(str(tmp_path), silent).entry("a")
    assert entry is not None and entry.gloss == "One thing"


def test_one_bad_file_leaves_the_others_readable(folder: Path) -> None:
    write(folder, "bad.yaml", "[" * 50_000)
    write(folder, "worse.yaml", "id: x\nterm: [y]\n")
    (folder / "loop").symlink_to(folder)
    told: list[str] = []
    glossary = Glossary.open([str(folder)], bundled=False, warn=told.append)
    assert glossary.define("persimmon").entries[0].id == "persimmon"
    assert len(told) == 1
    assert "bad.yaml:1:17" in told[0] and "and 3 more" in told[0]
    assert f"glossterm validate {folder}" in told[0]
    found = [(Path(row[0]).name, row[3]) for row in glossary.indexes[0].problems()]
    assert found == [
        ("bad.yaml", "too-deep"),
        ("loop", "broken-link"),
        ("worse.yaml", "missing-key"),
        ("worse.yaml", "wrong-type"),
    ]


def test_broken_settings_leave_the_entries_readable(folder: Path) -> None:
    write(folder, "glossary.yaml", "nmae: x\n")
    told: list[str] = []
    glossary = Glossary.open([str(folder)], bundled=False, warn=told.append)
    assert glossary.define("persimmon").entries[0].id == "persimmon"
    assert "did you mean “name”?" in told[0] and "more" not in told[0]


def test_broken_settings_are_told_once_however_often_the_index_is_refreshed(folder: Path) -> None:
    write(folder, "glossary.yaml", "nmae: x\n")
    for at in range(3):
        write(folder, "new.yaml", f"id: fig\nterm: fig\ngloss: sweet {at}\n")
        index = open_folder(str(folder), silent)
        assert [problem[3] for problem in index.problems()] == ["unknown-key"]


@pytest.mark.parametrize("damage", ["truncated", "empty", "noise", "not a database", "old format"])
def test_a_damaged_index_is_made_anew(folder: Path, damage: str) -> None:
    open_folder(str(folder), silent).close()
    path = Path(index_path(str(folder)))
    whole = path.read_bytes()
    if damage == "truncated":
        path.write_bytes(whole[: len(whole) // 2])
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "noise":
        path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    elif damage == "not a database":
        path.write_bytes(b"hello" * 1000)
    else:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 0")
        connection.close()
    glossary = Glossary.open([str(folder)], bundled=False)
    assert glossary.define("persimmon").entries[0].faq[0].question == "Can you eat the peel?"
    assert [link.target for link in glossary.compare(["persimmon", "tomato"]).relations] == [
        "tomato"
    ]


def test_a_damaged_shipped_index_falls_back_to_its_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    shutil.copytree(SMALL, package / "data")
    (package / "data" / "index.sqlite").write_bytes(b"rubbish")
    monkeypatch.setattr(paths, "PACKAGE", str(package))
    told: list[str] = []
    glossary = Glossary.open([], warn=told.append)
    assert glossary.define("persimmon").entries[0].id == "persimmon"
    assert "the shipped index cannot be used" in told[0]


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%20b", "a b", "日本"])
def test_any_folder_name_works(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    shutil.copytree(SMALL, folder)
    assert open_folder(str(folder), silent).entry("persimmon") is not None
    assert Index.open(index_path(str(folder)), str(folder)).name == "small"


def test_a_missing_index_is_an_error_of_its_own_kind(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError):
        Index.open(str(tmp_path / "none.sqlite"), str(tmp_path))
    assert not (tmp_path / "none.sqlite").exists()


def test_a_cache_that_cannot_be_written_costs_speed_and_nothing_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    told: list[str] = []
    glossary = Glossary.open([str(folder)], bundled=False, warn=told.append)
    assert glossary.define("kaki").entries[0].id == "persimmon"
    assert len(told) == 1 and "answering without an index" in told[0]


def test_nothing_is_left_beside_the_users_files(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    open_folder(str(folder), silent).close()
    assert sorted(folder.rglob("*")) == before
