"""What editors see of an entry: the schema by its first line, read as YAML 1.2, by a validator that
is not ours."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from glossterm.store.skeleton import skeleton, write_schema
from glossterm.store.validate import Schema, schema_text

DATA = Path(__file__).parents[2] / "data"
FIRST = "# yaml-language-server: $schema="


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2 with its types, except that a date is a text, as JSON has it."""
    engine = YAML(typ="safe", pure=True)
    engine.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = (
        engine.constructor.__class__.construct_yaml_str
    )
    return engine.load(text)


def independent(name: str) -> Any:
    document = Schema(name).document
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


def test_the_first_line_of_every_bundled_entry_leads_to_the_schema() -> None:
    for file in sorted((DATA / "terms").glob("*.yaml")):
        first = file.read_text(encoding="utf-8").split("\n")[0]
        assert first.startswith(FIRST)
        target = file.parent / first.removeprefix(FIRST)
        assert target.read_text(encoding="utf-8") == schema_text("term")


def test_every_bundled_entry_is_valid_for_an_editor() -> None:
    validator = independent("term")
    for file in sorted((DATA / "terms").glob("*.yaml")):
        data = as_an_editor_reads(file.read_text(encoding="utf-8"))
        assert [error.message for error in validator.iter_errors(data)] == [], file.name
    settings = as_an_editor_reads((DATA / "glossary.yaml").read_text(encoding="utf-8"))
    settings["tiers"] = {str(tier): ids for tier, ids in settings["tiers"].items()}
    assert list(independent("glossary").iter_errors(settings)) == []


@pytest.mark.parametrize("gloss", ["", "short meeting"])
def test_what_new_writes_is_valid_for_an_editor(tmp_path: Path, gloss: str) -> None:
    text = skeleton(str(tmp_path), "no-801", "NO 801: the “#1”", gloss, "meeting")
    write_schema(str(tmp_path))
    assert text.startswith(f"{FIRST}term.schema.json\n")
    assert (tmp_path / "term.schema.json").read_text(encoding="utf-8") == schema_text("term")
    assert list(independent("term").iter_errors(as_an_editor_reads(text))) == []


def test_a_schema_of_an_earlier_version_is_replaced_and_somebody_elses_is_not(
    tmp_path: Path,
) -> None:
    file = tmp_path / "term.schema.json"
    file.write_text('{"title": "glossterm entry", "version": 0}', encoding="utf-8")
    write_schema(str(tmp_path))
    assert file.read_text(encoding="utf-8") == schema_text("term")
    file.write_text('{"title": "mine"}', encoding="utf-8")
    write_schema(str(tmp_path))
    assert file.read_text(encoding="utf-8") == '{"title": "mine"}'


GOOD: dict[str, Any] = {"id": "a", "term": "a", "gloss": "b"}


@pytest.mark.parametrize("change", [
    {}, {"id": "A"}, {"id": "a--b"}, {"term": ""}, {"term": " "}, {"gloss": "x" * 121}, {"glos": "x"},
    {"aliases": "b"}, {"aliases": ["b", "b"]}, {"aliases": []}, {"rating": "grown-up"},
    {"reviewed": "2026-13-01"}, {"reviewed": "soon"}, {"reviewed": "2026-11-20"},
    {"native": [{"reading": "x"}]}, {"native": [{"text": "柿"}]}, {"language": "japanese!"},
    {"facets": {"A": {"value": "x"}}}, {"facets": {"a": {"note": "x"}}},
    {"relations": [{"kind": "near", "to": "b"}]}, {"relations": [{"kind": "related"}]},
    {"relations": [{"kind": "confused-with", "to": "b"}]},
    {"faq": [{"question": "Why?"}]}, {"references": [{"id": "x", "title": "t"}]},
    {"references": [{"id": 1, "title": "t", "url": "javascript:alert(1)"}]},
    {"references": [{"id": 1, "title": "t", "url": "https://example.org"}]},
])  # fmt: skip
def test_both_validators_agree(change: dict[str, Any]) -> None:
    data = {**GOOD, **change}
    assert independent("term").is_valid(data) == Schema("term").is_valid(data)
