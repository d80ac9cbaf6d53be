"""Dictionaries through pyglossary, an optional extra that works in a process of its own.

So nothing that it does on loading or on broken files reaches this one: no folders in the home, no
exception hook, no words on standard output, no traceback (pyglossary_child.py).
"""

import gzip
import json
import os
import shutil
import site
import subprocess
import sys
import tempfile
import zlib

from ..errors import NotSupportedError, SourceError, StorageError
from .pyglossary_child import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

EXTRA = "dictionaries"
MOST_BYTES = 1 << 30  # of one file once it is unpacked: a small archive may hold endless zeros
_CHUNK = 1 << 20
_NAME = "dictionary"  # of the files in the folder where pyglossary works
_CHILD = os.path.join(os.path.dirname(__file__), "pyglossary_child.py")


def read_dictionary(plugin: str, files: "dict[str, str]") -> "list[dict[str, Any]]":
    """Read a dictionary.

    Args:
        plugin: pyglossary's name of the format.
        files: what is read: suffix to path, the main file first; packed ones are unpacked.

    Returns:
        ``{"names": […], "text": …, "kind": "m" for plain text, "h" for HTML, "x" for XDXF}`` for
        each article, and ``{"problem": …}`` for what could not be read.

    Raises:
        SourceError: the files are no such dictionary.
        NotSupportedError: pyglossary is missing or does not fit this Python.
        StorageError: a file cannot be read.
    """
    main = next(iter(files))
    with tempfile.TemporaryDirectory(prefix="glossterm-") as folder:
        for suffix, path in files.items():
            _unpack(path, os.path.join(folder, _NAME + suffix))
        done = _run("read", plugin, folder, _NAME + main, b"")
        if done.returncode:
            raise SourceError(
                f"{files[main]}: it cannot be read as a dictionary: {_reason(done)}",
                "check that all its files lie beside each other and are whole",
            )
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_dictionary(
    plugin: str, suffix: str, info: "dict[str, str]", articles: "list[tuple[list[str], str]]"
) -> "dict[str, bytes]":
    """Write a dictionary.

    Args:
        plugin: pyglossary's name of the format.
        suffix: of the dictionary's main file.
        info: what is said of the whole, by pyglossary's keys.
        articles: (headwords, text) in order.

    Returns:
        The files by their suffix.

    Raises:
        NotSupportedError: pyglossary is missing or does not fit this Python.
        StorageError: it could not write.
    """
    lines = [json.dumps({"info": info})]
    lines += [json.dumps({"names": names, "text": text}) for names, text in articles]
    with tempfile.TemporaryDirectory(prefix="glossterm-") as folder:
        done = _run("write", plugin, folder, _NAME + suffix, "\n".join(lines).encode())
        if done.returncode:
            raise StorageError(
                f"the dictionary cannot be written: {_reason(done)}", "free some space"
            )
        made: dict[str, bytes] = {}
        for name in sorted(os.listdir(folder)):
            if name.startswith(_NAME + "."):
                with open(os.path.join(folder, name), "rb") as file:
                    made[name[len(_NAME) :]] = file.read()
    return made


def beside(path: str, suffixes: "tuple[str, ...]", optional: "tuple[str, ...]") -> "dict[str, str]":
    """Find the files of a dictionary.

    Args:
        path: any of them, their common beginning, or a folder that holds one dictionary.
        suffixes: of the files that must be there, the main one first; each may be packed.
        optional: of the files that may be there.

    Raises:
        SourceError: one is missing, or a folder holds several dictionaries.
    """
    base = _base(path, suffixes + optional)
    if os.path.isdir(path):
        found = sorted(name for name in os.listdir(path) if name.endswith(suffixes[0]))
        if len(found) != 1:
            count = "no" if not found else "more than one"
            raise SourceError(
                f"{path}: the folder holds {count} *{suffixes[0]}", "name the file itself"
            )
        base = os.path.join(path, found[0][: -len(suffixes[0])])
    files: dict[str, str] = {}
    for suffix in suffixes + optional:
        name = next(
            (
                base + suffix + end
                for end in ("", ".dz", ".gz")
                if os.path.isfile(base + suffix + end)
            ),
            "",
        )
        if name:
            files[suffix] = name
        elif suffix in suffixes:
            raise SourceError(
                f"{base}{suffix}: there is no such file",
                f"a dictionary of this format has {', '.join('*' + end for end in suffixes)}",
            )
    return files


def _base(path: str, suffixes: "tuple[str, ...]") -> str:
    for end in (".dz", ".gz", ""):
        for suffix in suffixes:
            if path.endswith(suffix + end):
                return path[: len(path) - len(suffix + end)]
    return path


def _unpack(path: str, target: str) -> None:
    opener: Callable[..., Any] = gzip.open if path.endswith((".dz", ".gz")) else open
    try:
        with opener(path, "rb") as source, open(target, "wb") as copy:
            size = 0
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > MOST_BYTES:
                    raise SourceError(f"{path}: it is larger than 1 GiB", "split it")
                copy.write(chunk)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(f"{path}: it is packed, but broken: {error}", "fetch it anew") from None
    except OSError as error:
        raise StorageError(
            f"{path}: {error.strerror or error}", "check the file and its permissions"
        ) from error


def _run(
    mode: str, plugin: str, folder: str, name: str, lines: bytes
) -> "subprocess.CompletedProcess[bytes]":
    home = os.path.join(folder, "home")
    os.mkdir(home)
    environ = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PYGLOSSARY")},
        "HOME": home, "APPDATA": home, "LOCALAPPDATA": home, "TMPDIR": home,
        "PYTHONUSERBASE": site.getuserbase(),  # where pip install --user puts it, by the old home
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    environ.pop("WARNINGS", None)  # it reads this one too
    # -P: the folder of the script holds modules that are named like those of Python itself.
    command = [sys.executable, "-P", _CHILD, mode, plugin, os.path.join(folder, name)]
    done = subprocess.run(
        command, input=lines, capture_output=True, env=environ, cwd=folder, check=False
    )
    shutil.rmtree(home, ignore_errors=True)
    if done.returncode == MISSING:
        raise _missing(done)
    return done


def _missing(done: "subprocess.CompletedProcess[bytes]") -> NotSupportedError:
    reason = _reason(done)
    install = f"python -m pip install 'glossterm[{EXTRA}]'"
    if "No module named 'pyglossary'" in reason:
        return NotSupportedError(
            "StarDict and dictd need pyglossary, which is not installed", install
        )
    return NotSupportedError(f"pyglossary does not work with this Python: {reason}", install)


def _reason(done: "subprocess.CompletedProcess[bytes]") -> str:
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1] if said else f"the process ended with {done.returncode}"
