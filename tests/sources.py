"""What the tests of formats share: the entries of a folder, and which programs are there."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from glossterm.store.files import read_bytes, read_entries
from glossterm.store.folder import SETTINGS, scan


def needs(tool: str) -> str:
    """The path of a program; the test is skipped where it is missing, and fails in CI."""
    path = shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/sbin")
    if path is None:
        assert os.environ.get("CI") != "true", f"{tool} is missing: .ci/run installs it"
        pytest.skip(f"{tool} is missing")
    return path


def entries_of(folder: "Path | str") -> dict[str, Any]:
    """Id to mapping of every entry of a folder's files, as written."""
    found: dict[str, Any] = {}
    for path, _, _ in scan(str(folder))[0]:
        if path != SETTINGS:
            name = os.path.join(folder, path)
            entries, problems = read_entries(name, read_bytes(name))
            assert problems == []
            for entry in entries:
                assert entry.data["id"] not in found
                found[entry.data["id"]] = entry.data
    return found


def read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the glossary of a folder is read from now on."""
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
