"""What a format's reader found: entries that are not yet those of a glossary."""

from ..problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_GLOSS = 120  # characters of a gloss; schemas/term.schema.json has the same number


class Draft:
    """An entry as a format gives it.

    Args:
        data: the mapping of an entry, as RawEntry holds it; the id may be missing.
        line: 1-based line of the file on which it begins; 0 where the format has no lines.
        links: (kind, other, difference) of relations whose other end has no id yet: it is known
            by its name or as a draft.
    """

    __slots__ = ("data", "line", "links")

    def __init__(
        self,
        data: "dict[str, Any]",
        line: int = 0,
        links: "list[tuple[str, str | Draft, str]] | None" = None,
    ) -> None:
        self.data = data
        self.line = line
        self.links = links or []


class Found:
    """The drafts of a source in its order, and the problems of what could not be read."""

    __slots__ = ("drafts", "path", "problems")

    def __init__(self, path: str) -> None:
        self.path = path
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []

    def problem(self, line: int, rule: str, message: str) -> None:
        """Note what cannot be used; line 0 means the whole file."""
        self.problems.append(Problem(self.path, line, 1 if line else 0, rule, message))


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
