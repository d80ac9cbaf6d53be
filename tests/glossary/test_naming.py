"""Names of entries inside prose: what is marked, and what only looks like a name."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, write

from glossterm import Glossary

ENTRIES = """\
id: tsundere
term: tsundere
aliases: [tsun-dere]
gloss: g
---
id: visual-novel
term: visual novel
aliases: [VN]
hidden: [visal novel]
native: [{text: ビジュアルノベル, reading: びじゅあるのべる}]
gloss: g
---
id: gyaku-tsundere
term: gyaku tsundere
gloss: g
---
id: ship
term: ship
aliases: [shipping]
gloss: g
relations: [{kind: related, to: tsundere}]
---
id: op
term: OP
gloss: g
---
id: quality
term: QUALITY
gloss: g
---
id: boys-love
term: boys' love
aliases: [BL]
gloss: g
---
id: hurt
term: hurt/comfort
aliases: [H/C]
gloss: g
---
id: hush
term: hushword
aliases: [hush word]
gloss: g
rating: adult
---
id: twin-one
term: twin term
gloss: g
relations: [{kind: related, to: twin-two}]
---
id: twin-two
term: twin term
gloss: g
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    write(tmp_path / "shelf", "all.yaml", ENTRIES)
    return tmp_path / "shelf"


def marked(
    shelf: Path, *texts: str, own: str = "", near: str = "", **options: str
) -> "list[list[str]]":
    """The marked words of each text."""
    with Glossary.open([str(shelf)], bundled=False, **options) as glossary:
        spans = glossary.names_in(texts, own=own.split(), near=near.split())
    return [[text[b:e] for b, e in found] for text, found in zip(texts, spans, strict=True)]


@pytest.mark.parametrize(("text", "names"), [
    ("Much like a tsundere, in a visual novel.", ["tsundere", "visual novel"]),
    ("Tsunderes of visual novels", ["Tsunderes", "visual novels"]),
    ("the tsundere's “tsun-dere” way", ["tsundere"]),
    ("a tsun-dere, a visual-novel", ["tsun-dere", "visual-novel"]),
    ("a gyaku tsundere is no tsundere", ["gyaku tsundere", "tsundere"]),
    ("boys’ love, Boys' Love", ["boys’ love"]),
    ("a visual, novel idea; visual novel", ["visual novel"]),
    ("visual. Novel", []),
    ("(visual novel)", ["visual novel"]),
    ("tsunderella, untsundere, visual novelist, visal novel", []),
    ("ビジュアルノベル", []),
    ("op and Op, but OP", ["OP"]),
    ("vn or VN", ["VN"]),
    ("H, c and h/c, but H/C", ["H/C"]),
    ("of low quality, of QUALITY", ["QUALITY"]),
    ("a ship at sea", []),
    ("Weekly Tsundere Magazine", []),
    ("Tsundere Magazine", []),
    ("the magazine Tsundere", []),
    ("It ended. Tsundere is next.", ["Tsundere"]),
    ("twin term", ["twin term"]),
    ("", []), ("…", []), ("'s", []), ("  \u3000 ", []),
])  # fmt: skip
def test_a_name_is_marked_where_the_text_means_it(shelf: Path, text: str, names: list[str]) -> None:
    assert marked(shelf, text) == [names]


def test_an_english_word_is_a_name_among_the_relations_only(shelf: Path) -> None:
    assert marked(shelf, "they ship the two") == [[]]
    assert marked(shelf, "they ship the two", near="ship") == [["ship"]]


def test_an_entry_is_marked_once_on_a_screen_whatever_it_is_called(shelf: Path) -> None:
    texts = ("visual novel", "a VN", "visual novels and tsundere")
    assert marked(shelf, *texts) == [["visual novel"], [], ["tsundere"]]


def test_the_screens_own_entries_are_not_marked(shelf: Path) -> None:
    assert marked(shelf, "tsundere, gyaku tsundere", own="tsundere") == [["gyaku tsundere"]]
    assert marked(shelf, "gyaku tsundere", own="gyaku-tsundere") == [[]]
    assert marked(shelf, "twin term", own="twin-one") == [[]]


def test_a_withheld_name_is_not_marked(shelf: Path) -> None:
    assert marked(shelf, "hushword, hush words") == [["hushword"]]
    assert marked(shelf, "hushword, hush words", max_rating="teen") == [[]]


def test_a_nearer_glossary_decides(shelf: Path, tmp_path: Path) -> None:
    """What it replaces has no names any more; what it adds has."""
    write(tmp_path / "near", "a.yaml", "id: tsundere\nterm: prickly one\ngloss: g\n")
    folders = [str(tmp_path / "near"), str(shelf)]
    text = "a tsundere is a prickly one"
    with Glossary.open(folders, bundled=False) as glossary:
        [spans] = glossary.names_in([text])
    assert [text[begin:end] for begin, end in spans] == ["prickly one"]


def test_a_damaged_index_is_made_anew_for_names_too(shelf: Path) -> None:
    with Glossary.open([str(shelf)], bundled=False) as glossary:
        damaged = glossary.indexes[0]
        path = Path(damaged.path)
        whole = path.read_bytes()
        path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
        assert glossary.names_in(["a tsundere"]) == [[(2, 10)]]
        assert glossary.indexes[0] is not damaged


def test_a_long_text_is_no_problem(shelf: Path) -> None:
    text = " ".join(f"word{number}s" for number in range(3000)) + " tsundere"
    assert marked(shelf, text) == [["tsundere"]]


def test_names_are_underlined_on_cards_and_in_answers(
    warm: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for environ in ({}, {"NO_COLOR": "1"}, {"GLOSSTERM_THEME": "mono"}):
        with monkeypatch.context() as patch:
            for name, value in environ.items():
                patch.setenv(name, value)
            card = call("vanilla", terminal=True).out
            assert len(re.findall(r"\x1b\[4mnetorare\x1b\[0m", card)) == 1
            assert "\x1b[4myandere\x1b[0m" in call("faq", "tsundere", terminal=True).out
    monkeypatch.setenv("GLOSSTERM_MAX_RATING", "general")
    assert "\x1b[4myandere" not in call("faq", "tsundere", terminal=True).out
    assert "\x1b[4m" not in call("vanilla", "--color", "never", terminal=True).out


def test_what_is_marked_in_the_fandom_glossary_is_calm(bundled: Glossary) -> None:
    """Read over: a card marks names now and then; more than one in twenty words would be noise."""
    for entry in (bundled.entry(row[0]) for row in bundled.indexes[0].rows("SELECT id FROM entry")):
        assert entry is not None
        bundled.complete(entry, set())
        texts = [str(entry.fields[key]) for key in ("definition", "history", "usage")
                 if key in entry.fields]  # fmt: skip
        near = {relation.target for relation in entry.relations}
        count = sum(map(len, bundled.names_in(texts, own=[entry.id], near=near)))
        assert count <= 2 + len(" ".join(texts).split()) / 20, entry.id
