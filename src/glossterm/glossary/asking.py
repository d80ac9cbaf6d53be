"""How people ask: what they are after, and the words that only say that something is asked."""

from ..text.frame import FRAME
from ..text.stem import stem

# What a question is after, by the words that show it. A frame word may show it too.
_INTENTS = {
    "define": "mean means meaning definition define explain explained translation translate",
    "letters": "acronym abbreviation abbreviated initials letters",
    "compare": "same different difference differences differ differs vs versus compare compared "
               "opposite reverse equal equals synonym interchangeable distinguish",
    "like": "enjoy enjoys appeal appealing fun popular love loves fan fans attractive attraction "
            "interested seek",
    "hate": "hate hates hated dislike dislikes upset upsetting bad disgusting controversial angry",
}  # fmt: skip
_PHRASES = {
    "stand for": "letters",
    "short for": "letters",
    "what is": "define",
    "what kind of": "define",
    "what sort of": "define",
    "what are": "define",
    "whats": "define",
    "like it": "like",
    "do people like": "like",
    "people like": "like",
    "into it": "like",
    "fall for": "like",
    "drawn to": "like",
    "into them": "like",
    "get out of": "like",
    "whats the appeal": "like",
    "so bad": "hate",
    "same thing": "compare",
    "same as": "compare",
    "mix up": "compare",
    "mixed up": "compare",
    "tell apart": "compare",
    "tell them apart": "compare",
    "tell the two apart": "compare",
    "different from": "compare",
    "a kind of": "class",
    "a type of": "class",
    "count as": "class",
    "counts as": "class",
    "belong under": "class",
    "considered": "class",
}

# How Japanese asks for a meaning or a difference, longest first, in the words of the intents.
_JAPANESE = (
    ("とは何ですか", "define"),
    ("って何ですか", "define"),
    ("の意味は", "define"),
    ("とは何", "define"),
    ("って何", "define"),
    ("ってなに", "define"),
    ("の意味", "define"),
    ("何ですか", "define"),
    ("とは", "define"),
    ("の違いは", "difference"),
    ("の違い", "difference"),
    ("はどう違う", "difference"),
    ("の差", "difference"),
)

INTENT_OF = {word: intent for intent, line in _INTENTS.items() for word in line.split()}
# Words of an intent that say what is asked as well: why do people love it, is it a love story.
_CONTENT_TOO = frozenset(("appeal", "love", "loves", "popular", "same", "translate", "translation"))

# How somebody asks for a word who does not know it.
_NAMELESS = (
    "called", "call it", "call those", "call that", "word for", "term for", "name for",
    "name of the", "there a word", "there a term", "there a name", "what do you call",
    "what that", "whats that", "trope where", "genre where", "slang for", "when a", "when the",
    "when two", "when somebody", "when someone", "when people",
)  # fmt: skip


def unjapanese(folded: str) -> str:
    """Put spaces and English words where a folded Japanese question asks for something."""
    if folded.isascii():
        return folded
    for ending, word in _JAPANESE:
        folded = folded.replace(ending, f" {word} ")
    return " ".join(folded.split())


def intents(asked: "list[str]") -> "set[str]":
    """What a question is after: define, compare, like, hate, or nothing of these.

    Args:
        asked: its folded words in order.
    """
    found = {INTENT_OF[word] for word in asked if word in INTENT_OF}
    line = f" {' '.join(asked)} "
    found |= {intent for phrase, intent in _PHRASES.items() if f" {phrase} " in line}
    if "compare" in found or "like" in found or "hate" in found:
        found.discard("define")
    return found


def seeks_a_word(asked: "list[str]") -> bool:
    """True where somebody asks for a word by what it means: is there a word for ..., when a ..."""
    line = f" {' '.join(asked)} "
    return any(f" {phrase} " in line for phrase in _NAMELESS)


def content(asked: "list[str]") -> "list[str]":
    """The stems that say what is asked, without frame words and mere words of an intent."""
    return [
        stem(word)
        for word in asked
        if word not in FRAME and (word not in INTENT_OF or word in _CONTENT_TOO)
    ]


def form(asked: "list[str]") -> str:
    """How a question begins: why, who, where, how, "how many", "is" for yes or no, or what."""
    for at, word in enumerate(asked):
        word = (
            word.rstrip("s'’") if word.startswith(("who", "what", "where", "why", "how")) else word
        )
        if word == "how" and asked[at + 1 : at + 2] in (["many"], ["much"], ["long"], ["big"]):
            return "how many"
        if word in ("why", "who", "where", "when", "how", "which", "what"):
            return word
        if at == 0 and word in _YES_OR_NO:
            return "is"
    return ""


_YES_OR_NO = ("is", "are", "do", "does", "did", "can", "could", "was", "were", "has", "have",
              "should", "will", "would", "am")  # fmt: skip
