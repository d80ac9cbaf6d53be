"""Queries: what counts as a word, a phrase, a filter; and that no text is wrong."""

from pathlib import Path

import pytest
from conftest import SMALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossterm.glossary.glossary import Glossary
from glossterm.glossary.query import LONGEST, MOST_TERMS, Query


def test_words_phrases_exclusions_and_filters_are_told_apart() -> None:
    query = Query(
        'Lover "won  away" -vampire -"on stage" category:genre-tag -tag:"slow burn" rating:TEEN'
    )
    assert query.words == ["lover"]
    assert query.phrases == ["won away"]
    assert query.without == ["vampire", "on stage"]
    assert query.filters == [
        ("category", "genre-tag", True), ("tag", "slow-burn", False), ("rating", "teen", True),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "phrases"), [
    ("the lover of a friend", ["lover", "friend"], []),
    ("who is it", ["who", "is", "it"], []),  # nothing else was said
    ('the "won away"', [], ["won away"]),
    ('"not closed', [], ["not closed"]),
    ("“typographic quotes”", [], ["typographic quotes"]),
    ("tag-to-filter", ["tag", "filter"], []),
    ("- -- --- \" '", [], []),
    ("lover lover LOVER", ["lover"], []),
    ("category:", [], []),
    ("a:b http://x", ["a:b", "http://x"], []),
    ("C++", ["c++"], []),
    ("ネトラレ 寝取", ["ネトラレ", "寝取"], []),
])  # fmt: skip
def test_a_query_is_read_as(text: str, words: list[str], phrases: list[str]) -> None:
    assert (Query(text).words, Query(text).phrases) == (words, phrases)


def test_a_query_is_bounded() -> None:
    query = Query(" ".join(f"w{at}" for at in range(5000)))
    assert len(query.words) == MOST_TERMS
    assert len(Query("x" * 10_000).words[0]) == LONGEST


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> "Glossary":
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return Glossary.open([str(SMALL)], bundled=False)


SPECIAL = st.sampled_from(['"', "'", "*", "(", ")", "^", ":", "-", "+", "AND", "OR", "NOT", "NEAR(a b)",
                           "text:", "{", "}", "\\", "%", "_", "\x00", "\ud800", "柿", "か", "persimmon",
                           "tag:", "category:fruit", "rating:adult", "-rating:", "\u202e", ";--", "“", "é"])  # fmt: skip


@settings(max_examples=400, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(text=st.lists(SPECIAL | st.text(max_size=5), max_size=8).map(" ".join)
       | st.lists(SPECIAL | st.text(max_size=5), max_size=8).map("".join))  # fmt: skip
def test_no_query_fails(glossary: Glossary, text: str) -> None:
    result = glossary.search(text)
    assert result.query == text
    scores = [hit.score for hit in result.hits]
    assert all(0 <= score <= 100 for score in scores)
    for hit in result.hits:
        assert all(0 <= begin < end <= len(hit.snippet) for begin, end in hit.marks)


def test_a_damaged_index_is_made_anew_for_a_search_too(tmp_path: Path) -> None:
    import os
    import shutil

    from glossterm.store.library import index_path

    folder = tmp_path / "glossary"
    shutil.copytree(SMALL, folder)
    Glossary.open([str(folder)], bundled=False).close()
    path = Path(index_path(str(folder)))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with Glossary.open([str(folder)], bundled=False) as glossary:
        assert [hit.id for hit in glossary.search("lantern").hits] == ["persimmon"]
