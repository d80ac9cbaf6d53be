"""What an author writes with: new and edit. Nothing that was typed is lost, and a glossary never
holds half an entry."""

import os
import sys

from .. import paths
from ..errors import NOT_FOUND, OK, GlosstermError, SourceError, StorageError, UsageError
from ..glossary.glossary import Glossary
from ..model import RATINGS
from ..problem import Problem
from ..store.check import check_paths
from ..store.drafting import Draft
from ..store.files import read_bytes, read_entries
from ..store.places import file_of, written
from ..store.skeleton import PLACEHOLDER, skeleton, with_schema_line, write_schema
from ..store.validate import is_id
from ..text.safe import clean
from ..text.slug import slug
from ..views import problems as lines
from ..views.wording import shell_word
from .editor import open_editor
from .misses import say_withheld
from .options import Options
from .streams import Streams

_GOING_ON = "glossterm: going on with what was left unfinished in {}"


def new(options: Options, gloss: str, id: str, into: str, edit: bool, streams: Streams) -> int:
    """Make an entry and let the user write it.

    Args:
        options: the words are the entry's term; ``category`` its category.
        gloss: its meaning; with it the entry is complete and no editor is opened.
        id: its id; made from the term when empty.
        into: the glossary's folder; the user's own when empty.
        edit: open the editor.
        streams: where the new file's path goes.
    """
    term = " ".join(" ".join(options.words).split())
    if not term:
        raise UsageError("an entry needs a term", "try: glossterm new stand-up")
    id = id or slug([term])
    if not id:
        raise UsageError(
            f"no id can be made from “{clean(term)}”",
            f"try: glossterm new {shell_word(term)} --id …",
        )
    if not is_id(id):
        raise UsageError(
            f"“{clean(id)}” is not an id", "use lower-case letters, digits and single hyphens"
        )
    folder = into or paths.user_data_folder()
    path = _free_path(folder, id, term)
    _tell_namesakes(term, id, folder, streams)
    draft = Draft(path)
    if draft.exists():
        if gloss or not edit:
            raise UsageError(
                f"{draft.path}: somebody began to write it", f"go on: glossterm edit {id}"
            )
        streams.message(_GOING_ON.format(draft.path))
    else:
        draft.begin(skeleton(folder, id, term, gloss, options.category).encode())
        write_schema(os.path.dirname(path))
    if gloss or not edit:
        problems = _problems(draft)
        if problems:
            draft.drop()
            raise SourceError(str(problems[0]), "nothing was written")
        draft.keep()
        streams.write(clean(path) + "\n")
        streams.flush()
        _say_next(path, id, streams)
        return OK
    return _edit(draft, b"", id, streams)


def _free_path(folder: str, id: str, term: str) -> str:
    """Where a new entry is written; an entry with its id or term must not be there yet."""
    for entry in written(folder, id) + written(folder, term):
        there, own = (clean(str(entry.data.get(key, id))) for key in ("term", "id"))
        raise UsageError(
            f"{entry.file}:{entry.line}: there is “{there}” already",
            f"change it: glossterm edit {shell_word(own)}",
        )
    terms = os.path.join(folder, "terms")
    return os.path.join(terms if os.path.isdir(terms) else folder, f"{id}.yaml")


def _tell_namesakes(term: str, id: str, folder: str, streams: Streams) -> None:
    """Say which entries of other glossaries have the name or the id."""
    with Glossary.open() as glossary:
        for index in glossary.indexes:
            if os.path.realpath(index.folder) == os.path.realpath(folder):
                continue
            head = index.head(id)
            if head is not None and head[1] <= glossary.most:
                streams.message(f"glossterm: it replaces the entry {id} of {index.name} for you")
        for entry in glossary.define(term, exact=True).entries:
            if entry.id != id:
                streams.message(
                    f"glossterm: “{term}” is a name of {entry.term} in {entry.glossary} too"
                )


def edit(options: Options, streams: Streams) -> int:
    """Let the user edit the file that holds an entry; a bundled one as a copy of their own."""
    query = " ".join(" ".join(options.words).split())
    if not query:
        raise UsageError("nothing to edit", "try: glossterm edit stand-up")
    held = _held(query, streams)
    if held is None:
        return NOT_FOUND
    path, id, bundled = held
    content = read_bytes(path) if os.path.exists(path) else b""
    if bundled:
        target = os.path.join(paths.user_data_folder(), f"{id}.yaml")
        streams.message(f"glossterm: {id} is bundled; your copy replaces it: {target}")
        content = with_schema_line(content.decode()).encode()
        write_schema(paths.user_data_folder())
        path = target
    elif not os.access(os.path.dirname(path) or ".", os.W_OK):
        raise StorageError(f"the folder of {path} may not be written", "check its permissions")
    draft = Draft(path)
    if draft.exists():
        streams.message(_GOING_ON.format(draft.path))
    else:
        draft.begin(content)
    return _edit(draft, content, id, streams)


