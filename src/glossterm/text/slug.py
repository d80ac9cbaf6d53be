"""Ids from names: what a new entry is called in files and relations."""

from .fold import fold
from .sound import sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 80  # characters of an id, as the schema has it


def slug(names: "Iterable[str]") -> str:
    """The id that names suggest: the folded ASCII letters and digits of the first that has any,
    words joined by hyphens, kana by their romanisation; empty where no name has any."""
    for name in names:
        folded = fold(name)
        for key in (folded, sound(folded)):
            words = "".join(c if c.isascii() and c.isalnum() else " " for c in key).split()
            if words:
                return "-".join(words)[:MOST].rstrip("-")
    return ""
