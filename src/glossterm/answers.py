"""What finding one's way returns: hits, lists, trees, paths; plain values as in model."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model import Entry, Match, Relation, Suggestion


class Hit:
    """An entry that a search found.

    Args:
        entry: the entry, without relations, questions and facts.
        field: the field that decided its rank, by its name in JSON.
        snippet: the part of that field around what matched; … where it was cut.
        marks: (begin, end) of what matched in the snippet, in characters.
        score: 0 to 100: above 80 all words stand in a name, above 60 in the gloss, above 45 in
            the definition, above 30 in another field, from 20 in several fields together; below
            20 some are missing.
    """

    __slots__ = ("entry", "field", "marks", "score", "snippet")

    def __init__(
        self, entry: "Entry", field: str, snippet: str, marks: "list[tuple[int, int]]", score: int
    ) -> None:
        self.entry = entry
        self.field = field
        self.snippet = snippet
        self.marks = marks
        self.score = score

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def term(self) -> str:
        """The entry's preferred designation."""
        return self.entry.term

    @property
    def gloss(self) -> str:
        """The entry's meaning on one line."""
        return self.entry.gloss


class SearchResult:
    """What ``search`` found, best first; ``withheld`` counts entries that the rating kept back.

    ``found`` counts the entries that matched, ``hits`` holds as many of them as were asked for.
    """

    __slots__ = ("found", "hits", "query", "withheld")

    def __init__(self, query: str) -> None:
        self.query = query
        self.hits: list[Hit] = []
        self.found = 0
        self.withheld = 0


class Filters:
    """Which entries a list or a random choice is made from.

    Args:
        category: the id of a category; empty for all.
        tag: a label; empty for all.
        rating: one of general, teen, mature, adult; empty for all.
        letter: how the term begins, folded; empty for all.
    """

    __slots__ = ("category", "letter", "rating", "tag")

    def __init__(
        self, category: str = "", tag: str = "", rating: str = "", letter: str = ""
    ) -> None:
        self.category = category
        self.tag = tag
        self.rating = rating
        self.letter = letter


class Term:
    """An entry in a list.

    Args:
        id: stable identifier.
        term: preferred designation.
        gloss: the meaning on one line.
        category: the category's id, or an empty string.
        rating: index into model.RATINGS.
        native_json: how it is written in its own language, as JSON.
        reviewed: date on which it was last reviewed, or an empty string.
    """

    __slots__ = ("category", "gloss", "id", "native_json", "rating", "reviewed", "term")

    def __init__(
        self,
        id: str,
        term: str,
        gloss: str,
        category: str,
        rating: int,
        native_json: str,
        reviewed: str,
    ) -> None:
        self.id = id
        self.term = term
        self.gloss = gloss
        self.category = category
        self.rating = rating
        self.native_json = native_json
        self.reviewed = reviewed

    @property
    def native(self) -> "list[tuple[str, str]]":
        """(text, reading) of each native writing; the reading may be empty."""
        import json  # 5 ms, screens only

        return [(item["text"], item.get("reading", "")) for item in json.loads(self.native_json)]


class ListResult:
    """The terms of a list, in order; ``withheld`` counts those that the rating kept back."""

    __slots__ = ("terms", "withheld")

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.withheld = 0


class RandomResult:
    """One entry, or none where nothing fits."""

    __slots__ = ("entries", "withheld")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.withheld = 0


class Link:
    """A relation of the tree: ``relation`` leads from an entry at ``depth`` - 1 to a new one."""

    __slots__ = ("depth", "relation")

    def __init__(self, relation: "Relation", depth: int) -> None:
        self.relation = relation
        self.depth = depth


class RelatedResult:
    """What a term is linked with.

    Attributes:
        query: as asked; ``match`` says how it was found, None where it was not.
        id, term: the subject; empty where it was not found.
        links: breadth first, each entry reached once.
        others: further relations among the entries of ``links``, for a picture.
        path: the steps to the other term; None where none was asked for or none leads there.
        names: id to term of every entry that occurs.
        missing: the query that was not found: this one or the other; empty where all were.
        missing_withheld: the missing one is there, but the rating hides it.
        ambiguous: the missing query fits several entries: they are the suggestions.
    """

    __slots__ = (
        "ambiguous", "id", "links", "match", "missing", "missing_withheld", "names", "others",
        "path", "query", "suggestions", "term", "to", "withheld",
    )  # fmt: skip

    def __init__(self, query: str, to: str) -> None:
        self.query = query
        self.to = to
        self.match: Match | None = None
        self.id = ""
        self.term = ""
        self.links: list[Link] = []
        self.others: list[Relation] = []
        self.path: list[Relation] | None = None
        self.names: dict[str, str] = {}
        self.missing = ""
        self.missing_withheld = False
        self.ambiguous = False
        self.suggestions: list[Suggestion] = []
        self.withheld = 0


class GlossaryInfo:
    """How one glossary stands.

    Args:
        name: as ``--glossary`` takes it.
        path: its folder.
        entries: how many are answered.
        state: shipped (the index came with the program), fresh (its index in the cache is up to
            date), memory (no index could be kept), problems (some files or lines were left out)
            or unreadable.
        note: what is wrong, or an empty string.
    """

    __slots__ = ("entries", "name", "note", "path", "state")

    def __init__(self, name: str, path: str, entries: int, state: str, note: str) -> None:
        self.name = name
        self.path = path
        self.entries = entries
        self.state = state
        self.note = note


class InfoResult:
    """The program's version, the glossaries nearest first, and where things lie.

    Args:
        version: of glossterm.
        cache: the folder that holds the indexes.
        own: the folder of the user's own glossary; it need not exist.
        sqlite: version of the SQLite library.
        rating: the highest rating that is shown.
    """

    __slots__ = ("cache", "glossaries", "own", "rating", "sqlite", "version", "withheld")

    def __init__(self, version: str, cache: str, own: str, rating: str, sqlite: str) -> None:
        self.version = version
        self.cache = cache
        self.own = own
        self.sqlite = sqlite
        self.rating = rating
        self.glossaries: list[GlossaryInfo] = []
        self.withheld = 0
