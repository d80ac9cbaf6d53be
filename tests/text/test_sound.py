"""Sound keys: kana and every romanisation of one word meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossterm.text.fold import fold
from glossterm.text.sound import sound


def heard(text: str) -> str:
    return sound(fold(text))


@pytest.mark.parametrize(
    "spellings",
    [
        ["doujinshi", "dōjinshi", "dojinshi", "dôjinshi", "doujinsi", "dooji nshi", "どうじんし", "ドウジンシ", "ﾄﾞｳｼﾞﾝｼ"],
        ["shōjo", "shoujo", "shojo", "syoujo", "しょうじょ", "ショウジョ"],
        ["netorare", "ねとられ", "ネトラレ", "ne torare"],
        ["tsundere", "tundere", "ツンデレ", "つんでれ"],
        ["senpai", "sempai", "せんぱい"],
        ["chuunibyou", "chunibyo", "chūnibyō", "tyuunibyou", "ちゅうにびょう"],
        ["jun'ai", "junai", "zyun'ai", "じゅんあい"],
        ["matcha", "maccha", "mattya", "まっちゃ"],
        ["zettai ryouiki", "zettairyōiki", "ぜったいりょういき"],
        ["fan", "ファン"],
        ["fujoshi", "hujosi", "ふじょし"],
        ["meido", "メイド"],
        ["kabedon", "kabe-don", "カベドン"],
    ],
)  # fmt: skip
def test_spellings_of_one_word_share_a_sound_key(spellings: list[str]) -> None:
    keys = {heard(spelling) for spelling in spellings}
    assert len(keys) == 1 and "" not in keys


@pytest.mark.parametrize(("left", "right"), [
    ("netori", "netorare"), ("yandere", "tsundere"), ("hako", "haku"), ("kaki", "kakki"),
    ("じ", "し"), ("ば", "ぱ"),
])  # fmt: skip
def test_different_words_keep_different_keys(left: str, right: str) -> None:
    assert heard(left) != heard(right)


@pytest.mark.parametrize(
    "word", ["husband", "cuckold", "slice of life", "同人誌", "C++", "", "ntr", "x"]
)
def test_what_is_not_japanese_syllables_has_no_sound_key(word: str) -> None:
    assert heard(word) == ""


@given(
    st.text(
        alphabet="あいうえおかがきさしすちつてとなにのふへほまみむやゆよらりるれろわんっー",
        max_size=12,
    )
)
def test_hiragana_and_katakana_sound_the_same(text: str) -> None:
    katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
    assert heard(text) == heard(katakana)


@given(st.text(max_size=30))
def test_any_text_has_a_key_or_none(text: str) -> None:
    key = heard(text)
    assert key == "" or key.isascii()
