"""What an author writes with: new and edit. Nothing that was typed is lost, and a glossary never
holds half an entry."""

import os
import sys

from .. import paths
from ..errors import NOT_FOUND, OK, GlosstermError, StorageError, UsageError
from ..problem import Problem
from ..store.check import check_paths
from ..store.drafting import Draft
from ..store.files import read_bytes, read_entries
from ..store.places import written
from ..store.skeleton import PLACEHOLDER, SCHEMA_FILE, skeleton, with_schema_line, write_schema
from ..store.validate import is_id
from ..text.safe import clean
from ..text.slug import slug
from ..views import problems as lines
from ..views.wording import shell_word
from .editor import open_editor
from .options import Options
from .streams import Streams
from .whereabouts import free_path, held, tell_namesakes, to_read

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
    folder = paths.given(into) if into else paths.user_data_folder()
    draft = Draft(free_path(folder, id, term))
    if draft.exists():
        if gloss or not edit:
            raise UsageError(
                f"{draft.path}: somebody began to write it",
                f"go on: glossterm edit {shell_word(draft.target)}",
            )
        streams.message(_GOING_ON.format(draft.path))
        draft.resume()
        return _edit(draft, b"", id, [], streams)
    tell_namesakes(term, id, folder, streams)
    content = skeleton(folder, id, term, gloss, options.category).encode()
    made = _begin(draft, content)
    if not gloss and edit:
        return _edit(draft, content, id, made, streams)
    problems = _problems(draft)
    if problems:
        _drop(draft, made)
        raise UsageError(problems[0].message, "nothing was written")
    return _keep(draft, id, streams)


def edit(options: Options, streams: Streams) -> int:
    """Let the user edit the file that holds an entry; a bundled one as a copy of their own."""
    query = " ".join(" ".join(options.words).split())
    if not query:
        raise UsageError("nothing to edit", "try: glossterm edit stand-up")
    place = held(query, streams)
    if place is None:
        return NOT_FOUND
    source = place.source or place.path
    content = read_bytes(source) if os.path.exists(source) else b""
    if place.source:
        streams.message(
            f"glossterm: {place.id} is bundled; what you save is your own: {clean(place.path)}"
        )
        content = with_schema_line(content.decode()).encode()
    elif not os.access(os.path.dirname(place.path) or ".", os.W_OK):
        raise StorageError(
            f"the folder of {place.path} may not be written", "check its permissions"
        )
    draft = Draft(place.path)
    if draft.exists():
        streams.message(_GOING_ON.format(draft.path))
        draft.resume()
        return _edit(draft, content, place.id, [], streams)
    return _edit(draft, content, place.id, _begin(draft, content), streams)


def _begin(draft: Draft, content: bytes) -> "list[str]":
    """Write a draft's first text, its folder and its schema; return what was made beside it."""
    folder = os.path.dirname(draft.target) or "."
    made: list[str] = []
    try:
        while folder and not os.path.isdir(folder):
            made.insert(0, folder)
            folder = os.path.dirname(folder)
        os.makedirs(os.path.dirname(draft.target) or ".", exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"cannot make the folder {os.path.dirname(draft.target)}: {error.strerror}",
            "check its permissions, and that it is not a file",
        ) from error
    draft.begin(content)
    folder = os.path.dirname(draft.target)
    if SCHEMA_FILE.encode() in content.split(b"\n")[0] and write_schema(folder):
        made.append(os.path.join(folder, SCHEMA_FILE))
    return made


def _drop(draft: Draft, made: "list[str]") -> None:
    """Remove a draft of which nothing is kept, and what was made for it."""
    draft.drop()
    for path in reversed(made):
        try:
            os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
        except OSError:
            return  # somebody else has put something there


def _keep(draft: Draft, id: str, streams: Streams) -> int:
    """Put a draft in its place and tell what to do with it."""
    draft.keep()
    streams.write(clean(draft.target) + "\n")
    streams.flush()
    for entry in written(os.path.dirname(draft.target) or ".", id)[:1]:
        if entry.data.get("status") == "draft":
            streams.message(
                "glossterm: it is a draft: nobody finds it until “status: draft” is deleted"
            )
            streams.message(f"  Write on: glossterm edit {shell_word(draft.target)}")
        else:
            command = f"glossterm define {shell_word(str(entry.data['term']))}"
            streams.message(f"  Read it: {to_read(draft.target)}{command}")
    return OK


def _edit(draft: Draft, before: bytes, id: str, made: "list[str]", streams: Streams) -> int:
    """Open the editor until the text is valid or the user has had enough."""
    finished = False
    try:
        while True:
            try:
                open_editor(draft.path)
            except GlosstermError:
                if draft.content() == before:
                    _drop(draft, made)  # nothing was written that could be lost
                    finished = True
                raise
            content = draft.content()
            if content == before or not content.strip():
                _drop(draft, made)
                finished = True
                streams.message("glossterm: nothing was changed")
                return OK
            problems = _problems(draft)
            if not problems:
                status = _keep(draft, id, streams)
                finished = True
                return status
            for problem in problems:
                streams.message(lines.line(problem).rstrip("\n"))
            if not _again(streams):
                path = clean(draft.target)
                streams.message(f"glossterm: {path} is as it was; your text is in {draft.path}")
                streams.message(f"  Go on with it: glossterm edit {shell_word(draft.target)}")
                return NOT_FOUND
    finally:
        if not finished:
            draft.leave()


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
