"""JSON Lines files, one entry a line: for bulk, where YAML would take minutes."""

import json

from ..problem import Problem
from .entries import MOST_DEPTH, RawEntry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_LINE = 1024 * 1024  # bytes of one line; an entry has a few thousand
MOST_PROBLEMS = 20  # of one broken file that are worth listing


def read_lines(path: str, content: bytes) -> tuple[list[RawEntry], list[Problem]]:
    """Parse a JSON Lines file; a broken line leaves the others usable.

    Scalars become text and keys whose value is null are dropped, as in YAML files.
    """
    entries: list[RawEntry] = []
    problems: list[Problem] = []
    decode = json.JSONDecoder(
        object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=str
    ).decode
    for number, line in enumerate(content.split(b"\n")):
        if not line.strip():
            continue
        try:
            if len(line) > MOST_LINE:
                raise ValueError("the line is longer than 1 MiB")
            data = decode(line.decode("utf-8-sig" if number == 0 else "utf-8"))
            if not isinstance(data, dict):
                raise ValueError("a line holds one JSON object")
            if b"true" in line or b"false" in line or b"null" in line or b"\\u" in line:
                data = _texts(data)
            entries.append(RawEntry(data, path, number + 1, number))
        except RecursionError:
            problems.append(Problem(path, number + 1, 1, "too-deep", "nested too deeply"))
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            column = error.colno if isinstance(error, json.JSONDecodeError) else 1
            if isinstance(error, UnicodeDecodeError):
                reason = f"byte 0x{line[error.start]:02x} is not UTF-8"
            problems.append(Problem(path, number + 1, column, "json", reason))
            if len(problems) == MOST_PROBLEMS:
                problems.append(
                    Problem(path, number + 1, 1, "json", "too many broken lines; stopped here")
                )
                break
    return entries, problems


def read_value(text: str) -> "Any":
    """The value of a JSON text, its scalars as text.

    Raises:
        ValueError: it is no JSON, nested too deeply, or names a key twice.
    """
    decoder = json.JSONDecoder(
        object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=str
    )
    try:
        return _texts(decoder.decode(text))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _pairs(pairs: "list[tuple[str, Any]]") -> "dict[str, Any]":
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for at, key in enumerate(keys) if key in keys[:at])
        raise ValueError(f"the key “{repeated}” stands twice in this object")
    return found


def _texts(value: "Any", depth: int = 0) -> "Any":
    """Make every scalar text; drop keys whose value is null; refuse lone surrogates."""
    if depth > MOST_DEPTH:
        raise ValueError(f"nested deeper than {MOST_DEPTH} levels")
    if isinstance(value, dict):
        return {
            _texts(key): _texts(item, depth + 1) for key, item in value.items() if item is not None
        }
    if isinstance(value, list):
        return [_texts(item, depth + 1) for item in value if item is not None]
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("a lone surrogate is not text") from None
    if "\0" in value:
        raise ValueError("NUL is not text; remove it")
    return value
