"""Drafts become entries of a glossary: each is given an id, held against the schema, and linked
with those that it names."""

from ..model import INVERSE
from ..store.validate import Schema
from ..text.fold import fold
from ..text.slug import slug

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..problem import Problem
    from .candidates import Candidate, Found

_MOST_ID = 72  # characters of an id before its number; the schema allows 80 in all
_NAMELESS = "entry"  # begins the id of a term without any letter that an id may hold


def take(
    found: "Found",
    taken: "set[str]",
    known: "set[str]" = frozenset(),  # type: ignore[assignment]
) -> "tuple[list[dict[str, Any]], list[Problem]]":
    """Make entries of candidates.

    Args:
        found: what a format's reader found.
        taken: ids that the target glossary has already.
        known: ids of the other glossaries. An id that is made here is none of them, since that
            would replace their entry; one that the source gives is meant to.

    Returns:
        The mappings of the entries that can be used, in the order of the source, and the
        problems: the reader's, then those of the candidates that were left out.
    """
    schema = Schema("term")
    ids = _Ids(
        taken | known,
        {str(candidate.data["id"]) for candidate in found.candidates if "id" in candidate.data},
    )
    used: set[str] = set()
    kept: list[Candidate] = []
    for candidate in found.candidates:
        data = candidate.data
        given = "id" in data
        if not given:
            data["id"] = ids.free(slug(names(data))[:_MOST_ID].rstrip("-") or _NAMELESS)
        finding = None if schema.is_valid(data) else next(iter(schema.findings(data)), None)
        if finding is not None:
            _left_out(found, candidate, finding.rule, finding.message)
        elif given and (data["id"] in taken or data["id"] in used):
            where = "in the glossary" if data["id"] in taken else "here"
            _left_out(
                found, candidate, "duplicate-id", f"the id “{data['id']}” stands {where} already"
            )
        else:
            used.add(data["id"])
            kept.append(candidate)
    _link(kept)
    order = list(schema.document["properties"])
    return [_ordered(candidate.data, order) for candidate in kept], found.problems


class _Ids:
    """Ids that nobody has: of the target glossary, of the source, or made here before."""

    def __init__(self, taken: "set[str]", given: "set[str]") -> None:
        self.used = taken | given
        self.last: dict[str, int] = {}  # of those that begin alike: a search would be quadratic

    def free(self, base: str) -> str:
        """The base itself, else with the first free number from 2."""
        number = self.last.get(base, 0)
        while True:
            number += 1
            id = f"{base}-{number}" if number > 1 else base
            if id not in self.used:
                self.last[base] = number
                self.used.add(id)
                return id


def _left_out(found: "Found", candidate: "Candidate", rule: str, message: str) -> None:
    term = candidate.data.get("term")
    named = f"“{term}”: " if isinstance(term, str) and not candidate.line else ""
    found.problem(candidate.line, rule, named + message)


def names(data: "dict[str, Any]") -> "list[str]":
    """The names from which an id is made, whether or not they keep the schema: the term, its
    readings, its aliases."""
    found = [data.get("term", "")]
    native, aliases = data.get("native"), data.get("aliases")
    if isinstance(native, list):
        found += [item.get("reading", "") for item in native if isinstance(item, dict)]
    found += aliases if isinstance(aliases, list) else []
    return [str(name) for name in found]


def _link(candidates: "list[Candidate]") -> None:
    """Store the relations that candidates name, and one between any two that share a name."""
    owner: dict[str, list[str]] = {}
    by_id = {candidate.data["id"]: candidate for candidate in candidates}
    for candidate in candidates:
        for key in filter(None, map(fold, _names(candidate.data))):
            owner.setdefault(key, []).append(candidate.data["id"])
    linked: set[tuple[str, str, str]] = set()
    pairs: set[frozenset[str]] = set()
    for candidate in candidates:
        for relation in candidate.data.get("relations", []):
            linked.add((candidate.data["id"], relation["kind"], relation["to"]))
            pairs.add(frozenset((candidate.data["id"], relation["to"])))

    def store(candidate: "Candidate", kind: str, target: str, difference: str) -> None:
        own = candidate.data["id"]
        if kind == "confused-with" and not difference:
            kind = "related"  # the one kind that must say the difference
        if (own, kind, target) in linked or (target, INVERSE[kind], own) in linked:
            return
        relation = {"kind": kind, "to": target}
        if difference:
            relation["difference"] = difference
        candidate.data.setdefault("relations", []).append(relation)
        linked.add((own, kind, target))
        pairs.add(frozenset((own, target)))

    for candidate in candidates:
        own = candidate.data["id"]
        for kind, name, difference in candidate.links:
            if isinstance(name, str):
                target = name if name in by_id else next(iter(owner.get(fold(name), [])), own)
            else:
                target = str(name.data.get("id", ""))
            if target != own and target in by_id:
                store(candidate, kind, target, difference)
    for ids in owner.values():
        for id in dict.fromkeys(ids[1:]):
            if id != ids[0] and frozenset((id, ids[0])) not in pairs:
                store(by_id[id], "related", ids[0], "")


def _names(data: "dict[str, Any]") -> "list[str]":
    names = [str(data["term"]), *map(str, data.get("aliases", []))]
    return names + [str(native["text"]) for native in data.get("native", [])]


def _ordered(data: "dict[str, Any]", order: "list[str]") -> "dict[str, Any]":
    return {key: data[key] for key in order if key in data}
