"""Relations as the text of a picture: Graphviz's DOT language, and Mermaid for Markdown pages."""

from ..model import Relation
from ..text.safe import clean
from .wording import KIND_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..answers import RelatedResult

# Kinds that say the same from both ends: drawn without a direction.
_MUTUAL = ("mirror-of", "confused-with", "related")


def dot(result: "RelatedResult") -> str:
    """A graph for Graphviz: ``glossterm related ntr --format dot | dot -Tsvg``."""
    lines = ["digraph glossterm {", "  rankdir=LR;", "  node [shape=box, style=rounded];"]
    for id, term in result.names.items():
        bold = ", penwidth=2" if id == result.id else ""
        lines.append(f"  {_dot(id)} [label={_dot(term)}{bold}];")
    for relation in _drawn(result):
        mutual = ", dir=none" if relation.kind in _MUTUAL else ""
        lines.append(
            f"  {_dot(relation.source)} -> {_dot(relation.target)} "
            f"[label={_dot(KIND_WORDS[relation.kind])}{mutual}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def mermaid(result: "RelatedResult") -> str:
    """A flow chart for Mermaid, which many Markdown pages draw."""
    number = {id: f"n{at}" for at, id in enumerate(result.names)}
    lines = ["graph LR"]
    for id, term in result.names.items():
        lines.append(f"  {number[id]}[{_mermaid(term)}]")
    for relation in _drawn(result):
        arrow = "---" if relation.kind in _MUTUAL else "-->"
        words = _mermaid(KIND_WORDS[relation.kind])
        lines.append(f"  {number[relation.source]} {arrow}|{words}| {number[relation.target]}")
    return "\n".join(lines) + "\n"


def _drawn(result: "RelatedResult") -> "list[Relation]":
    """The steps of a path, else the tree with what else links its entries."""
    if result.path is not None:
        return result.path
    return [link.relation for link in result.links] + result.others


def _dot(text: str) -> str:
    """A quoted string: only the backslash and the quote mean something inside."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mermaid(text: str) -> str:
    """A quoted label: what Mermaid, Markdown or HTML would read is written by its number."""
    safe = "".join(
        char if char.isalnum() or char in " -_.,'’()/" else f"#{ord(char)};" for char in clean(text)
    )
    return f'"{safe}"'
