"""The files of an export, put in place."""

import os

from ..errors import StorageError, UsageError
from ..store.saving import save
from .table import SEVERAL


def save_export(format: str, made: "dict[str, bytes]", target: str) -> "list[str]":
    """Write what a format made.

    One file is replaced as a whole. A dictionary of several files is not there until its main
    file is, which goes first and comes last: a kill leaves the old one, none, or the new one.

    Args:
        format: a key of table.FORMATS.
        made: the files by their suffix.
        target: the file; for a dictionary any of its files, or their common beginning.

    Returns:
        The paths of the files.

    Raises:
        UsageError: the target is a folder.
        StorageError: a file cannot be written.
    """
    if os.path.isdir(target):
        raise UsageError(
            f"{target} is a folder", f"name a file in it: -o {os.path.join(target, 'glossary')}"
        )
    if format not in SEVERAL:
        (content,) = made.values()
        save(target, content)
        return [target]
    suffixes = SEVERAL[format]
    base = next((target[: -len(end)] for end in suffixes if target.endswith(end)), target)
    main = suffixes[0]
    try:
        if os.path.exists(base + main):
            for suffix in suffixes:  # packed ones too: a reader would prefer them to the new
                if suffix == main or suffix not in made:
                    _remove(base + suffix)
    except OSError as error:
        raise StorageError(
            f"cannot replace {base}{main}: {error.strerror or error}", "check the permissions"
        ) from error
    order = sorted(made, key=lambda suffix: suffix == main)
    for suffix in order:
        save(base + suffix, made[suffix])
    return [base + suffix for suffix in order]


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
