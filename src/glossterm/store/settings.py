"""What a glossary.yaml says, with defaults where there is none."""

import os

from .files import bad_settings, locate, read_settings
from .folder import SETTINGS
from .validate import Schema, is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Settings:
    """A glossary's name, policy and vocabulary.

    Args:
        name: short name; the folder's where glossary.yaml gives none.
        data: the checked mapping of glossary.yaml.
    """

    def __init__(self, name: str, data: "dict[str, Any]") -> None:
        self.name = str(data.get("name", name))
        self.title = str(data.get("title", self.name))
        self.language = str(data.get("language", ""))
        self.licence = str(data.get("licence", ""))
        self.editorial = data.get("policy") == "editorial"
        self.categories: dict[str, dict[str, str]] = data.get("categories", {})
        self.facets: dict[str, dict[str, Any]] = data.get("facets", {})
        self.tiers: dict[str, list[str]] = data.get("tiers", {})
        self._tier = {name: int(tier) for tier, ids in self.tiers.items() for name in ids}

    def tier(self, name: str) -> int:
        """How deep an entry must go: 1, 2, or 3 for all that glossary.yaml does not list."""
        return self._tier.get(name, 3)

    def vocabulary(self) -> "list[tuple[str, str, int, str]]":
        """Rows (kind, key, position, label) for the index; kind is category, facet or value."""
        rows: list[tuple[str, str, int, str]] = []
        for at, (key, category) in enumerate(self.categories.items()):
            rows.append(("category", key, at, category["label"]))
        for at, (key, facet) in enumerate(self.facets.items()):
            rows.append(("facet", key, at, facet["label"]))
            for place, (value, label) in enumerate(facet["values"].items()):
                rows.append(("value", f"{key}/{value}", place, label))
        return rows


def read_settings_file(folder: str, content: bytes | None) -> Settings:
    """Read and check a folder's glossary.yaml.

    Args:
        folder: the glossary's folder.
        content: the file's bytes, or None where there is no file.

    Raises:
        SourceError: the file breaks its schema; the message names file, line and column.
    """
    words = os.path.basename(os.path.abspath(folder)).lower()
    cleaned = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in words).split())
    name = cleaned if is_id(cleaned) else "glossary"
    if content is None:
        return Settings(name, {})
    path = os.path.join(folder, SETTINGS)
    data = read_settings(path, content)
    for finding in Schema("glossary").findings(data):
        line, column = locate(path, 0, finding.path)
        raise bad_settings(path, line, column, finding.rule, finding.message)
    return Settings(name, data)
