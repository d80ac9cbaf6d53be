"""The pictures of the README: the program's own screens, exported by Rich as SVG.

    python tools/pictures.py check     compare; status 1 where they are stale
    python tools/pictures.py update    write docs/pictures/*.svg

A picture must come out the same twice and load nothing: Rich's ids are replaced by a name, its
fonts, which it would fetch, by the reader's monospaced one. Two versions of Rich may place a
character a fraction of a unit apart, so that numbers are compared as whole ones.
"""

import html
import io
import os
import re
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from glossterm.cli.commands import vocabulary
from glossterm.glossary.glossary import Glossary
from glossterm.glossary.questions import questions_about
from glossterm.views import terminal, terminal_card, terminal_comparison, terminal_finding
from glossterm.views.card import Card
from glossterm.views.comparison import Comparison
from glossterm.views.drawing import Screen
from glossterm.views.listing import Hits

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
WIDTH = 84
# Backgrounds and text of the pictures; the screens use no colour of a palette.
BACKGROUNDS = {
    "dark": TerminalTheme((30, 30, 30), (217, 217, 217), [(0, 0, 0)] * 8),
    "light": TerminalTheme((250, 250, 250), (40, 40, 40), [(0, 0, 0)] * 8),
}
_LINES = 34  # of a long screen: enough to see what an entry looks like
_COLUMN = 12.2  # units: what Rich gives a character
_TEXT = re.compile(r'<text([^>]*? )x="([^"]*)"( [^>]*?)textLength="[^"]*"([^>]*)>([^<]*)</text>')
_FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)
FORMAT = _FONTS.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code, monospace", "monospace")


def screens() -> dict[str, tuple[str, RenderableType]]:
    """Name to (command line, screen) of each picture."""
    with Glossary.open([], bundled=True, max_rating="adult") as glossary:
        words = vocabulary(glossary)
        [entry] = glossary.define("ntr").entries
        card = Card(entry, words, len(questions_about(glossary, entry.id, set())))
        near = {relation.target for relation in entry.relations}
        card.mark(glossary.names_in(card.texts(), own=[entry.id], near=near))
        compared = Comparison(glossary.compare(["netorare", "cuckold"]), words, False)
        found = Hits(glossary.search("lover stolen", limit=4), words)
    screen = Screen(WIDTH, links=True)
    return {
        "define": ("glossterm define ntr", terminal_card.cards([card], screen)),
        "compare": (
            "glossterm compare netorare cuckold",
            terminal_comparison.comparison(compared, screen),
        ),
        "search": ("glossterm search lover stolen", terminal_finding.hits(found, screen)),
    }


def pictures() -> dict[str, str]:
    """Name to SVG: each screen on a dark and on a light background."""
    return {
        f"{name}-{theme}": svg(f"{name}-{theme}", command, shown, theme)
        for name, (command, shown) in screens().items()
        for theme in BACKGROUNDS
    }


def svg(name: str, command: str, shown: RenderableType, theme: str) -> str:
    """A screen as SVG, cut where it is long."""
    look = terminal.Look("full", "256", theme)
    lines = terminal.render(shown, WIDTH, look).rstrip("\n").split("\n")
    if len(lines) > _LINES:
        lines = [*lines[:_LINES], "…"]
    console = Console(width=WIDTH, record=True, file=io.StringIO(), legacy_windows=False,
                      force_terminal=True, color_system="256")  # fmt: skip
    console.print(Text.from_ansi("\n".join(lines)), highlight=False)
    picture = console.export_svg(
        title=command,
        theme=BACKGROUNDS[theme],
        code_format=FORMAT,
        unique_id=f"glossterm-{name}",
    )
    if theme == "light":  # Rich draws the window's edge and title for dark ones only
        picture = picture.replace("rgba(255,255,255,0.35)", "rgba(0,0,0,0.25)")
    return _TEXT.sub(placed, picture)


def placed(element: re.Match[str]) -> str:
    """A text cut at its gaps, each piece where it belongs: readers treat spaces, and fonts of
    another width, in their own ways."""
    before, x, between, after, text = element.groups()
    pieces = []
    column = 0
    for piece in re.split(r"((?:&#160;){2,}|^&#160;|&#160;$)", text):
        width = cell_len(html.unescape(piece))
        if piece.strip() and piece.replace("&#160;", ""):
            left = round(float(x) + column * _COLUMN, 1)
            pieces.append(
                f'<text{before}x="{left:g}"{between}textLength="{round(width * _COLUMN, 1):g}"'
                f"{after}>{piece}</text>"
            )
        column += width
    return "".join(pieces)


def comparable(picture: str) -> str:
    """A picture without what differs from one version of Rich to another."""
    return re.sub(r"\d+\.\d+", lambda number: str(round(float(number.group()))), picture)


def main(mode: str) -> int:
    """Check or write the pictures; return the exit status."""
    status = 0
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        made = pictures()
    for name, picture in made.items():
        path = PICTURES / f"{name}.svg"
        if mode == "update":
            path.write_text(picture, encoding="utf-8")
        elif not path.exists() or comparable(path.read_text("utf-8")) != comparable(picture):
            print(f"docs/pictures/{name}.svg is stale: run make pictures")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
