"""Folding: the form in which a query and a label are compared.

The same function runs when an index is compiled and when it is asked, so the two cannot disagree.
"""

# ASCII: dashes, underscores, brackets become spaces; apostrophes and quotes vanish.
_ASCII: "dict[int, str | None]" = {ord(c): " " for c in "-_()[]\t\n\r\v\f"}
_ASCII.update({ord(c): None for c in "'\"`"})
# Control characters never belong to a name; NUL would end a C string.
_CONTROLS = dict.fromkeys([*range(32), 127], " ")
_ASCII.update(_CONTROLS)

_MARKS = ".,;:!?"

# Letters that Unicode does not decompose but that readers type without their stroke.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
}  # fmt: skip

# Characters of these kinds are dropped: apostrophes and quotation marks of every script.
_DROPPED = frozenset("ʹʻʼʽʾʿˈ′‵‘’‚‛“”„‟″«»‹›「」『』〝〞〟´™®©")

# Treated as a space beside Zs and Pd: minus sign, middle dots, hyphen bullet, brackets.
_SPACED = frozenset("−・·‧⁃（）【】〔〕［］")


def fold(text: str) -> str:
    """Return the comparison key of a name or query; folding twice changes nothing.

    Equal after folding: width and compatibility forms (NFKC), case, diacritics, every dash and
    space, apostrophes and quotation marks, dots and dashes in acronyms. Kept: punctuation that
    carries meaning (``C++``), superscripts (``R²``), kana voicing marks. A name made of nothing
    but punctuation keeps it.
    """
    if text.isascii():
        if text.isalnum():
            return text.lower()  # most names: nothing to fold but case
        return _finish(text.lower().translate(_ASCII), text.lower())
    folded = _unicode(text)
    for _ in range(3):
        again = _unicode(folded) if not folded.isascii() else fold(folded)
        if again == folded:
            break
        folded = again
    return folded


def _finish(text: str, fallback: str) -> str:
    words = text.split()
    if "." in text:
        words = [_undot(word) for word in words]
    if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words):
        words = ["".join(words)]  # N-T-R and N・T・R are NTR
    key = " ".join(words)
    stripped = key.lstrip(_MARKS + "# ").rstrip(_MARKS + " ")
    if not stripped:  # nothing but marks: of these, # may be a name
        bare = key.strip(_MARKS + " ")
        stripped = bare[len(bare.rstrip("#")) :]
    if stripped:
        return stripped if stripped == key else _finish(stripped, stripped)
    return key or " ".join(fallback.translate(_CONTROLS).split())


def _undot(word: str) -> str:
    parts = [part for part in word.split(".") if part]
    if len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts):
        return "".join(parts)
    return word


def _unicode(text: str) -> str:
    import unicodedata  # only names outside ASCII

    category = unicodedata.category
    decomposition = unicodedata.decomposition
    normalize = unicodedata.normalize
    kept: list[str] = []
    for char in normalize("NFC", text):
        # Superscripts carry meaning: NFKC would make R² into r2.
        if decomposition(char).startswith(("<super>", "<sub>")):
            kept.append(char)
        else:
            kept.append(normalize("NFKC", char))
    lowered = normalize("NFC", "".join(kept).casefold())
    out: list[str] = []
    for char in normalize("NFD", lowered):
        kind = category(char)
        if char in _DROPPED or kind in ("Cf", "Cs"):
            continue
        if char in _SPACED or kind in ("Zs", "Zl", "Zp", "Pd", "Cc"):
            out.append(" ")
        elif kind == "Mn" and ("\u0300" <= char <= "\u036f" or "\ufe00" <= char <= "\ufe0f"):
            continue
        else:
            out.append(_LETTERS.get(char, char))
    plain = normalize("NFC", "".join(out))
    # Nothing but dashes and quotes: they are the name, and — is still typed -.
    bare = "".join(
        "-" if category(char) == "Pd" else char
        for char in lowered
        if category(char) not in ("Cf", "Cs", "Mn")
    )
    return _finish(plain.translate(_ASCII), bare)
