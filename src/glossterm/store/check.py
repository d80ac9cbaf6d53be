"""Checking files before they ship: every problem of the paths given, in one run."""

import os
from functools import partial

from .. import paths as places
from ..errors import GlosstermError, SourceError
from ..problem import Problem
from .crosscheck import Corpus
from .depth import depth_findings, settings_findings
from .entries import RawEntry
from .files import is_source, locate, read_entries, read_source
from .folder import SETTINGS, scan, why_left_out
from .neighbours import indexed
from .progress import progress
from .prose import prose_findings
from .settings import Settings, read_settings_file
from .validate import Finding, Schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def check_paths(
    paths: "list[str]",
    bundled: bool,
    strict: bool = False,
    drafts: "dict[str, str] | None" = None,
) -> "tuple[list[Problem], int]":
    """Check glossary files.

    A file or subfolder is checked as a part of its glossary (the nearest folder upwards that
    has a glossary.yaml, else the folder itself), but only its own problems are returned.

    Args:
        paths: files and folders.
        bundled: relations may lead into the bundled glossary and the listed ones.
        strict: hold the prose and the depth of entries to the editorial rules too, as warnings.
        drafts: files to the files that hold their coming content; checked as if it stood there.

    Returns:
        The problems by file, line and column, and how many entries were checked.

    Raises:
        SourceError: a path does not exist or cannot be listed.
    """
    problems: dict[tuple[str, int, int, str, str], Problem] = {}
    wanted: dict[str, list[str]] = {}
    for path in paths:
        if not os.path.exists(path) and path not in (drafts or {}):
            raise SourceError(f"{path}: there is no such file or folder", "check the path")
        wanted.setdefault(glossary_root(path), []).append(path)
    checked = 0
    for root, parts in wanted.items():
        outside = partial(outside_ids, root) if bundled else set
        coming = {os.path.abspath(file): draft for file, draft in (drafts or {}).items()}
        found, count = _check_glossary(root, parts, outside, strict, coming)
        checked += count
        for problem in found:
            key = (problem.file, problem.line, problem.column, problem.rule, problem.message)
            problems.setdefault(key, problem)
    if not checked and not problems:
        raise SourceError(
            f"{', '.join(paths)}: there is no entry to check",
            "a glossary holds *.yaml files, one concept each, or *.jsonl",
        )
    return [problems[key] for key in sorted(problems)], checked


def glossary_root(path: str) -> str:
    """The folder of the glossary that a path belongs to, in the form in which it was given."""
    start = path if os.path.isdir(path) else os.path.dirname(path) or "."
    folder = start
    for _ in range(6):  # a glossary's files lie a few folders deep at most
        if os.path.exists(os.path.join(folder, SETTINGS)):
            return folder
        above = os.path.normpath(os.path.join(folder, os.pardir))
        if os.path.abspath(above) == os.path.abspath(folder):
            break
        folder = above
    return start


def _check_glossary(
    root: str,
    parts: "list[str]",
    outside: "Callable[[], set[str]]",
    strict: bool,
    drafts: "dict[str, str]",
) -> "tuple[list[Problem], int]":
    problems: list[Problem] = []
    whole = [os.path.abspath(part) for part in parts]

    def asked(file: str) -> bool:
        full = os.path.abspath(file)
        return any(full == part or full.startswith(part.rstrip(os.sep) + os.sep) for part in whole)

    files, loops = scan(root)
    settings = _settings(root, problems)
    names = [os.path.normpath(os.path.join(root, path)) for path, _, _ in files if path != SETTINGS]
    # A file named on the command line is checked whatever its suffix or place.
    names += [
        part for part in parts if os.path.isfile(part) and not is_source(os.path.basename(part))
    ]
    if drafts:
        known = {os.path.abspath(name) for name in names}
        names += [part for part in parts if os.path.abspath(part) in drafts.keys() - known]
    ready: dict[str, RawEntry] = {}
    if not strict and not asked(root):
        for path, entry in indexed(root, files).items():
            entry.file = os.path.normpath(os.path.join(root, path))
            if not asked(entry.file):
                ready[entry.file] = entry
    entries, count = _entries(names, ready, drafts, asked, problems)
    for loop in loops:
        path = os.path.join(root, loop)
        problems.append(Problem(path, 1, 1, "broken-link", why_left_out(path)))
    corpus = Corpus(settings, entries, outside)
    for entry, finding in corpus.findings(lambda entry: asked(entry.file)):
        if asked(entry.file):  # to find the place of another's problem costs reading its file
            problems.append(_problem(entry, finding))
    if strict:
        problems += _strict(root, settings, entries)
    return [problem for problem in problems if asked(problem.file)], count


