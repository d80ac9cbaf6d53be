"""An entry as its author wrote it, whatever the file format."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # Keys and 0-based positions from the entry down to a value.
    Path = tuple[str | int, ...]

MOST_DEPTH = 16  # an entry needs four levels; a deeper one is a mistake or an attack


class RawEntry:
    """One entry as written: plain dicts, lists and text.

    Args:
        data: the mapping; every scalar is text.
        file: path of its file.
        line: 1-based line on which it begins; 0 where it came from an index.
        document: 0-based number of the document or line within the file.

    Attributes:
        source: the file that holds its text: a draft of ``file``, or ``file`` itself.
    """

    __slots__ = ("data", "document", "file", "line", "source")

    def __init__(self, data: "dict[str, Any]", file: str, line: int, document: int) -> None:
        self.data = data
        self.file = file
        self.source = file
        self.line = line
        self.document = document
