"""JSON Lines: one entry a line, as it was written. Nothing is lost."""

import json

from ..store.files import read_bytes
from ..store.jsonlines import read_lines
from ..text.safe import escape_json
from .candidates import Candidate, Found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .collection import Collection


def read(path: str) -> Found:
    """Read a JSON Lines file; a line that is broken leaves the others usable.

    Raises:
        StorageError: the file cannot be read.
    """
    found = Found(path)
    entries, found.problems = read_lines(path, read_bytes(path))
    found.candidates = [Candidate(entry.data, entry.line) for entry in entries]
    return found


def write(collection: "Collection") -> "dict[str, bytes]":
    """One JSON object a line, by id; control and invisible characters are escaped."""
    return {".jsonl": lines(collection.sources())}


def lines(entries: "list[dict[str, Any]]") -> bytes:
    """Entries as the content of a JSON Lines file, in their order."""
    dumped = (json.dumps(data, ensure_ascii=False, separators=(",", ":")) for data in entries)
    return "".join(escape_json(line) + "\n" for line in dumped).encode()
