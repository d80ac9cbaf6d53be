"""Many queries at once: names that need nothing but their entry's body are read ahead together.

One query of the database for hundreds of names takes half the time of one for each; what does not
fit (a name of several entries, an entry with relations or questions, a misspelling) is looked up
by itself, with the same outcome (tests/glossary/test_batch.py).
"""

from ..errors import IndexFileError
from ..model import LABELS, DefineResult, PlainRead
from ..store.batch_index import MOST, keys_among, rows_named, targets_among
from .lookup import query_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..store.batch_index import Row
    from .glossary import Glossary

_HIDDEN = LABELS.index("hidden")  # answered under another name, which is not read ahead


def define_each(
    glossary: "Glossary", queries: "Sequence[str]", exact: bool, limit: int
) -> "Iterator[DefineResult | PlainRead]":
    """Answer ``Glossary.define`` for each query, in order; blank ones get an empty result.

    Args:
        glossary: the open layers.
        queries: as typed.
        exact: do not answer a misspelling, only suggest.
        limit: at most so many suggestions.
    """
    for begin in range(0, len(queries), MOST):
        part = queries[begin : begin + MOST]
        keys = [query_key(query) for query in part]
        ahead = _read_ahead(glossary, keys)
        for query, key in zip(part, keys, strict=True):
            row = ahead.get(key)
            if row is not None:
                yield PlainRead(query, LABELS[row[1]], row[2], row[5])
            elif query.strip():
                yield glossary.define(query, exact=exact, limit=limit)
            else:
                yield DefineResult(query)


def _read_ahead(glossary: "Glossary", keys: "list[str]") -> "dict[str, Row]":
    """Folded key to its row, where the document is that entry's body and nothing else."""
    nearest, *farther = glossary.indexes
    if not nearest.is_bare:
        return {}
    try:
        found = rows_named(nearest, keys)
        for index in farther:
            for key in keys_among(index, keys):  # an answer of more than one glossary
                found.pop(key, None)
        ids = [row[3] for row in found.values()]
        targets = {id for index in farther for id in targets_among(index, ids)}
    except IndexFileError:
        return {}  # the look-ups that follow meet the damage too, and mend it
    most = glossary.most
    return {
        key: row
        for key, row in found.items()
        if row[1] != _HIDDEN and row[4] <= most and row[3] not in targets
    }
