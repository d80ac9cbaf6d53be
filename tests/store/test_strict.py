"""validate --strict: how an entry is written and how much it holds."""

from pathlib import Path

import pytest
from conftest import REPOSITORY, write

from glossterm.store.check import check_paths
from glossterm.store.prose import banned, split_sentences

SETTINGS = """\
policy: editorial
tiers: {1: [first], 2: [second]}
categories: {word: {label: word}}
facets:
  size: {label: Size, values: {big: big, small: small}}
"""
UNTIERED = SETTINGS.replace("tiers: {1: [first], 2: [second]}\n", "")
# An entry that keeps every rule of the third tier.
ENTRY = """\
id: {name}
term: {name}
category: word
rating: {rating}
status: valid
reviewed: 2026-11-20
gloss: {gloss}
definition: {definition}
relations:
  - {{kind: {kind}, to: {to}}}
references:
  - {{id: 1, title: A book, supports: [definition]}}
{more}
"""


def entry(name: str, to: str, **given: str) -> str:
    fields = {
        "rating": "general",
        "gloss": f"what {name} says",
        "definition": f"Said of {name} alone. It has {name} sentences.",
        "kind": "related",
        "more": "",
    } | given
    return ENTRY.format(name=name, to=to, **fields)


def warned(folder: Path, files: dict[str, str]) -> list[str]:
    for name, text in ({"glossary.yaml": SETTINGS} | files).items():
        write(folder, name, text)
    problems, _ = check_paths([str(folder)], bundled=False, strict=True)
    assert all(p.severity == "warning" for p in problems), [str(p) for p in problems]
    return [f"{Path(p.file).stem} {p.rule}: {p.message}" for p in problems]


def test_an_entry_that_keeps_the_rules_is_not_warned_of(tmp_path: Path) -> None:
    files = {
        "a.yaml": entry("a", "b"),
        "b.yaml": entry("b", "a", kind="confused-with, difference: B is no a"),
    }
    settings = UNTIERED
    assert warned(tmp_path, files | {"glossary.yaml": settings}) == []


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"gloss": "an a that is small"}, "gloss-form: the gloss begins with an article and the term"),
        ({"gloss": "the a"}, "gloss-form: the gloss repeats the term"),
        ({"definition": "Only one."}, "definition-length: one sentence; a definition has two to six"),
        ({"definition": "One is. Two is. Three is. Four is. Five is. Six is. Seven is."}, "definition-length: 7 sentences"),
        ({"definition": "One, basically. Two."}, "wording-padding: “basically” is kept out"),
        ({"definition": "A must-have of the shelf. Two."}, "wording-advertising: “must-have”"),
        ({"definition": "It shows nipples. Two."}, "wording-explicit: “nipples”"),
        ({"definition": "It is great! Two."}, "exclamation: an entry does not exclaim"),
        ({"definition": "See `nothing` for it. Two."}, "dead-name: there is no entry “nothing”"),
        ({"more": "faq: [{question: Why, answer: Because.}]"}, "question-mark: a question ends"),
        ({"more": "faq: [{question: Why?, answer: 'Well, because.'}]"}, "answer-start: the answer begins"),
        ({"more": "faq: [{question: Why?, answer: It depends.}]"}, "answer-start: the answer begins"),
        ({"more": "asked: [how so]\nfaq: [{question: Why?, asked: [How  so], answer: Because.}]"},
         "asked-twice: “How  so” is asked in this entry already"),
        ({"more": "faq: [{question: Why not?, asked: [why not], answer: Because.}]"},
         "asked-twice: “why not” is asked in this entry already"),
    ],
)  # fmt: skip
def test_wording(tmp_path: Path, given: dict[str, str], problem: str) -> None:
    settings = UNTIERED
    found = warned(
        tmp_path,
        {
            "glossary.yaml": settings,
            "a.yaml": entry("a", "b", **given),
            "b.yaml": entry("b", "a", kind="part-of"),
        },
    )
    assert len(found) == 1 and found[0].startswith(f"a {problem}"), found


def test_what_is_no_fault_of_wording(tmp_path: Path) -> None:
    settings = UNTIERED
    prose = "'Shuffle! and K-On! are titles; “go away!” is quoted. So it goes, e.g. here.'"
    more = "faq: [{question: Why?, answer: So that it stays; it depends on the app.}]"
    files = {
        "a.yaml": entry("a", "b", definition=prose, more=more),
        "b.yaml": entry("b", "a", kind="part-of"),
    }
    assert warned(tmp_path, files | {"glossary.yaml": settings}) == []


