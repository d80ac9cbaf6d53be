"""Matching in tiers: what a query finds, how it says so, and what it must never do."""

from pathlib import Path

import pytest
from conftest import SMALL, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossterm.glossary.glossary import Glossary


@pytest.fixture
def glossary(small: Path) -> Glossary:
    return Glossary.open()


def found(glossary: Glossary, query: str, **options: bool) -> list[tuple[str, str, str, str, int]]:
    return [
        (entry.id, entry.match.label, entry.match.by, entry.match.on, entry.match.score)
        for entry in glossary.define(query, **options).entries
        if entry.match
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("persimmon", ("persimmon", "term", "exact", "persimmon", 100)),
        ("Persimmon", ("persimmon", "term", "folded", "persimmon", 100)),
        ("K.K.I.", ("persimmon", "alias", "folded", "KKI", 100)),
        ("柿", ("persimmon", "native", "exact", "柿", 100)),
        ("かき", ("persimmon", "reading", "exact", "かき", 100)),
        ("カキ", ("persimmon", "alias", "script", "kaki", 100)),
        ("ｶｷ", ("persimmon", "alias", "script", "kaki", 100)),
        ("date plum’s cousin", ("persimmon", "alias", "folded", "date-plum's cousin", 100)),
        ("persimmons", ("persimmon", "term", "inflected", "persimmon", 95)),
        ("love-apples", ("tomato", "alias", "inflected", "love apple", 95)),
        ("loveapple", ("tomato", "alias", "folded", "love apple", 100)),
        ("loveapples", ("tomato", "alias", "inflected", "love apple", 95)),
        ("びわ", ("biwa-lute", "reading", "exact", "びわ", 100)),
        ("persimon", ("persimmon", "hidden", "folded", "persimmon", 100)),
        ("persimmin", ("persimmon", "term", "fuzzy", "persimmon", 94)),
        ("tomatoe", ("tomato", "term", "fuzzy", "tomato", 91)),
    ],
)
def test_each_tier_finds_and_says_how(
    glossary: Glossary, query: str, expected: tuple[str, str, str, str, int]
) -> None:
    assert found(glossary, query)[0] == expected


def test_the_first_tier_that_hits_returns_all_its_entries_by_id(glossary: Glossary) -> None:
    assert [row[0] for row in found(glossary, "biwa")] == ["biwa-lute", "loquat"]


def test_a_hidden_label_is_never_shown(glossary: Glossary) -> None:
    entry = glossary.define("persimon").entries[0]
    assert "persimon" not in entry.body
    assert entry.match is not None and entry.match.on == "persimmon"


def test_exact_suggests_instead_of_guessing(glossary: Glossary) -> None:
    result = glossary.define("persimmin", exact=True)
    assert result.entries == []
    assert [(s.id, s.score) for s in result.suggestions] == [("persimmon", 94)]


def test_an_english_word_is_no_form_of_a_name_that_is_only_spaced_like_it(tmp_path: Path) -> None:
    """Topping, less its ending, has the letters of top-p."""
    write(tmp_path, "a.yaml", "id: top-p\nterm: top-p\ngloss: a setting\n")
    write(tmp_path, "b.yaml", "id: screentone\nterm: screentone\ngloss: a foil\n")
    glossary = Glossary.open([str(tmp_path)], bundled=False)
    queries = ("topp", "topps", "topping", "topped", "screen tones")
    assert {query: found(glossary, query) for query in queries} == {
        "topp": [("top-p", "term", "folded", "top-p", 100)],
        "topps": [("top-p", "term", "inflected", "top-p", 95)],
        "topping": [],
        "topped": [],
        "screen tones": [("screentone", "term", "inflected", "screentone", 95)],
    }


def test_acronyms_never_become_each_other(tmp_path: Path) -> None:
    """Short names are never answered by likeness, in either direction."""
    write(tmp_path, "a.yaml", "".join(
        f"---\nid: {name.lower()}\nterm: {name}\ngloss: x\n"
        for name in ("NTR", "NTS", "AO3", "OTP", "BDSM", "OT3", "CGDCT", "MILF", "DLDR")
    ))  # fmt: skip
    glossary = Glossary.open([str(tmp_path)], bundled=False)
    for query in ("NTL", "AO4", "OTQ", "BDSN", "NRT", "NT", "OT5", "CGDCC", "DLRD", "MIL", "BDMS"):
        assert found(glossary, query) == [], query


@pytest.mark.parametrize("query", ["per", "pe", "p", "tom"])
def test_short_queries_get_prefix_suggestions_only(glossary: Glossary, query: str) -> None:
    result = glossary.define(query)
    assert result.entries == []
    assert [s.term[: len(query)] for s in result.suggestions] == [query]


@pytest.mark.parametrize("query", [
    "", " ", "???", "!!!", "\u0301\u0302", "🍅", "\x00", "a\x00b", "\ud800", "x" * 100_000,
    "(((", "\u202e", "'; DROP TABLE entry; --", "%", "*", "شمام", "柿柿柿柿", "c++",
])  # fmt: skip
def test_nonsense_finds_nothing_and_breaks_nothing(glossary: Glossary, query: str) -> None:
    result = glossary.define(query)
    assert (result.entries, result.withheld) == ([], 0)


