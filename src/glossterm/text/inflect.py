"""English inflection: the other forms under which a word may be listed."""

from itertools import product

_VOWELS = "aeiou"
_MOST_FORMS = 400


def inflections(folded: str) -> list[str]:
    """Return folded names that differ from this one by plural, possessive, -ing or -ed.

    Both directions are tried, word by word, because a glossary may list ``guardrails`` or
    ``guardrail``. At most 400 forms, the query itself left out, nearest first (fewest changed
    words). Names beyond six words have none.
    """
    words = folded.split(" ")
    if not folded.isascii() or len(words) > 6:
        return []
    forms = [[word, *_forms(word)] for word in words]
    size = 1
    for choice in forms:
        size *= len(choice)
    if size > _MOST_FORMS:
        # Long phrases: one changed word at a time.
        found = [
            " ".join([*words[:at], form, *words[at + 1 :]])
            for at, choice in enumerate(forms)
            for form in choice[1:]
        ]
        return found[:_MOST_FORMS]
    combined = list(product(*(range(len(choice)) for choice in forms)))
    combined.sort(key=lambda picks: sum(pick > 0 for pick in picks))
    return [
        " ".join(choice[pick] for choice, pick in zip(forms, picks, strict=True))
        for picks in combined[1:]
    ]


def _forms(word: str) -> list[str]:
    """Other forms of one word, bases before inflected forms, without repeats."""
    if not word.isalpha() or len(word) < 3:
        return []
    found: dict[str, None] = {}
    for base in _bases(word):
        found[base] = None
    if len(word) > 3 or word[-1] not in "s":
        for form in _inflected(word):
            found[form] = None
    found.pop(word, None)
    return list(found)


def _bases(word: str) -> list[str]:
    bases: list[str] = []
    if word.endswith("ies") and len(word) > 4:
        bases += [word[:-3] + "y", word[:-1]]
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and len(word) > 4:
        bases += [word[:-2], word[:-1]]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        bases.append(word[:-1])
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3 and any(char in _VOWELS + "y" for char in stem):
            if stem[-1] == stem[-2] and stem[-1] not in "ls":
                bases.append(stem[:-1])
            bases += [stem, stem + "e"]
            if ending == "ed" and stem.endswith("i"):
                bases.append(stem[:-1] + "y")
    return bases


def _inflected(word: str) -> list[str]:
    if word.endswith("y") and word[-2] not in _VOWELS:
        stem = word[:-1]
        return [stem + "ies", word + "ing", stem + "ied"]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es", word + "ing", word + "ed"]
    if word.endswith("e"):
        return [word + "s", word[:-1] + "ing", word + "d"]
    forms = [word + "s", word + "ing", word + "ed"]
    if len(word) > 2 and word[-2] in _VOWELS and word[-3] not in _VOWELS and word[-1] not in "wxy":
        forms += [word + word[-1] + "ing", word + word[-1] + "ed"]
    return forms
