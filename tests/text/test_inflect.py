"""English inflection in both directions."""

import pytest

from glossterm.text.inflect import inflections


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("tsunderes", "tsundere"), ("cuckolding", "cuckold"), ("cuckolded", "cuckold"),
        ("shipping", "ship"), ("swiped", "swipe"), ("swiping", "swipe"), ("stories", "story"),
        ("kisses", "kiss"), ("guardrail", "guardrails"), ("swipe", "swipes"),
        ("friend to lover", "friends to lovers"), ("vampire girlfriends", "vampire girlfriend"),
        ("pitied", "pity"), ("love triangles", "love triangle"), ("lurking", "lurk"),
    ],
)  # fmt: skip
def test_another_form_of_a_listed_word_is_tried(typed: str, listed: str) -> None:
    assert listed in inflections(typed)


@pytest.mark.parametrize(("typed", "other"), [
    ("cars", "care"), ("kiss", "kis"), ("bus", "bu"), ("ring", "r"), ("red", "r"), ("bed", "b"),
    ("thing", "th"), ("axis", "axi"),
])  # fmt: skip
def test_one_word_is_not_cut_into_another(typed: str, other: str) -> None:
    assert other not in inflections(typed)


def test_the_word_itself_is_not_among_its_forms() -> None:
    assert "swipe" not in inflections("swipe")


@pytest.mark.parametrize("text", ["寝取られ", "a b c d e f g", "", "c++"])
def test_what_cannot_be_inflected_has_no_forms(text: str) -> None:
    assert inflections(text) == []


def test_long_phrases_stay_within_bounds() -> None:
    assert len(inflections("friends lovers stories pities kisses swipes")) <= 400
