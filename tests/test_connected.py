"""The bundled glossary hangs together: paths, relations, differences and shared facets."""

from itertools import combinations

import pytest
import yaml
from conftest import REPOSITORY

from glossterm.glossary.glossary import Glossary

DATA = REPOSITORY / "data"


@pytest.fixture(scope="module")
def entries() -> "dict[str, dict]":
    files = sorted((DATA / "terms").glob("*.yaml"))
    return {
        file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files
    }


@pytest.fixture(scope="module")
def neighbours(entries: "dict[str, dict]") -> "dict[str, set[str]]":
    found: dict[str, set[str]] = {id: set() for id in entries}
    for id, entry in entries.items():
        for relation in entry.get("relations", []):
            found[id].add(relation["to"])
            found[relation["to"]].add(id)
    return found


def test_no_entry_stands_alone_and_every_entry_reaches_every_other(
    neighbours: "dict[str, set[str]]",
) -> None:
    assert [id for id, near in neighbours.items() if not near] == []
    start = min(neighbours)
    reached, todo = {start}, [start]
    while todo:
        fresh = neighbours[todo.pop()] - reached
        reached |= fresh
        todo += fresh
    assert sorted(neighbours.keys() - reached) == []


def test_related_finds_a_path_within_each_category(
    bundled: Glossary, entries: "dict[str, dict]"
) -> None:
    for category in {entry["category"] for entry in entries.values()}:
        terms = [entry["term"] for entry in entries.values() if entry["category"] == category]
        for other in terms[1:]:
            assert bundled.related(terms[0], to=other).path, (terms[0], other)


def test_pairs_that_people_confuse_have_their_difference(entries: "dict[str, dict]") -> None:
    pairs = [
        (id, relation["to"], relation.get("difference"))
        for id, entry in entries.items()
        for relation in entry.get("relations", [])
        if relation["kind"] == "confused-with"
    ]
    assert len(pairs) >= 80
    assert [pair[:2] for pair in pairs if not pair[2]] == []


def test_two_tier_1_entries_of_a_category_share_three_facets(entries: "dict[str, dict]") -> None:
    settings = yaml.load((DATA / "glossary.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    first = settings["tiers"][1]
    assert len(first) >= 98
    few = [
        (one, other)
        for one, other in combinations(first, 2)
        if entries[one]["category"] == entries[other]["category"]
        and len(entries[one].get("facets", {}).keys() & entries[other].get("facets", {}).keys()) < 3
    ]
    assert few == []
