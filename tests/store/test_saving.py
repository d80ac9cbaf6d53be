"""Replacing a file: the old bytes or the new ones, whatever happens."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from glossterm.errors import StorageError
from glossterm.store.saving import save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "words"
    made.mkdir()
    return made


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(folder: Path) -> None:
    file = folder / "words.yaml"
    save(str(file), "id: a\n")
    save(str(file), b"id: \xe5\xaf\x9d\n")
    assert file.read_text(encoding="utf-8") == "id: 寝\n"
    assert os.listdir(folder) == ["words.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are POSIX")
def test_permissions_and_links_are_kept(folder: Path) -> None:
    file, link = folder / "real.yaml", folder / "link.yaml"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    save(str(link), "new")
    assert link.is_symlink()
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_folder_that_is_not_there_is_an_error_that_names_the_file(folder: Path) -> None:
    path = str(folder / "none" / "words.yaml")
    with pytest.raises(StorageError, match="cannot write") as caught:
        save(path, "id: a\n")
    assert path in caught.value.message


@pytest.mark.skipif(os.name == "nt", reason="file-size limits are POSIX")
def test_a_disk_that_fills_leaves_the_file_as_it_was(folder: Path) -> None:
    file = folder / "words.yaml"
    file.write_text("old", encoding="utf-8")
    code = (
        "import sys; from glossterm.store.saving import save\n"
        "from glossterm.errors import StorageError\n"
        "try: save(sys.argv[1], 'x' * 100_000)\n"
        "except StorageError as error: print(error.message)\n"
    )

    def limit() -> None:

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], preexec_fn=limit, capture_output=True, text=True
    )
    assert done.stdout == f"cannot write {file}: File too large; it is as it was\n"
    assert file.read_text(encoding="utf-8") == "old"
    assert os.listdir(folder) == ["words.yaml"]


def test_what_a_killed_run_left_goes_an_hour_later(folder: Path) -> None:
    old, fresh = folder / ".words.yaml.1.glossterm-tmp", folder / ".words.yaml.2.glossterm-tmp"
    other = folder / ".other.yaml.1.glossterm-tmp"
    for file in (old, fresh, other):
        file.write_text("half", encoding="utf-8")
    for file in (old, other):
        os.utime(file, (0, 0))
    save(str(folder / "words.yaml"), "id: a\n")
    assert sorted(os.listdir(folder)) == [other.name, fresh.name, "words.yaml"]
