"""Whether an index file is what the compiler wrote.

A checksum of the whole file stands in its header. Reading all of it would cost a plain read a
third of a bare interpreter, so a note beside the caches remembers which file was found whole, by
what every write to it changes: its number, size and times. A file that differs from the note is
read as a whole before it is trusted.
"""

import os

from ..errors import DamagedIndexError, IndexFileError
from .index import mark_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

# SQLite's header (https://www.sqlite.org/fileformat2.html, 1.3): user_version, and application_id,
# four bytes that are the program's own and hold the checksum here.
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_VERSION, _SEAL = slice(60, 64), slice(68, 72)
_BLOCK = 1 << 20


def seal(path: str) -> None:
    """Put the checksum of a finished index into it.

    Its time of change is set back beyond one tick of the clock: whatever writes to it from now on
    changes that time, however soon.
    """
    import time  # compiling only

    from .folder import TICK_NS

    with open(path, "r+b") as file:
        header = file.read(_HEADER)
        value = _checksum(header, file)
        file.seek(_SEAL.start)
        file.write(value)
    then = time.time_ns() - 2 * TICK_NS
    try:
        os.utime(path, ns=(then, then))
    except OSError:
        pass  # some network file systems refuse; the note is written when the time is past


def check(path: str, note: str, version: int) -> bytes:
    """Read an index file to make sure that it is whole.

    Args:
        path: the index.
        note: path of the note that is written where it is.
        version: the format that it must have.

    Returns:
        The file's mark.

    Raises:
        IndexFileError: it is missing or of another format.
        DamagedIndexError: it is not what was written.
    """
    try:
        with open(path, "rb") as file:
            facts = os.fstat(file.fileno())
            header = file.read(_HEADER)
            if len(header) < _HEADER or not header.startswith(_MAGIC):
                raise DamagedIndexError(f"{path}: this is no index")
            found = int.from_bytes(header[_VERSION], "big")
            if found != version:
                raise IndexFileError(f"{path}: the index has format {found}, not {version}")
            if _checksum(header, file) != header[_SEAL]:
                raise DamagedIndexError(f"{path}: the index is damaged")
    except OSError as error:
        raise IndexFileError(f"{path}: {error.strerror or error}") from error
    remember(note, facts)
    return mark_of(facts)


def remember(note: str, facts: os.stat_result) -> None:
    """Note that a file was found whole; not where its time cannot tell the next change yet."""
    from .folder import is_racy  # only where the file is new

    if is_racy(facts.st_mtime_ns):
        return
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        with open(note, "wb") as file:
            file.write(mark_of(facts))
    except OSError:
        pass  # it will be read as a whole again


def _checksum(header: bytes, rest: "BinaryIO") -> bytes:
    """CRC-32 of a file whose header was read, as if it held no checksum."""
    from binascii import crc32  # 0.1 ms, new files only

    value = crc32(header[: _SEAL.start] + bytes(4) + header[_SEAL.stop :])
    while block := rest.read(_BLOCK):
        value = crc32(block, value)
    return value.to_bytes(4, "big")
