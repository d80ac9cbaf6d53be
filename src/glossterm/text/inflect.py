"""English inflection: the other forms under which a word may be listed."""

from itertools import product

_VOWELS = "aeiou"
_MOST_FORMS = 400  # forms of one phrase; each is a point lookup
_MOST_WORDS = 6
_MEANT, _BASE, _INFLECTED = range(3)


def inflections(folded: str, known_word: bool = False) -> "list[list[str]]":
    """Return folded names that differ from this one by plural, possessive, -ing or -ed.

    Both directions are tried, word by word, because a glossary may list ``guardrails`` or
    ``guardrail``.

    Args:
        folded: a folded query.
        known_word: it is an English word, so that its own -ing and -ed are worth a try.

    Returns:
        Groups of forms, nearest first; the first group that is listed holds the answer. First
        the same form spelt by rule (accompanyed: accompanied), then the bases, then inflected
        forms. At most 400 forms; none for names beyond six words or outside ASCII.
    """
    words = folded.split(" ")
    if not folded.isascii() or len(words) > _MOST_WORDS:
        return []
    shortest = 4 if len(words) == 1 else 3  # gfs in vampire gfs, but not gas for ga
    choices = [_forms(word, known_word) if len(word) >= shortest else [] for word in words]
    groups: list[dict[str, None]] = [{}, {}, {}]
    size = 1
    for choice in choices:
        size *= len(choice) + 1
    if size <= _MOST_FORMS:
        picks = product(
            *([(word, -1), *choice] for word, choice in zip(words, choices, strict=True))
        )
        for pick in picks:
            place = max(kind for _, kind in pick)
            if place >= 0:
                groups[place][" ".join(form for form, _ in pick)] = None
    else:  # long phrases: one changed word at a time
        for at, choice in enumerate(choices):
            for form, kind in choice[: _MOST_FORMS // len(words)]:
                groups[kind][" ".join([*words[:at], form, *words[at + 1 :]])] = None
    return [list(group) for group in groups]


def _forms(word: str, known_word: bool) -> "list[tuple[str, int]]":
    """(form, group) of one word, without repeats and without the word itself."""
    if not word.isalpha():
        return []
    found: dict[str, int] = {}
    for form in _meant(word):
        found.setdefault(form, _MEANT)
    for form in _bases(word, known_word):
        found.setdefault(form, _BASE)
    for form in _inflected(word, known_word):
        found.setdefault(form, _INFLECTED)
    found.pop(word, None)
    return list(found.items())


def _meant(word: str) -> list[str]:
    """The same inflected form as the spelling rules have it, where the word breaks one."""
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 3:
            continue
        if ending == "ed" and stem[-1] == "y" and stem[-2] not in _VOWELS:
            return [stem[:-1] + "ied"]
        if ending == "ing" and stem.endswith("ie"):
            return [stem[:-2] + "ying"]
        if ending == "ing" and stem[-1] == "e" and stem[-2] not in "eoy":
            return [stem[:-1] + "ing"]
        if _ends_short(stem):
            return [stem + stem[-1] + ending]
        if stem[-1] == stem[-2] and _ends_short(stem[:-1]):
            return [stem[:-1] + ending]
    return []


def _bases(word: str, known_word: bool) -> list[str]:
    bases: list[str] = []
    if word.endswith("ies") and len(word) > 4:
        bases += [word[:-3] + "y", word[:-1]]
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and len(word) > 4:
        bases += [word[:-2], word[:-1]]
    elif word.endswith("s") and not word.endswith("ss") and not (known_word and word[-2] == "u"):
        bases.append(word[:-1])
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < 3 or not any(c in _VOWELS + "y" for c in stem):
            continue
        if stem[-1] == stem[-2] and stem[-1] not in "ls":
            bases.append(stem[:-1])
        # A single short syllable doubles its consonant, so buring is no form of bur.
        if not (_ends_short(stem) and sum(char in _VOWELS for char in stem) == 1):
            bases.append(stem)
        bases.append(stem + "e")
        if ending == "ed" and stem.endswith("i"):
            bases.append(stem[:-1] + "y")
    return bases


def _inflected(word: str, known_word: bool) -> list[str]:
    if word.endswith("s"):
        return [word + "es"] if word.endswith("ss") else []
    if word.endswith("y") and word[-2] not in _VOWELS:
        plural, stem, past = word[:-1] + "ies", word, word[:-1] + "ied"
    elif word.endswith(("x", "z", "ch", "sh")):
        plural, stem, past = word + "es", word, word + "ed"
    elif word.endswith("e"):
        plural, stem, past = word + "s", word[:-1], word + "d"
    elif _ends_short(word) and sum(char in _VOWELS for char in word) == 1:
        plural, stem, past = word + "s", word + word[-1], word + word[-1] + "ed"
    else:
        plural, stem, past = word + "s", word, word + "ed"
    return [plural, stem + "ing", past] if known_word else [plural]


def _ends_short(stem: str) -> bool:
    """True where a stem ends in one vowel and one consonant that English may double."""
    return (
        len(stem) > 2
        and stem[-1] not in _VOWELS + "wxyh"
        and stem[-2] in _VOWELS
        and (stem[-3] not in _VOWELS or stem[-4:-2] == "qu")
    )
