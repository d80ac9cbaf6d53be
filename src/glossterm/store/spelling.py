"""The blocks that fuzzy ranking searches: keys by length and first letter, of themselves and of
their consonant skeletons. Made anew with a new index, patched where few names changed."""

import sqlite3
from bisect import bisect_left

from ..text.skeleton import skeleton
from .rows import ALIAS, HIDDEN, TERM

_LABELS = (TERM, ALIAS, HIDDEN)
_KEYS = "SELECT DISTINCT key FROM name WHERE label IN (?, ?, ?)"


def rewrite(connection: sqlite3.Connection) -> None:
    """Make all blocks from the names; within a block, keys stand in order."""
    spellings: dict[tuple[int, str], list[str]] = {}
    sounds: dict[tuple[int, str], tuple[list[str], list[str]]] = {}
    for (key,) in connection.execute(f"{_KEYS} ORDER BY key", _LABELS):
        spellings.setdefault((len(key), key[0]), []).append(key)
        heard = skeleton(key)
        if heard:
            codes, keys = sounds.setdefault((len(heard), heard[0]), ([], []))
            codes.append(heard)
            keys.append(key)
    connection.execute("DELETE FROM spelling")
    connection.execute("DELETE FROM skeleton")
    for place, keys in spellings.items():
        _put_spellings(connection, place, keys)
    for place, (codes, keys) in sounds.items():
        _put_skeletons(connection, place, codes, keys)


def patch(connection: sqlite3.Connection, touched: "set[str]") -> None:
    """Mend the blocks of the keys that were added or removed.

    Args:
        connection: the open index, its names up to date.
        touched: folded keys that may have come or gone.
    """
    for key in sorted(touched):
        there = connection.execute(f"{_KEYS} AND key = ?", (*_LABELS, key)).fetchone() is not None
        place = (len(key), key[0])
        row = connection.execute(
            "SELECT keys FROM spelling WHERE length = ? AND initial = ?", place
        ).fetchone()
        keys = row[0].split("\n") if row else []
        if _mend(keys, key, there):
            _put_spellings(connection, place, keys)
        heard = skeleton(key)
        if not heard:
            continue
        place = (len(heard), heard[0])
        row = connection.execute(
            "SELECT skeletons, keys FROM skeleton WHERE length = ? AND initial = ?", place
        ).fetchone()
        codes, keys = (row[0].split("\n"), row[1].split("\n")) if row else ([], [])
        if _mend(keys, key, there, codes, heard):
            _put_skeletons(connection, place, codes, keys)


def _mend(
    keys: "list[str]", key: str, there: bool, codes: "list[str] | None" = None, code: str = ""
) -> bool:
    """Put a key in its place in an ordered list, or take it out; True where that changed it."""
    at = bisect_left(keys, key)
    found = at < len(keys) and keys[at] == key
    if found == there:
        return False
    if there:
        keys.insert(at, key)
        if codes is not None:
            codes.insert(at, code)
    else:
        del keys[at]
        if codes is not None:
            del codes[at]
    return True


def _put_spellings(
    connection: sqlite3.Connection, place: "tuple[int, str]", keys: "list[str]"
) -> None:
    connection.execute("DELETE FROM spelling WHERE length = ? AND initial = ?", place)
    if keys:
        connection.execute("INSERT INTO spelling VALUES (?, ?, ?)", (*place, "\n".join(keys)))


def _put_skeletons(
    connection: sqlite3.Connection, place: "tuple[int, str]", codes: "list[str]", keys: "list[str]"
) -> None:
    connection.execute("DELETE FROM skeleton WHERE length = ? AND initial = ?", place)
    if keys:
        connection.execute(
            "INSERT INTO skeleton VALUES (?, ?, ?, ?)",
            (*place, "\n".join(codes), "\n".join(keys)),
        )
