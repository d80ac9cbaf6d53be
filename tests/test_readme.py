"""The README shows what the program prints."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY


@pytest.mark.skipif(os.name == "nt", reason="the README is run on a POSIX terminal")
def test_the_console_blocks_of_the_readme_are_real(tmp_path: Path) -> None:
    binary = tmp_path / "glossterm"
    source = REPOSITORY / "src"
    binary.write_text(f'#!/bin/sh\nPYTHONPATH={source} exec {sys.executable} -m glossterm "$@"\n')
    binary.chmod(0o755)
    done = subprocess.run([sys.executable, REPOSITORY / "tools" / "readme.py", "check", binary],
                          capture_output=True, text=True, timeout=110)  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_every_dependency_has_its_line_of_why() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    readme = (REPOSITORY / "README.md").read_text()
    for dependency in project["dependencies"]:
        name = dependency.split(">")[0]
        assert f"\n| {name} " in readme, name
