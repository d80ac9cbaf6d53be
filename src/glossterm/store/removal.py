"""What goes out of an index when a file changes or is gone."""

import json
import sqlite3

from ..text.fold import fold
from .passages import forget_passages
from .phrases import forget_phrases
from .rows import mixed_names, names_of, sound_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def forget(connection: sqlite3.Connection, path: str) -> "set[str]":
    """Drop all that an index holds of a file.

    Args:
        connection: the open index.
        path: the file, as the table source names it.

    Returns:
        The folded keys of the names that went.
    """
    run = connection.execute
    gone: set[str] = set()
    rows = run("SELECT number, body FROM entry WHERE source = ?", (path,)).fetchall()
    for number, body in rows:
        data = json.loads(body)
        for heard, _ in mixed_names(data):
            run("DELETE FROM sound WHERE key = ? AND entry = ?", (heard, number))
        for text in _stored_names(connection, number, data):
            key = fold(text)
            gone.add(key)
            run("DELETE FROM name WHERE key = ? AND entry = ?", (key, number))
            for heard in sound_keys(key, True):
                run("DELETE FROM sound WHERE key = ? AND entry = ?", (heard, number))
        run(
            "DELETE FROM question_about WHERE question IN "
            "(SELECT number FROM question WHERE entry = ?)",
            (number,),
        )
        forget_phrases(connection, number)
        forget_passages(connection, number)
        for table in ("relation", "question", "fact", "facet", "hidden", "word", "tag"):
            run(f"DELETE FROM {table} WHERE entry = ?", (number,))
    run("DELETE FROM entry WHERE source = ?", (path,))
    run("DELETE FROM source WHERE path = ?", (path,))
    run("DELETE FROM problem WHERE source = ?", (path,))
    return gone


def _stored_names(
    connection: sqlite3.Connection, number: int, data: "dict[str, Any]"
) -> "list[str]":
    hidden = connection.execute("SELECT text FROM hidden WHERE entry = ?", (number,))
    data["hidden"] = [row[0] for row in hidden]
    return [text for _, text in names_of(data)]
