"""Search: what is found, in which order, in which field, and what the rating keeps back."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Outcome, write

from glossterm.glossary.glossary import Glossary
from glossterm.glossary.snippet import LONGEST, snippet

ENTRIES = """\
id: in-other
term: alpha
gloss: first letter
usage: Said of a walrus now and then, and of little else.
---
id: in-definition
term: beta
gloss: second letter
definition: The walrus is defined here.
---
id: in-gloss
term: gamma
gloss: what a walrus would say
---
id: in-name
term: walrus
gloss: large animal of the north
---
id: in-alias
term: sea elephant
aliases: [walrus bull]
gloss: no walrus at all
---
id: stage
term: stage name
aliases: [SN]
native: [{text: 芸名, reading: げいめい}]
language: ja
category: person
tags: [dark-fantasy]
gloss: name under which somebody performs
definition: Lovers of the theatre were given one. They loved it dearly and won it away from home.
faq:
  - {question: Is a stage name legal?, answer: "Yes, ask any solicitor."}
  - {question: Is it secret?, answer: "Like moonshine, it is brewed at night.", about: [stage, moon]}
relations:
  - {kind: confused-with, to: moon, difference: "The distillery is the difference."}
---
id: moon
term: moonshine
rating: adult
gloss: strong drink distilled without a licence
---
id: home
term: home-coming
gloss: away is where one was
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "glossary"
    write(target, "a.yaml", ENTRIES)
    write(target, "glossary.yaml", "name: test\ncategories:\n  person: {label: kind of person}\n")
    return target


@pytest.fixture
def glossary(folder: Path) -> Iterator[Glossary]:
    with Glossary.open([str(folder)], bundled=False) as opened:
        yield opened


def ids(glossary: Glossary, query: str) -> list[str]:
    return [hit.id for hit in glossary.search(query).hits]


def test_a_name_ranks_over_a_gloss_over_a_definition_over_the_rest(glossary: Glossary) -> None:
    hits = glossary.search("walrus").hits
    assert [hit.id for hit in hits] == [
        "in-name",
        "in-alias",
        "in-gloss",
        "in-definition",
        "in-other",
    ]
    assert [hit.field for hit in hits] == ["term", "aliases", "gloss", "definition", "usage"]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 5


@pytest.mark.parametrize(("query", "found"), [
    ("lover", "stage"), ("loving", "stage"), ("performers performing", "stage"), ("SOLICITORS", "stage"),
    ("sn", "stage"), ("芸", "stage"), ("芸名", "stage"), ("いめ", "stage"), ("ゲイメ", "stage"), ("geimei", "stage"),
    ('"won it away"', "stage"), ("tag:dark-fantasy", "stage"), ('tag:"dark fantasy"', "stage"),
    ("category:person", "stage"), ("kind of person", "stage"), ("distillery", "stage"),
    ("elephants", "in-alias"), ("homecoming home", "home"), ("eleph", "in-alias"),
])  # fmt: skip
def test_a_query_finds(glossary: Glossary, query: str, found: str) -> None:
    assert ids(glossary, query)[0] == found


@pytest.mark.parametrize(("query", "found"), [
    ('"away won"', []), ('"won away"', []), ("walrus -bull", ["in-name", "in-gloss", "in-definition", "in-other"]),
    ("walrus -bull -defined -said", ["in-name", "in-gloss"]), ("category:person walrus", []),
    ("rating:adult", ["moon"]), ("walrus rating:adult", []), ("-walrus", []), ("tag:none", []),
    ("rating:adult -licence", []), ("zzzz", []), ("", []), ("-category:person lover", []),
])  # fmt: skip
def test_phrases_exclusions_and_filters_are_strict(
    glossary: Glossary, query: str, found: list[str]
) -> None:
    assert ids(glossary, query) == found


def test_what_matched_is_marked(glossary: Glossary) -> None:
    hit = glossary.search("performing names").hits[0]
    assert hit.field == "gloss"
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["name", "performs"]
    native = glossary.search("ゲイ").hits[0]
    assert (native.field, native.snippet, native.marks) == ("reading", "げいめい", [(0, 2)])


def test_entries_with_all_words_come_before_those_that_lack_some(glossary: Glossary) -> None:
    hits = glossary.search("walrus animal north").hits
    assert hits[0].id == "in-name"
    assert all(hit.score < hits[0].score - 5 for hit in hits[1:])


