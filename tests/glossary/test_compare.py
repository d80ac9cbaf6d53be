"""Terms side by side."""

from pathlib import Path

import pytest

from glossterm.errors import UsageError
from glossterm.glossary.glossary import Glossary


@pytest.fixture
def glossary(small: Path) -> Glossary:
    return Glossary.open()


def test_relations_and_facets_of_two_terms(glossary: Glossary) -> None:
    result = glossary.compare(["persimmon", "tomato"])
    assert [entry.id for entry in result.terms] == ["persimmon", "tomato"]
    assert [(r.source, r.kind, r.target) for r in result.relations] == [
        ("persimmon", "confused-with", "tomato")
    ]
    assert [(row.key, row.label, row.differs, row.values) for row in result.facets] == [
        ("taste", "Taste", True, {
            "persimmon": ("sweet", "Once ripe, and not a day before."),
            "tomato": ("sour", "Sweet ones are sold by the dozen."),
        }),
        ("season", "Season", True, {"persimmon": ("autumn", ""), "tomato": None}),
    ]  # fmt: skip
    assert [item.question for item in result.faq] == ["Is a persimmon a kind of tomato?"]


def test_the_relation_is_told_once_and_from_the_term_named_first(glossary: Glossary) -> None:
    links = glossary.compare(["tomato", "persimmon"]).relations
    assert [(link.source, link.target) for link in links] == [("tomato", "persimmon")]


def test_facets_on_which_all_agree_do_not_differ(glossary: Glossary) -> None:
    rows = glossary.compare(["persimmon", "loquat"]).facets
    assert [(row.key, row.differs) for row in rows] == [("taste", False), ("season", True)]


def test_a_preferred_name_beats_an_alias(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "id: one\nterm: plum\ngloss: x\n---\nid: two\nterm: prune\naliases: [plum]\ngloss: x\n"
        "relations: [{kind: related, to: one}]\n"
    )
    glossary = Glossary.open([str(tmp_path)], bundled=False)
    result = glossary.compare(["plum", "prune"])
    assert [entry.id for entry in result.terms] == ["one", "two"]


def test_a_tie_is_reported_and_never_guessed(glossary: Glossary) -> None:
    result = glossary.compare(["biwa", "tomato"])
    assert [entry.id for entry in result.terms] == ["tomato"]
    assert [(a.query, [e.id for e in a.candidates]) for a in result.ambiguous] == [
        ("biwa", ["biwa-lute", "loquat"])
    ]


def test_two_names_of_one_entry_give_two_terms_with_one_id(glossary: Glossary) -> None:
    result = glossary.compare(["kaki", "persimmon", "tomato"])
    assert [entry.id for entry in result.terms] == ["persimmon", "persimmon", "tomato"]
    assert [entry.query for entry in result.terms] == ["kaki", "persimmon", "tomato"]
    assert list(result.facets[0].values) == ["persimmon", "tomato"]
    assert glossary.compare(["kaki", "persimmon"]).facets == []


def test_a_missing_term_is_said_and_the_rest_compared(glossary: Glossary) -> None:
    result = glossary.compare(["persimmon", "persimmnn pie", "tomato", "tom"])
    assert [missing.query for missing in result.missing] == ["persimmnn pie", "tom"]
    assert [s.id for s in result.missing[1].suggestions] == ["tomato"]
    assert len(result.relations) == 1


def test_withheld_terms_and_questions_are_counted_once(small: Path) -> None:
    result = Glossary.open(max_rating="teen").compare(["persimmon", "moonshine", "orchard"])
    assert [(m.query, m.withheld, m.suggestions) for m in result.missing] == [
        ("moonshine", True, [])
    ]
    assert result.withheld == 1


@pytest.mark.parametrize("count", [0, 1, 7])
def test_two_to_six_terms(glossary: Glossary, count: int) -> None:
    with pytest.raises(UsageError, match="two to six"):
        glossary.compare(["tomato"] * count)
