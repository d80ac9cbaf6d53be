"""A batch reads names ahead; its documents are those of single look-ups."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossterm import Glossary
from glossterm.glossary.batch import define_each
from glossterm.model import PlainRead
from glossterm.views import machine

BARE = [
    {"id": "yuzu", "term": "yuzu", "gloss": "sour citrus", "native": [{"text": "柚子", "reading": "ゆず"}]},
    {"id": "zest", "term": "Zest", "aliases": ["ZEST", "peel"], "hidden": ["zset"], "gloss": "grated \"rind\""},
    {"id": "pith", "term": "pith", "gloss": "white \u202e part", "rating": "mature"},
    {"id": "peel-tool", "term": "peel", "gloss": "baker's shovel"},
    {"id": "tomato", "term": "tomato", "gloss": "here a nearer entry than the one beyond"},
    {"id": "c-plus-plus", "term": "C++", "gloss": "language"},
]  # fmt: skip
BEYOND = [
    {"id": "tomato", "term": "tomato", "aliases": ["love apple"], "gloss": "replaced"},
    {"id": "press", "term": "press", "gloss": "tool", "relations": [{"kind": "related", "to": "yuzu"}]},
    {"id": "pith-helmet", "term": "pith", "gloss": "hat"},
]  # fmt: skip
ASKED = ["yuzu", "Yuzu", "柚子", "ゆず", "zest", "ZEST", "peel", "zset", "pith", "tomato", "love apple",
         "press", "c++", "C++", "c", "yuzus", "", "  ", "\udcff", "zzzzzz", "ze\x00st", "x" * 400]  # fmt: skip


def write(folder: Path, entries: "list[dict[str, object]]") -> str:
    folder.mkdir()
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (folder / "all.jsonl").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> "list[str]":
    root = tmp_path_factory.mktemp("batch")
    return [write(root / "bare", BARE), write(root / "beyond", BEYOND)]


def documents(glossary: Glossary, queries: "list[str]") -> "tuple[list[str], list[str]]":
    """(one by one, as a batch)."""
    single = [machine.define(glossary.define(query)) for query in queries]
    return single, [machine.define_line(one) for one in define_each(glossary, queries, False, 5)]


@pytest.mark.parametrize("rating", ["adult", "teen"])
@pytest.mark.parametrize("order", [[0], [0, 1], [1, 0], [1]])
def test_a_batch_answers_as_single_look_ups_do(
    folders: "list[str]", order: "list[int]", rating: str
) -> None:
    chosen = [folders[place] for place in order]
    with Glossary.open(chosen, bundled=False, max_rating=rating) as glossary:
        single, batch = documents(glossary, ASKED * 40)  # more than are read ahead at once
        assert batch == single


def test_names_of_a_bare_glossary_are_read_ahead(folders: "list[str]") -> None:
    with Glossary.open(folders[:1], bundled=False) as glossary:
        found = list(define_each(glossary, ["yuzu", "柚子", "C++", "zset", "peel"], False, 5))
    assert [isinstance(one, PlainRead) for one in found] == [True, True, True, False, False]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ASKED), st.text(max_size=12)), max_size=12))
def test_any_lines_are_answered_as_single_look_ups_are(
    folders: "list[str]", queries: "list[str]"
) -> None:
    with Glossary.open(folders, bundled=False) as glossary:
        single, batch = documents(glossary, queries)
        assert batch == single
