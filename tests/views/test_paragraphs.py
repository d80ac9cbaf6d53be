"""Prose of several paragraphs: an empty line parts them, and they stand apart on the card."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, write

ENTRY = """\
id: a
term: a
definition: |-
  First paragraph,
  on two lines.

  Second paragraph.


  Third.
references: [{id: 1, title: A book, supports: [definition]}]
"""


def test_paragraphs_stand_apart(
    tmp_path: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "own", "a.yaml", ENTRY)
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path / "own"))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    lines = call("define", "a").out.splitlines()
    at = lines.index("  First paragraph, on two lines.")
    assert lines[at : at + 4] == [
        "  First paragraph, on two lines.", "  Second paragraph.", "  Third. [1]", "",
    ]  # fmt: skip
    screen = call("define", "a", "--color", "never", terminal=True).out.splitlines()
    at = screen.index("  First paragraph, on two lines.")
    assert [line.rstrip() for line in screen[at : at + 6]] == [
        "  First paragraph, on two lines.", "", "  Second paragraph.", "", "  Third. [1]", "",
    ]  # fmt: skip
    assert call("define", "a", "--json").document["entries"][0]["definition"].count("\n\n") == 2
