"""Hits, lists, trees and the program's state as plain text, for pipes; see plain for the rest."""

from ..text.safe import clean
from .wording import count_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..answers import InfoResult
    from .listing import Branch, Hits, Terms, Tree


def hits(laid_out: "Hits") -> str:
    """One hit a paragraph: term and gloss, then the field that matched."""
    blocks = []
    for found in laid_out.items:
        badges = f" [{found.badge}]" if found.badge else ""
        badges += " [18+]" if found.adult else ""
        block = f"{_text(found.term)}: {_text(found.gloss)}{badges}\n"
        if found.parts:
            block += f"  {found.field}: {_text(found.parts)}\n"
        blocks.append(block)
    return "\n".join(blocks)


def terms(laid_out: "Terms") -> str:
    """One term a line and nothing else."""
    return "".join(f"{row.term}\n" for row in laid_out.rows)


def tree(laid_out: "Tree") -> str:
    """Two spaces a level; the difference stands behind the term."""
    lines = [laid_out.note, ""] if laid_out.note else []
    lines.append(laid_out.root.term)
    _grow(lines, laid_out.root, 1)
    return "\n".join(lines) + "\n"


def info(result: "InfoResult", details: "list[tuple[str, str]]") -> str:
    """What is known of the program, then a glossary a paragraph."""
    lines = [f"{name}: {clean(value)}" for name, value in details]
    for one in result.glossaries:
        count = count_entries(one.entries)
        lines += ["", f"{clean(one.name)}: {count}, {one.state}", f"  {clean(one.path)}"]
        if one.note:
            lines.append(f"  {clean(one.note)}")
    return "\n".join(lines) + "\n"


def _grow(lines: "list[str]", branch: "Branch", level: int) -> None:
    for below in branch.branches:
        difference = f" – {below.difference}" if below.difference else ""
        lines.append(f"{'  ' * level}{below.kind} {below.term}{difference}")
        _grow(lines, below, level + 1)


def _text(parts: "list[tuple[str, bool]]") -> str:
    return "".join(text for text, _ in parts)
