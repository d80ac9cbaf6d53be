"""Errors and exit statuses: the one vocabulary of what can go wrong.

Exit statuses are plain integers because ``enum`` is not loaded at interpreter start and a plain
read must stay within 1.9 times the bare interpreter.
"""

OK = 0
NOT_FOUND = 1
USAGE = 2
BAD_DATA = 3
INTERRUPTED = 130


class GlosstermError(Exception):
    """A failure that the user can act on.

    Args:
        message: what failed; it names the file, line or query.
        hint: the next useful command or step, or an empty string.
    """

    code = "io"
    status = BAD_DATA

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ReaderLeftError(Exception):
    """Whoever read standard output took what they wanted (``| head -1``): nothing went wrong.

    Not a BrokenPipeError, which Typer would end with status 1.
    """


class UsageError(GlosstermError):
    """The command line asks for something that does not exist."""

    code = "usage"
    status = USAGE


class SourceError(GlosstermError):
    """A glossary's files cannot be read or hold nothing usable."""

    code = "bad_source"
    place: "tuple[int, int, str]" = (1, 1, "settings")  # line, column, rule
    reason = ""


class ConfigError(GlosstermError):
    """The reader's config.toml cannot be used. Only screens read it."""

    code = "bad_source"


class IndexFileError(GlosstermError):
    """A compiled index is missing, damaged or of another version."""

    code = "bad_index"


class DamagedIndexError(IndexFileError):
    """A compiled index is not what the compiler wrote."""


class StorageError(GlosstermError):
    """The operating system refused a read or a write."""

    code = "io"


class NotSupportedError(GlosstermError):
    """The platform or the data cannot do what was asked."""

    code = "not_supported"
