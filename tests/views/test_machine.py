"""Every document keeps the shipped schema, on real entries and at every outcome."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from conftest import SMALL, Outcome

from glossterm.store.validate import schema_text

Run = Callable[..., Outcome]


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
    ["validate", str(SMALL)], ["validate", "/none"], ["compare", "a"], ["define", "--limit", "x", "a"],
    ["kaki", "--max-rating", "none"],
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_document_keeps_the_schema(
    small: Path, call: Run, schema: Any, line: list[str]
) -> None:
    outcome = call(*line, "--json")
    assert outcome.out.endswith("}\n") and outcome.out.count("\n") == 1
    assert [error.message for error in schema.iter_errors(outcome.document)] == []


def test_every_bundled_entry_keeps_the_schema(warm: Path, call: Run, schema: Any) -> None:
    from conftest import REPOSITORY

    names = sorted(path.stem for path in (REPOSITORY / "data" / "terms").glob("*.yaml"))
    queries = "\n".join(name.replace("-", " ") for name in names).encode()
    lines = call("define", "-", stdin=queries).out.splitlines()
    assert len(lines) == len(names) >= 16
    for name, line in zip(names, lines, strict=True):
        document = json.loads(line)
        assert [error.message for error in schema.iter_errors(document)] == []
        assert name in [entry["id"] for entry in document["entries"]]


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
