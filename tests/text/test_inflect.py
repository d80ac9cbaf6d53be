"""English inflection in both directions."""

import pytest

from glossterm.text.inflect import inflections


def flat(folded: str, known_word: bool = False) -> list[str]:
    return [form for group in inflections(folded, known_word) for form in group]


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("tsunderes", "tsundere"), ("waifus", "waifu"), ("cuckolding", "cuckold"), ("cuckolded", "cuckold"),
        ("shipping", "ship"), ("swiped", "swipe"), ("swiping", "swipe"), ("stories", "story"),
        ("kisses", "kiss"), ("guardrail", "guardrails"), ("swipe", "swipes"),
        ("friend to lover", "friends to lovers"), ("vampire girlfriends", "vampire girlfriend"),
        ("pitied", "pity"), ("love triangles", "love triangle"), ("lurking", "lurk"),
    ],
)  # fmt: skip
def test_another_form_of_a_listed_word_is_tried(typed: str, listed: str) -> None:
    assert listed in flat(typed)


@pytest.mark.parametrize(("typed", "other"), [
    ("cars", "care"), ("buring", "bur"), ("kiss", "kis"), ("bus", "bu"), ("ring", "r"), ("red", "r"), ("bed", "b"),
    ("thing", "th"), ("gas", "ga"),
])  # fmt: skip
def test_one_word_is_not_cut_into_another(typed: str, other: str) -> None:
    assert other not in flat(typed)


def test_the_word_itself_is_not_among_its_forms() -> None:
    assert "swipe" not in flat("swipe")


@pytest.mark.parametrize("text", ["寝取られ", "a b c d e f g", "", "c++"])
def test_what_cannot_be_inflected_has_no_forms(text: str) -> None:
    assert flat(text) == []


def test_long_phrases_stay_within_bounds() -> None:
    assert 0 < len(flat("friends lovers stories pities kisses swipes")) <= 400


@pytest.mark.parametrize(("typed", "meant"), [
    ("accompanyed", "accompanied"), ("continueing", "continuing"), ("dieing", "dying"),
    ("equiped", "equipped"), ("marketting", "marketing"), ("commited", "committed"),
])  # fmt: skip
def test_the_same_form_spelt_by_rule_comes_first(typed: str, meant: str) -> None:
    assert inflections(typed)[0] == [meant]


def test_only_an_english_word_is_given_endings() -> None:
    """controll is a slip for control, not a verb whose past is listed."""
    assert "controlled" not in flat("controll")
    assert "shipping" in flat("ship", known_word=True)
