"""One key for the kana and every romanisation of a Japanese word.

Tables follow the Hepburn, Kunrei (ISO 3602) and Nihon-shiki romanisations.
"""

import re

_VOWELS = "aiueo"
_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
    "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
}  # fmt: skip
_KANA = {
    kana: row + vowel
    for row, line in _ROWS.items()
    for kana, vowel in zip(line, "aiueo", strict=True)
}
_KANA.update({
    "ふ": "fu", "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "wi", "ゑ": "we", "を": "o",
    "ん": "n", "ゔ": "vu",
})  # fmt: skip
_SMALL = {
    "ぁ": "a",
    "ぃ": "i",
    "ぅ": "u",
    "ぇ": "e",
    "ぉ": "o",
    "ゃ": "ya",
    "ゅ": "yu",
    "ょ": "yo",
    "ゎ": "wa",
}

# Kunrei and Nihon-shiki spellings, and the typist's, to Hepburn; longest first.
_SPELLINGS = (
    ("sy", "sh"), ("ty", "ch"), ("cy", "ch"), ("zy", "j"), ("jy", "j"), ("dy", "j"),
    ("tch", "cch"), ("shy", "sh"), ("chy", "ch"),
)  # fmt: skip
_SYLLABLES = (
    (re.compile(r"si"), "shi"), (re.compile(r"ti"), "chi"),
    (re.compile(r"tu"), "tsu"), (re.compile(r"(?<![cs])hu"), "fu"), (re.compile(r"zi"), "ji"),
    (re.compile(r"di"), "ji"), (re.compile(r"du"), "zu"), (re.compile(r"wo"), "o"),
    (re.compile(r"dz(?=[aeou])"), "z"),
)  # fmt: skip
_NASAL = re.compile(r"m(?=[bpm])")
# One long vowel; three in a row are a slip.
_LONG = re.compile(r"o[ou]|([aiue])\1")
_SPELT = re.compile(
    r"(?:[kstcpgzjdbf]?(?:ch|sh|ts|[kgnhbpmr]y|[kgsztdnhbpmrfvwyj])?[aiueo]|n(?![aiueoy]))+"
)


def sound(folded: str) -> str:
    """Return the sound key of a folded name, or an empty string where it has none.

    A name has a sound key when it is wholly kana or reads as romanised Japanese syllables.
    Long vowels, spaces and the choice of romanisation do not count: doujinshi, dojinshi and
    doujinsi meet, as do 寝取られ's reading ねとられ, ネトラレ and netorare.
    """
    text = folded.replace(" ", "")
    if not text or len(text) > 300:
        return ""
    spelt = text if text.isascii() else _romanise(text)
    if not spelt or not spelt.isalpha():
        return ""
    for old, new in _SPELLINGS:
        if old in spelt:
            spelt = spelt.replace(old, new)
    for pattern, new in _SYLLABLES:
        spelt = pattern.sub(new, spelt)
    spelt = _NASAL.sub("n", spelt)
    spelt = _LONG.sub(lambda run: run.group(0)[0], spelt)
    return spelt if _SPELT.fullmatch(spelt) else ""


def is_kana(text: str) -> bool:
    """True where every character is hiragana, katakana or a prolonged sound mark."""
    return bool(text) and all("\u3041" <= char <= "\u30ff" for char in text)


def _romanise(text: str) -> str:
    out: list[str] = []
    double = False
    for char in text:
        code = ord(char)
        if 0x30A1 <= code <= 0x30F6:
            char = chr(code - 0x60)
        if char == "ー":
            continue
        if char == "っ":
            double = True
            continue
        if char in _SMALL:
            small = _SMALL[char]
            # き + ゃ is kya; ふ + ぁ is fa.
            if out and (out[-1][-1] == "i" if small[0] == "y" else len(out[-1]) > 1):
                out[-1] = out[-1][:-1] + small
            else:
                out.append(small)
        elif char in _KANA:
            out.append(_KANA[char])
        else:
            return ""
        if double:
            out[-1] = out[-1][0] + out[-1] if out[-1][0] not in _VOWELS else out[-1]
            double = False
    return "".join(out)
