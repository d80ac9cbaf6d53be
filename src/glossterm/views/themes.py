"""Themes: how each element of a screen looks, by the reader's words for it.

Colours are numbers from 16 to 255, which mean the same on every terminal of 256 colours or more and
which no palette changes; a terminal of sixteen colours gets names of its own. ``dim`` is used
nowhere: how faint it is, is up to the terminal. tests/views/test_themes.py computes the contrast
of every colour against the backgrounds that its theme assumes.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    Looks = dict[str, tuple[str, int, str]]  # element: attributes, colour of 256, colour of 16

ELEMENTS = {
    "term": "the name of an entry, where it heads, lists or compares something",
    "native": "how a term is written in its own language",
    "reading": "how that is read",
    "heading": "headings, labels of facets, questions",
    "gloss": "the meaning on one line",
    "badge": "the category",
    "adult": "the sign 18+",
    "guess": "the sign ≈ of an answer that was not asked for by its name; what needs attention",
    "differs": "the sign ≠ in a comparison",
    "name": "the name of another entry inside prose: it can be looked up",
    "link": "the title of a reference that is a link",
    "match": "words that a search found",
    "quiet": "what is read last: other names, notes, addresses, numbers of references",
}

_PLAIN = 0  # no colour: the terminal's own

# Black to a dark grey such as #282c34, and Solarized's #002b36.
_DARK: "Looks" = {
    "term": ("bold", 80, "bright_cyan"),
    "native": ("bold", _PLAIN, ""),
    "reading": ("", 249, ""),
    "heading": ("bold", _PLAIN, ""),
    "gloss": ("italic", _PLAIN, ""),
    "badge": ("", 80, "cyan"),
    "adult": ("bold", 210, "bright_magenta"),
    "guess": ("bold", 179, "bright_yellow"),
    "differs": ("bold", 179, "bright_yellow"),
    "name": ("underline", _PLAIN, ""),
    "link": ("underline", 110, "cyan"),
    "match": ("bold underline", _PLAIN, ""),
    "quiet": ("", 248, ""),
}

# White to a cream such as Solarized's #fdf6e3.
_LIGHT: "Looks" = {
    "term": ("bold", 24, "blue"),
    "native": ("bold", _PLAIN, ""),
    "reading": ("", 240, ""),
    "heading": ("bold", _PLAIN, ""),
    "gloss": ("italic", _PLAIN, ""),
    "badge": ("", 24, "blue"),
    "adult": ("bold", 124, "red"),
    "guess": ("bold", 94, "red"),
    "differs": ("bold", 94, "red"),
    "name": ("underline", _PLAIN, ""),
    "link": ("underline", 25, "blue"),
    "match": ("bold underline", _PLAIN, ""),
    "quiet": ("", 241, ""),
}

# Where the background is not known: the few colours of the 256 that reach 4.5:1 on black and on
# white, on large signs only; none of sixteen does.
_EITHER: "Looks" = {
    "term": ("bold", 29, ""),
    "native": ("bold", _PLAIN, ""),
    "reading": ("", _PLAIN, ""),
    "heading": ("bold", _PLAIN, ""),
    "gloss": ("italic", _PLAIN, ""),
    "badge": ("", _PLAIN, ""),
    "adult": ("bold", 131, ""),
    "guess": ("bold", 98, ""),
    "differs": ("bold", 98, ""),
    "name": ("underline", _PLAIN, ""),
    "link": ("underline", _PLAIN, ""),
    "match": ("bold underline", _PLAIN, ""),
    "quiet": ("", _PLAIN, ""),
}

_MONO: "Looks" = {element: (looks[0], _PLAIN, "") for element, looks in _EITHER.items()}

AUTO = "auto"
_LOOKS = {"dark": _DARK, "light": _LIGHT, "mono": _MONO}
THEMES = (AUTO, *_LOOKS)


def styles(theme: str, background: str, colours: int) -> "dict[str, str]":
    """Return element to style, as Rich writes styles.

    Args:
        theme: one of THEMES.
        background: dark or light, as far as the terminal says; else empty. Only auto asks for it.
        colours: how many the terminal shows: 0, 16 or more.
    """
    looks = _LOOKS.get(background, _EITHER) if theme == AUTO else _LOOKS[theme]
    return {element: _style(*look, colours) for element, look in looks.items()}


def _style(attributes: str, number: int, name: str, colours: int) -> str:
    colour = ""
    if colours > 16:
        colour = f"color({number})" if number else ""
    elif colours:
        colour = name
    return f"{attributes} {colour}".strip() or "none"
