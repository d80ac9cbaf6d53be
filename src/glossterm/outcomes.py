"""What comparing and asking return, beside the entries themselves; plain values as in model."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model import Entry, Question, Relation, Suggestion


class FacetRow:
    """One facet over the compared terms: ``values`` maps an entry's id to (value, note) or None.

    ``labels`` holds the value's words for a reader, by the value's key.
    """

    __slots__ = ("differs", "key", "label", "labels", "values")

    def __init__(
        self,
        key: str,
        label: str,
        differs: bool,
        values: "dict[str, tuple[str, str] | None]",
        labels: "dict[str, str]",
    ) -> None:
        self.key = key
        self.label = label
        self.differs = differs
        self.values = values
        self.labels = labels


class Missing:
    """A compared name that was not found; ``withheld`` where the rating hid it."""

    __slots__ = ("query", "suggestions", "withheld")

    def __init__(self, query: str, suggestions: "list[Suggestion]", withheld: bool) -> None:
        self.query = query
        self.suggestions = suggestions
        self.withheld = withheld


class Ambiguous:
    """A compared name that fits several entries equally well."""

    __slots__ = ("candidates", "query")

    def __init__(self, query: str, candidates: "list[Entry]") -> None:
        self.query = query
        self.candidates = candidates


class CompareResult:
    """Terms side by side: what links them, facet by facet, and the questions about them."""

    __slots__ = ("ambiguous", "facets", "faq", "missing", "relations", "terms", "withheld")

    def __init__(self) -> None:
        self.terms: list[Entry] = []
        self.relations: list[Relation] = []
        self.facets: list[FacetRow] = []
        self.faq: list[Question] = []
        self.missing: list[Missing] = []
        self.ambiguous: list[Ambiguous] = []
        self.withheld = 0


class FaqResult:
    """Questions and answers; ``mode`` is term, question or all."""

    __slots__ = ("entries", "items", "mode", "named", "query", "suggestions", "withheld")

    def __init__(self, query: str, mode: str) -> None:
        self.named = False
        self.query = query
        self.mode = mode
        self.entries: list[Entry] = []
        self.items: list[Question] = []
        self.suggestions: list[Suggestion] = []
        self.withheld = 0
