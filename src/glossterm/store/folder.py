"""A glossary's folder: which files it holds, and whether they are those that were indexed."""

import os
import time

from ..errors import SourceError

SETTINGS = "glossary.yaml"
SUFFIXES = (".yaml", ".yml", ".jsonl")
# Two writes within this time may leave the same mtime: FAT counts in 2 s, ext4 in 4 to 10 ms.
TICK_NS = 2_000_000_000


# A file as the file system shows it: path relative to the folder, size, time of change in ns.
# A bare tuple, because a folder of ten thousand is listed, sorted and compared on every read.
SourceFile = tuple[str, int, int]


def scan(folder: str) -> tuple[list[SourceFile], list[str]]:
    """List a glossary's source files, recursively, sorted by path.

    Hidden files and folders are passed over; links are followed, a folder that a link leads
    back to is not entered twice.

    Returns:
        The files (glossary.yaml included), and the relative paths of links that loop or lead
        nowhere, of folders that cannot be listed and of names that are no text; see why_left_out.

    Raises:
        SourceError: the folder cannot be listed.
    """
    found: list[SourceFile] = []
    loops: list[str] = []
    if os.path.isfile(folder):
        raise SourceError(
            f"{folder}: a glossary is a folder, not a file",
            "GLOSSTERM_PATH lists folders of YAML or JSON Lines files",
        )
    try:
        top = os.stat(folder)
    except OSError as error:
        raise SourceError(
            f"{folder}: {error.strerror}", "check GLOSSTERM_PATH: it lists folders of YAML files"
        ) from error
    _scan(folder, "", frozenset([(top.st_dev, top.st_ino)]), found, loops)
    found.sort()
    return found, sorted(loops)


def _scan(
    folder: str,
    prefix: str,
    above: "frozenset[tuple[int, int]]",
    found: list[SourceFile],
    loops: list[str],
) -> None:
    try:
        listing = os.scandir(folder)
    except OSError as error:
        raise SourceError(
            f"{folder}: {error.strerror}", "check the folder and its permissions"
        ) from error
    with listing:
        for item in listing:
            name = item.name
            if name[0] == ".":
                continue
            if not name.isascii() and _is_garbled(name):
                if name.endswith(SUFFIXES) or item.is_dir():
                    loops.append(prefix + name.encode("utf-8", "replace").decode())
                continue
            try:
                if name.endswith(SUFFIXES) and item.is_file():
                    facts = item.stat()
                    found.append((prefix + name, facts.st_size, facts.st_mtime_ns))
                    continue
                if item.is_dir():
                    facts = item.stat()
                    # DirEntry.stat() has no inode on Windows; os.stat() has.
                    if not facts.st_ino:
                        facts = os.stat(item.path)
                    place = (facts.st_dev, facts.st_ino)
                    if place in above:
                        loops.append(prefix + name)
                    else:
                        _scan(item.path, prefix + name + "/", above | {place}, found, loops)
            except (OSError, SourceError):
                loops.append(prefix + name)


def why_left_out(path: str) -> str:
    """What is wrong with a path that scan passed over: a link, a closed folder, a name."""
    if os.path.islink(path):
        return "the link leads nowhere or back"
    if os.path.lexists(path):
        return "it cannot be read; check its permissions"
    return "its name is not UTF-8; rename it"


def _is_garbled(name: str) -> bool:
    """True where a name holds bytes that are not UTF-8: no index can hold it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


def is_racy(mtime_ns: int) -> bool:
    """True where a file was changed so lately that its time cannot be trusted to tell a change."""
    return mtime_ns >= time.time_ns() - TICK_NS