def _held(query: str, streams: Streams) -> "tuple[str, str, bool] | None":
    """(path, id, whether it is bundled) of the one entry that a query names; None where the
    rating withholds it, which is told.

    Raises:
        UsageError: it names several.
        SourceError: it names none.
    """
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
            bundled = os.path.realpath(index.folder) == os.path.realpath(paths.bundled_folder())
            return file_of(index, id), id, bundled
        if result.named:
            say_withheld(query, glossary, streams)
            return None
        folders = [index.folder for index in glossary.indexes]
        most = glossary.most
    shipped = os.path.realpath(paths.bundled_folder())
    for folder in folders:
        if os.path.realpath(folder) == shipped:
            continue
        for entry in written(folder, query):  # a draft, or one that breaks a rule
            if entry.data.get("rating", "general") in RATINGS[: most + 1]:
                return entry.file, str(entry.data.get("id", query)), False
    begun = Draft(os.path.join(paths.user_data_folder(), f"{slug([query])}.yaml"))
    if begun.exists():
        return begun.target, slug([query]), False
    near = ", ".join(suggestion.id for suggestion in result.suggestions)
    raise SourceError(
        f"no entry is called “{clean(query)}”",
        f"do you mean {near}? A new one: glossterm new {shell_word(query)}"
        if near
        else f"make it: glossterm new {shell_word(query)}",
    )


def _edit(draft: Draft, before: bytes, id: str, streams: Streams) -> int:
    """Open the editor until the text is valid or the user has had enough."""
    while True:
        try:
            open_editor(draft.path)
        except GlosstermError:
            if before and draft.content() == before:
                draft.drop()  # nothing was written that could be lost
            raise
        content = draft.content()
        if content == before or not content.strip():
            draft.drop()
            streams.message("glossterm: nothing was changed")
            return OK
        problems = _problems(draft)
        if not problems:
            draft.keep()
            streams.write(clean(draft.target) + "\n")
            streams.flush()
            _say_next(draft.target, id, streams)
            return OK
        for problem in problems:
            streams.message(lines.line(problem).rstrip("\n"))
        if not _again(streams):
            streams.message(f"glossterm: {draft.target} is as it was; your text is in {draft.path}")
            streams.message(f"  Go on with it: glossterm edit {id}")
            return NOT_FOUND


def _problems(draft: Draft) -> "list[Problem]":
    found, _ = check_paths([draft.target], True, drafts={draft.target: draft.path})
    return found + [
        Problem(draft.target, entry.line, 1, "placeholder", "say what the term means in its gloss")
        for entry in read_entries(draft.target, draft.content())[0]
        if entry.data.get("gloss") == PLACEHOLDER and entry.data.get("status") != "draft"
    ]


def _again(streams: Streams) -> bool:
    """Ask whether to open the editor once more; without a terminal the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stderr.isatty():
        return False
    sys.stderr.write("Open the editor again? [Y/n] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()  # empty at the end of input, which is no answer
    return bool(answer) and answer.strip().lower() in ("", "y", "yes")


def _say_next(path: str, id: str, streams: Streams) -> None:
    """Tell what to do with a file that was written."""
    for entry in written(os.path.dirname(path) or ".", id)[:1]:
        if entry.data.get("status") == "draft":
            streams.message(
                "glossterm: it is a draft: nobody finds it until “status: draft” is deleted"
            )
            streams.message(f"  Write on: glossterm edit {id}")
        else:
            command = f"glossterm define {shell_word(str(entry.data['term']))}"
            streams.message(f"  Read it: {_where(path)}{command}")


def _where(path: str) -> str:
    """What a command line must set to read a file's glossary, where it is not among those read."""
    real = os.path.realpath(path)
    for folder in paths.glossary_folders():
        if real.startswith(os.path.realpath(folder) + os.sep):
            return ""
    folder = os.path.dirname(path) or "."
    top = os.path.dirname(folder) if os.path.basename(folder) == "terms" else folder
    return f"GLOSSTERM_PATH={shell_word(top or '.')} "
