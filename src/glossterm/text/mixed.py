"""Japanese words written partly in kana: 寝とられ for 寝取られ, いやし系 for 癒し系."""

from itertools import product

_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# Kana that no reading of a character begins with.
_NEVER_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎんー")
_MOST = 6  # characters to replace: 64 writings


def mixed_key(folded: str) -> str:
    """The key of a folded name that has Chinese characters beside kana: with the kana as hiragana;
    empty for any other."""
    if folded.isascii() or not any(map(_is_kana, folded)) or not any(map(_is_kanji, folded)):
        return ""
    return folded.translate(_HIRAGANA)


def mixed_keys(native: str, reading: str) -> "list[str]":
    """The keys of the writings of a word that have some of its characters in kana.

    Where more than one way to share the reading out among the characters is possible there are
    none: 少女, しょうじょ, may be しょ and うじょ, and a wrong writing could be another word.

    Args:
        native: the folded word.
        reading: its folded reading.
    """
    word, said = native.translate(_HIRAGANA), reading.translate(_HIRAGANA)
    kanji = sum(map(_is_kanji, word))
    if not 0 < kanji <= _MOST or not all(map(_is_kana, said)):
        return []
    shared = _share(word, said)
    if len(shared) != 1:
        return []
    choices = [(part,) if char == part else (char, part) for char, part in shared[0]]
    found = ["".join(parts) for parts in product(*choices)]
    return [writing for writing in found if writing != word and any(map(_is_kanji, writing))]


def _share(word: str, said: str) -> "list[list[tuple[str, str]]]":
    """The ways to give each character its part of the reading; two are enough to know."""
    if not word:
        return [] if said else [[]]
    char, rest = word[0], word[1:]
    if not _is_kanji(char):
        if said[:1] != char:
            return []
        return [[(char, char), *others] for others in _share(rest, said[1:])]
    found: list[list[tuple[str, str]]] = []
    for size in range(1, len(said) - len(rest) + 1):
        if said[:1] in _NEVER_FIRST:
            break
        if said[size : size + 1] in _NEVER_FIRST and size < len(said):
            continue
        found += [[(char, said[:size]), *others] for others in _share(rest, said[size:])]
        if len(found) > 1:
            break
    return found


def _is_kana(char: str) -> bool:
    return "\u3041" <= char <= "\u3096" or "\u30a1" <= char <= "\u30fc"


def _is_kanji(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "々"
