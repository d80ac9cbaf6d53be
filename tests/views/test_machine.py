"""Every document keeps the shipped schema, on real entries and at every outcome."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from conftest import REPOSITORY, SMALL, Outcome

from glossterm.store.validate import schema_text

Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a command writes go to a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def schema() -> Any:
    return jsonschema_rs.validator_for(json.loads(schema_text("output")))


LINES = [
    ["define", "persimmon"], ["define", "biwa"], ["define", "xyzzy"], ["define", "persimmin"],
    ["define", "per"], ["define", "moonshine", "--max-rating", "teen"], ["define", "\x1b\u202e\""],
    ["define", "カキ"], ["define", "old pear"],
    ["compare", "persimmon", "tomato"], ["compare", "kaki", "persimmon"],
    ["compare", "biwa", "tomato", "zzz"], ["compare", "persimmon", "tomato", "loquat", "orchard"],
    ["faq", "persimmon"], ["faq"], ["faq", "zzz"], ["faq", "is a tomato a persimmon?"],
    ["faq", "what is the airspeed of a swallow"],
    ["search", "fruit"], ["search", "柿"], ["search", "zzzz"], ["search", '"'], ["search", "category:fruit"],
    ["search", "moonshine", "--max-rating", "teen"], ["search"], ["search", "-fruit"],
    ["list"], ["list", "--category", "fruit", "--sort", "rating"], ["list", "--tag", "none"],
    ["list", "--rating", "none"], ["list", "x"], ["list", "--sort", "x"],
    ["related", "kaki"], ["related", "kaki", "--depth", "5"], ["related", "zzz"], ["related", "biwa"],
    ["related", "kaki", "--to", "orchard"], ["related", "kaki", "--to", "loquat"],
    ["related", "kaki", "--to", "zzz"], ["related", "moonshine", "--max-rating", "teen"],
    ["related", "kaki", "--format", "dot"], ["related"], ["related", "kaki", "--to", "persimmon"],
    ["random"], ["random", "--daily"], ["random", "--category", "none"], ["random", "--tag", "orange"],
    ["info"], ["info", "--glossary", "none"], ["info", "--max-rating", "teen"],
    ["validate", str(SMALL)], ["validate", "/none"], ["compare", "a"], ["define", "--limit", "x", "a"],
    ["kaki", "--max-rating", "none"],
    ["export"], ["export", "jsonl"], ["export", "markdwn"], ["export", "csv", "-o", "/none/x"],
    ["export", "csv", "-o", "words.csv"], ["export", "csv", "-o", "words.csv", "--category", "none"],
    ["export", "markdown", "-o", "words.md", "--max-rating", "teen"],
    ["import"], ["import", "csv"], ["import", "csv", "/none"], ["import", "xls", "x"],
    ["import", "jsonl", str(REPOSITORY / "tests" / "formats" / "half.jsonl")],
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_document_keeps_the_schema(
    small: Path,
    call: Run,
    schema: Any,
    line: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # where export writes
    outcome = call(*line, "--json")
    assert outcome.out.endswith("}\n") and outcome.out.count("\n") == 1
    assert [error.message for error in schema.iter_errors(outcome.document)] == []


def test_every_bundled_entry_keeps_the_schema(warm: Path, call: Run, schema: Any) -> None:
    terms = call("list", "--json").document["terms"]
    queries = "\n".join(term["term"] for term in terms).encode()
    lines = call("define", "-", stdin=queries).out.splitlines()
    assert len(lines) == len(terms) >= 16
    for term, line in zip(terms, lines, strict=True):
        document = json.loads(line)
        assert [error.message for error in schema.iter_errors(document)] == []
        found = {entry["id"]: entry["match"] for entry in document["entries"]}
        assert found[term["id"]]["by"] == "exact"


def test_the_document_of_define_is_pinned(small: Path, call: Run) -> None:
    document = call("define", "love apple", "--json").document
    assert document == {
        "schema_version": 1, "command": "define", "withheld": 0, "query": "love apple",
        "entries": [{
            "query": "love apple",
            "match": {"label": "alias", "by": "exact", "on": "love apple", "score": 100},
            "id": "tomato", "term": "tomato", "aliases": ["love apple"], "native": [],
            "category": "fruit", "tags": [], "rating": "general", "status": "valid",
            "gloss": "red fruit that cooks treat as a vegetable",
            "definition": "A tomato is botanically a berry. Kitchens and customs offices have "
                          "ruled otherwise.",
            "facets": {"taste": {"value": "sour", "note": "Sweet ones are sold by the dozen."}},
            "references": [], "glossary": "small",
            "relations": [{"kind": "confused-with", "to": "persimmon", "term": "persimmon",
                           "difference": "A persimmon grows on a tree and is sweet, a tomato on a "
                                         "vine and is served with salt."}],
            "facts": [],
            "faq": [{"question": "Is a tomato a vegetable?",
                     "answer": "In the kitchen and in court, yes; in botany, no.",
                     "about": ["tomato"]}],
        }],
        "suggestions": [],
    }  # fmt: skip


def test_json_is_compact_in_a_pipe_and_indented_on_a_terminal(small: Path, call: Run) -> None:
    piped, shown = call("kaki", "--json"), call("kaki", "--json", terminal=True)
    assert piped.document == shown.document
    assert ": " not in piped.out.split('"definition"')[0]
    assert shown.out.startswith('{\n  "schema_version": 1,\n')
    assert "柿" in piped.out and "柿" in shown.out


def test_hidden_labels_are_in_no_document(small: Path, call: Run) -> None:
    for line in LINES:
        assert "persimon" not in call(*line, "--json").out


def test_validate_reports_as_json(tmp_path: Path, call: Run, schema: Any) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nterm: a\nglos: x\n")
    document = call("validate", "--json", str(tmp_path)).document
    assert [error.message for error in schema.iter_errors(document)] == []
    assert document["problems"][1] == {
        "file": str(tmp_path / "a.yaml"), "line": 3, "column": 1, "rule": "unknown-key",
        "severity": "error", "message": "unknown key “glos”; did you mean “gloss”?",
    }  # fmt: skip


def test_the_documents_of_finding_are_pinned(small: Path, call: Run) -> None:
    head = {"schema_version": 1, "withheld": 0}
    assert call("search", "lantern", "--json").document == {
        **head, "command": "search", "query": "lantern",
        "hits": [{
            "id": "persimmon", "term": "persimmon",
            "gloss": "orange fruit of the kaki tree, astringent until it is ripe", "field": "definition",
            "snippet": "…ripens late. Eaten too early it puckers the mouth, which is why many are dried before "
                       "they are sold; a ripe one is soft, sweet and the colour of a lantern.",
            "score": 39,
        }],
    }  # fmt: skip
    assert call("list", "--tag", "orange", "--json").document == {
        **head, "command": "list",
        "terms": [{"id": "persimmon", "term": "persimmon", "native": [{"text": "柿", "reading": "かき"}],
                   "category": "fruit", "rating": "general",
                   "gloss": "orange fruit of the kaki tree, astringent until it is ripe"}],
    }  # fmt: skip
    assert call("related", "KKI", "--json").document == {
        **head, "command": "related", "query": "KKI",
        "match": {"label": "alias", "by": "exact", "on": "KKI", "score": 100},
        "id": "persimmon", "term": "persimmon",
        "relations": [
            {"kind": "confused-with", "from": "persimmon", "to": "tomato", "term": "tomato",
             "difference": "A persimmon grows on a tree and is sweet, a tomato on a vine and is "
                           "served with salt.", "depth": 1},
            {"kind": "part-of", "from": "persimmon", "to": "orchard", "term": "orchard",
             "difference": None, "depth": 1},
        ],
        "path": None, "suggestions": [],
    }  # fmt: skip
    assert call("related", "kaki", "--to", "orchard", "--json").document["path"] == [
        {"from": "persimmon", "kind": "part-of", "to": "orchard", "term": "orchard"}
    ]
    random = call("random", "--tag", "orange", "--json").document
    define = call("define", "persimmon", "--json").document
    entry = {
        key: value for key, value in define["entries"][0].items() if key not in ("query", "match")
    }
    assert random == {**head, "command": "random", "entries": [entry], "suggestions": []}


def test_info_tells_of_every_glossary(small: Path, call: Run, tmp_path: Path,
                                      monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """One that cannot be read does not hide the others."""
    import os

    from glossterm import __version__, paths

    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "a.yaml").write_text("id: a\nterm: a\ngloss: x\n")
    (broken / "b.yaml").write_text("id: [\n")
    monkeypatch.setenv("GLOSSTERM_PATH", os.pathsep.join([str(SMALL), "/none/such", str(broken)]))
    outcome = call("info", "--json", "--max-rating", "teen")
    assert outcome.status == 0
    assert outcome.document == {
        "schema_version": 1, "command": "info", "withheld": 1, "version": __version__,
        "glossaries": [
            {"name": "small", "path": str(SMALL), "entries": 6, "state": "fresh"},
            {"name": "such", "path": "/none/such", "entries": 0, "state": "unreadable"},
            {"name": "broken", "path": str(broken), "entries": 1, "state": "problems"},
        ],
        "cache": paths.cache_folder(),
    }  # fmt: skip
    plain = call("info").out
    assert "small: 7 entries, fresh" in plain and "/none/such" in plain and "b.yaml:2:1" in plain
    monkeypatch.setenv("GLOSSTERM_PATH", str(SMALL))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "broken" / "a.yaml"))
    assert call("info", "--json").document["glossaries"][0]["state"] == "memory"
