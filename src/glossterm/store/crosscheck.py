"""The rules between entries and against the glossary's own vocabulary. Pure: entries in,
findings out."""

import os

from ..model import INVERSE
from ..text.fold import fold
from .cycles import broader_cycles
from .validate import Finding, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .entries import Path, RawEntry
    from .settings import Settings

EDITORIAL_KEYS = ("category", "rating", "references")
_NAMES = ("term", "aliases", "native")


class Corpus:
    """All entries of one glossary that can be checked together.

    Args:
        settings: the glossary's own vocabulary and policy.
        entries: entries that keep the schema, in file order.
        outside: gives the ids of the other glossaries that are read beside this one; asked only
            where a relation leads out of it.
    """

    def __init__(
        self, settings: "Settings", entries: "list[RawEntry]", outside: "Callable[[], set[str]]"
    ) -> None:
        self.settings = settings
        self.entries = entries
        self._ask_outside = outside
        self._outside: set[str] | None = None
        self.first: dict[str, RawEntry] = {}
        for entry in entries:
            self.first.setdefault(entry.data["id"], entry)
        self.links: dict[tuple[str, str], list[tuple[str, RawEntry, int]]] = {}
        for entry in entries:
            for at, relation in enumerate(entry.data.get("relations", [])):
                key = (entry.data["id"], relation["to"])
                self.links.setdefault(key, []).append((relation["kind"], entry, at))

    def findings(
        self, asked: "Callable[[RawEntry], bool] | None" = None
    ) -> "Iterator[tuple[RawEntry, Finding]]":
        """Yield every broken rule with the entry in which to mend it.

        Args:
            asked: whose own rules are wanted; all when absent. Rules between entries may be
                yielded for others too.
        """
        shown = self._shown_names()
        yield from self._shared_names(shown)
        yield from broader_cycles(self.links)
        for entry in self.entries:
            if asked is not None and not asked(entry):
                yield from self._hidden_elsewhere(entry, shown, asked)
                continue
            for finding in self._own(entry):
                yield entry, finding
            for finding in self._relations(entry):
                yield entry, finding
            for finding in self._hidden(entry, shown):
                yield entry, finding

    def _own(self, entry: "RawEntry") -> "Iterator[Finding]":
        data = entry.data
        if self.first[data["id"]] is not entry:
            other = self.first[data["id"]]
            where = f"{other.file}:{other.line}" if other.line else other.file
            yield Finding(
                ("id",), "duplicate-id", f"the id “{data['id']}” is already taken by {where}"
            )
        if self.settings.editorial:
            for key in EDITORIAL_KEYS:
                if not data.get(key):
                    yield Finding(
                        (),
                        "missing-key",
                        f"the entry lacks “{key}”, which the editorial policy asks for",
                    )
            stem = os.path.splitext(os.path.basename(entry.file))[0]
            if not entry.file.endswith(".jsonl") and stem != data["id"]:
                yield Finding(
                    ("id",),
                    "file-name",
                    f"the file is named {stem}, the entry "
                    f"{data['id']}; name the file {data['id']}.yaml",
                )
        if data.get("gloss", "").endswith("."):
            yield Finding(("gloss",), "gloss-full-stop", "a gloss ends without a full stop")
        category = data.get("category")
        known = list(self.settings.categories)
        if category and known and category not in known:
            yield Finding(
                ("category",),
                "unknown-category",
                f"category “{category}” is not in glossary.yaml{nearest(category, known)}",
            )
        yield from self._facets(entry)
        yield from self._references(entry)
        for part in ("faq", "facts"):
            for at, item in enumerate(data.get(part, [])):
                for place, target in enumerate(item.get("about", [])):
                    if not self._exists(target):
                        yield Finding(
                            (part, at, "about", place),
                            "unknown-id",
                            f"no entry “{target}”{nearest(target, list(self.first))}",
                        )

    def _facets(self, entry: "RawEntry") -> "Iterator[Finding]":
        known = self.settings.facets
        if not known:
            return
        category = entry.data.get("category")
        for key, facet in entry.data.get("facets", {}).items():
            if key not in known:
                yield Finding(
                    ("facets", key, "="),
                    "unknown-facet",
                    f"facet “{key}” is not in glossary.yaml{nearest(key, list(known))}",
                )
                continue
            serves = known[key].get("categories")
            if serves and category and category not in serves:
                yield Finding(
                    ("facets", key, "="),
                    "facet-category",
                    f"facet “{key}” serves {', '.join(serves)}, not {category}",
                )
            values = list(known[key]["values"])
            if facet["value"] not in values:
                yield Finding(
                    ("facets", key, "value"),
                    "facet-value",
                    f"facet “{key}” has no value “{facet['value']}”; it has "
                    f"{', '.join(values)}{nearest(facet['value'], values)}",
                )

    def _references(self, entry: "RawEntry") -> "Iterator[Finding]":
        numbers: set[str] = set()
        for at, reference in enumerate(entry.data.get("references", [])):
            if str(reference["id"]) in numbers:
                yield Finding(
                    ("references", at, "id"),
                    "duplicate-reference",
                    f"reference {reference['id']} is numbered twice",
                )
            numbers.add(str(reference["id"]))
        for at, fact in enumerate(entry.data.get("facts", [])):
            if str(fact["reference"]) not in numbers:
                yield Finding(
                    ("facts", at, "reference"),
                    "unknown-reference",
                    f"no reference {fact['reference']} in this entry",
                )

    def _relations(self, entry: "RawEntry") -> "Iterator[Finding]":
        own = entry.data["id"]
        for at, relation in enumerate(entry.data.get("relations", [])):
            target, kind = relation["to"], relation["kind"]
            where = ("relations", at, "to")
            if target == own:
                yield Finding(where, "self-relation", "an entry cannot be related to itself")
                continue
            if not self._exists(target):
                yield Finding(
                    where, "unknown-id", f"no entry “{target}”{nearest(target, list(self.first))}"
                )
                continue
            same = self.links[own, target]
            if any(
                other is entry and place < at and other_kind == kind
                for other_kind, other, place in same
            ):
                yield Finding(
                    where, "repeated-relation", f"{kind} {target} stands twice in this entry"
                )
            for other_kind, other, place in self.links.get((target, own), []):
                if other_kind == INVERSE[kind] and (other.file, other.document) < (
                    entry.file,
                    entry.document,
                ):
                    yield Finding(
                        where,
                        "both-directions",
                        f"{other.file} already stores this relation (relations "
                        f"{place + 1}); the inverse is derived, remove one",
                    )

    def _exists(self, target: str) -> bool:
        if target in self.first:
            return True
        if self._outside is None:
            self._outside = self._ask_outside()
        return target in self._outside

    def _shown_names(self) -> "dict[str, list[tuple[RawEntry, Finding]]]":
        """Folded shown names to the places that carry them."""
        shown: dict[str, list[tuple[RawEntry, Finding]]] = {}
        for entry in self.entries:
            data = entry.data
            places: list[tuple[Path, Any]] = [(("term",), data["term"])]
            places += [(("aliases", at), name) for at, name in enumerate(data.get("aliases", []))]
            places += [
                (("native", at, "text"), native["text"])
                for at, native in enumerate(data.get("native", []))
            ]
            for path, name in places:
                key = fold(str(name))
                shown.setdefault(key, []).append((entry, Finding(path, "shared-name", str(name))))
        return shown

    def _shared_names(
        self, shown: "dict[str, list[tuple[RawEntry, Finding]]]"
    ) -> "Iterator[tuple[RawEntry, Finding]]":
        for places in shown.values():
            first = places[0][0]
            for entry, named in places[1:]:
                a, b = first.data["id"], entry.data["id"]
                if a == b or (a, b) in self.links or (b, a) in self.links:
                    continue
                yield (
                    entry,
                    Finding(
                        named.path,
                        "shared-name",
                        f"“{named.message}” is a name of “{a}” too ({first.file}); "
                        "link the two by a relation or rename one",
                    ),
                )

    def _hidden(
        self, entry: "RawEntry", shown: "dict[str, list[tuple[RawEntry, Finding]]]"
    ) -> "Iterator[Finding]":
        for at, name in enumerate(entry.data.get("hidden", [])):
            for other, _ in shown.get(fold(str(name)), []):
                yield Finding(
                    ("hidden", at),
                    "hidden-name",
                    f"the hidden label “{name}” is a shown name of “{other.data['id']}”",
                )
                break

    def _hidden_elsewhere(
        self,
        entry: "RawEntry",
        shown: "dict[str, list[tuple[RawEntry, Finding]]]",
        asked: "Callable[[RawEntry], bool]",
    ) -> "Iterator[tuple[RawEntry, Finding]]":
        """The rule of hidden labels, told where somebody asks: at the entry whose name it is."""
        for name in entry.data.get("hidden", []):
            for other, named in shown.get(fold(str(name)), []):
                if asked(other):
                    own = entry.data["id"]
                    message = f"“{named.message}” is a hidden label of “{own}” ({entry.file})"
                    yield other, Finding(named.path, "hidden-name", message)