@pytest.mark.parametrize(
    "query", ["moonshine", "brewed night", "distillery", "licence", "rating:adult"]
)
def test_what_the_rating_withholds_is_not_found_by_its_texts(folder: Path, query: str) -> None:
    """A question and a difference that touch a withheld entry are gone with it."""
    with Glossary.open([str(folder)], bundled=False, max_rating="mature") as glossary:
        result = glossary.search(query)
        assert (result.hits, result.withheld) == ([], 1)


def test_a_nearer_glossary_hides_the_same_id_beyond(folder: Path, tmp_path: Path) -> None:
    near = tmp_path / "near"
    write(near, "a.yaml", "id: in-name\nterm: otter\ngloss: small animal\n")
    with Glossary.open([str(near), str(folder)], bundled=False) as glossary:
        assert "in-name" not in ids(glossary, "walrus")
        assert ids(glossary, "otter") == ["in-name"]
        assert ids(glossary, "rating:general").count("in-name") == 1


def test_a_limit_keeps_the_best(glossary: Glossary) -> None:
    result = glossary.search("walrus", limit=2)
    assert [hit.id for hit in result.hits] == ["in-name", "in-alias"]
    assert result.found == 5


def test_a_long_text_is_cut_around_what_matched() -> None:
    text = "word " * 100 + "\x01needle\x02 " + "word " * 100
    shown, marks = snippet(text, [])
    assert len(shown) <= LONGEST + 2
    assert shown.startswith("…") and shown.endswith("…")
    assert [shown[a:b] for a, b in marks] == ["needle"]
    assert snippet("short \x01one\x02", []) == ("short one", [(6, 9)])
    assert snippet("あ" * 300 + "柿" + "い" * 300, ["柿"])[0].count("柿") == 1


BY_MEANING = [
    ("lover stolen", "netorare"), ("partner taken away by a third person", "netorare"),
    ("self-published comics", "doujinshi"), ("cold outside but fond underneath", "tsundere"),
    ("obsessive love that turns violent", "yandere"), ("exaggerated facial expression", "ahegao"),
    ("chatbot kept as a friend", "ai-companion"), ("who the user is in the story", "persona"),
    ("file that describes a character", "character-card"), ("adult anime", "hentai"),
    ("married woman who sees other men", "hotwife"), ("immortal woman", "vampire-girlfriend"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "id"), BY_MEANING)
def test_a_reader_who_knows_the_meaning_finds_the_word(warm: Path, query: str, id: str) -> None:
    with Glossary.open([], bundled=True) as glossary:
        found = [hit.id for hit in glossary.search(query).hits]
    assert found[0] == id if query == "lover stolen" else id in found[:3]


def test_a_description_finds_its_word(bundled: Glossary) -> None:
    """The word comes first for six in ten of descriptions.tsv, and among five for nine in ten."""
    lines = (Path(__file__).parent / "descriptions.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    first = within = 0
    for description, words in pairs:
        found = [hit.id for hit in bundled.search(description, limit=5).hits]
        first += bool(set(found[:1]) & set(words.split()))
        within += bool(set(found) & set(words.split()))
    assert (len(pairs), first >= 68, within >= 96) == (112, True, True), (first, within)


@pytest.mark.parametrize(("query", "said"), [
    ("tag:dark-fantsy", "Did you mean the tag dark-fantasy?"),
    ("category:persn", "Did you mean the category person?"),
    ("category:zzz", "Categories: person"),
    ("wlarus", "Did you mean: walrus?"),
    ('"won it home"', "Less strict: glossterm search won it home"),
    ("-walrus", "only words to leave out"),
])  # fmt: skip
def test_a_search_that_finds_nothing_says_what_to_try(
    folder: Path,
    call: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    said: str,
) -> None:
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    outcome = call("search", query)
    assert (outcome.status, outcome.out) == (1, "")
    assert said in outcome.err


def test_a_search_by_filters_alone_shows_each_gloss_once(
    folder: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    out = call("search", "tag:dark-fantasy").out
    assert out == "stage name: name under which somebody performs [kind of person]\n"


def test_a_search_shows_what_matched_in_bold_on_a_terminal_only(
    folder: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSTERM_PATH", str(folder))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert re.search(r"\x1b\[1[;m][^m]*m?theatre\x1b", call("search", "theatre", terminal=True).out)
    for how in ([], ["--json"]):
        out = call("search", "theatre", *how).out
        assert "Lovers of the theatre were" in out and "\x1b" not in out
