"""Whatever is typed or stands in a file: an answer or a message, never an exception."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL, Outcome, write
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from glossterm.answers import Filters
from glossterm.glossary.asking import content, form, intents
from glossterm.glossary.glossary import Glossary
from glossterm.glossary.query import MOST_TERMS, Query
from glossterm.glossary.snippet import snippet
from glossterm.store.files import read_entries
from glossterm.text.fold import fold
from glossterm.text.inflect import inflections
from glossterm.text.skeleton import skeleton
from glossterm.text.sound import sound
from glossterm.text.stem import stem, words

any_text = st.text(alphabet=st.characters(), max_size=60)  # lone surrogates and NUL too
# What YAML, JSON and the query languages act on, in any order.
pieces = st.lists(
    st.sampled_from([
        "- ", ": ", "\n", "  ", "[", "]", "{", "}", "&a ", "*a", "!!python/object:os.system ", "!x ", "|", ">", "'",
        '"', "\\", "\\0", "\\ud800", "\\x1b", "\\u202e", "#", "---", "...", "%YAML 1.1", "\t", "id", "term: x", "gloss: y",
        "é", "\u202e", "?", "<<: ", "\x85", "\ufeff", "\0", "\x1b", ",", "null", "~", "0x1F", "1e9", "NaN", "true", "\r\n",
        "id: a\nterm: b\ngloss: c\n", '{"id":"a","term":"b","gloss":"c"}', '{"a":', "1" * 40, "\ud800", "aliases: ", "柿",
    ]),
    max_size=25,
).map("".join)  # fmt: skip
contents = st.one_of(
    st.binary(max_size=200), pieces.map(lambda text: text.encode("utf-8", "surrogatepass"))
)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), any_text),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)
KEYS = ["id", "term", "aliases", "hidden", "native", "gloss", "definition", "facets", "relations", "facts", "faq",
        "references", "tags", "category", "rating", "status", "reviewed", "language", "usage"]  # fmt: skip
entries = st.dictionaries(st.sampled_from(KEYS), values, max_size=6)

LONG = 10_000
alphabets = [
    "a",
    "#.",
    ".#",
    "-",
    "·",
    "\u0301",
    "ﷺ",
    "ｶﾞ",
    "a.",
    "é ",
    "㍿",
    "\u200b",
    "'\"",
    "か\u3099",
    "\ud800",
    "ß",
    "İ",
    "((",
    "a-",
]


def is_plain(data: object) -> bool:
    """True for text, lists and mappings of it that an index can hold."""
    if isinstance(data, dict):
        return all(is_plain(part) for pair in data.items() for part in pair)
    if isinstance(data, list):
        return all(map(is_plain, data))
    if not isinstance(data, str) or "\0" in data:
        return False
    return not any("\ud800" <= char <= "\udfff" for char in data)


@settings(max_examples=400, deadline=None)
@given(contents, st.sampled_from(["a.yaml", "a.jsonl"]))
@example(b'"\\0": x\n', "a.yaml")
@example(b'a: "\\ud800"\n', "a.yaml")
@example(b'{"a": "\\ud800"}', "a.jsonl")
@example(b'{"a": "\\u0000"}', "a.jsonl")
@example(b"[" * 50_000, "a.jsonl")
@example(b'{"a":' * 50_000, "a.jsonl")
@example(b"1" * 5000, "a.jsonl")
def test_any_file_gives_entries_of_text_or_problems_with_a_place(content: bytes, name: str) -> None:
    found, problems = read_entries(name, content)
    assert all(is_plain(entry.data) for entry in found)
    assert all(entry.line >= 1 and entry.file == name for entry in found)
    assert all(
        problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(entries | values, max_size=4))
def test_any_json_is_read_line_by_line(documents: list[Any]) -> None:
    content = "\n".join(json.dumps(document) for document in documents)
    found, problems = read_entries("a.jsonl", content.encode())
    assert len(found) + len(problems) == len(documents)
    assert all(is_plain(entry.data) for entry in found)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=contents, lines=st.lists(entries, max_size=3), settings_file=st.none() | contents)
def test_any_folder_is_compiled_or_its_problems_are_named(
    tmp_path: Path, call: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch,
    content: bytes, lines: list[Any], settings_file: bytes | None,
) -> None:  # fmt: skip
    folder = tmp_path / "any"
    write(folder, "good.yaml", "id: good\nterm: good\ngloss: fine\n")
    write(folder, "a.yaml", content)
    write(folder, "b.jsonl", "\n".join(map(json.dumps, lines)))
    if settings_file is None:
        (folder / "glossary.yaml").unlink(missing_ok=True)
    else:
        write(folder, "glossary.yaml", settings_file)
    told: list[str] = []
    with Glossary.open([str(folder)], bundled=False, warn=told.append) as glossary:
        if glossary.entry("good") is not None and not told:
            assert glossary.define("good").entries[0].gloss
        glossary.search("good")
        glossary.list()
    outcome = call("validate", str(folder))
    assert outcome.status in (0, 1) and "Traceback" not in outcome.err


@settings(max_examples=500)
@given(any_text)
def test_folding_is_total_and_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert "\0" not in once and once == once.strip()


@pytest.mark.parametrize("alphabet", alphabets)
def test_folding_takes_any_length(alphabet: str) -> None:
    """Ten thousand characters of what folding removes, joins or splits."""
    text = (alphabet * LONG)[:LONG]
    for long in (text, text + "a", "a" + text):
        once = fold(long)
        assert fold(once) == once
        for function in (sound, skeleton, stem, words):
            function(once)


@settings(max_examples=300)
@given(any_text)
def test_the_forms_of_a_name_are_found_for_any_text(text: str) -> None:
    key = fold(text)
    assert isinstance(sound(key), str) and isinstance(skeleton(key), str)
    for group in inflections(key, False):
        assert all(isinstance(form_, str) and form_ for form_ in group)


@settings(max_examples=500)
@given(st.one_of(any_text, pieces, st.text('"-: ctag', max_size=40)))
def test_any_search_is_a_query(text: str) -> None:
    query = Query(text)
    for parts in (query.words, query.phrases, query.without):
        assert len(parts) <= MOST_TERMS
        assert all(part == fold(part) and part for part in parts)
    assert all(name in ("category", "tag", "rating") and value for name, value, _ in query.filters)


@settings(max_examples=300)
@given(st.one_of(any_text, st.lists(st.sampled_from(
    ["what", "is", "the", "difference", "between", "and", "why", "do", "people", "kaki", "?", "とは", "と", "vs", "not"]
), max_size=12).map(" ".join)))  # fmt: skip
def test_any_question_can_be_taken_apart(text: str) -> None:
    asked = words(fold(text))
    assert isinstance(form(asked), str)
    assert all(isinstance(one, str) for one in intents(asked))
    assert len(content(asked)) <= len(asked)


@settings(max_examples=300)
@given(any_text, st.lists(any_text, max_size=3))
def test_a_snippet_of_any_text_marks_what_is_in_it(text: str, parts: list[str]) -> None:
    shown, marks = snippet(
        text.replace("\x01", "").replace("\x02", ""), [part for part in parts if part]
    )
    assert all(0 <= begin < end <= len(shown) for begin, end in marks)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Glossary]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with Glossary.open([str(SMALL)], bundled=False) as glossary:
            yield glossary


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(any_text, pieces), other=any_text)
@example(text="#." * 5000 + "a", other="")
@example(text="é" * LONG, other="か" * LONG)
@example(text="\ud800", other="\udcff")
def test_any_text_can_be_asked(whole: Glossary, text: str, other: str) -> None:
    found = whole.define(text)
    assert found.query == text and all(entry.match for entry in found.entries)
    assert whole.define(text, exact=True).query == text
    assert len(whole.compare([text, other]).missing) <= 2
    for item in whole.faq(text).items:
        assert 0 <= item.score <= 100 and item.answer
    for hit in whole.search(text).hits:
        assert 0 <= hit.score <= 100 and all(0 <= b < e <= len(hit.snippet) for b, e in hit.marks)
    assert whole.related(text, to=other).query == text
    whole.list(Filters(category=text, tag=other))
    whole.list(Filters(letter=text))
    whole.random(Filters(tag=text), day=other)
