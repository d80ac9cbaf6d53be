"""Fixtures: an isolated home, the real binary, and the same program in this process."""

import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from glossterm.__main__ import main
from glossterm.glossary.glossary import Glossary

REPOSITORY = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "glossaries" / "small"


@dataclass
class Outcome:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


class _Text(io.TextIOWrapper):
    """A standard stream that keeps what was written to it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test, so that no test reads a person's glossaries."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in list(os.environ):
        if name.startswith(("GLOSSTERM_", "XDG_", "LESS", "TERM", "COLOR", "CLICOLOR")) or name in (
            "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "TMUX", "VTE_VERSION",
            "WT_SESSION", "KONSOLE_VERSION",
        ):  # fmt: skip
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY / "src"))
    # A pager would write past the captured streams; tests/cli/test_pager.py sets its own.
    monkeypatch.setenv("GLOSSTERM_PAGER", "no-such-pager")
    return folder


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the bundled glossary is compiled already, to copy from."""
    folder = tmp_path_factory.mktemp("warm")
    environ = {**os.environ, "XDG_CACHE_HOME": str(folder), "XDG_DATA_HOME": str(folder / "none"),
               "PYTHONPATH": str(REPOSITORY / "src")}  # fmt: skip
    subprocess.run([sys.executable, "-m", "glossterm", "define", "ntr", "--json"],
                   env=environ, check=True, capture_output=True)  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def bundled(warm_cache: Path) -> Iterator[Glossary]:
    """The bundled glossary alone, open for the tests of a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(warm_cache))
        with Glossary.open([], bundled=True) as glossary:
            yield glossary


@pytest.fixture
def warm(home: Path, warm_cache: Path) -> Path:
    """The bundled glossary is compiled already."""
    shutil.copytree(warm_cache, home / "cache", dirs_exist_ok=True)
    return home


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Only the small test glossary is read."""
    monkeypatch.setenv("GLOSSTERM_PATH", str(SMALL))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    return SMALL


@pytest.fixture
def binary() -> Callable[..., Outcome]:
    """Run the real program in a process of its own."""

    def run(*words: "str | bytes", stdin: "bytes | None" = b"", **environ: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "glossterm", *words],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environ},
            timeout=60,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8", "surrogateescape"),
                       done.stderr.decode("utf-8", "surrogateescape"))  # fmt: skip

    return run


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Outcome]]:
    """Run the program in this process: same code, no start-up."""

    def run(*words: str, route: str = "", stdin: bytes = b"", terminal: bool = False) -> Outcome:
        out, err = _Text(), _Text()
        if terminal:
            out.isatty = lambda: True  # type: ignore[method-assign]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            status = main(list(words), route=route)
        return Outcome(status, out.text(), err.text())

    yield run


@pytest.fixture
def pyglossary() -> None:
    """StarDict and dictd need the optional extra."""
    if importlib.util.find_spec("pyglossary") is None:
        assert os.environ.get("CI") != "true", "pyglossary is missing: the group dev installs it"
        pytest.skip("pyglossary is missing")


def write(folder: Path, name: str, text: "str | bytes") -> Path:
    """Put a file into a glossary's folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
