"""Where output goes and what is known of it: terminal or not, how wide, how colourful."""

import os
import sys

from ..errors import ReaderLeftError, StorageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_LINKING = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby")
_LINKING_TERMS = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty")
_FORCING = ("FORCE_COLOR", "CLICOLOR_FORCE")
_DUMB = ("dumb", "unknown")
_CHUNK = 1 << 16  # bytes of standard input taken at once
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 80, 24


class Streams:
    """The process's standard streams and the facts about them, asked once."""

    __slots__ = ("_height", "_width", "is_terminal")

    def __init__(self) -> None:
        self.is_terminal = bool(sys.stdout is not None and sys.stdout.isatty())
        self._width = 0
        self._height = 0

    @property
    def width(self) -> int:
        """Columns: COLUMNS, else the terminal's, else 80."""
        self._measure()
        return self._width

    @property
    def height(self) -> int:
        """Lines: LINES, else the terminal's, else 24."""
        self._measure()
        return self._height

    def colour(self, choice: str, usual: str = "auto") -> str:
        """Decide how much colour the output takes.

        What was typed goes before the environment, that before the reader's config; the order is
        that of docs/configuration.md, and tests/cli/test_colour.py holds it.

        Args:
            choice: auto, always or never, as given by ``--color``.
            usual: auto or never, as config.toml says.

        Returns:
            full, plain (bold, underline and links without colour: NO_COLOR) or none (no escape
            sequence).
        """
        environ = os.environ
        if choice == "never":
            return "none"
        if choice == "always":
            return "full"
        if not any(environ.get(name, "") not in ("", "0") for name in _FORCING):
            if not self.is_terminal or environ.get("TERM") in _DUMB or usual == "never":
                return "none"
            if environ.get("CLICOLOR") == "0" or environ.get("TERM", "").startswith("vt"):
                return "plain"
        return "plain" if environ.get("NO_COLOR") else "full"

    def colour_system(self) -> str:
        """The colours that the terminal has, where its name says what Rich does not see; else
        auto."""
        term = os.environ.get("TERM", "")
        if term.endswith("-direct"):
            return "truecolor"
        return "standard" if term in _DUMB else "auto"  # colour was forced on a dumb one

    def background(self) -> str:
        """dark or light as COLORFGBG says, which some terminals set (15;0); else empty."""
        colour = os.environ.get("COLORFGBG", "").rpartition(";")[2]
        if not (colour.isascii() and colour.isdecimal() and len(colour) < 3):
            return ""
        return "dark" if int(colour) in (0, 1, 2, 3, 4, 5, 6, 8) else "light"

    def links(self) -> bool:
        """True where the terminal is known to show hyperlinks; elsewhere addresses are printed."""
        environ = os.environ
        if environ.get("TMUX") or environ.get("TERM", "").startswith(("screen", "tmux")):
            return False
        if environ.get("TERM") in _LINKING_TERMS or environ.get("TERM_PROGRAM") in _LINKING:
            return True
        return any(environ.get(name) for name in ("VTE_VERSION", "WT_SESSION", "KONSOLE_VERSION"))

    def write(self, text: str) -> None:
        """Write data to standard output, as UTF-8 whatever the locale."""
        if sys.stdout is None:
            raise StorageError("standard output is closed", "")
        data = text.encode("utf-8", "replace")
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(data.decode())
        else:
            try:
                # With PYTHONUNBUFFERED this is the file itself; a disk that fills takes a part.
                written = buffer.write(data)
                while written < len(data):
                    data = data[written:]
                    written = buffer.write(data)
            except BrokenPipeError:
                raise ReaderLeftError from None

    def line(self, text: str) -> None:
        """Write a line of data; on a terminal it is broken between words, the rest indented."""
        if self.is_terminal:
            from ..text.columns import wrap

            text = "\n".join(wrap(text, self.width, 2))
        self.write(text + "\n")

    def message(self, text: str) -> None:
        """Write a line to standard error, on a terminal broken between words; a closed one is no
        reason to fail."""
        from ..text.safe import clean

        if sys.stderr is None:
            return
        lines = [clean(text)]
        if sys.stderr.isatty():
            lines = _message_lines(lines[0], _size(sys.stderr)[0])
        data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
        try:
            buffer = getattr(sys.stderr, "buffer", None)
            if buffer is None:
                sys.stderr.write(data.decode())
            else:
                buffer.write(data)
                buffer.flush()
        except OSError:
            pass

    def lines(self) -> "Iterator[list[str]]":
        """Lines of standard input without their ends, as many at a time as have arrived, so that
        a caller that flushes after each group keeps nobody waiting; undecodable bytes become
        surrogates."""
        if sys.stdin is None:
            return
        buffer = getattr(sys.stdin, "buffer", None)
        if buffer is None:
            for line in sys.stdin:
                yield [line.rstrip("\r\n")]
            return
        rest: bytes = b""
        while arrived := buffer.read1(_CHUNK):
            whole, mark, rest = (rest + arrived).rpartition(b"\n")
            if mark:
                lines = whole.decode("utf-8", "surrogateescape").split("\n")
                yield [line.rstrip("\r") for line in lines] if b"\r" in whole else lines
        if rest:
            yield [rest.rstrip(b"\r").decode("utf-8", "surrogateescape")]

    def flush(self) -> None:
        """Hand everything written to the system now, so that a full disk is seen here."""
        if sys.stdout is not None:
            sys.stdout.flush()

    def _measure(self) -> None:
        if not self._width:
            self._width, self._height = _size(sys.stdout)


def _message_lines(text: str, width: int) -> "list[str]":
    """A message as lines of a terminal; a command to type next stays whole, to be picked as one."""
    from ..text.columns import columns, wrap

    hanging = 4 if text.startswith("  ") else 2
    said, mark, command = text.partition(": glossterm ")
    if not mark or columns(text) <= width:
        return wrap(text, width, hanging)
    return [*wrap(f"{said}:", width, hanging), f"{' ' * hanging}glossterm {command}"]


def _size(stream: "TextIO") -> "tuple[int, int]":
    """(columns, lines) of a terminal: what the environment says, else the terminal, else 80, 24."""
    width = _number(os.environ.get("COLUMNS", ""))
    height = _number(os.environ.get("LINES", ""))
    if not width or not height:
        try:
            size = os.get_terminal_size(stream.fileno())
            width = width or size.columns
            height = height or size.lines
        except (OSError, ValueError, AttributeError):
            pass
    return width or _DEFAULT_WIDTH, height or _DEFAULT_HEIGHT


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
