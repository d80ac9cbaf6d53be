"""What a glossary's author runs: validate and schema."""

from ..errors import NOT_FOUND, OK, UsageError
from ..store.check import check_paths
from ..store.validate import nearest, schema_text
from ..views import machine, machine_author
from ..views.problems import FORMATS, line
from ..views.wording import count_entries
from .streams import Streams

SCHEMAS = ["term", "glossary", "output"]


def validate_paths(
    paths: "list[str]", json: bool, strict: bool, bundled: bool, form: str, streams: Streams
) -> int:
    """Check files and folders; print every problem.

    Args:
        paths: files or folders of glossaries.
        json: print one document instead of lines.
        strict: hold prose and depth to the editorial rules too.
        bundled: relations may lead into the bundled glossary.
        form: how a problem is written: text, or github for annotations of a CI run.
        streams: where the problems go.
    """
    if not paths:
        raise UsageError("nothing to validate", "try: glossterm validate .")
    if form not in FORMATS:
        raise UsageError(f"“{form}” is not a form of problems", "use --format text or github")
    if json and form != "text":
        raise UsageError("--json and --format do not go together", "leave one of them out")
    problems, checked = check_paths(paths, bundled, strict)
    if json:
        document = machine_author.validate(problems, checked)
        streams.write((machine.indented(document) if streams.is_terminal else document) + "\n")
    else:
        for problem in problems:
            streams.write(line(problem, form))
        streams.flush()
        found = "1 problem" if len(problems) == 1 else f"{len(problems) or 'no'} problems"
        streams.message(f"{count_entries(checked)} checked, {found}")
    return NOT_FOUND if problems else OK


def print_schema(name: str, streams: Streams) -> int:
    """Print one of the shipped JSON Schemas."""
    if name not in SCHEMAS:
        raise UsageError(
            f"there is no schema “{name}”{nearest(name, SCHEMAS)}", "use term, glossary or output"
        )
    streams.write(schema_text(name))
    return OK
