"""The glossary as its users see it: ask, get plain results. No formats, no printing."""

from .. import paths
from ..errors import IndexFileError, SourceError, UsageError
from ..model import INVERSE, KINDS, RATINGS, DefineResult, Entry, Fact, Question, Relation
from .finding import Finding
from .lookup import look_up, match_name, rating_limit, shadowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..outcomes import CompareResult, FaqResult
    from ..store.index import Index

_RANK = {kind: place for place, kind in enumerate(KINDS)}


class Glossary(Finding):
    """One or more layered glossaries, open for reading.

    Make one with :meth:`open`. Results are plain objects (see glossterm.model).
    """

    def __init__(self, indexes: "list[Index]", most: int = len(RATINGS) - 1) -> None:
        self.indexes = indexes
        self.most = most
        self._warn: Callable[[str], None] = _ignore
        for place, index in enumerate(indexes):
            index.place = place

    @classmethod
    def open(
        cls,
        folders: "list[str] | None" = None,
        *,
        bundled: "bool | None" = None,
        max_rating: str = "",
        only: str = "",
        warn: "Callable[[str], None] | None" = None,
    ) -> "Glossary":
        """Open the glossaries: those listed, the user's own, the bundled one.

        Args:
            folders: glossary folders, nearest first; GLOSSTERM_PATH and the user's own folder
                when absent.
            bundled: also read the bundled glossary, last; unless GLOSSTERM_BUNDLED is 0 when
                absent.
            max_rating: general, teen, mature or adult; entries above it are withheld.
                GLOSSTERM_MAX_RATING when absent, else adult.
            only: the name of the one glossary to read.
            warn: is told what was left out or could not be cached.

        Raises:
            SourceError: a folder cannot be read.
            UsageError: ``max_rating`` or ``only`` is not known.
        """
        from ..store.library import open_bundled, open_folder

        tell = warn or _ignore
        most = RATINGS.index(rating_limit(max_rating))
        if folders is None:
            folders = paths.glossary_folders()
        indexes = [open_folder(folder, tell) for folder in folders]
        if paths.reads_bundled() if bundled is None else bundled:
            indexes.append(open_bundled(tell))
        if only:
            names = [index.name for index in indexes]
            indexes = [index for index in indexes if index.name == only]
            if not indexes:
                raise UsageError(
                    f"no glossary is named “{only}”",
                    f"there is {', '.join(names)}" if names else "set GLOSSTERM_PATH",
                )
        if not indexes:
            raise SourceError(
                "there is no glossary to read", "set GLOSSTERM_PATH or leave out --no-bundled"
            )
        for index in indexes:
            _report(index, tell)
        glossary = cls(indexes, most)
        glossary._warn = tell
        return glossary

    def close(self) -> None:
        """Let go of the index files."""
        for index in self.indexes:
            index.close()

    def __enter__(self) -> "Glossary":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def define(self, query: str, *, exact: bool = False, limit: int = 5) -> DefineResult:
        """Return the entries that a query names, or suggestions.

        Args:
            query: a name in any script or spelling.
            exact: do not answer a misspelling, only suggest.
            limit: at most so many suggestions.
        """
        try:
            return self._define(query, exact, limit)
        except IndexFileError:
            self.mend()
            return self._define(query, exact, limit)

    def _define(self, query: str, exact: bool, limit: int) -> DefineResult:
        result = DefineResult(query)
        found = look_up(self.indexes, query, self.most, exact, limit)
        withheld = found.withheld
        for entry in found.entries:
            self.complete(entry, withheld)
        result.entries = found.entries
        result.suggestions = found.suggestions
        result.named = found.named
        result.withheld = len(withheld)
        return result

    def compare(self, queries: "list[str]", *, exact: bool = False) -> "CompareResult":
        """Put two to six terms side by side.

        Args:
            queries: a name each.
            exact: do not take a misspelling for a name.

        Raises:
            UsageError: fewer than two or more than six queries.
        """
        from .compare import compare  # not needed to define

        try:
            return compare(self, queries, exact)
        except IndexFileError:
            self.mend()
            return compare(self, queries, exact)

    def faq(self, query: str = "", *, exact: bool = False, limit: int = 0) -> "FaqResult":
        """Return a term's questions; the best answers to a question; or all questions.

        Args:
            query: a name, a question in plain words, or nothing for all.
            exact: do not take a misspelling for a name.
            limit: at most so many questions; where it is 0, five answers to a question, and all
                of a term's.
        """
        from .faq import faq  # not needed to define

        try:
            return faq(self, query, exact, limit)
        except IndexFileError:
            self.mend()
            return faq(self, query, exact, limit)

    def is_name(self, text: str) -> bool:
        """True where a text names an entry without guessing, withheld ones included."""
        found = match_name(self.indexes, text, self.most)
        return bool(found.entries or found.named)

    def complete(self, entry: Entry, withheld: "set[str]") -> None:
        """Give an entry its relations, questions and facts, as far as the rating allows.

        Args:
            entry: an entry of one of the open glossaries.
            withheld: collects the ids that the rating kept back.
        """
        index = self.holder(entry)
        entry.relations = self.relations(entry, index, withheld)
        entry.faq = [
            Question(entry.id, entry.term, question, answer, about.split(" "), 100)
            for question, answer, about in index.questions_of(entry.number)
            if self.allows(about.split(" "), withheld)
        ]
        entry.facts = [
            Fact(label, statement, reference)
            for label, statement, reference, about in index.facts_of(entry.number)
            if not about or self.allows(about.split(" "), withheld)
        ]

    def relations(self, entry: Entry, index: "Index", withheld: "set[str]") -> "list[Relation]":
        """An entry's relations, inverses included: by kind, stored ones before derived ones."""
        found = [
            (kind, target, difference)
            for kind, target, difference in index.relations_of(entry.number)
        ]
        for other in self.indexes:
            for kind, source, difference in other.relations_to(entry.id):
                if not shadowed(self.indexes, other, source):
                    found.append((INVERSE[kind], source, difference))
        relations: list[Relation] = []
        seen: set[tuple[str, str]] = set()
        for kind, target, difference in found:
            if (kind, target) in seen:
                continue
            seen.add((kind, target))
            head = self.head(target)
            if head is None:
                continue
            if head[1] > self.most:
                withheld.add(target)
                continue
            relations.append(Relation(kind, entry.id, target, head[0], difference))
        relations.sort(key=lambda relation: _RANK[relation.kind])
        return relations

    def allows(self, ids: "list[str]", withheld: "set[str]") -> bool:
        """True where the rating hides none of these entries; hidden ones go to ``withheld``."""
        hidden = []
        for id in ids:
            head = self.head(id)
            if head is not None and head[1] > self.most:
                hidden.append(id)
        withheld.update(hidden)
        return not hidden

    def head(self, id: str) -> "tuple[str, int] | None":
        """(term, rating) of an id, from the nearest glossary that has it."""
        for index in self.indexes:
            head = index.head(id)
            if head is not None:
                return head
        return None

    def entry(self, id: str) -> "Entry | None":
        """The bare entry with an id, from the nearest glossary that has it."""
        for index in self.indexes:
            entry = index.entry(id)
            if entry is not None:
                return entry
        return None

    def holder_of(self, id: str) -> "Index | None":
        """The nearest index that has an entry with an id."""
        for index in self.indexes:
            if index.head(id) is not None:
                return index
        return None

    def holder(self, entry: Entry) -> "Index":
        """The index that an entry came from."""
        return self.indexes[entry.place]

    def mend(self) -> None:
        """Make an index anew that was damaged since it was opened.

        Questions do so by themselves where they meet the damage; a program that asks for hours
        and trusts its disk no more than that asks for it now and then.
        """
        for place, index in enumerate(self.indexes):
            if not index.is_sound:
                from ..store.library import reopen  # only after damage

                self.indexes[place] = reopen(index, self._warn)
                self.indexes[place].place = place

    def labels(self, kind: str) -> "dict[str, str]":
        """Words for the keys of categories, facets or values; nearer glossaries win."""
        found: dict[str, str] = {}
        for index in self.indexes:
            for key, label in index.vocabulary(kind):
                found.setdefault(key, label)
        return found


def _ignore(message: str) -> None:
    """For callers who did not ask to be told."""


def _report(index: "Index", warn: "Callable[[str], None]") -> None:
    problems = index.problems()
    if problems:
        file, line, column, rule, message = problems[0]
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        warn(
            f"{file}:{line}:{column}: error: {message} [{rule}]{more}; "
            f"left out (glossterm validate {index.folder})"
        )