def _entries(
    names: "list[str]",
    ready: "dict[str, RawEntry]",
    drafts: "dict[str, str]",
    asked: "Callable[[str], bool]",
    problems: "list[Problem]",
) -> "tuple[list[RawEntry], int]":
    """The entries of files that keep the schema, and how many were asked for; what is wrong with
    the others goes to ``problems``."""
    schema = Schema("term")
    entries: list[RawEntry] = []
    count = 0
    with progress("checking") as tell:
        for at, name in enumerate(names):
            if tell is not None:
                tell(at, len(names))
            if name in ready:
                entries.append(ready[name])
                continue
            source = drafts.get(os.path.abspath(name), name) if drafts else name
            try:
                found, broken = read_entries(name, read_source(source))
            except GlosstermError as error:
                problems.append(Problem(name, 1, 1, error.code, error.message))
                continue
            problems += broken
            count += len(found) if asked(name) else 0
            for entry in found:
                findings = list(schema.findings(entry.data))
                entry.source = source
                problems += [_problem(entry, finding) for finding in findings]
                if not findings:
                    entries.append(entry)
    return entries, count


def _strict(root: str, settings: Settings, entries: "list[RawEntry]") -> "Iterator[Problem]":
    found = [*prose_findings(entries), *depth_findings(settings, entries)]
    for entry, finding in found:
        yield _problem(entry, finding, "warning")
    path = os.path.normpath(os.path.join(root, SETTINGS))
    for finding in settings_findings(settings, {entry.data["id"] for entry in entries}):
        line, column = locate(path, 0, finding.path)
        yield Problem(path, line, column, finding.rule, finding.message, "warning")


def _settings(root: str, problems: "list[Problem]") -> Settings:
    path = os.path.normpath(os.path.join(root, SETTINGS))
    if not os.path.exists(path):
        return Settings("glossary", {})
    try:
        return read_settings_file(root, read_source(path))
    except SourceError as error:
        problems.append(Problem(path, *error.place, error.reason or error.message))
        return Settings("glossary", {})


def _problem(entry: RawEntry, finding: Finding, severity: str = "error") -> Problem:
    line, column = locate(entry.source, entry.document, finding.path)
    return Problem(entry.file, line, column, finding.rule, finding.message, severity)


def outside_ids(root: str) -> "set[str]":
    """Ids of the other glossaries, into which relations may lead."""
    ids: set[str] = set()
    folders = [*places.listed_folders(), places.user_data_folder()]
    if places.reads_bundled():
        folders.append(places.bundled_folder())
    here = os.path.realpath(root)
    for folder in folders:
        if not os.path.isdir(folder) or os.path.realpath(folder) == here:
            continue
        try:
            files, _ = scan(folder)
        except GlosstermError:
            continue  # a neighbour's faults are its own
        ready = indexed(folder, files)
        ids |= {str(entry.data["id"]) for entry in ready.values()}
        for path, _, _ in files:
            if path != SETTINGS and path not in ready:
                name = os.path.join(folder, path)
                try:
                    found, _ = read_entries(name, read_source(name))
                except GlosstermError:
                    continue
                ids |= {str(entry.data.get("id", "")) for entry in found}
    return ids
