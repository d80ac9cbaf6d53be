"""How a failure is told: one message and one hint, or one JSON document."""

from ..errors import GlosstermError
from .options import split_command, wants_json
from .streams import Streams


def report(error: GlosstermError, argv: "list[str]", streams: Streams) -> int:
    """Tell the user about a failure; return the exit status."""
    if wants_json(argv):
        from ..views import machine

        command, _ = split_command(argv)
        document = machine.error(error, command or "define")
        streams.write((machine.indented(document) if streams.is_terminal else document) + "\n")
    else:
        streams.message(f"glossterm: {error.message}")
        if error.hint:
            streams.message(f"  {error.hint}")
    return error.status
