"""Circles of broader terms: a concept cannot be a kind of itself. Pure."""

from .validate import Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .entries import RawEntry

    Links = dict[tuple[str, str], list[tuple[str, RawEntry, int]]]


def broader_cycles(links: "Links") -> "Iterator[tuple[RawEntry, Finding]]":
    """Yield each relation that closes a circle of broader terms.

    Args:
        links: (id, target) to (kind, entry, position) of the stored relations between the two.
    """
    above: dict[str, list[tuple[str, RawEntry, int]]] = {}
    for (own, target), stored in links.items():
        for kind, entry, at in stored:
            if kind == "broader":
                above.setdefault(own, []).append((target, entry, at))
            elif kind == "narrower":
                above.setdefault(target, []).append((own, entry, at))
    done: set[str] = set()
    for start in list(above):
        # Iterative walk with the current chain, so that depth costs no stack.
        chain: list[str] = []
        todo: list[tuple[str, int]] = [(start, 0)]
        while todo:
            node, depth = todo.pop()
            del chain[depth:]
            if node in done:
                continue
            chain.append(node)
            for target, entry, at in above.get(node, []):
                if target in chain:
                    loop = [*chain[chain.index(target) :], target]
                    yield (
                        entry,
                        Finding(
                            ("relations", at, "to"),
                            "broader-cycle",
                            "broader runs in a circle: " + " → ".join(loop),
                        ),
                    )
                else:
                    todo.append((target, depth + 1))
        done.update(_reach(start, above))


def _reach(start: str, above: "dict[str, list[tuple[str, RawEntry, int]]]") -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += [target for target, _, _ in above.get(node, [])]
    return seen