def test_two_entries_share_no_sentence_and_do_not_open_alike(tmp_path: Path) -> None:
    settings = UNTIERED
    shared = "Nobody else says it in quite these words."
    files = {
        "glossary.yaml": settings,
        "a.yaml": entry("a", "b", definition=f"One thing. {shared}"),
        "b.yaml": entry("b", "a", kind="part-of", definition=f"Another thing. {shared.upper()}"),
        "c.yaml": entry("c", "a", definition="A word that fans use of cats. It is short."),
        "d.yaml": entry("d", "a", definition="A word that fans use of dogs. That is longer."),
    }
    assert [line.split(":")[0] for line in warned(tmp_path, files)] == [
        "b shared-sentence",
        "d shared-opening",
    ]


def test_what_each_tier_asks_for(tmp_path: Path) -> None:
    files = {
        "first.yaml": entry("first", "second"),
        "second.yaml": entry("second", "third", more="language: ja"),
        "third.yaml": entry("third", "first").replace("reviewed: 2026-11-20\n", ""),
    }
    assert warned(tmp_path, files) == [
        "first missing-part: an entry of tier 1 lacks “etymology”",
        "first missing-part: an entry of tier 1 lacks “facets”: 0 of 3",
        "first missing-part: an entry of tier 1 lacks “faq”: 0 of 3",
        "first missing-part: an entry of tier 1 lacks “history”",
        "first missing-part: an entry of tier 1 lacks “relations”: 2 of 3",
        "first missing-part: an entry of tier 1 lacks “usage”",
        "second missing-part: an entry of tier 2 lacks “etymology”",
        "second missing-part: an entry of tier 2 lacks “faq”: 0 of 1",
        "third unreviewed: the entry does not say when it was last read: “reviewed”",
    ]


def test_sources_support_what_is_there(tmp_path: Path) -> None:
    settings = UNTIERED
    text = entry("a", "b").replace(
        "supports: [definition]}", "supports: [history]}\n  - {id: 2, title: Another}"
    )
    assert warned(
        tmp_path,
        {"glossary.yaml": settings, "a.yaml": text, "b.yaml": entry("b", "a", kind="part-of")},
    ) == [
        "a idle-reference: the source supports “history”, which the entry does not have",
        "a idle-reference: the source supports no part of the entry",
    ]


def test_ratings_do_not_fall_along_broader(tmp_path: Path) -> None:
    settings = UNTIERED
    files = {
        "glossary.yaml": settings,
        "a.yaml": entry("a", "b", kind="broader", rating="teen"),
        "b.yaml": entry("b", "a", kind="related", rating="mature"),
    }
    assert warned(tmp_path, files) == [
        "a broader-rating: “a” is rated teen, below its broader term “b”, which is mature"
    ]


def test_tiers_name_entries(tmp_path: Path) -> None:
    settings = SETTINGS.replace("[first]", "[frist]").replace("[second]", "[]")
    files = {
        "glossary.yaml": settings,
        "first.yaml": entry("first", "b"),
        "b.yaml": entry("b", "first", kind="part-of"),
    }
    assert warned(tmp_path, files) == [
        "glossary unknown-id: no entry “frist”; did you mean “first”?"
    ]


def test_without_the_policy_only_loose_entries_are_warned_of(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: a\nterm: a\ngloss: one\n")
    write(tmp_path, "b.yaml", "id: b\nterm: b\ngloss: two\n")
    problems, _ = check_paths([str(tmp_path)], bundled=False, strict=True)
    assert [problem.rule for problem in problems] == ["unconnected", "unconnected"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("Said e.g. Of this. And that.", 2),
        ("It cost 3.50 then.", 1),
        ("He said “no.” Then he left.", 2),
        ("He said “never.” Then he left.", 2),
        ("By J. R. Smith. Two!", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_the_word_list_has_its_sections() -> None:
    assert set(banned()) == {"explicit", "minors", "advertising", "padding"}
    assert not banned()["explicit"].search("a cocktail, a peacock, cumulative Dickens")


def test_the_bundled_glossary_keeps_the_strict_rules() -> None:
    problems, count = check_paths([str(REPOSITORY / "data")], bundled=False, strict=True)
    assert [str(problem) for problem in problems] == []
    assert count >= 16
