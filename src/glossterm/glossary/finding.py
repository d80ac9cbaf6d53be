"""What a glossary answers to those who do not know the word: search, list, random, related."""

from ..errors import IndexFileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import builtins
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from ..answers import Filters, ListResult, RandomResult, RelatedResult, SearchResult
    from ..model import Entry
    from .glossary import Glossary

    Result = TypeVar("Result")


class Finding:
    """The part of Glossary that finds entries by something other than their name."""

    def search(self, query: str, *, limit: int = 10) -> "SearchResult":
        """Return the entries whose texts hold what was asked, best first.

        Args:
            query: words; ``"exact phrase"``, ``-word``, ``category:…``, ``tag:…``, ``rating:…``.
                No text is wrong.
            limit: at most so many hits.
        """
        from .search import search  # not needed to define

        return _again(self, lambda whole: search(whole, query, limit))

    def related(
        self, query: str, *, depth: int = 1, to: str = "", exact: bool = False
    ) -> "RelatedResult":
        """Return what a term is linked with, or the shortest way to another term.

        Args:
            query: a name.
            depth: how many relations away the tree reaches, 1 to 5.
            to: another name; the answer then has the path to it.
            exact: do not take a misspelling for a name.

        Raises:
            UsageError: ``depth`` is out of range.
        """
        from .graph import related  # not needed to define

        return _again(self, lambda whole: related(whole, query, depth, to, exact))

    def random(self, filters: "Filters | None" = None, *, day: str = "") -> "RandomResult":
        """Return one entry, complete.

        Args:
            filters: what to choose from; everything when absent.
            day: any text, such as a date: the same text gives the same entry.

        Raises:
            UsageError: the filters name a rating that does not exist.
        """
        from .listing import choose  # not needed to define

        return _again(self, lambda whole: choose(whole, filters, day))

    def list(
        self,
        filters: "Filters | None" = None,
        *,
        sort: str = "term",
        reverse: bool = False,
        limit: int = 0,
    ) -> "ListResult":
        """Return the terms that pass the filters.

        Args:
            filters: everything when absent.
            sort: term, category, rating or reviewed; equal ones by term.
            reverse: the other way round.
            limit: at most so many; 0 for all.

        Raises:
            UsageError: the filters name a rating, or ``sort`` an order, that does not exist.
        """
        from .listing import list_terms  # not needed to define

        return _again(self, lambda whole: list_terms(whole, filters, sort, reverse, limit))

    def names_in(
        self, texts: "Sequence[str]", *, own: "Iterable[str]" = (), near: "Iterable[str]" = ()
    ) -> "builtins.list[builtins.list[tuple[int, int]]]":
        """Return where texts name entries, each entry once, where it is first named.

        Args:
            texts: the prose of one page or screen, in its order.
            own: ids of the entries that it is about; their names do not count.
            near: ids of the entries that these are linked with; a name that is an English word
                (route, ship) counts only for them.

        Returns:
            For each text, (begin, end) of each name, in characters.
        """
        from .naming import find_names  # screens only

        return _again(self, lambda whole: find_names(whole, texts, {*own}, {*near}))

    def entries(self, filters: "Filters | None" = None) -> "tuple[builtins.list[Entry], set[str]]":
        """Return every entry that passes the filters, complete, by term.

        Args:
            filters: everything when absent.

        Returns:
            The entries, and the ids that the rating kept back: entries, and what touches them.

        Raises:
            UsageError: the filters name a rating that does not exist.
        """
        from .listing import whole  # not needed to define

        return _again(self, lambda all_of_it: whole(all_of_it, filters))


def _again(asked: Finding, ask: "Callable[[Glossary], Result]") -> "Result":
    """Ask; where an index turns out to be damaged, make it anew and ask once more."""
    glossary: Glossary = asked  # type: ignore[assignment]  # the one class that inherits this
    try:
        return ask(glossary)
    except IndexFileError:
        glossary.mend()
        return ask(glossary)
