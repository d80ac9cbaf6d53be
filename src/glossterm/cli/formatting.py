"""What ``fmt`` does: lays YAML files out anew, or says which it would."""

import os
import sys

from ..errors import BAD_DATA, NOT_FOUND, OK, GlosstermError, SourceError, StorageError, UsageError
from ..problem import Problem
from ..store.files import read_bytes
from ..store.folder import SETTINGS, scan
from ..store.formatting import formatted
from ..store.progress import progress
from ..store.saving import save
from ..store.source import BadYaml, read_yaml
from ..text.safe import clean
from ..views import machine, machine_author, problems
from .streams import Streams

_YAML = (".yaml", ".yml")


class Formatted:
    """What a run of ``fmt`` did: the files that changed or would, and those that could not be."""

    def __init__(self) -> None:
        self.changed: list[str] = []
        self.problems: list[Problem] = []
        self.checked = 0  # files that could be read
        self.unusable = 0  # of these, those that could not be laid out or written


def format_paths(paths: "list[str]", check: bool, json: bool, streams: Streams) -> int:
    """Lay files out anew.

    Args:
        paths: YAML files and folders; ``-`` alone reads standard input and writes the result to
            standard output.
        check: change and write nothing, only say which files are not in their normal layout.
        json: print one document.
        streams: where the names of changed files go.

    Returns:
        0; 1 where ``check`` found a file that is not in its normal layout; 3 where a file could
        not be read or written, which is then as it was.
    """
    if not paths:
        raise UsageError("nothing to lay out", "try: glossterm fmt .")
    if "-" in paths:
        if json or len(paths) > 1:
            raise UsageError(
                "fmt - reads standard input alone, and writes it laid out", "try: glossterm fmt -"
            )
        return _filter(check, streams)
    done = Formatted()
    files = _files(paths)
    with progress("laying out") as tell:
        for at, path in enumerate(files):
            if tell is not None:
                tell(at, len(files))
            _format(path, check, done)
            if not json and done.changed[-1:] == [path]:
                streams.write(clean(path) + "\n")
    if json:
        document = machine_author.formatted(done.changed, done.problems, done.checked)
        streams.write((machine.indented(document) if streams.is_terminal else document) + "\n")
    else:
        streams.flush()
        for problem in done.problems:
            streams.message(problems.line(problem).rstrip("\n"))
        _tell(done, check, streams)
    if done.problems:
        return BAD_DATA
    return NOT_FOUND if check and done.changed else OK


def _tell(done: Formatted, check: bool, streams: Streams) -> None:
    changed = len(done.changed)
    rest = done.checked - changed - done.unusable
    files = "1 file" if changed == 1 else f"{changed or 'no'} files"
    would = "would be laid out anew" if check else "laid out anew"
    others = "1 is as it should be" if rest == 1 else f"{rest} are as they should be"
    streams.message(f"{files} {would}, {others}")


def _files(paths: "list[str]") -> "list[str]":
    """The YAML files that paths name: a folder's are all that a glossary reads of it."""
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            names = [name for name, _, _ in scan(path)[0] if name.endswith(_YAML)]
            found += [os.path.normpath(os.path.join(path, name)) for name in names]
        elif not os.path.exists(path):
            raise SourceError(f"{path}: there is no such file or folder", "check the path")
        elif not path.endswith(_YAML):
            raise UsageError(f"{path}: fmt lays out YAML files", "their names end in .yaml or .yml")
        else:
            found.append(path)
    if not found:
        raise SourceError(f"{', '.join(paths)}: there is no YAML file", "check the path")
    return list(dict.fromkeys(found))


def _format(path: str, check: bool, done: Formatted) -> None:
    read = False
    try:
        content = read_bytes(path)
        read = True
        done.checked += 1
        text = formatted(content, _schema(path)).encode()
        if text != content:
            if not check:
                if read_bytes(path) != content:  # its author saved it a moment ago
                    raise StorageError(f"{path}: it changed meanwhile; run fmt again")
                save(path, text)
            done.changed.append(path)
    except BadYaml as bad:
        done.problems.append(Problem(path, *bad.problem))
        done.unusable += 1
    except GlosstermError as error:
        done.problems.append(Problem(path, 1, 1, error.code, error.message))
        done.unusable += read


def _schema(path: str) -> str:
    return "glossary" if os.path.basename(path) == SETTINGS else "term"


def _filter(check: bool, streams: Streams) -> int:
    """Standard input to standard output, for editors: what cannot be laid out is an error."""
    content = b"" if sys.stdin is None else sys.stdin.buffer.read()
    try:
        text = formatted(content, _schema_of(content))
    except BadYaml as bad:
        raise SourceError(str(Problem("standard input", *bad.problem)), "mend it there") from None
    if check:
        return OK if text.encode() == content else NOT_FOUND
    streams.write(text)
    return OK


def _schema_of(content: bytes) -> str:
    """Which schema's order of keys holds for a text without a name: what names categories, facets
    or a policy, and no term, is a glossary.yaml."""
    documents = [data for data, _ in read_yaml(content, None) if isinstance(data, dict)]
    keys = set(documents[0]) if documents else {"term"}
    settings = {"categories", "facets", "policy", "title"}
    return "glossary" if "term" not in keys and keys & settings else "term"
