"""pyglossary at work, in a process of its own: run by pyglossary.py, never imported.

Importing it sets the exception hook and the logger class, makes folders in the home, and talks on
standard output; here that reaches nobody. Objects go in and out as JSON, one a line.
"""

import json
import logging
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO

MISSING, FAILED = 3, 4  # exit statuses that pyglossary.py understands
MOST_OUT = 1 << 30  # bytes of articles: an index may name one long article a million times


def main(mode: str, plugin: str, path: str) -> int:
    """Read or write a dictionary.

    Args:
        mode: read or write.
        plugin: pyglossary's name of the format.
        path: the dictionary, as that plugin names it.
    """
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    err = os.fdopen(os.dup(2), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        from pyglossary.glossary_v2 import Glossary  # all that is wanted of it

        Glossary.init()
    except ImportError as error:
        print(error, file=err, flush=True)
        return MISSING
    except Exception as error:  # a version for another Python does not even parse
        print(f"{type(error).__name__}: {error}", file=err, flush=True)
        return MISSING
    glossary: Any = Glossary()
    glossary.progressbar = False
    try:
        if mode == "read":
            _read(glossary, plugin, path, out)
        else:
            _write(glossary, plugin, path)
    except Exception as error:  # whatever a broken dictionary makes of it
        print(f"{type(error).__name__}: {error}", file=err, flush=True)
        return FAILED
    out.flush()
    return 0


class _Complaints(logging.Handler):
    """What pyglossary says of entries that it leaves out."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _read(glossary: "Any", plugin: str, path: str, out: "TextIO") -> None:
    complaints = _Complaints()
    log = logging.getLogger("pyglossary")
    log.addHandler(complaints)
    options = {"xdxf_to_html": False} if plugin == "Stardict" else {}
    glossary.directRead(path, formatName=plugin, **options)
    size = 0
    for entry in _entries(glossary):
        line = json.dumps({"names": entry.l_term, "text": entry.defi, "kind": entry.defiFormat})
        size += len(line)
        if size > MOST_OUT:
            raise ValueError("the articles are longer than 1 GiB together")
        out.write(line + "\n")
    for text in complaints.texts:
        out.write(json.dumps({"problem": text}) + "\n")


def _entries(glossary: "Any") -> "Iterator[Any]":
    return (entry for entry in glossary if not entry.isData())


def _write(glossary: "Any", plugin: str, path: str) -> None:
    with open(0, encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if "info" in item:
                for key, value in item["info"].items():
                    glossary.setInfo(key, value)
            else:
                glossary.addEntry(glossary.newEntry(item["names"], item["text"], defiFormat="m"))
    # install is on by default and would copy a dictd dictionary into the system's folder.
    options = (
        {"dictzip": False, "install": False}
        if plugin == "DictOrg"
        else {"dictzip": False, "sametypesequence": "m"}
    )
    glossary.write(path, formatName=plugin, **options)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