@pytest.mark.parametrize(("query", "found"), [
    ("転生", {"isekai-tensei"}), ("世界", {"isekai", "reverse-isekai", "isekai-tensei"}), ("宮殿", set()),
])  # fmt: skip
def test_japanese_suggests_names_that_hold_it(
    bundled: Glossary, query: str, found: set[str]
) -> None:
    result = bundled.define(query)
    assert result.entries == []
    assert {suggestion.id for suggestion in result.suggestions} == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=30))
def test_suggestions_stand_beside_a_guess_or_alone(glossary: Glossary, query: str) -> None:
    result = glossary.define(query)
    guessed = [entry.match.by == "fuzzy" for entry in result.entries if entry.match]
    assert not result.suggestions or all(guessed)
    assert len(result.suggestions) <= 5
    assert all(0 <= s.score <= 100 for s in result.suggestions)


@pytest.mark.parametrize(("rating", "query"), [
    ("teen", "moonshine"), ("teen", "Moonshines"), ("teen", "white lightning"),
    ("general", "moonshin"), ("general", "ビワ"),
])  # fmt: skip
def test_a_withheld_name_gives_nothing_but_the_count(small: Path, rating: str, query: str) -> None:
    result = Glossary.open(max_rating=rating).define(query)
    if query == "ビワ":  # the lute, which is general, is called so too
        assert [entry.id for entry in result.entries] == []
    assert (result.entries, result.suggestions, result.withheld) == ([], [], 1)


def test_what_touches_a_withheld_entry_is_withheld_with_it(small: Path) -> None:
    full = Glossary.open().define("persimmon").entries[0]
    assert [fact.label for fact in full.facts] == ["Harvest", "Secret"]
    assert len(full.faq) == 3
    result = Glossary.open(max_rating="teen").define("persimmon")
    entry = result.entries[0]
    assert [fact.label for fact in entry.facts] == ["Harvest"]
    assert [item.question for item in entry.faq] == [
        "Can you eat the peel?", "Is a persimmon a kind of tomato?",
    ]  # fmt: skip
    assert result.withheld == 1


def test_suggestions_leave_withheld_names_out_and_count_them(small: Path) -> None:
    result = Glossary.open(max_rating="teen").define("moo")
    assert (result.suggestions, result.withheld) == ([], 1)


def test_relations_show_from_both_ends(glossary: Glossary) -> None:
    tomato = glossary.define("tomato").entries[0]
    assert [(r.kind, r.target) for r in tomato.relations] == [("confused-with", "persimmon")]
    orchard = glossary.define("orchard").entries[0]
    assert [(r.kind, r.target) for r in orchard.relations] == [
        ("has-part", "persimmon"), ("related", "moonshine"), ("related", "old-pear"),
    ]  # fmt: skip


def test_a_nearer_glossary_replaces_the_same_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "near", "t.yaml",
          "id: tomato\nterm: pomodoro\ngloss: golden apple\nrelations: [{kind: related, to: loquat}]\n")  # fmt: skip
    glossary = Glossary.open([str(tmp_path / "near"), str(SMALL)], bundled=False)
    entry = glossary.define("pomodoro").entries[0]
    assert (entry.id, entry.glossary) == ("tomato", "near")
    # Names and questions of the replaced entry are gone; links between the layers hold.
    assert glossary.define("love apple").entries == []
    assert glossary.faq("persimmon").items[1].question == "Is a persimmon a kind of tomato?"
    assert {r.target for r in entry.relations} == {"loquat", "persimmon"}
    assert glossary.entry("tomato") is not None


def test_two_glossaries_of_one_name_do_not_mix(tmp_path: Path) -> None:
    for place, gloss in (("one", "first"), ("two", "second")):
        write(tmp_path / place, "glossary.yaml", "name: same\n")
        write(tmp_path / place, f"{place}.yaml", f"id: {place}\nterm: word\ngloss: {gloss}\n"
              f"faq: [{{question: which, answer: {gloss}}}]\n")  # fmt: skip
    glossary = Glossary.open([str(tmp_path / "one"), str(tmp_path / "two")], bundled=False)
    entries = glossary.define("word").entries
    assert [(e.gloss, e.faq[0].answer) for e in entries] == [
        ("first", "first"),
        ("second", "second"),
    ]


def test_the_public_api_is_one_import() -> None:
    import glossterm

    with pytest.raises(AttributeError):
        _ = glossterm.nothing  # type: ignore[attr-defined]
    assert glossterm.Glossary is Glossary


@pytest.mark.parametrize("query", ["寝とられ", "寝トラレ", "ね取られ"])
def test_a_name_partly_in_kana_is_the_name(bundled: Glossary, query: str) -> None:
    (entry,) = bundled.define(query).entries
    assert entry.match is not None
    assert (entry.id, entry.match.by, entry.match.label, entry.match.on) == (
        "netorare", "script", "native", "寝取られ",
    )  # fmt: skip
