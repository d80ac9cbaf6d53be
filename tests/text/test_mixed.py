"""Japanese words that are written partly in kana."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossterm.text.mixed import mixed_key, mixed_keys


@pytest.mark.parametrize(("native", "reading", "keys"), [
    ("寝取られ", "ねとられ", {"寝とられ", "ね取られ"}),
    ("癒し系", "いやしけい", {"いやし系", "癒しけい"}),
    ("推し", "おし", set()),  # its only other writing is the reading
    ("少女", "しょうじょ", set()),  # 少 may be しょ or しょう
    ("ツンデレ", "つんでれ", set()),
    ("百合", "ゆり", {"百り", "ゆ合"}),  # nobody writes so, and it is nothing else
    ("NTR", "えぬてぃーあーる", set()),
    ("柿", "", set()),
    ("", "", set()),
])  # fmt: skip
def test_a_word_may_have_some_characters_in_kana(
    native: str, reading: str, keys: "set[str]"
) -> None:
    assert set(mixed_keys(native, reading)) == keys


def test_katakana_is_as_good() -> None:
    assert mixed_key("寝トラレ") == "寝とられ"
    assert mixed_key("いやし系") == "いやし系"
    assert [mixed_key(text) for text in ("寝取", "ネトラレ", "netorare", "")] == [""] * 4


@given(
    st.text("寝取られ系癒しいやけゃっんカナ々a", max_size=9),
    st.text("ねとられいやしけゃっんカナ", max_size=12),
)
def test_every_key_is_one_that_a_query_can_have(native: str, reading: str) -> None:
    for key in mixed_keys(native, reading):
        assert mixed_key(key) == key or not any("ぁ" <= char <= "ー" for char in key)
