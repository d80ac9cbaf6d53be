"""Folding: which spellings count as the same name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossterm.text.fold import fold


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("NTR", "ntr"),
        ("N.T.R.", "ntr"),
        ("ＮＴＲ", "ntr"),
        ("#ntr", "ntr"),
        ("ntr?", "ntr"),
        ("jun’ai", "junai"),
        ("girls' love", "girls love"),
        ("slice‐of‐life", "slice of life"),
        ("slice_of_life", "slice of life"),
        ("slice\u00a0of  life", "slice of life"),
        ("dōjinshi", "dojinshi"),
        ("dôjinshi", "dojinshi"),
        ("moé", "moe"),
        ("ﾈﾄﾗﾚ", "ネトラレ"),
        ("roleplay (AI)", "roleplay ai"),
        ("Straße", "strasse"),
        ("n\u200btr", "ntr"),
        ("“ntr”", "ntr"),
        ("smørrebrød", "smorrebrod"),
        ("ネト・ラレ", "ネト ラレ"),
    ],
)
def test_spellings_that_mean_the_same_name_fold_together(left: str, right: str) -> None:
    assert fold(left) == fold(right) == right


@pytest.mark.parametrize(
    ("left", "right"),
    [("C++", "C"), ("R²", "R2"), ("か", "が"), ("W++", "W"), ("18+", "18"), ("2.5D", "25D"),
     ("A/B/O", "ABO"), ("{{char}}", "char"), ("ハ", "パ")],
)  # fmt: skip
def test_punctuation_and_marks_that_carry_meaning_are_kept(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u200b", "\u00a0"])
def test_nothing_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


def test_a_name_of_punctuation_keeps_it() -> None:
    assert fold("???") == "???"
    assert fold("—") == fold("-") == "-"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(max_size=40))
def test_case_never_matters(text: str) -> None:
    assert fold(text.casefold()) == fold(fold(text)) or fold(text) == fold(text.casefold())


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_the_ascii_route_agrees_with_the_unicode_route(text: str) -> None:
    from glossterm.text.fold import _unicode

    assert fold(text) == fold(_unicode(text))


@settings(max_examples=2000)
@given(st.text(alphabet="-–—.,#!?'\"´()[]_ \u200b\u0301aÁ²・", max_size=6))
def test_punctuation_folds_stably(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
