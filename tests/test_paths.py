"""The restated folder rules agree with platformdirs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from glossterm import paths


@pytest.mark.parametrize(("platform", "library"), [("linux", Unix), ("darwin", MacOS)])
@pytest.mark.parametrize("environ", [
    {},
    {"XDG_DATA_HOME": "/elsewhere/data", "XDG_CACHE_HOME": "/elsewhere/cache",
     "XDG_CONFIG_HOME": "/elsewhere/config"},
    {"XDG_DATA_HOME": "", "XDG_CACHE_HOME": " ", "XDG_CONFIG_HOME": ""},
])  # fmt: skip
def test_folders_are_those_of_platformdirs(
    platform: str, library: Callable[..., Unix], environ: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    known = library("glossterm", appauthor=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.user_data_folder() == known.user_data_dir
    assert paths.cache_folder() == known.user_cache_dir
    assert paths.config_folder() == known.user_config_dir


def test_listed_folders_are_absolute_and_without_repeats(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    listed = ["/a", "~/b", "", "/a", "c"]
    monkeypatch.setenv("GLOSSTERM_PATH", os.pathsep.join(listed))
    assert paths.listed_folders() == ["/a", str(home / "b"), os.path.abspath("c")]


def test_a_path_that_is_given_may_begin_in_the_home(home: Path) -> None:
    assert paths.given("~/words") == str(home / "words")
    for path in ("", "words", "a/~", "/a/words"):
        assert paths.given(path) == path
