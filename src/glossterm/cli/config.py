"""config.toml: what a reader sets for good. Read for screens only, so that scripts never wait for
it nor trip over it. docs/configuration.md describes every key; tests/cli/test_config.py holds
the two together."""

import os

from ..errors import ConfigError, UsageError
from ..paths import config_file
from ..views.themes import AUTO, ELEMENTS, THEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

NARROWEST, WIDEST = 40, 120  # columns of prose: outside of these nobody reads with ease
LINKS = ("auto", "always", "never")


class Config:
    """The reader's settings; the defaults are those of a reader without a file.

    Attributes:
        theme: one of themes.THEMES.
        color: auto, or never for no escape sequence.
        pager: a command; empty for none, None where the file does not say.
        width: columns of prose at most.
        links: auto, always or never.
        styles: element to style, as Rich writes styles.
    """

    __slots__ = ("color", "links", "pager", "styles", "theme", "width")

    def __init__(self) -> None:
        self.theme = AUTO
        self.color = "auto"
        self.pager: str | None = None
        self.width = 88
        self.links = "auto"
        self.styles: dict[str, str] = {}


def read_config() -> Config:
    """Return what config.toml says, or the defaults where there is none.

    Raises:
        ConfigError: the file cannot be read, a key is not known or a value does not fit; the
            message names the file and the line, the hint the nearest key.
    """
    path = config_file()
    config = Config()
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return config
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    given = _parse(path, data)
    lines = data.decode("utf-8").splitlines()
    for key, value in given.items():
        try:
            if key not in KEYS:
                raise _unknown(key, KEYS, "key")
            KEYS[key](config, value)
        except _WrongValue as error:
            at = _line(lines, error.key or key, "styles" if error.key else "")
            raise ConfigError(f"{path}:{at}: {error}", error.hint) from None
    return config


class _WrongValue(Exception):
    """A key or a value that does not fit; ``key`` is set for one of the table of styles."""

    def __init__(self, message: str, hint: str, key: str = "") -> None:
        super().__init__(message)
        self.hint = hint
        self.key = key


def _parse(path: str, data: bytes) -> "dict[str, Any]":
    import tomllib  # only where there is a file

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{at}: this is not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        line = "".join(char for char in place.split(",")[0] if char.isdecimal()) or "1"
        if place.startswith("end"):
            line = str(data.count(b"\n") + 1)
        said = message[:1].lower() + message[1:]
        raise ConfigError(
            f"{path}:{line}: {said}", "it is written in TOML: https://toml.io"
        ) from None
    except RecursionError:
        raise ConfigError(f"{path}: it is nested too deeply") from None


def _choice(name: str, known: "tuple[str, ...]") -> "Callable[[Config, object], None]":
    def take(config: Config, value: object) -> None:
        if value not in known:
            raise _WrongValue(
                f"{name} cannot be {_shown(value)}", f"it is one of {', '.join(known)}"
            )
        setattr(config, name, value)

    return take


def _color(config: Config, value: object) -> None:
    if value == "always":
        raise _WrongValue(
            "color cannot be “always”: it would reach pipes and files",
            "for one command: --color always; for a shell: FORCE_COLOR=1",
        )
    _choice("color", ("auto", "never"))(config, value)


def _pager(config: Config, value: object) -> None:
    if value is False or isinstance(value, str):
        config.pager = value or ""
        return
    raise _WrongValue(f"pager cannot be {_shown(value)}", "it is a command, or false for none")


def _width(config: Config, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not NARROWEST <= value <= WIDEST:
        raise _WrongValue(
            f"width cannot be {_shown(value)}",
            f"it is a whole number of columns from {NARROWEST} to {WIDEST}",
        )
    config.width = value


def _styles(config: Config, value: object) -> None:
    if not isinstance(value, dict):
        raise _WrongValue("styles is a table", "write [styles] on a line of its own")
    from rich.errors import StyleSyntaxError
    from rich.style import Style

    for element, style in value.items():
        if element not in ELEMENTS:
            raise _unknown(element, ELEMENTS, "element")
        try:
            parsed = Style.parse(style) if isinstance(style, str) else None
        except StyleSyntaxError:
            parsed = None
        if parsed is None or parsed.link:
            raise _WrongValue(
                f"{element} cannot look like {_shown(style)}",
                'a style is like "bold #5fd7d7", "underline" or "none"',
                element,
            )
        config.styles[element] = style


# What each key of the file does.
KEYS: "dict[str, Callable[[Config, object], None]]" = {
    "theme": _choice("theme", THEMES),
    "color": _color,
    "pager": _pager,
    "width": _width,
    "links": _choice("links", LINKS),
    "styles": _styles,
}


def _unknown(key: str, known: "Iterable[str]", what: str) -> _WrongValue:
    from difflib import get_close_matches  # only for a mistake

    near = get_close_matches(key, known, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
    return _WrongValue(f"there is no {what} “{key}”", hint, key if what == "element" else "")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"“{value}”"[:80]


def _line(lines: "list[str]", key: str, table: str) -> int:
    """The line on which a key stands, or its table; 1 where it is written in another way."""
    inside = ""
    found = 1
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text.startswith("["):
            inside = text.strip("[] ")
            if inside == (table or key):
                found = number
                if not table:
                    return number
        elif inside == table and text.partition("=")[0].strip(" \t\"'") == key:
            return number
    return found


def theme_asked() -> str:
    """The theme that GLOSSTERM_THEME names; empty where it names none.

    Raises:
        UsageError: there is no such theme.
    """
    theme = os.environ.get("GLOSSTERM_THEME", "").lower()
    if theme and theme not in THEMES:
        raise UsageError(f"“{theme}” is not a theme", f"use one of {', '.join(THEMES)}")
    return theme
