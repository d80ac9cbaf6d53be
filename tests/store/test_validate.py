"""The rules of an entry, as an author meets them: file:line:column, what is wrong, what is near."""

from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SMALL, write

from glossterm.store.check import check_paths
from glossterm.store.validate import Schema


def messages(data: dict[str, Any]) -> list[str]:
    return [finding.message for finding in Schema("term").findings(data)]


def checked(folder: Path) -> list[str]:
    problems, _ = check_paths([str(folder)], bundled=False)
    return [f"{Path(p.file).name}:{p.line}:{p.column} {p.rule}: {p.message}" for p in problems]


def entry(name: str, **fields: str) -> str:
    lines = [f"id: {name}", f"term: {fields.pop('term', name)}", "gloss: a thing"]
    return "\n".join([*lines, *(f"{key}: {value}" for key, value in fields.items())]) + "\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"id": "a", "term": "a"}, "the entry lacks “gloss” or “definition”"),
        ({"term": "a", "gloss": "x"}, "the entry lacks “id”"),
        ({"id": "a", "term": "a", "glos": "x", "gloss": "y"},
         "unknown key “glos”; did you mean “gloss”?"),
        ({"id": "a", "term": "a", "gloss": "x", "rating": "adlt"},
         "rating is “adlt”, which is not one of general, teen, mature, adult; did you mean “adult”?"),
        ({"id": "a", "term": "a", "gloss": "x", "aliases": "b"}, "aliases must be a list, not text"),
        ({"id": "a", "term": ["a"], "gloss": "x"}, "term must be text, not a list"),
        ({"id": "A b", "term": "a", "gloss": "x"},
         "id “A b” may hold lower-case letters a to z, digits and single hyphens between them"),
        ({"id": "a", "term": " ", "gloss": "x"}, "term is empty: fill it or remove the key"),
        ({"id": "a", "term": "a", "gloss": "x" * 121},
         "gloss has 121 characters; at most 120 are read"),
        ({"id": "a", "term": "a", "gloss": "x", "reviewed": "yesterday"},
         "reviewed “yesterday” is not a date: write it as 2026-11-20"),
        ({"id": "a", "term": "a", "gloss": "x", "relations": [{"kind": "confused-with", "to": "b"}]},
         "relations 1 lacks “difference”"),
        ({"id": "a", "term": "a", "gloss": "x", "references": [{"id": "1", "title": "t",
                                                               "url": "javascript:alert(1)"}]},
         "references 1 url “javascript:alert(1)” is not a web address: it begins with http:// or "
         "https://"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_explained(data: dict[str, Any], message: str) -> None:
    assert messages(data) == [message]


def test_every_problem_of_an_entry_is_reported_in_one_run() -> None:
    assert len(messages({"id": "A", "term": "", "rating": "x", "colour": "red"})) == 5


def test_the_small_glossary_has_no_problem() -> None:
    assert check_paths([str(SMALL)], bundled=False) == ([], 8)


def test_the_bundled_glossary_has_no_problem() -> None:
    problems, count = check_paths([str(REPOSITORY / "data")], bundled=False)
    assert [str(problem) for problem in problems] == []
    assert count >= 16


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"a.yaml": entry("x"), "b.yaml": entry("x")}, "b.yaml:1:5 duplicate-id"),
        ({"a.yaml": entry("a", relations="[{kind: related, to: bb}]"), "b.yaml": entry("b")},
         "a.yaml:4:33 unknown-id: no entry “bb”"),
        ({"a.yaml": entry("a", relations="[{kind: related, to: b}]"),
          "b.yaml": entry("b", relations="[{kind: related, to: a}]")},
         "b.yaml:4:33 both-directions"),
        ({"a.yaml": entry("a", relations="[{kind: broader, to: b}]"),
          "b.yaml": entry("b", relations="[{kind: narrower, to: a}]")},
         "b.yaml:4:34 both-directions"),
        ({"a.yaml": entry("a", relations="[{kind: related, to: b}, {kind: related, to: b}]"),
          "b.yaml": entry("b")}, "a.yaml:4:57 repeated-relation"),
        ({"a.yaml": entry("a", relations="[{kind: broader, to: b}]"),
          "b.yaml": entry("b", relations="[{kind: broader, to: c}]"),
          "c.yaml": entry("c", relations="[{kind: broader, to: a}]")},
         "c.yaml:4:33 broader-cycle: broader runs in a circle: a → b → c → a"),
        ({"a.yaml": entry("a", relations="[{kind: related, to: a}]")}, "a.yaml:4:33 self-relation"),
        ({"a.yaml": entry("a", aliases="[NTR]"), "b.yaml": entry("b", aliases="[N.T.R.]")},
         "b.yaml:4:11 shared-name: “N.T.R.” is a name of “a” too"),
        ({"a.yaml": entry("a", hidden="[B]"), "b.yaml": entry("b")},
         "a.yaml:4:10 hidden-name: the hidden label “B” is a shown name of “b”"),
        ({"a.yaml": entry("a", faq="[{question: q, answer: r, about: [zz]}]")},
         "a.yaml:4:40 unknown-id: no entry “zz”"),
        ({"a.yaml": entry("a", facts="[{label: l, statement: s, reference: 2}]")},
         "a.yaml:4:45 unknown-reference: no reference 2 in this entry"),
        ({"glossary.yaml": "categories: {Fruit: {label: fruit}}"},
         "glossary.yaml:1:14 bad-form: key “Fruit” may hold lower-case letters a to z, digits and single "
         "hyphens between them"),
        ({"glossary.yaml": "facets: {taste: {label: T, values: {}}}"},
         "glossary.yaml:1:36 empty: facets taste values is empty: fill it or remove the key"),
        ({"glossary.yaml": "facets: {taste: {label: T, values: {sweet: s}}}",
          "a.yaml": entry("a", facets="{tast: {value: sweet}}")},
         "a.yaml:4:10 unknown-facet: facet “tast” is not in glossary.yaml; did you mean “taste”?"),
        ({"glossary.yaml": "facets: {taste: {label: T, values: {sweet: s}}}",
          "a.yaml": entry("a", facets="{taste: {value: sweat}}")},
         "a.yaml:4:25 facet-value: facet “taste” has no value “sweat”; it has sweet; did you mean "
         "“sweet”?"),
        ({"glossary.yaml": "categories: {x: {label: X}, y: {label: Y}}\n"
                           "facets: {taste: {label: T, categories: [x], values: {sweet: s}}}",
          "a.yaml": entry("a", category="y", facets="{taste: {value: sweet}}")},
         "a.yaml:5:10 facet-category: facet “taste” serves x, not y"),
        ({"glossary.yaml": "categories: {fruit: {label: F}}", "a.yaml": entry("a", category="friut")},
         "a.yaml:4:11 unknown-category: category “friut” is not in glossary.yaml; did you mean "
         "“fruit”?"),
        ({"glossary.yaml": "nam: x"},
         "glossary.yaml:1:1 unknown-key: unknown key “nam”; did you mean “name”?"),
        ({"a.yaml": "id: a\nterm: a\ngloss: ends badly.\n"},
         "a.yaml:3:8 gloss-full-stop: a gloss ends without a full stop"),
        ({"a.yaml": entry("a", references="[{id: 1, title: t}, {id: 1, title: u}]")},
         "a.yaml:4:38 duplicate-reference: reference 1 is numbered twice"),
    ],
)  # fmt: skip
def test_rules_between_entries(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    for name, text in files.items():
        write(tmp_path, name, text)
    found = checked(tmp_path)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_shared_name_is_allowed_where_a_relation_says_so(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", entry("a", aliases="[NTR]", relations="[{kind: related, to: b}]"))
    write(tmp_path, "b.yaml", entry("b", aliases="[ntr]"))
    assert checked(tmp_path) == []


def test_the_editorial_policy_asks_for_more(tmp_path: Path) -> None:
    write(tmp_path, "glossary.yaml", "policy: editorial\n")
    write(tmp_path, "b.yaml", entry("a"))
    rules = sorted(line.split(" ")[1] for line in checked(tmp_path))
    assert rules == ["file-name:", "missing-key:", "missing-key:", "missing-key:"]


def test_one_file_is_checked_as_a_part_of_its_glossary(tmp_path: Path) -> None:
    write(tmp_path, "glossary.yaml", "name: g\n")
    write(tmp_path, "terms/a.yaml", entry("a", relations="[{kind: related, to: b}]"))
    write(tmp_path, "terms/b.yaml", entry("b", glos="x"))
    problems, count = check_paths([str(tmp_path / "terms" / "a.yaml")], bundled=False)
    assert count == 1
    assert [problem.rule for problem in problems] == ["unknown-id"]


def test_a_long_chain_of_broader_terms_is_no_cycle_and_takes_no_stack(tmp_path: Path) -> None:
    documents = [
        entry(f"t{n}", relations=f"[{{kind: broader, to: t{n + 1}}}]") for n in range(3000)
    ]
    write(tmp_path, "a.yaml", "---\n".join([*documents, entry("t3000")]))
    assert checked(tmp_path) == []
