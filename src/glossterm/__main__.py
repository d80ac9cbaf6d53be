"""The program: one error boundary around both routes."""

import gc
import sys

from .errors import BAD_DATA, INTERRUPTED, OK, GlosstermError, ReaderLeftError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cli.streams import Streams


def main(argv: "list[str] | None" = None, route: str = "") -> int:
    """Run one command line.

    Args:
        argv: the words after the program's name; those of this process when absent.
        route: empty to choose; ``typer`` to leave the fast route out (tests compare the two).

    Returns:
        The exit status: 0 answered, 1 not found, 2 usage, 3 bad data or I/O, 130 interrupted.
    """
    words = sys.argv[1:] if argv is None else argv
    try:
        from .cli.streams import Streams

        streams = Streams()
        try:
            return _run(words, route, streams)
        except GlosstermError as error:
            from .cli.report import report  # only for errors

            return report(error, words, streams)
        finally:
            streams.flush()
    except KeyboardInterrupt:
        _abandon()
        return INTERRUPTED
    except (BrokenPipeError, ReaderLeftError):
        _abandon()
        return OK
    except GlosstermError as error:
        # Not even the message could be written where it belongs.
        _abandon()
        _last_words(error.message)
        return error.status
    except OSError as error:
        _abandon()
        _last_words(f"cannot write the output: {error.strerror or error}")
        return BAD_DATA


def _run(words: "list[str]", route: str, streams: "Streams") -> int:
    if words[:1] == ["__complete"]:
        from .cli.completing import complete  # a shell's TAB

        return complete(words[1:], streams)
    from .cli.fastpath import parse

    options = None if route == "typer" else parse(words)
    if options is not None:
        from .cli.commands import run

        return run(options, streams)
    from .cli.app import run_app  # Typer costs as much as five interpreters

    return run_app(words, streams)


def _last_words(message: str) -> None:
    from .text.safe import clean  # only for a failure

    try:
        print(f"glossterm: {clean(message)}", file=sys.stderr)
    except (OSError, ValueError, AttributeError):
        pass


def _abandon() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    import os

    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass


def entry_point() -> None:
    """What the installed ``glossterm`` calls."""
    # A plain read makes no garbage worth looking for; looking costs 0.06 of a bare interpreter.
    gc.set_threshold(50_000)
    sys.exit(main())


if __name__ == "__main__":
    entry_point()
