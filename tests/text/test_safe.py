"""Nothing but text reaches a terminal, and JSON stays JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from glossterm.text.safe import clean, escape_json, quote

anything = st.text(alphabet=st.characters(), max_size=60)


@given(anything)
def test_quoting_is_what_json_reads_back(text: str) -> None:
    assert json.loads(quote(text)) == text


@given(anything)
def test_quoted_text_holds_no_control_or_invisible_character(text: str) -> None:
    assert _harmless(quote(text))


@given(st.dictionaries(anything, anything, max_size=4))
def test_escaping_a_document_keeps_its_meaning(data: dict[str, str]) -> None:
    document = escape_json(json.dumps(data, ensure_ascii=False))
    assert json.loads(document) == data
    assert _harmless(document)


@given(anything)
def test_clean_text_holds_no_control_or_invisible_character(text: str) -> None:
    assert _harmless(clean(text))


def test_known_attacks_are_disarmed() -> None:
    assert (
        clean("a\x1b[31mb\x9b31mc\u202ed\u200be\x00f\ud800g")
        == "a\ufffd[31mb\ufffd31mcde\ufffdf\ufffdg"
    )


def test_plain_text_in_any_script_is_untouched() -> None:
    text = "寝取られ — ‘dōjinshi’ ✓ नमस्ते 한국어"
    assert clean(text) == text
    assert quote(text) == f'"{text}"'


def _harmless(text: str) -> bool:
    import unicodedata

    return not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)
