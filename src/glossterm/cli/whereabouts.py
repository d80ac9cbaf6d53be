"""Where an author's entry is, or will be: the file behind a name, an id or a path."""

import os

from .. import paths
from ..errors import UsageError
from ..glossary.glossary import Glossary
from ..model import RATINGS
from ..store.check import glossary_root
from ..store.drafting import Draft
from ..store.folder import SUFFIXES
from ..store.places import file_of, written
from ..text.fold import fold
from ..text.safe import clean
from ..text.slug import slug
from ..views.wording import shell_word
from .misses import say_suggestions, say_withheld
from .streams import Streams


class Place:
    """A file that is to be edited.

    Args:
        path: the file; need not exist where a draft of it does.
        id: the entry's id, for messages.
        source: the file whose text is copied first; empty where it is the file itself.
    """

    __slots__ = ("id", "path", "source")

    def __init__(self, path: str, id: str, source: str = "") -> None:
        self.path = path
        self.id = id
        self.source = source


def path_for(folder: str, id: str) -> str:
    """The file in which an entry of a glossary's folder is written: in its ``terms``, if it has
    such a folder."""
    terms = os.path.join(folder, "terms")
    return os.path.join(terms if os.path.isdir(terms) else folder, f"{id}.yaml")


def free_path(folder: str, id: str, term: str) -> str:
    """The file of a new entry; neither the file nor an entry with its id or term may be there.

    Raises:
        UsageError: it is there; the message names the file, the hint what changes it.
    """
    for entry in written(folder, id, term):
        there, own = (clean(str(entry.data.get(key, id))) for key in ("term", "id"))
        raise UsageError(
            f"{entry.file}:{entry.line}: there is “{there}” already",
            f"change it: glossterm edit {shell_word(own)}"
            + ("" if fold(there) == fold(term) else "; or name another id with --id"),
        )
    path = path_for(folder, id)
    if os.path.lexists(path):
        raise UsageError(
            f"{path} is there already, and holds something else",
            f"change it: glossterm edit {shell_word(path)}; or name another id with --id",
        )
    return path


def to_read(path: str) -> str:
    """What a command line must set to read the glossary that a file belongs to, with a space
    behind it; empty where it is among those that are read."""
    real = os.path.realpath(path)
    for folder in paths.glossary_folders():
        if real.startswith(os.path.realpath(folder) + os.sep):
            return ""
    root = glossary_root(path)
    if os.path.basename(root) == "terms":
        root = os.path.dirname(root) or "."
    return f"GLOSSTERM_PATH={shell_word(root)} "


def tell_namesakes(term: str, id: str, folder: str, streams: Streams) -> None:
    """Say which entries of other glossaries have the name or the id of a new one."""
    order = [os.path.realpath(one) for one in paths.listed_folders()]
    order += [os.path.realpath(one) for one in (paths.user_data_folder(), paths.bundled_folder())]
    here = os.path.realpath(folder)
    with Glossary.open() as glossary:
        for index in glossary.indexes:
            there = os.path.realpath(index.folder)
            head = index.head(id)
            if there == here or head is None or head[1] > glossary.most or here not in order:
                continue
            if there in order and order.index(there) < order.index(here):
                streams.message(f"glossterm: the entry {id} of {index.name} is nearer and hides it")
            else:
                streams.message(f"glossterm: it replaces the entry {id} of {index.name} for you")
        for entry in glossary.define(term, exact=True).entries:
            if entry.id != id:
                streams.message(
                    f"glossterm: “{term}” is a name of {entry.term} in {entry.glossary} too"
                )


def held(query: str, streams: Streams) -> "Place | None":
    """The file behind a name, an id or a path; None where there is none or the rating withholds
    it, which is told.

    Raises:
        UsageError: the query names several entries.
    """
    if query.endswith(SUFFIXES) and (os.path.lexists(query) or Draft(query).exists()):
        return Place(query, os.path.splitext(os.path.basename(query))[0])
    own = paths.user_data_folder()
    with Glossary.open(
        warn=lambda text: streams.message(f"glossterm: warning: {text}")
    ) as glossary:
        result = glossary.define(query, exact=True)
        found = {entry.id: entry.place for entry in result.entries}
        for index in reversed(glossary.indexes):
            head = index.head(query)
            if head is not None and head[1] <= glossary.most:
                found = {query: index.place}  # an id is nobody else's
        if len(found) > 1:
            raise UsageError(
                f"“{clean(query)}” names {len(found)} entries", f"use an id: {', '.join(found)}"
            )
        for id, place in found.items():
            index = glossary.indexes[place]
            path = file_of(index, id)
            if os.path.realpath(index.folder) != os.path.realpath(paths.bundled_folder()):
                return Place(path, id)
            return _own_of(own, id) or Place(path_for(own, id), id, path)
        if result.named:
            say_withheld(query, glossary, streams)
            return None
        most = glossary.most
        folders = [index.folder for index in glossary.indexes]
    shipped = os.path.realpath(paths.bundled_folder())
    for folder in folders:
        if os.path.realpath(folder) == shipped:
            continue
        for entry in written(folder, query):  # a draft, or one that breaks a rule
            if entry.data.get("rating", "general") in RATINGS[: most + 1]:
                return Place(entry.file, str(entry.data.get("id", query)))
    begun = _own_of(own, slug([query]) or query)
    if begun is None:
        streams.message(f"glossterm: no entry is called “{clean(query)}”")
        say_suggestions(result.suggestions, streams)
        streams.message(f"  Make it: glossterm new {shell_word(query)}")
    return begun


def _own_of(folder: str, id: str) -> "Place | None":
    """What the user has of an entry beside what is answered: a draft entry, one that breaks a
    rule, a file that cannot be read as YAML, or an edit that was left unfinished."""
    for entry in written(folder, id):
        return Place(entry.file, id)
    path = path_for(folder, id)
    return Place(path, id) if os.path.lexists(path) or Draft(path).exists() else None
