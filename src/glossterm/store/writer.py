"""Rows into an open database: what changed goes out, what is new comes in."""

import bisect
import os
import sqlite3

from ..errors import SourceError, StorageError
from ..model import RATINGS
from ..problem import Problem
from ..text.fold import fold
from .entries import RawEntry
from .files import UNREAD, digest, locate, read_entries, read_source
from .folder import SETTINGS, SourceFile, is_racy, why_left_out
from .passages import add_passages, passages_of
from .phrases import add_phrases, question_number
from .removal import forget
from .rows import (
    ALIAS,
    HIDDEN,
    NATIVE,
    TERM,
    entry_text,
    is_japanese,
    mixed_names,
    names_of,
    sound_keys,
)
from .settings import Settings, read_settings_file
from .spelling import patch, rewrite
from .validate import Schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ANSWERED = ("valid", "superseded")
_FEW = 20  # names in the index for each that changed, from which patching pays
_BATCH = 2000  # entries held before they are written: bounds memory at a million headwords


class Writer:
    """One run of the compiler over one folder."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: str,
        files: list[SourceFile],
        loops: list[str],
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.files = {file[0]: file for file in files}
        self.loops = loops
        self.schema = Schema("term")
        row = connection.execute("SELECT max(number) FROM entry").fetchone()
        self.number = row[0] or 0
        self.taken: set[str] = set()  # ids that this run has read
        self.kept = bool(self.number)
        self.touched: set[str] = set()  # folded keys that came or went
        self.todo: list[str] = []  # paths still to be read, sorted
        self.rows: dict[str, list[tuple[Any, ...]]] = {}
        self.pending = 0

    def run(self, progress: "Callable[[int, int], None] | None") -> None:
        settings_file = self.files.get(SETTINGS)
        self.connection.execute(
            "DELETE FROM problem WHERE rule = 'broken-link' OR source = ?", (SETTINGS,)
        )
        content = self._read(SETTINGS) if settings_file else None
        settings = self._settings(content)
        changed = self._changed()
        for loop in self.loops:
            said = why_left_out(os.path.join(self.folder, loop))
            self._problem(loop, Problem(loop, 0, 0, "broken-link", said))
        self.todo = changed
        done = 0
        while self.todo:
            if progress is not None:
                progress(done, done + len(self.todo))
            self._file(self.todo.pop(0), settings, progress)
            done += 1
        self._flush()
        if 0 < len(self.touched) * _FEW < self.number and self.kept:
            patch(self.connection, self.touched)
        elif self.touched or not self.kept:
            rewrite(self.connection)
        self._meta(settings, content)

    def _settings(self, content: bytes | None) -> Settings:
        """The glossary's settings; a broken glossary.yaml is a problem, its entries stay."""
        try:
            return read_settings_file(self.folder, content)
        except SourceError as error:
            self._add("problem", SETTINGS, *error.place, error.reason or error.message)
            return read_settings_file(self.folder, None)

    def _changed(self) -> list[str]:
        """Drop what changed or vanished; return the paths to read, in order."""
        run = self.connection.execute
        known = set(run("SELECT path, size, mtime_ns FROM source"))
        changed = {file[0] for file in set(self.files.values()) - known}
        for path, before in run("SELECT path, digest FROM source WHERE racy").fetchall():
            if path in self.files and path not in changed:
                if self._digest(path) == before:
                    settled = not is_racy(self.files[path][2])
                    run(
                        "UPDATE source SET racy = ? WHERE path = ?",
                        (not before or not settled, path),
                    )
                else:
                    changed.add(path)
        paths = {file[0] for file in known}
        if SETTINGS in changed or (SETTINGS in paths and SETTINGS not in self.files):
            # Another name or vocabulary touches every body.
            changed = set(self.files)
        gone = [path for path in paths if path not in self.files or path in changed]
        # An id that is taken twice hides the later entry; when the first goes, the second counts.
        duplicates = run(
            "SELECT DISTINCT source FROM problem WHERE rule = 'duplicate-id'"
        ).fetchall()
        for (path,) in duplicates:
            if path in self.files and path not in changed:
                changed.add(path)
                gone.append(path)
        for path in gone:
            self._forget(path)
        return sorted(path for path in changed if path != SETTINGS)

    def _forget(self, path: str) -> None:
        self.touched |= forget(self.connection, path)

    def _file(
        self, path: str, settings: Settings, progress: "Callable[[int, int], None] | None" = None
    ) -> None:
        content = self._read(path)
        if content is None:
            return
        entries, problems = read_entries(os.path.join(self.folder, path), content)
        for problem in problems:
            self._problem(path, problem)
        unanswered = len(entries)
        for at, entry in enumerate(entries):
            if progress is not None and at and at % _BATCH == 0:
                progress(at, len(entries))  # bulk: the steps of one large file
            if not self.schema.is_valid(entry.data):
                for finding in self.schema.findings(entry.data):
                    line, column = locate(entry.file, entry.document, finding.path)
                    self._problem(
                        path, Problem(entry.file, line, column, finding.rule, finding.message)
                    )
            elif not self._free(entry.data["id"], path):
                line, column = locate(entry.file, entry.document, ("id",))
                message = f"the id “{entry.data['id']}” is already taken"
                self._problem(path, Problem(entry.file, line, column, "duplicate-id", message))
            elif entry.data.get("status", "valid") in ANSWERED:
                self.taken.add(entry.data["id"])
                unanswered -= 1
                self._entry(path, entry, settings)
        self._source(path, content, unanswered)

    def _read(self, path: str) -> bytes | None:
        """A file's bytes. None where it cannot be read: that is a problem of this file alone, and
        no problem where it has gone since the folder was listed."""
        full = os.path.join(self.folder, path)
        try:
            return read_source(full)
        except StorageError as error:
            if os.path.lexists(full):
                reason = error.message.removeprefix(f"{full}: ")
                self._problem(path, Problem(full, 0, 0, "unreadable", reason))
                self._add("source", *self.files[path], UNREAD, 1, 1)
            return None

    def _digest(self, path: str) -> bytes:
        try:
            return digest(read_source(os.path.join(self.folder, path)))
        except StorageError:
            return UNREAD

    def _source(self, path: str, content: bytes, unanswered: int) -> None:
        racy = int(is_racy(self.files[path][2]))
        self._add("source", *self.files[path], digest(content), racy, unanswered)

    def _free(self, id: str, path: str) -> bool:
        """True where no entry has the id yet. The first file in order has it: a later one, kept
        from before, is sent back to be read."""
        if id in self.taken:
            return False
        if not self.kept:
            return True
        row = self.connection.execute("SELECT source FROM entry WHERE id = ?", (id,)).fetchone()
        if row is None:
            return True
        if row[0] <= path:
            return False
        self._forget(row[0])
        bisect.insort(self.todo, row[0])
        return True

    def _entry(self, path: str, entry: RawEntry, settings: Settings) -> None:
        data = entry.data
        self.number += 1
        number = self.number
        body, gloss = entry_text(data, settings.name)
        rating = RATINGS.index(data.get("rating", RATINGS[0]))
        own = (data["id"], path, str(data["term"]), gloss, data.get("category", ""), rating, body)
        self._add("entry", number, *own)
        japanese = is_japanese(data)
        for label, text in names_of(data):
            key = fold(text)
            if not key:
                continue
            self._add("name", key, number, label, text)
            if self.kept:
                self.touched.add(key)
            if label == HIDDEN:
                self._add("hidden", number, text)
            for heard in sound_keys(key, japanese):
                self._add("sound", heard, number, label, text)
            if " " in key and label in (TERM, ALIAS):
                for word in key.split(" "):
                    self._add("word", word, number, text)
        for key, text in mixed_names(data):
            self._add("sound", key, number, NATIVE, text)
        for at, relation in enumerate(data.get("relations", [])):
            self._add(
                "relation",
                number,
                at,
                relation["kind"],
                relation["to"],
                relation.get("difference", ""),
            )
        for at, item in enumerate(data.get("faq", [])):
            self._question(number, at, item, data["id"])
        for at, fact in enumerate(data.get("facts", [])):
            self._add(
                "fact",
                number,
                at,
                fact["label"],
                fact["statement"],
                int(fact["reference"]),
                " ".join(fact.get("about", [])),
            )
        for key, facet in data.get("facets", {}).items():
            self._add("facet", number, key, facet["value"], facet.get("note", ""))
        for tag in data.get("tags", []):
            self._add("tag", fold(tag), number)
        add_passages(self._add, number, passages_of(data, gloss, settings))
        add_phrases(self._add, number, data, gloss)
        self.pending += 1
        if self.pending >= _BATCH:
            self._flush()

    def _question(self, entry: int, at: int, item: "dict[str, Any]", own: str) -> None:
        number = question_number(entry, at)
        about = item.get("about") or [own]
        self._add("question", number, entry, at, item["question"], item["answer"], " ".join(about))
        for target in about:
            self._add("question_about", target, number)

    def _add(self, table: str, *values: "Any") -> None:
        self.rows.setdefault(table, []).append(values)

    def _problem(self, path: str, problem: Problem) -> None:
        self._add("problem", path, problem.line, problem.column, problem.rule, problem.message)

    def _flush(self) -> None:
        for table, rows in self.rows.items():
            marks = ",".join("?" * len(rows[0]))
            columns = " (rowid, text)" if table in ("words", "fragment") else ""
            self.connection.executemany(
                f"INSERT OR IGNORE INTO {table}{columns} VALUES ({marks})", rows
            )
        self.rows = {}
        self.pending = 0

    def _meta(self, settings: Settings, content: bytes | None) -> None:
        run = self.connection.execute
        count = run("SELECT count(*) FROM entry").fetchone()[0]
        rows = {
            "glossary": settings.name,
            "title": settings.title,
            "language": settings.language,
            "licence": settings.licence,
            "policy": "editorial" if settings.editorial else "open",
            "entries": str(count),
        }
        self.connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows.items())
        run("DELETE FROM vocabulary")
        self.connection.executemany(
            "INSERT INTO vocabulary VALUES (?, ?, ?, ?)", settings.vocabulary()
        )
        if content is not None:
            run("DELETE FROM source WHERE path = ?", (SETTINGS,))
            self._source(SETTINGS, content, 0)
        self._flush()
