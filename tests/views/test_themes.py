"""Every colour can be read: contrast as WCAG 2 computes it, at least 4.5:1 on what a theme assumes."""

import pytest
from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.style import Style

from glossterm.views.themes import ELEMENTS, THEMES, styles

LEAST = 4.5
DARK = ["#000000", "#1e1e1e", "#282c34", "#002b36"]
LIGHT = ["#ffffff", "#fafafa", "#fdf6e3"]
# The sixteen colours as xterm has them; other terminals and readers choose their own.
XTERM = Palette([
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
])  # fmt: skip


def luminance(colour: ColorTriplet) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shown(colour: Color) -> ColorTriplet:
    if colour.type is ColorType.STANDARD:
        assert colour.number is not None
        return XTERM[colour.number]
    return colour.get_truecolor()


def triplet(text: str) -> ColorTriplet:
    return Color.parse(text).get_truecolor()


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast(triplet("#000000"), triplet("#ffffff")) == pytest.approx(21)
    assert contrast(triplet("#767676"), triplet("#ffffff")) == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize(("theme", "background", "colours", "on"), [
    ("dark", "", 256, DARK), ("dark", "", 16, DARK[:2]),
    ("light", "", 256, LIGHT), ("light", "", 16, LIGHT),
    ("auto", "dark", 256, DARK), ("auto", "light", 256, LIGHT),
    ("auto", "", 256, ["#000000", "#ffffff"]), ("auto", "", 16, ["#000000", "#ffffff"]),
])  # fmt: skip
def test_every_colour_can_be_read(theme: str, background: str, colours: int, on: list[str]) -> None:
    for element, definition in styles(theme, background, colours).items():
        style = Style.parse(definition)
        assert style.bgcolor is None and not style.dim and not style.conceal, element
        if style.color is None:
            continue  # the terminal's own colour, which its reader chose for its background
        for behind in on:
            reached = contrast(shown(style.color), triplet(behind))
            assert reached >= LEAST, f"{theme} {element} {definition} on {behind}: {reached:.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_no_colour_of_256_depends_on_a_palette(theme: str) -> None:
    """Numbers below 16 and names are the reader's palette, so that their contrast is unknown."""
    for background in ("", "dark", "light"):
        for definition in styles(theme, background, 256).values():
            colour = Style.parse(definition).color
            assert colour is None or (colour.number or 0) >= 16


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colours", [0, 16, 256])
def test_a_theme_has_every_element(theme: str, colours: int) -> None:
    assert list(styles(theme, "", colours)) == list(ELEMENTS)


def test_mono_and_no_colours_have_none() -> None:
    for theme in THEMES:
        for definition in styles(theme, "dark", 0).values():
            assert Style.parse(definition).color is None
    assert not [one for one in styles("mono", "dark", 256).values() if "color" in one]


@pytest.mark.parametrize("theme", THEMES)
def test_colour_is_never_the_only_sign(theme: str) -> None:
    """What marks a part of a sentence is seen without colour too."""
    for element in ("name", "link", "match"):
        for colours in (0, 16, 256):
            style = Style.parse(styles(theme, "", colours)[element])
            assert style.underline or style.bold
