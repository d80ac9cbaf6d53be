"""Source files to raw entries with file and line, and back from a path to its place."""

import hashlib
import os

from ..errors import SourceError, StorageError
from ..problem import Problem
from .entries import RawEntry
from .folder import SUFFIXES
from .jsonlines import read_lines
from .source import MOST_BYTES, BadYaml, read_yaml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Path
    from .source import Marks


UNREAD = b""  # instead of its digest: a file that could not be read


def digest(content: bytes) -> bytes:
    """A file's fingerprint: BLAKE2b, 16 bytes."""
    return hashlib.blake2b(content, digest_size=16).digest()


def read_source(path: str) -> bytes:
    """Return as much of a source file as is ever parsed: of a YAML file that is too large, enough
    to say so.

    Raises:
        StorageError: it cannot be read.
    """
    return read_bytes(path, MOST_BYTES + 1 if path.endswith((".yaml", ".yml")) else -1)


def read_bytes(path: str, most: int = -1) -> bytes:
    """Return a file's bytes, all or at most so many.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read(most)
    except OSError as error:
        raise StorageError(
            f"{path}: {error.strerror or error}", "check the file and its permissions"
        ) from error


def read_entries(path: str, content: bytes) -> tuple[list[RawEntry], list[Problem]]:
    """Parse one source file.

    Args:
        path: its path; the suffix says YAML or JSON Lines.
        content: its bytes.

    Returns:
        The entries in order, and the problems. A broken YAML file gives no entries; a broken
        line of a JSON Lines file leaves the other lines usable.
    """
    if path.endswith(".jsonl"):
        return read_lines(path, content)
    try:
        documents = read_yaml(content, None)
    except BadYaml as bad:
        return [], [Problem(path, *_exactly(content, bad))]
    entries: list[RawEntry] = []
    problems: list[Problem] = []
    for number, (data, line) in enumerate(documents):
        if isinstance(data, dict):
            entries.append(RawEntry(data, path, line, number))
        elif data not in ("", None):
            problems.append(
                Problem(
                    path,
                    line,
                    1,
                    "not-a-mapping",
                    "an entry is a mapping of keys to values; separate several with ---",
                )
            )
    return entries, problems


def read_settings(path: str, content: bytes) -> "dict[str, Any]":
    """Parse a glossary.yaml.

    Raises:
        SourceError: it is not one YAML mapping; the message names file, line and column.
    """
    try:
        documents = read_yaml(content, None)
    except BadYaml as bad:
        raise bad_settings(path, *_exactly(content, bad)) from None
    data = documents[0][0] if documents else {}
    if data == "":
        data = {}
    if not isinstance(data, dict) or len(documents) > 1:
        raise bad_settings(path, 1, 1, "not-a-mapping", "glossary.yaml holds one mapping")
    return data


def bad_settings(path: str, line: int, column: int, rule: str, message: str) -> SourceError:
    """The error for a glossary.yaml that cannot be used."""
    error = SourceError(str(Problem(path, line, column, rule, message)), "mend the file")
    error.place = (line, column, rule)
    error.reason = message
    return error


def locate(path: str, document: int, where: "Path") -> tuple[int, int]:
    """Return the 1-based line and column of a value, or of its nearest parent that exists.

    Args:
        path: the source file, read again.
        document: the entry's number within it.
        where: keys and 0-based positions from the entry down; a last item ``"="`` after a
            key asks for the key instead of its value.
    """
    if path.endswith(".jsonl"):
        return document + 1, 1
    try:
        content = read_source(path)
    except StorageError:
        return 1, 1
    marks: list[Marks] = []
    try:
        read_yaml(content, marks)
    except BadYaml as bad:
        return bad.problem[0], bad.problem[1]
    if document >= len(marks):
        return 1, 1
    found = marks[document]
    while where and where not in found:
        where = where[:-1]
    return found.get(where, (1, 1))


def _exactly(content: bytes, bad: BadYaml) -> "tuple[int, int, str, str]":
    """A problem with its exact place: the second of two equal keys is found by reading again."""
    if bad.problem[2] == "duplicate-key":
        try:
            read_yaml(content, [])
        except BadYaml as again:
            return again.problem
    return bad.problem


def is_source(name: str) -> bool:
    """True where a file name is that of a source file."""
    return name.endswith(SUFFIXES) and not name.startswith(".") and os.sep not in name
