"""Which formats there are, and where each is written: a module a format, loaded on use.

A format's module has ``read(path) -> Found`` and ``write(collection) -> dict[str, bytes]``: the
files that it makes, by their suffix; a dictionary of no entry has none.
"""

from ..errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from .candidates import Found
    from .collection import Collection

    class Format(Protocol):
        """What a format's module offers."""

        def read(self, path: str) -> Found: ...

        def write(self, collection: Collection) -> dict[str, bytes]: ...


# The format's name on the command line, in the order of the help: what it is.
FORMATS = {
    "jsonl": "JSON Lines: one entry a line, nothing lost",
    "csv": "a table for spreadsheets, nothing lost",
    "markdown": "one document to read",
    "stardict": "a dictionary for StarDict, GoldenDict, sdcv, KOReader",
    "dictd": "a dictionary for dictd and dict",
}
# These make several files, which a pipe cannot take: every suffix that such a dictionary may
# have, the main file's first.
SEVERAL = {
    "stardict": (".ifo", ".idx", ".dict", ".syn", ".idx.gz", ".dict.dz", ".syn.dz", ".idx.oft",
                 ".syn.oft"),
    "dictd": (".index", ".dict", ".dict.dz"),
}  # fmt: skip


def load(name: str) -> "Format":
    """The module of a format.

    Raises:
        UsageError: there is no such format; the message names the nearest.
    """
    if name not in FORMATS:
        from difflib import get_close_matches  # only for a mistyped format

        near = get_close_matches(name.lower(), FORMATS, 1, 0.5)
        meant = f"; did you mean “{near[0]}”?" if near else ""
        raise UsageError(
            f"there is no format “{name}”{meant}" if name else "which format?",
            f"use {', '.join(FORMATS)}",
        )
    from importlib import import_module  # one format of several

    module: Format = import_module(f"glossterm.formats.{name}")
    return module
