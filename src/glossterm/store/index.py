"""One compiled glossary, open for reading: the queries, and nothing about what they mean."""

import os
import sqlite3

from ..errors import DamagedIndexError, IndexFileError
from ..model import LABELS, Entry
from ..paths import sqlite_uri

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

NOTE = ".whole"  # behind an index's name: the note that it was found whole, see seal
FORMAT = 9  # raise it with every change to schema.sql or to what a column holds

_AT_ONCE = 900  # values of one query: old SQLite takes 999
ENTRY = "e.id, e.term, e.gloss, e.category, e.rating, e.body, e.number"
_BY_KEY = {
    table: f"SELECT t.label, t.text, {ENTRY} FROM {table} t JOIN entry e ON e.number = t.entry"
    " WHERE t.key = ? ORDER BY e.id, t.label, t.text"
    for table in ("name", "sound")
}


class Index:
    """A compiled glossary.

    Args:
        connection: an open database of format FORMAT.
        folder: the glossary's folder, for messages.

    Attributes:
        name: the glossary's name.
        place: its position among the open glossaries, nearest first.
        path: its file, empty in memory; ``mark`` tells which file that was, and ``note`` is the
            path of what remembers that it is whole.

    Every query may raise IndexFileError where the file is damaged; the caller decides whether
    to rebuild.
    """

    def __init__(self, connection: sqlite3.Connection, folder: str) -> None:
        self.connection = connection
        self.folder = folder
        self.place = 0
        self._sound = True
        self.path = self.note = ""
        self.mark = b""
        version = self.row("PRAGMA user_version")[0]
        if version != FORMAT:
            raise IndexFileError(f"the index has format {version}, not {FORMAT}")
        row = self.row("SELECT value FROM meta WHERE key = 'glossary'")
        if row is None:
            raise DamagedIndexError("the index is incomplete")
        self.name: str = row[0]
        # A bulk glossary often has none of these: three look-ups less for each of its entries.
        self._has = self.row(
            "SELECT EXISTS (SELECT 1 FROM relation), EXISTS (SELECT 1 FROM question),"
            " EXISTS (SELECT 1 FROM fact)"
        )

    @classmethod
    def open(cls, path: str, folder: str, note: str = "") -> "Index":
        """Open an index file, read-only, that is as it was written.

        Args:
            path: the file.
            folder: the glossary's folder, for messages.
            note: path of what remembers that the file is whole; beside it when absent.

        Raises:
            IndexFileError: it is missing or of another format.
            DamagedIndexError: it is damaged.
        """
        note = note or path + NOTE
        mark = _marked(path)
        if not mark or mark != _noted(note):
            from .seal import check  # only a file that is new here

            mark = check(path, note, FORMAT)
        try:
            # immutable: the file is only ever replaced, never changed, so no locks are needed.
            connection = sqlite3.connect(sqlite_uri(path), uri=True, isolation_level=None)
            index = cls(connection, folder)
        except sqlite3.Error as error:
            raise DamagedIndexError(f"{path}: {error}") from error
        index.path, index.note, index.mark = path, note, mark
        return index

    @property
    def is_sound(self) -> bool:
        """False where the file turned out to be damaged, or was written to since it was opened."""
        now = _marked(self.path)
        # Where another took its place, or it is gone, what it held can still be read.
        same = now.split()[:1] == self.mark.split()[:1]
        return self._sound and (now == self.mark or not same)

    @property
    def is_bare(self) -> bool:
        """True where no entry has relations, questions or facts: its body is all there is."""
        return not any(self._has)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __del__(self) -> None:
        # Whoever drops a glossary without closing it still lets go of the file.
        self.connection.close()

    def meta(self) -> dict[str, str]:
        """What the index says of its glossary: title, language, licence, policy, entries."""
        return dict(self.rows("SELECT key, value FROM meta"))

    def named(self, key: str) -> "list[tuple[str, str, Entry]]":
        """(label, text, entry) for each designation under a folded key."""
        return self._labelled("name", key)

    def sounding(self, key: str) -> "list[tuple[str, str, Entry]]":
        """(label, text, entry) for each designation under a sound key."""
        return self._labelled("sound", key)

    def entry(self, id: str) -> Entry | None:
        """The entry with an id."""
        row = self.row(f"SELECT {ENTRY} FROM entry e WHERE e.id = ?", id)
        return None if row is None else self.entry_of(row)

    def head(self, id: str) -> "tuple[str, int] | None":
        """(term, rating) of the entry with an id."""
        head: tuple[str, int] | None = self.row("SELECT term, rating FROM entry WHERE id = ?", id)
        return head

    def relations_of(self, number: int) -> "list[tuple[str, str, str]]":
        """(kind, target id, difference) as stored with an entry, in order."""
        if not self._has[0]:
            return []
        return self.rows(
            "SELECT kind, target, difference FROM relation WHERE entry = ? ORDER BY position",
            (number,),
        )

    def relations_to(self, id: str) -> "list[tuple[str, str, str]]":
        """(kind, source id, difference) of stored relations that lead to an id."""
        if not self._has[0]:
            return []
        return self.rows(
            "SELECT r.kind, e.id, r.difference FROM relation r JOIN entry e ON e.number = r.entry"
            " WHERE r.target = ? ORDER BY e.id, r.position",
            (id,),
        )

    def questions_of(self, number: int) -> "list[tuple[str, str, str]]":
        """(question, answer, about) of an entry, in order; about is ids between spaces."""
        if not self._has[1]:
            return []
        return self.rows(
            "SELECT question, answer, about FROM question WHERE entry = ? ORDER BY position",
            (number,),
        )

    def questions_about(self, id: str) -> "list[tuple[str, str, str, str]]":
        """(entry id, question, answer, about) of questions of any entry about an id."""
        return self.rows(
            "SELECT e.id, q.question, q.answer, q.about FROM question_about a"
            " JOIN question q ON q.number = a.question JOIN entry e ON e.number = q.entry"
            " WHERE a.target = ? ORDER BY e.id, q.position",
            (id,),
        )

    def questions(self) -> "list[tuple[str, str, str, str]]":
        """(entry id, question, answer, about) of every question, by entry."""
        return self.rows(
            "SELECT e.id, q.question, q.answer, q.about FROM question q"
            " JOIN entry e ON e.number = q.entry ORDER BY e.id, q.position"
        )

    def facts_of(self, number: int) -> "list[tuple[str, str, int, str]]":
        """(label, statement, reference, about) of an entry, in order."""
        if not self._has[2]:
            return []
        return self.rows(
            "SELECT label, statement, reference, about FROM fact WHERE entry = ? ORDER BY position",
            (number,),
        )

    def facets_of(self, number: int) -> "dict[str, tuple[str, str]]":
        """Facet key to (value, note) of an entry."""
        return {
            row[0]: (row[1], row[2])
            for row in self.rows("SELECT key, value, note FROM facet WHERE entry = ?", (number,))
        }

    def vocabulary(self, kind: str) -> "list[tuple[str, str]]":
        """(key, label) of the glossary's categories, facets or values, in order."""
        return self.rows(
            "SELECT key, label FROM vocabulary WHERE kind = ? ORDER BY position", (kind,)
        )

    def problems(self) -> "list[tuple[str, int, int, str, str]]":
        """(file, line, column, rule, message) of what was left out when compiling."""
        rows = self.rows(
            "SELECT source, line, column_, rule, message FROM problem ORDER BY source, line"
        )
        return [
            (os.path.join(self.folder, row[0]) if row[0] else self.folder, *row[1:]) for row in rows
        ]

    def sources(self) -> "list[tuple[str, int, int]]":
        """(path, size, mtime_ns) of every file that was compiled, in the order of paths."""
        return self.rows("SELECT path, size, mtime_ns FROM source ORDER BY path")

    def unsettled(self) -> "list[tuple[str, int, bytes]]":
        """(path, mtime_ns, digest) of files that were compiled within a tick of their change."""
        return self.rows("SELECT path, mtime_ns, digest FROM source WHERE racy")

    def _labelled(self, table: str, key: str) -> "list[tuple[str, str, Entry]]":
        return [self._pair(row) for row in self.rows(_BY_KEY[table], (key,))]

    def _pair(self, row: "tuple[Any, ...]") -> "tuple[str, str, Entry]":
        return LABELS[row[0]], row[1], self.entry_of(row[2:])

    def entry_of(self, row: "tuple[Any, ...]") -> Entry:
        """The entry of a row of the columns that ENTRY names."""
        id, term, gloss, category, rating, body, number = row
        return Entry(id, term, gloss, category, rating, body, self.name, number, self.place)

    def rows(self, sql: str, values: "tuple[Any, ...]" = ()) -> "list[Any]":
        """All rows of a query.

        Raises:
            IndexFileError: the file is damaged.
        """
        try:
            return self.connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []  # a lone surrogate, as undecodable bytes arrive in argv: no text has one
        except sqlite3.DatabaseError as error:
            self._sound = False
            raise DamagedIndexError(f"the index of {self.folder} is damaged: {error}") from error

    def rows_of_each(self, sql: str, values: "Sequence[Any]", mark: str = "?") -> "list[Any]":
        """All rows of a query about many values, some hundreds of them at a time.

        Args:
            sql: the query, with ``{}`` where the marks of the values go.
            values: n values.
            mark: that of one value.

        Raises:
            IndexFileError: the file is damaged.
        """
        found: list[Any] = []
        for at in range(0, len(values), _AT_ONCE):
            some = tuple(values[at : at + _AT_ONCE])
            found += self.rows(sql.format(",".join([mark] * len(some))), some)
        return found

    def row(self, sql: str, *values: "Any") -> "Any":
        """The first row of a query, or None."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None


def mark_of(facts: os.stat_result) -> bytes:
    """What tells a file from every other, and what every write to it changes."""
    return b"%d %d %d %d" % (facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def _marked(path: str) -> bytes:
    try:
        return mark_of(os.stat(path))
    except OSError:
        return b""


def _noted(note: str) -> bytes:
    try:
        file = os.open(note, os.O_RDONLY)
    except OSError:
        return b""
    try:
        return os.read(file, 128)
    except OSError:
        return b""
    finally:
        os.close(file)
