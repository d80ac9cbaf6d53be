"""Reading source files: what is kept, and one clear problem for what cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossterm.store.files import locate, read_entries

GOOD = b"id: a\nterm: NO\naliases: [801, 1:30, yes, null]\n"


def problems(name: str, content: bytes) -> list[str]:
    entries, found = read_entries(name, content)
    assert entries == []
    return [f"{p.line}:{p.column} {p.rule}" for p in found]


def test_scalars_stay_the_text_that_was_written() -> None:
    entries, found = read_entries("a.yaml", GOOD)
    assert found == []
    assert entries[0].data == {"id": "a", "term": "NO", "aliases": ["801", "1:30", "yes", "null"]}


def test_several_documents_in_a_file_are_several_entries() -> None:
    entries, found = read_entries("a.yaml", b"id: a\n---\n# nothing\n---\nid: b\n")
    assert found == []
    assert [(entry.data["id"], entry.line, entry.document) for entry in entries] == [
        ("a", 1, 0), ("b", 5, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a:\n\tb: c", "2:1 yaml"),
        (b"a: b\na: c", "2:1 duplicate-key"),
        (b"x:\n  - a: b\n    a: c\n", "3:5 duplicate-key"),
        (b"[" * 50_000, "1:17 too-deep"),
        (b"{" * 50_000, "1:17 too-deep"),
        (b"- " * 50_000, "1:33 too-deep"),
        (b"? " * 50_000, "1:33 too-deep"),
        (b"a: &x [1]\nb: *x", "2:4 alias"),
        (b"a: !!python/object:os.system ls", "1:4 tag"),
        (b"a: caf\xe9", "1:7 encoding"),
        (b"a: b\nc: d\x00", "2:5 control-character"),
        (b'a: "\x07"', "1:5 yaml"),
        (b'a: "\\ud800"', "1:7 yaml"),
        (b"- a\n- b\n", "1:1 not-a-mapping"),
        (b"? [a]\n: b", "1:1 bad-key"),
        (b"a: b: c", "1:5 yaml"),
        (b"a: '", "1:5 yaml"),
        (b"x: " + b"y" * (5 * 1024 * 1024), "1:1 too-large"),
    ],
)
def test_unusable_yaml_is_one_problem_with_its_place(content: bytes, problem: str) -> None:
    assert problems("a.yaml", content) == [problem]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (c, c, *[c - 1] * 9)
        for c in b"bcdefghi"
    )
    assert problems("a.yaml", bomb) == ["2:8 alias"]


def test_an_empty_file_is_no_entry_and_no_problem() -> None:
    assert read_entries("a.yaml", b"") == ([], [])
    assert read_entries("a.yaml", b"# only a comment\n") == ([], [])


def test_a_broken_json_line_leaves_the_others_usable() -> None:
    content = b'{"id":"a","term":1,"x":true,"y":null}\n[\n\n{"a":1,"a":2}\n{"id":"\xff"}\n'
    content += b'{"id":"\\ud800"}\n' + b"[" * 100_000 + b'\n{"id":"b"}\n"text"\n'
    entries, found = read_entries("a.jsonl", content)
    assert [(entry.line, entry.data) for entry in entries] == [
        (1, {"id": "a", "term": "1", "x": "true"}), (8, {"id": "b"}),
    ]  # fmt: skip
    assert [(problem.line, problem.rule) for problem in found] == [
        (2, "json"), (4, "json"), (5, "json"), (6, "json"), (7, "too-deep"), (9, "json"),
    ]  # fmt: skip


def test_a_hopeless_json_file_is_given_up_after_twenty_lines() -> None:
    _, found = read_entries("a.jsonl", b"[\n" * 1000)
    assert len(found) == 21


def test_locate_finds_keys_values_and_the_nearest_parent(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.yaml"
    path.write_text("id: a\n---\nid: b\nfacets:\n  taste: {value: sweet, note: x}\n"
                    "faq:\n  - question: q\n    answer: r\n")  # fmt: skip
    place = str(path)
    assert locate(place, 1, ("facets", "taste", "note")) == (5, 31)
    assert locate(place, 1, ("facets", "taste", "note", "=")) == (5, 25)
    assert locate(place, 1, ("faq", 0, "answer")) == (8, 13)
    assert locate(place, 1, ("faq", 3, "answer")) == (7, 3)
    assert locate(place, 0, ("id",)) == (1, 5)


@given(st.binary(max_size=200))
def test_any_bytes_give_entries_or_problems_never_a_traceback(content: bytes) -> None:
    for name in ("a.yaml", "a.jsonl"):
        entries, found = read_entries(name, content)
        assert all(isinstance(entry.data, dict) for entry in entries)
        assert all(problem.line >= 1 and problem.column >= 1 for problem in found)
