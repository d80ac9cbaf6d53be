"""Relations as a tree, as a path, and as pictures of both."""

import re
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import SMALL, Outcome, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossterm import Glossary
from glossterm.errors import UsageError

Run = Callable[..., Outcome]


@pytest.fixture
def glossary() -> Iterator[Glossary]:
    with Glossary.open([str(SMALL)], bundled=False) as opened:
        yield opened


def tree(glossary: Glossary, query: str, depth: int = 1) -> list[tuple[int, str, str, str]]:
    return [
        (link.depth, link.relation.source, link.relation.kind, link.relation.target)
        for link in glossary.related(query, depth=depth).links
    ]


def test_a_tree_holds_each_entry_once_by_its_shortest_way(glossary: Glossary) -> None:
    first = [(1, "persimmon", "confused-with", "tomato"), (1, "persimmon", "part-of", "orchard")]
    assert tree(glossary, "kaki") == first
    assert tree(glossary, "kaki", 2) == [
        *first, (2, "orchard", "related", "moonshine"), (2, "orchard", "related", "old-pear"),
    ]  # fmt: skip
    assert tree(glossary, "kaki", 5) == tree(glossary, "kaki", 2)


def test_two_kinds_between_the_same_entries_are_both_said(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: a\nterm: a\ngloss: x\nrelations: [{kind: related, to: b}, {kind: part-of, to: b}]\n"
                              "---\nid: b\nterm: b\ngloss: y\n")  # fmt: skip
    with Glossary.open([str(tmp_path)], bundled=False) as glossary:
        assert tree(glossary, "a", 3) == [(1, "a", "part-of", "b"), (1, "a", "related", "b")]


def test_a_path_follows_any_kind_in_both_directions(glossary: Glossary) -> None:
    path = glossary.related("tomato", to="warden pear").path
    assert path is not None
    assert [(step.source, step.kind, step.target) for step in path] == [
        ("tomato", "confused-with", "persimmon"), ("persimmon", "part-of", "orchard"),
        ("orchard", "related", "old-pear"),
    ]  # fmt: skip


def test_a_path_does_not_lead_through_what_is_withheld(tmp_path: Path) -> None:
    text = "".join(
        f"id: {id}\nterm: {id}\ngloss: x\nrating: {rating}\nrelations: [{', '.join(f'{{kind: related, to: {to}}}' for to in links)}]\n---\n"
        for id, rating, links in [("a", "general", ["b", "c"]), ("b", "adult", ["z"]),
                                  ("c", "general", ["d"]), ("d", "general", ["z"]), ("z", "general", [])]
    )  # fmt: skip
    write(tmp_path, "a.yaml", text.removesuffix("---\n"))

    def steps(most: str) -> list[str]:
        with Glossary.open([str(tmp_path)], bundled=False, max_rating=most) as glossary:
            return [step.target for step in glossary.related("a", to="z").path or []]

    assert steps("adult") == ["b", "z"]
    assert steps("teen") == ["c", "d", "z"]


def test_the_same_entry_twice_is_an_empty_path_and_no_way_is_none(glossary: Glossary) -> None:
    assert glossary.related("kaki", to="persimmon").path == []
    assert glossary.related("kaki", to="loquat").path is None


@pytest.mark.parametrize("depth", [0, 6, -1])
def test_a_depth_is_one_to_five(glossary: Glossary, depth: int) -> None:
    with pytest.raises(UsageError):
        glossary.related("kaki", depth=depth)


def test_an_ambiguous_name_is_reported_not_guessed(small: Path, call: Run) -> None:
    outcome = call("related", "biwa")
    assert outcome.status == 1 and outcome.out == ""
    assert "“biwa” names several entries; say which:" in outcome.err
    document = call("related", "biwa", "--json").document
    assert (document["id"], document["match"], document["relations"]) == (None, None, [])
    assert [one["id"] for one in document["suggestions"]] == ["biwa-lute", "loquat"]


