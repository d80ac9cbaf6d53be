"""What a format's reader found: entries that are not yet those of a glossary."""

from ..errors import SourceError
from ..problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_GLOSS = 120  # characters of a gloss; schemas/term.schema.json has the same number


class Candidate:
    """An entry as a format gives it.

    Args:
        data: the mapping of an entry, as RawEntry holds it; the id may be missing.
        line: 1-based line of the file on which it begins; 0 where the format has no lines.
        links: (kind, other, difference) of relations whose other end has no id yet: it is known
            by its name or as a candidate.
    """

    __slots__ = ("data", "line", "links")

    def __init__(
        self,
        data: "dict[str, Any]",
        line: int = 0,
        links: "list[tuple[str, str | Candidate, str]] | None" = None,
    ) -> None:
        self.data = data
        self.line = line
        self.links = links or []


class Found:
    """The candidates of a source in its order, and the problems of what could not be read."""

    __slots__ = ("candidates", "path", "problems")

    def __init__(self, path: str) -> None:
        self.path = path
        self.candidates: list[Candidate] = []
        self.problems: list[Problem] = []

    def problem(self, line: int, rule: str, message: str) -> None:
        """Note what cannot be used; line 0 means the whole file."""
        self.problems.append(Problem(self.path, line, 1 if line else 0, rule, message))


def decoded(path: str, content: bytes, advice: str) -> str:
    """A source as text, without a byte order mark.

    Args:
        path: for the message.
        content: its bytes.
        advice: what to do where it is not UTF-8.

    Raises:
        SourceError: it is not UTF-8; the message names the line and the byte.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"{path}:{line}: byte 0x{content[error.start]:02x} is not UTF-8", advice
        ) from None


def tidy_gloss(data: "dict[str, Any]") -> None:
    """Make the gloss of a foreign source one of ours: no full stop at its end, and where it is
    too long for one line it is the definition instead. A gloss that keeps our rules stays."""
    gloss = data.get("gloss")
    if not isinstance(gloss, str):
        return
    if len(gloss) > MOST_GLOSS and "definition" not in data:
        data["definition"] = data.pop("gloss")
        return
    if gloss.endswith(".") and not gloss.endswith(".."):
        data["gloss"] = gloss[:-1]
