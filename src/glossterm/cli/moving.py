"""What export and import do, and what they say."""

import os

from .. import paths
from ..answers import Filters
from ..errors import NOT_FOUND, OK, UsageError
from ..formats.collection import Collection
from ..formats.exporting import save_export
from ..formats.table import SEVERAL, load
from ..store.check import outside_ids
from ..store.folder import SETTINGS
from ..views import machine_author
from ..views.wording import count_entries, shell_word
from .commands import document, open_glossary, tell_withheld
from .options import Options
from .streams import Streams
from .whereabouts import to_read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..formats.importing import Imported
    from ..problem import Problem

_SHOWN = 10  # problems that are told one by one; --json lists all


def export_glossary(options: Options, output: str, streams: Streams) -> int:
    """Write glossaries in another format.

    Args:
        options: the format, the filters and which glossaries.
        output: the file; standard output where empty.
        streams: where the result goes, or is told.

    Returns:
        0, or 1 where no entry passes the filters.
    """
    format = options.format
    output = "" if output == "-" else paths.given(output)
    if options.words:
        raise UsageError(
            f"export takes one format, not also “{options.words[0]}”",
            f"name the file with -o: glossterm export {format} -o {shell_word(options.words[0])}",
        )
    writer = load(format)
    if not output and format in SEVERAL:
        raise UsageError(
            f"{format} makes several files; name them",
            f"try: glossterm export {format} -o glossary{SEVERAL[format][0]}",
        )
    if not output and options.json:
        raise UsageError(
            "--json tells what was written; name a file",
            f"try: glossterm export {format} -o FILE --json",
        )
    with open_glossary(options, streams) as glossary:
        collection = Collection(glossary, Filters(options.category, options.tag))
        made = writer.write(collection)
        withheld = len(collection.withheld)
        if not collection.count:
            if options.json:
                document(machine_author.exported(format, 0, [], withheld), streams)
            else:
                from .misses_finding import filters_miss  # nothing to export

                filters_miss(collection.filters, withheld, glossary, streams)
            return NOT_FOUND
        if output:
            files = save_export(format, made, output)
            if options.json:
                document(
                    machine_author.exported(format, collection.count, files, withheld), streams
                )
                return OK
            streams.message(f"{count_entries(collection.count)} written to {', '.join(files)}")
        else:
            (content,) = made.values()
            streams.write(content.decode())
        tell_withheld(withheld, glossary, streams)
    return OK


def import_entries(
    format: str, path: str, into: str, name: str, form: str, json: bool, streams: Streams
) -> int:
    """Take entries from a file into a new folder of a glossary.

    Args:
        format: what the file is.
        path: the file.
        into: the glossary's folder; the user's own where empty.
        name: of the new folder; the file's where empty.
        form: yaml, jsonl, or empty to choose.
        json: print one document.
        streams: where that goes, or what was done is told.

    Returns:
        0 where all entries were taken, else 1.
    """
    from ..formats.importing import import_file  # lays YAML out, which loads a second library

    load(format)
    path = paths.given(path)
    if not path:
        raise UsageError("nothing to import", f"try: glossterm import {format} FILE")
    folder = paths.given(into) if into else paths.user_data_folder()
    known = frozenset(outside_ids(folder))
    done = import_file(format, path, folder, name=name, form=form, known=known)
    if json:
        problems = done.left_out + done.remarks
        document(machine_author.imported(done.count, done.path, done.form, problems), streams)
    else:
        _tell(done, folder, streams)
    return NOT_FOUND if done.left_out else OK


def _tell(done: "Imported", folder: str, streams: Streams) -> None:
    """Say what was taken, where it lies, what was left out and why, and what to do next."""
    say = streams.message
    say(f"{count_entries(done.count)} imported into {done.path}")
    _list("left out", done.left_out, streams)
    _list("to mend", done.remarks, streams)
    if done.replaced:
        count = (
            "1 of them has the id" if done.replaced == 1 else f"{done.replaced} of them have ids"
        )
        say(f"  {count} of other glossaries: the nearer glossary is answered")
    if done.remarks:
        say(f"  Check it: glossterm validate {shell_word(done.path)}")
    where = to_read(os.path.join(folder, SETTINGS))
    say(f"  Read one: {where}glossterm define {shell_word(done.term)}")


def _list(what: str, problems: "list[Problem]", streams: Streams) -> None:
    if problems:
        streams.message(f"  {len(problems)} {what}:")
        for problem in problems[:_SHOWN]:
            streams.message(f"    {problem}")
        if len(problems) > _SHOWN:
            streams.message(f"    and {len(problems) - _SHOWN} more; --json lists all")