@pytest.mark.parametrize(("words", "said"), [
    (["related", "kaki", "--to", "orchard"], "persimmon is part of orchard."),
    (["related", "tomato", "--to", "orchard"],
     "tomato is often confused with persimmon; persimmon is part of orchard."),
    (["related", "orchard", "--to", "kaki"], "persimmon is part of orchard."),
    (["related", "kaki", "--to", "persimmon"], "kaki and persimmon are names of one entry: persimmon."),
])  # fmt: skip
def test_a_path_is_said_in_words(small: Path, call: Run, words: list[str], said: str) -> None:
    assert call(*words).out == said + "\n"


def test_no_way_says_what_to_try(small: Path, call: Run) -> None:
    outcome = call("related", "kaki", "--to", "loquat")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == ("glossterm: no relations lead from persimmon to “loquat”\n"
                           "  See what is near: glossterm related persimmon --depth 3\n")  # fmt: skip


def test_a_term_without_relations_says_so(small: Path, call: Run, tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    write(tmp_path, "a.yaml", "id: alone\nterm: alone\ngloss: by itself\n")
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path))
    outcome = call("related", "alone")
    assert outcome.status == 0
    assert "alone has no relations" in outcome.err


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(edges=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda e: e[0] < e[1])))
def test_a_path_is_as_short_as_a_plain_search_finds(
    tmp_path_factory: pytest.TempPathFactory, edges: set[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("graph")
    documents = []
    for at in range(8):
        links = ", ".join(f"{{kind: related, to: n{b}}}" for a, b in sorted(edges) if a == at)
        documents.append(f"id: n{at}\nterm: n{at}\ngloss: x\nrelations: [{links}]\n")
    write(folder, "a.yaml", "---\n".join(documents))
    far = {0: 0}
    queue = deque([0])
    while queue:
        here = queue.popleft()
        for a, b in edges:
            there = b if a == here else a if b == here else -1
            if there >= 0 and there not in far:
                far[there] = far[here] + 1
                queue.append(there)
    with Glossary.open([str(folder)], bundled=False) as glossary:
        path = glossary.related("n0", to="n7").path
        reached = {link.relation.target for link in glossary.related("n0", depth=5).links}
    assert (None if path is None else len(path)) == far.get(7)
    assert reached == {f"n{at}" for at, steps in far.items() if 0 < steps <= 5}


EVIL = 'say "hi" \\ <b>&amp; [x](y) {a} | ; #1 `c` --> 柿'


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = EVIL.replace("'", "''")
    write(tmp_path, "a.yaml", f"id: a\nterm: '{quoted}'\naliases: [evil]\ngloss: x\nrelations: [{{kind: broader, to: b}}]\n"
                              "---\nid: b\nterm: plain\ngloss: y\n")  # fmt: skip
    monkeypatch.setenv("GLOSSTERM_PATH", str(tmp_path))
    monkeypatch.setenv("GLOSSTERM_BUNDLED", "0")


def test_dot_quotes_what_a_name_holds(evil: None, call: Run) -> None:
    out = call("related", "evil", "--format", "dot").out
    written = EVIL.replace("\\", "\\\\").replace('"', '\\"')
    assert f'  "a" [label="{written}", penwidth=2];' in out.splitlines()
    assert '  "a" -> "b" [label="a kind of"];' in out.splitlines()
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg"], input=out.encode(), check=True, capture_output=True)


def test_mermaid_writes_what_it_would_read_by_number(evil: None, call: Run) -> None:
    lines = call("related", "evil", "--format", "mermaid").out.splitlines()
    assert lines[0] == "graph LR"
    assert lines[-1] == '  n0 -->|"a kind of"| n1'
    label = re.fullmatch(r'  n0\["(.*)"\]', lines[1])
    assert label is not None
    assert not set(label.group(1)) & set('"<>[]{}|`\\&')
    back = re.sub(r"#(\d+);", lambda code: chr(int(code.group(1))), label.group(1))
    assert back == EVIL


def test_a_path_says_names_with_braces_as_they_are(evil: None, call: Run) -> None:
    assert call("related", "evil", "--to", "plain").out == f"{EVIL} is a kind of plain.\n"


def test_a_picture_of_a_path_holds_the_path(small: Path, call: Run) -> None:
    out = call("related", "tomato", "--to", "orchard", "--format", "dot").out
    assert re.findall(r'"(\S+)" -> "(\S+)"', out) == [
        ("tomato", "persimmon"),
        ("persimmon", "orchard"),
    ]
