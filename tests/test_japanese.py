"""The check of Japanese writings: what it finds, what it lets stand, what it never lets stand."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

TOOL = Path(__file__).parent.parent / "tools" / "japanese.py"
_spec = importlib.util.spec_from_file_location("japanese_tool", TOOL)
assert _spec and _spec.loader
japanese = importlib.util.module_from_spec(_spec)
sys.modules["japanese_tool"] = japanese
_spec.loader.exec_module(japanese)

# The form of EDICT's lines, with words made up for the test where that is enough.
KNOWN = japanese.read_edict(
    "　？？？ /EDICT, a header/\n"
    "百合 [ゆり] /(n) lily/(P)/\n"
    "百合 [ゆる] /(ok) (n) lily/\n"
    "悪役 [あくやく] /(n) villain/\n"
    "令嬢 [れいじょう] /(n) daughter/\n"
    "ツンデレ /(n) a type/\n"
    "萌え [もえ] /(n) fondness/\n"
)


def entry(text: str, reading: str = "", prose: str = "") -> dict[str, Any]:
    native = {"text": text} | ({"reading": reading} if reading else {})
    return {"id": "x", "language": "ja", "native": [native], "definition": prose}


@pytest.mark.parametrize(
    ("text", "reading", "verdict"),
    [
        ("百合", "ゆり", "found"),
        ("百合", "ゆる", "found"),
        ("百合", "ひゃくごう", "contradicts"),
        ("ツンデレ", "ツンデレ", "found"),
        ("つんでれ", "つんでれ", "found"),
        ("もえ", "もえ", "found"),
        ("悪役令嬢", "あくやくれいじょう", "compound"),
        ("悪役令嬢", "あくやくれいじよう", "absent"),
        ("悪役 令嬢", "あくやく れいじょう", "compound"),
        ("造語", "ぞうご", "absent"),
    ],
)
def test_a_writing_is_judged_with_its_reading(text: str, reading: str, verdict: str) -> None:
    assert japanese.judge(text, reading, KNOWN) == verdict


def test_what_the_dictionary_lacks_stands_only_on_the_reviewed_list() -> None:
    wrong, _ = japanese.check([entry("造語", "ぞうご")], KNOWN, {})
    assert wrong == ["x: 造語 [ぞうご] is not in the dictionary (absent)"]
    wrong, counts = japanese.check([entry("造語", "ぞうご")], KNOWN, {"造語": ("ぞうご", "coined")})
    assert not wrong and counts == {"native reviewed": 1}


def test_a_reading_that_the_dictionary_contradicts_never_stands() -> None:
    reviewed = {"百合": ("ばら", "no")}
    wrong, _ = japanese.check([entry("百合", "ばら")], KNOWN, reviewed)
    assert wrong[0] == "x: 百合 is read ゆり、ゆる by the dictionary, not ばら"


def test_a_reviewed_reading_is_the_one_that_stands() -> None:
    wrong, _ = japanese.check([entry("造語", "つくりご")], KNOWN, {"造語": ("ぞうご", "coined")})
    assert wrong == ["x: 造語 was reviewed as ぞうご, not つくりご"]


def test_a_line_of_the_list_that_nothing_needs_is_reported() -> None:
    wrong, _ = japanese.check([entry("百合", "ゆり")], KNOWN, {"百合": ("ゆり", "was absent once")})
    assert len(wrong) == 1 and "needs no review any more" in wrong[0]


def test_a_reading_is_asked_for() -> None:
    wrong, _ = japanese.check([entry("百合")], KNOWN, {})
    assert wrong == ["x: 百合 has no reading"]


def test_japanese_in_prose_is_looked_up_by_its_writing() -> None:
    good = entry("百合", "ゆり", "From 悪役 and 令嬢, as in 悪役令嬢; の is a particle.")
    assert japanese.check([good], KNOWN, {})[0] == []
    bad = entry("百合", "ゆり", "From 悪約.")
    assert japanese.check([bad], KNOWN, {})[0] == [
        "x: 悪約, in its prose, is not in the dictionary"
    ]


def test_chinese_and_korean_writings_are_not_held_against_it() -> None:
    chinese = {"id": "baihe", "language": "zh", "native": [{"text": "百合", "reading": "bǎihé"}]}
    assert japanese.check([chinese], KNOWN, {})[0] == []
