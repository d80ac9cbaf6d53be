"""What is exported: the entries of all open glossaries as one, in the two shapes that formats
need, as far as the rating allows."""

from ..model import ADULT, RATINGS
from ..store.places import entries_of
from ..store.validate import Schema
from ..store.writer import ANSWERED
from ..text.fold import fold
from ..views.wording import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..answers import Filters
    from ..glossary.glossary import Glossary
    from ..model import Entry
    from ..store.entries import RawEntry


class Collection:
    """The entries of open glossaries, nearest first; a nearer id replaces a farther one.

    Args:
        glossary: the open glossaries and the highest rating that is shown.
        filters: which entries.

    Attributes:
        withheld: the ids that the rating kept back, filled by asking for entries.
    """

    def __init__(self, glossary: "Glossary", filters: "Filters") -> None:
        self.glossary = glossary
        self.filters = filters
        self.withheld: set[str] = set()
        self.count = 0

    @property
    def title(self) -> str:
        """The glossaries' titles."""
        titles = [index.meta().get("title", index.name) for index in self.glossary.indexes]
        return ", ".join(titles)

    @property
    def licences(self) -> "list[str]":
        """``title: licence`` of each glossary that names one."""
        found = [index.meta() for index in self.glossary.indexes]
        return [f"{meta['title']}: {meta['licence']}" for meta in found if meta.get("licence")]

    def words(self) -> Vocabulary:
        """The labels of categories, facets and values."""
        labels = self.glossary.labels
        return Vocabulary(labels("category"), labels("facet"), labels("value"))

    def answered(self) -> "list[Entry]":
        """The entries as a reader is answered, inverse relations included, by term."""
        entries, withheld = self.glossary.entries(self.filters)
        self.withheld |= withheld
        self.count = len(entries)
        return entries

    def sources(self) -> "list[dict[str, Any]]":
        """The entries as their authors wrote them, hidden labels and drafts included, by id.

        Relations, questions and facts that touch a withheld entry are left out with it. Below
        adult, so are those that lead out of the open glossaries: nothing says how what they
        touch is rated.
        """
        chosen = self._chosen()
        ratings = {id: _rating(entry.data) for id, entry in chosen.items()}
        found: list[dict[str, Any]] = []
        for id in sorted(chosen):
            data = chosen[id].data
            if not self._passes(data):
                continue
            if ratings[id] > self.glossary.most:
                self.withheld.add(id)
            else:
                found.append(self._allowed(data, ratings))
        self.count = len(found)
        return found

    def _chosen(self) -> "dict[str, RawEntry]":
        """Id to entry. What is answered goes before a draft, however near that is, as in
        answers."""
        chosen: dict[str, RawEntry] = {}
        schema = Schema("term")
        for index in self.glossary.indexes:
            own: dict[str, RawEntry] = {}
            for entry in entries_of(index.folder):
                if schema.is_valid(entry.data):
                    own.setdefault(entry.data["id"], entry)
            for id, entry in own.items():
                known = chosen.get(id)
                if known is None or (_is_answered(entry.data) and not _is_answered(known.data)):
                    chosen[id] = entry
        return chosen

    def _passes(self, data: "dict[str, Any]") -> bool:
        filters = self.filters
        if filters.category and data.get("category", "") != filters.category:
            return False
        return not filters.tag or fold(filters.tag) in map(fold, data.get("tags", []))

    def _allowed(self, data: "dict[str, Any]", ratings: "dict[str, int]") -> "dict[str, Any]":
        """An entry without what touches a withheld one."""
        most = self.glossary.most
        if most == ADULT:
            return data

        def shown(ids: "list[str]") -> bool:
            self.withheld.update(id for id in ids if ratings.get(id, 0) > most)
            return all(ratings.get(id, ADULT) <= most for id in ids)

        kept = dict(data)
        for key in ("relations", "faq", "facts"):
            if key in data:
                kept[key] = [item for item in data[key] if shown(_touched(item))]
                if data[key] and not kept[key]:
                    del kept[key]
        return kept


def _touched(item: "dict[str, Any]") -> "list[str]":
    """The other entries that a relation, a question or a fact speaks of."""
    return [item["to"]] if "to" in item else list(item.get("about", []))


def _rating(data: "dict[str, Any]") -> int:
    return RATINGS.index(data.get("rating", RATINGS[0]))


def _is_answered(data: "dict[str, Any]") -> bool:
    return data.get("status", "valid") in ANSWERED
