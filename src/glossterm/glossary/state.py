"""How the program stands: its glossaries one by one, also those that cannot be read."""

import os
import sqlite3

from .. import __version__, paths
from ..answers import GlossaryInfo, InfoResult
from ..errors import GlosstermError, UsageError
from ..model import RATINGS
from ..store.index import Index
from ..store.library import index_path, open_bundled, open_folder
from ..store.passage_index import ratings_of_all
from .lookup import rating_limit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def inspect(bundled: "bool | None" = None, max_rating: str = "", only: str = "") -> InfoResult:
    """Open every glossary by itself and say how it stands.

    Args:
        bundled: also look at the bundled glossary; unless GLOSSTERM_BUNDLED is 0 when absent.
        max_rating: entries above it are counted as withheld; GLOSSTERM_MAX_RATING when absent.
        only: the name of the one glossary to look at.

    Raises:
        UsageError: ``max_rating`` or ``only`` is not known.
    """
    rating = rating_limit(max_rating)
    own = paths.user_data_folder()
    result = InfoResult(__version__, paths.cache_folder(), own, rating, sqlite3.sqlite_version)
    most = RATINGS.index(rating)
    withheld: set[str] = set()
    for folder in paths.glossary_folders():
        result.glossaries.append(_look(folder, open_folder, most, withheld))
    if paths.reads_bundled() if bundled is None else bundled:
        folder = paths.bundled_folder()
        result.glossaries.append(_look(folder, _bundled, most, withheld))
    names = [one.name for one in result.glossaries]
    if only:
        if only not in names:
            hint = f"there is {', '.join(names)}" if names else "set GLOSSTERM_PATH"
            raise UsageError(f"no glossary is named “{only}”", hint)
        result.glossaries = [one for one in result.glossaries if one.name == only]
    result.withheld = len(withheld)
    return result


def _bundled(folder: str, warn: "Callable[[str], None]") -> Index:
    return open_bundled(warn)


def _look(
    folder: str,
    opened: "Callable[[str, Callable[[str], None]], Index]",
    most: int,
    withheld: "set[str]",
) -> GlossaryInfo:
    told: list[str] = []
    try:
        index = opened(folder, told.append)
        try:
            rated = ratings_of_all(index)
            problems = index.problems()
            name = index.name
        finally:
            index.close()
    except GlosstermError as error:
        return GlossaryInfo(os.path.basename(folder), folder, 0, "unreadable", error.message)
    withheld.update(id for id, rating in rated if rating > most)
    shown = sum(1 for _, rating in rated if rating <= most)
    if problems:
        file, line, column, _, message = problems[0]
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        note = f"{file}:{line}:{column}: {message}{more}; glossterm validate {folder}"
        return GlossaryInfo(name, folder, shown, "problems", note)
    if folder == paths.bundled_folder() and os.path.exists(paths.bundled_index()) and not told:
        return GlossaryInfo(name, folder, shown, "shipped", "")
    if not os.path.exists(index_path(folder)):
        return GlossaryInfo(name, folder, shown, "memory", told[0] if told else "")
    return GlossaryInfo(name, folder, shown, "fresh", "")
