"""What an English reader hears of a name: its consonants, spelt one way.

Two spellings that sound alike share a skeleton more often than they share letters: fisical and
physical are both fskl. The rules are the usual ones of English phonetic codes (Philips 1990,
Metaphone), cut down to what misspellers do.
"""

import re

# Applied in order to a folded name without spaces. X is sh, C is ch, 0 is th.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"^wh", "w"),
        (r"mb$", "m"),
        (r"tch", "C"),
        (r"sch", "sk"),
        (r"ch(?=[lr])", "k"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"ght", "t"),
        (r"gh$", "f"),
        (r"gh", ""),
        (r"(?:t|ss|s|c|x)i(?=[oaeu])", "X"),
        (r"t?chur|tur", "Cr"),
        (r"ture$", "Cr"),
        (r"ch", "C"),
        (r"sh", "X"),
        (r"th", "0"),
        (r"dg(?=[eiy])", "j"),
        (r"g(?=[eiy])", "j"),
        (r"sc(?=[eiy])", "s"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"qu?", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "f"),
        (r"d(?=t)", ""),
    )
)
_VOWELS = "aeiouy"
_SILENT = "hw"


def skeleton(folded: str) -> str:
    """Return the consonant skeleton of a folded name; empty where it has no letters.

    Vowels are dropped but for the first letter, where any vowel is written a; doubled sounds
    count once.
    """
    name = "".join([char for char in folded if char.isalpha()])
    for pattern, heard in _RULES:
        name = pattern.sub(heard, name)
    if not name:
        return ""
    out = "a" if name[0] in _VOWELS else name[0]
    before = out
    for char in name[1:]:
        if char in _VOWELS:
            before = ""
        elif char not in _SILENT:
            if char != before:
                out += char
            before = char
    return out
