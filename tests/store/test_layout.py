"""How entries are laid out: the same data, keys in order, nothing beyond the width that can break."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossterm.store.layout import WIDTH, Layout, entry_text
from glossterm.store.source import read_yaml

DATA = Path(__file__).parents[2] / "data"


def read(text: str) -> Any:
    [(data, _)] = read_yaml(text.encode(), None)
    return data


def test_an_entry_is_laid_out_in_the_order_of_the_schema() -> None:
    entry = {
        "gloss": "fruit that is sweet only when it is soft",
        "relations": [
            {
                "to": "tomato",
                "kind": "confused-with",
                "difference": "One is a fruit. " * 6 + "End.",
            },
            {"to": "apple", "kind": "related"},
        ],
        "native": [{"reading": "かき", "text": "柿"}],
        "id": "persimmon",
        "facets": {"taste": {"note": "Once ripe, sweet.", "value": "sweet"}},
        "aliases": ["kaki", "801", "a: b"],
        "term": "NO",
        "reviewed": "2026-11-20",
        "unknown": "last",
    }
    assert entry_text(entry, "term.schema.json") == """\
# yaml-language-server: $schema=term.schema.json
id: persimmon
term: "NO"
aliases: [kaki, "801", "a: b"]
native:
  - {text: 柿, reading: かき}
reviewed: 2026-11-20
gloss: fruit that is sweet only when it is soft
facets:
  taste: {value: sweet, note: "Once ripe, sweet."}
relations:
  - kind: confused-with
    to: tomato
    difference: >-
      One is a fruit. One is a fruit. One is a fruit. One is a fruit. One is a fruit. One is a
      fruit. End.
  - kind: related
    to: apple
unknown: last
"""  # fmt: skip


def test_every_bundled_entry_reads_back_as_it_was_and_keeps_the_width() -> None:
    for file in sorted((DATA / "terms").glob("*.yaml")):
        [(data, _)] = read_yaml(file.read_bytes(), None)
        text = entry_text(data)
        assert read(text) == data, file.name
        # Only what holds no space may stand beyond the width: an address.
        wide = [line for line in text.splitlines() if len(line) > WIDTH]
        assert all(" " not in line.strip().partition(": ")[2] for line in wide), file.name


def test_the_bundled_settings_read_back_as_they_were() -> None:
    [(data, _)] = read_yaml((DATA / "glossary.yaml").read_bytes(), None)
    assert read(Layout("glossary").text(data)) == data


TEXT = st.text(max_size=200) | st.sampled_from(
    ["", " ", "\n", "a\nb", "a\n\n b\n", "a\n\n", " a\nb", "a \nb", "word " * 40, "- a", "# a", "a #b",
     "a: b", "{", "*x", "NO", "801", "1:30", "~", "null", "2026-11-20", "\ufeff", "\x85", "\u2028", "'", '"',
     "\\", "\t", "a\tb", "?0", "%x", "---", "...", "寝取られ " * 30]
)  # fmt: skip
DATA_TREE = st.dictionaries(
    st.sampled_from(["id", "term", "aliases", "facts", "facets", "reviewed", "own", "x y"]) | TEXT,
    st.recursive(
        TEXT,
        lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXT, below, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
)


@settings(max_examples=300, deadline=None)
@given(DATA_TREE)
def test_any_data_reads_back_as_it_was(data: dict[str, Any]) -> None:
    if "\\u0000" in json.dumps(data):
        return  # NUL is not text, and is refused
    assert read(entry_text(data)) == data


def test_prose_that_ends_its_line_is_folded_too() -> None:
    laid_out = entry_text({"definition": "word " * 40 + "end\n"})
    assert laid_out.startswith("definition: >\n  word word")
    assert max(map(len, laid_out.splitlines())) <= WIDTH
    assert read(laid_out) == {"definition": "word " * 40 + "end\n"}


@pytest.mark.parametrize("text", ["a\nb", "a\nb\n", "a\n\nb", "first\n  second\n"])
def test_several_lines_stay_several_lines(text: str) -> None:
    laid_out = entry_text({"definition": text})
    assert laid_out.startswith("definition: |")
    assert read(laid_out) == {"definition": text}
