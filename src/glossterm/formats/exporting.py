"""The files of an export, put in place."""

import os

from .. import paths
from ..errors import StorageError, UsageError
from ..store.folder import SUFFIXES
from ..store.saving import save, save_together
from .table import SEVERAL


def save_export(format: str, made: "dict[str, bytes]", target: str) -> "list[str]":
    """Write what a format made.

    One file is replaced as a whole; a pipe or a device is written into. A dictionary of several
    files is not there until its main file is, which goes first and comes last: a kill leaves the
    old one, none, or the new one, a full disk the old one.

    Args:
        format: a key of table.FORMATS.
        made: the files by their suffix.
        target: the file; for a dictionary any of its files, or their common beginning.

    Returns:
        The paths of the files.

    Raises:
        UsageError: the target is a folder, belongs to another dictionary, or would be read.
        StorageError: a file cannot be written.
    """
    if os.path.isdir(target):
        raise UsageError(
            f"{target} is a folder", f"name a file in it: -o {os.path.join(target, 'glossary')}"
        )
    if format in SEVERAL:
        return _save_dictionary(format, made, target)
    (content,) = made.values()
    if os.path.exists(target) and not os.path.isfile(target):
        _write_in_place(target, content)
    else:
        _refuse_source(target)
        save(target, content)
    return [target]


def _save_dictionary(format: str, made: "dict[str, bytes]", target: str) -> "list[str]":
    suffixes = SEVERAL[format]
    base = next((target[: -len(end)] for end in suffixes if target.endswith(end)), target)
    main = suffixes[0]
    for other, names in SEVERAL.items():
        if other != format and os.path.exists(base + names[0]):
            raise UsageError(
                f"{base}{names[0]} is a dictionary of another format with files of the same names",
                "choose another name",
            )
    # Packed files too: a reader would prefer them to the new ones.
    gone = [base + main, *(base + suffix for suffix in suffixes if suffix not in made)]
    order = sorted(made, key=lambda suffix: suffix == main)
    save_together([(base + suffix, made[suffix]) for suffix in order], tuple(gone))
    return [base + suffix for suffix in order]


def _write_in_place(target: str, content: bytes) -> None:
    """Write into what is no regular file: a pipe, a terminal, /dev/null."""
    try:
        with open(target, "wb", buffering=0) as file:
            while content:
                content = content[file.write(content) :]
    except OSError as error:
        raise StorageError(
            f"cannot write {target}: {error.strerror or error}", "check what it is"
        ) from error


def _refuse_source(target: str) -> None:
    """Keep an export out of the glossaries that are read: its entries would take the ids of those
    that it was made from."""
    real = os.path.realpath(target)
    for folder in paths.glossary_folders():
        if real.endswith(SUFFIXES) and real.startswith(os.path.realpath(folder) + os.sep):
            raise UsageError(
                f"{target} would be a part of the glossary {folder}, and stand for its entries",
                "write it elsewhere",
            )
