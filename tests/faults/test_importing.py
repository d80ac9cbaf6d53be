"""Faults while glossaries move: a kill, a full disk, folders that cannot be written. What was there
stays, and what is new is whole or not there."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SMALL, write
from harness import (
    PROGRAM,
    dice,
    hold_to_permissions,
    kill_often,
    needs_signals,
    permissions_bind,
    tries,
)

from glossterm.store.folder import scan

pytestmark = needs_signals


def words(path: Path, count: int) -> Path:
    """A JSON Lines file of many entries."""
    with path.open("w") as file:
        for at in range(count):
            file.write(json.dumps({"id": f"w{at}", "term": f"word {at}", "gloss": "x" * 80}) + "\n")
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A glossary that somebody wrote, and that takes what is imported."""
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    folder = tmp_path / "own"
    write(folder, "mine.yaml", "id: mine\nterm: mine\ngloss: written by hand\n")
    return folder


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_a_killed_import_leaves_all_of_it_or_nothing(own: Path, tmp_path: Path, form: str) -> None:
    source = words(tmp_path / "w.jsonl", 150)
    mine = snapshot(own)
    line = [*PROGRAM, "import", "jsonl", str(source), "--into", str(own), "--as", form]
    subprocess.run([*line, "--name", "new"], check=True, capture_output=True)
    whole = snapshot(own)
    assert len(whole) == (152 if form == "yaml" else 2)
    left = 0

    def after() -> None:
        nonlocal left
        there = snapshot(own)
        hidden = {name for name in there if name.startswith(".")}
        left += bool(hidden)
        shown = {name: text for name, text in there.items() if name not in hidden}
        assert shown in (mine, whole)
        # What a kill left is read by nobody.
        read = {path for path, _, _ in scan(str(own))[0]}
        assert read == {name for name in shown if not name.endswith(".json")}

    cut = kill_often(
        [*line, "--name", "new"],
        lambda: shutil.rmtree(own / "new", ignore_errors=True),
        after,
        tries(25, 100),
        dice(),
    )
    print(f"{form}: {cut} cut off, {left} with something hidden left behind")
    assert cut
    shutil.rmtree(own / "new", ignore_errors=True)
    for path in own.glob(".*"):
        os.utime(path, (0, 0))  # an hour passes
    subprocess.run([*line, "--name", "new"], check=True, capture_output=True)
    assert snapshot(own) == whole  # an import removed what the killed ones left


def limited(limit: int, *line: str) -> "subprocess.CompletedProcess[str]":
    """Run with a limit on the size of files, which stands for a full disk."""
    return subprocess.run(
        [*PROGRAM, *line], capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip


def test_a_disk_that_fills_leaves_no_part_of_an_import(own: Path, tmp_path: Path) -> None:
    source = words(tmp_path / "w.jsonl", 2000)
    before = snapshot(own)
    done = limited(100_000, "import", "jsonl", str(source), "--into", str(own))
    assert (done.returncode, done.stdout) == (3, "")
    assert "File too large; nothing was imported" in done.stderr and "Traceback" not in done.stderr
    assert snapshot(own) == before and [path.name for path in own.iterdir()] == ["mine.yaml"]


@pytest.mark.parametrize("format", ["jsonl", "csv", "markdown"])
def test_a_disk_that_fills_leaves_the_older_export(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setenv("GLOSSTERM_PATH", str(SMALL))
    out = write(tmp_path / "out", "file", "what was there")
    done = limited(1000, "export", format, "-o", str(out))
    assert done.returncode == 3 and "it is as it was" in done.stderr, done.stderr
    assert [path.name for path in out.parent.iterdir()] == ["file"]
    assert out.read_text() == "what was there"


def test_a_disk_that_fills_leaves_the_older_dictionary(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pyglossary: None
) -> None:
    """Its text is too large, its index is not: none of them is touched."""
    monkeypatch.setenv("GLOSSTERM_PATH", str(SMALL))
    out = tmp_path / "out"
    out.mkdir()
    for suffix in (".ifo", ".idx", ".dict", ".syn", ".dict.dz"):
        (out / f"small{suffix}").write_text("what was there")
    made = tmp_path / "made"
    made.mkdir()
    subprocess.run([*PROGRAM, "export", "stardict", "-o", str(made / "small")], check=True,
                   capture_output=True)  # fmt: skip
    sizes = {path.suffix: path.stat().st_size for path in made.iterdir()}
    before = snapshot(out)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = (
        "import resource, sys; from glossterm.formats import exporting\n"
        "limit = int(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))\n"
        "import pathlib; made = {p.suffix: p.read_bytes() for p in pathlib.Path(sys.argv[2]).iterdir()}\n"
        "exporting.save_export('stardict', made, sys.argv[3])\n"
    )
    limit = (sizes[".idx"] + sizes[".dict"]) // 2
    done = subprocess.run([sys.executable, "-c", code, str(limit), str(made), str(out / "small")],
                          capture_output=True, text=True)  # fmt: skip
    assert "File too large; it is as it was" in done.stderr
    assert snapshot(out) == before


@pytest.mark.skipif(
    not permissions_bind(), reason="permissions bind nobody here: root that cannot give that up"
)
@pytest.mark.parametrize("line", [
    ("import", "jsonl", "{source}"), ("import", "jsonl", "{source}", "--into", "{locked}"),
    ("export", "csv", "-o", "{locked}/x.csv"),
])  # fmt: skip
def test_a_folder_that_cannot_be_written_is_an_error(
    small: Path, line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, locked = words(tmp_path / "w.jsonl", 2), tmp_path / "locked"
    locked.mkdir(mode=0o555)
    monkeypatch.setenv("XDG_DATA_HOME", str(locked))
    written = [word.format(source=source, locked=locked) for word in line]
    done = subprocess.run([*PROGRAM, *written], capture_output=True, text=True,
                          preexec_fn=hold_to_permissions, env=os.environ)  # fmt: skip
    assert (done.returncode, done.stdout) == (3, ""), done.stderr
    first, second = done.stderr.splitlines()[-2:]
    assert f"cannot write {locked}" in first and "Permission denied" in first
    assert "check the folder's permissions" in second
    assert list(locked.iterdir()) == []
