"""How much an entry must hold, and how entries hang together: the rules of
``validate --strict`` beside wording. Pure: entries in, findings out."""

from ..model import INVERSE, RATINGS
from .validate import Finding, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .entries import RawEntry
    from .settings import Settings

# What an entry of each tier holds: texts, and how many of what comes in lists.
TEXTS = {1: ("gloss", "definition", "etymology", "history", "usage"), 2: ("gloss", "definition"),
         3: ("gloss", "definition")}  # fmt: skip
COUNTS = {
    1: {"facets": 3, "relations": 3, "faq": 3, "references": 1},
    2: {"relations": 2, "faq": 1, "references": 1},
    3: {"relations": 1, "references": 1},
}
_LISTED = ("facets", "relations", "facts", "faq")


def depth_findings(
    settings: "Settings", entries: "list[RawEntry]"
) -> "Iterator[tuple[RawEntry, Finding]]":
    """Yield what an entry lacks for its tier, sources that support nothing, and ratings that
    fall along ``broader``.

    Args:
        settings: names the entries of the first and second tier; all others are of the third.
        entries: entries that keep the schema.
    """
    neighbours: dict[str, set[tuple[str, str]]] = {}
    by_id = {entry.data["id"]: entry.data for entry in entries}
    for entry in entries:
        for relation in entry.data.get("relations", []):
            kind, own, target = relation["kind"], entry.data["id"], relation["to"]
            neighbours.setdefault(own, set()).add((kind, target))
            neighbours.setdefault(target, set()).add((INVERSE[kind], own))
    for entry in entries:
        data = entry.data
        near = neighbours.get(data["id"], set())
        if settings.editorial:
            yield from ((entry, finding) for finding in _parts(settings, data, near))
        elif not near and len(entries) > 1:
            yield entry, Finding((), "unconnected", "the entry has no relation to any other")
        yield from ((entry, finding) for finding in _references(data, bool(near)))
        yield from ((entry, finding) for finding in _ratings(data, by_id))


def settings_findings(settings: "Settings", ids: "set[str]") -> "Iterator[Finding]":
    """Yield the ids under ``tiers`` in glossary.yaml that no entry has."""
    for tier, listed in settings.tiers.items():
        for at, name in enumerate(listed):
            if name not in ids:
                yield Finding(
                    ("tiers", tier, at),
                    "unknown-id",
                    f"no entry “{name}”{nearest(name, list(ids))}",
                )


def _parts(
    settings: "Settings", data: "dict[str, Any]", near: "set[tuple[str, str]]"
) -> "Iterator[Finding]":
    tier = settings.tier(data["id"])
    texts = TEXTS[tier]
    if tier == 2 and data.get("language", "en") != "en":
        texts = (*texts, "etymology")  # a loanword
    for key in texts:
        if not data.get(key):
            yield _lacking(tier, f"“{key}”")
    held = {key: len(data.get(key, ())) for key in COUNTS[tier]} | {"relations": len(near)}
    for key, least in COUNTS[tier].items():
        if held[key] < least:
            yield _lacking(tier, f"“{key}”: {held[key]} of {least}")
    if not data.get("reviewed"):
        yield Finding((), "unreviewed", "the entry does not say when it was last read: “reviewed”")


def _lacking(tier: int, what: str) -> Finding:
    return Finding((), "missing-part", f"an entry of tier {tier} lacks {what}")


def _references(data: "dict[str, Any]", related: bool) -> "Iterator[Finding]":
    cited = {str(fact["reference"]) for fact in data.get("facts", [])}
    for at, reference in enumerate(data.get("references", [])):
        supports = reference.get("supports", [])
        if not supports and str(reference["id"]) not in cited:
            yield Finding(
                ("references", at), "idle-reference", "the source supports no part of the entry"
            )
        for place, part in enumerate(supports):
            if not data.get(part) and not (part == "relations" and related):
                yield Finding(
                    ("references", at, "supports", place),
                    "idle-reference",
                    f"the source supports “{part}”, which the entry does not have",
                )


def _ratings(data: "dict[str, Any]", by_id: "dict[str, dict[str, Any]]") -> "Iterator[Finding]":
    for at, relation in enumerate(data.get("relations", [])):
        other = by_id.get(relation["to"])
        if other is None or relation["kind"] not in ("broader", "narrower"):
            continue
        wide, narrow = (other, data) if relation["kind"] == "broader" else (data, other)
        if _rank(narrow) < _rank(wide):
            yield Finding(
                ("relations", at, "to"),
                "broader-rating",
                f"“{narrow['id']}” is rated {narrow['rating']}, below its broader term "
                f"“{wide['id']}”, which is {wide['rating']}",
            )


def _rank(data: "dict[str, Any]") -> int:
    return RATINGS.index(data.get("rating", "general"))
