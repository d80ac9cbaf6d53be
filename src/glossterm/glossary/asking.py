"""How people ask: words that say that something is asked, and words that ask for the same."""

from ..text.stem import stem

# Frame words: they are in every question and tell none from another.
FRAME = frozenset(
    """
    a able about across actually after again ago aint all always am among an and anime another
    any anyone anything anyway are arent around as at basically be because been before behind
    being best better between bit but by came can cant certain come comes could couldnt deal did
    didnt do does doesnt done dont each earlier else even ever every exactly find for from get gets
    getting give go goes going gonna good got gotta guys had happen happened happens has hasnt have
    havent having he her him his how hows i idea if im in inside instead internet into is isnt
    it its itself ive just kind kinda know let like look looking looks lot make makes many may
    maybe me mid might mine more most much must my never no not now nowadays of off ok on one
    ones online only or ordinary other others our out over own particular people per place
    please possible possibly ppl proper properly quite r rather really regular same she should
    shouldnt single site so some somebody somehow someone something sort still stuff such
    supposed tell than that thats the their them then there theres these they theyre thing
    things this tho those though time times to today told too tried truly try trying type
    typical typically u up ur us use used uses using usually very via wanna want wanted wants
    was wasnt way we website well were werent what whats when where whether which while who whom
    whos whose why will with wont word words would wouldnt yes you your youre
    """.split()  # noqa: SIM905
)

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

# Words that ask for the same thing in questions about words, media and chat programs.
_ALIKE = (
    "avoid filter skip block hide exclude escape disable stop prevent off opt keep rule",
    "cheat cheating infidelity unfaithful betray betrayal betrayed affair adultery disloyal",
    "steal stolen take taken taker win won thief",
    "man male guy boy men husband gender dude boyfriend",
    "woman female girl women wife gender girlfriend lady",
    "real life irl reality actual",
    "forget forgets forgot remember remembers memory recall recalls lose memorise",
    "ban bans banned forbid forbidden allowed allow prohibit disallow",
    "legal illegal law lawful copyright permission allowed sue permitted",
    "shirt hoodie clothing clothes shirts wear merch merchandise outfit",
    "convention conventions con comiket event events expo",
    "make create write build making written writing put add set craft",
    "origin origins originate started start invented came begin history first coined",
    "adult explicit porn pornographic nsfw sexual erotic lewd 18 family sfw clean",
    "loyal loyalty faithful devoted devotion",
    "dangerous danger violent violence scary kill threat threatening harm",
    "ill illness mental mentally crazy insane disorder diagnosis sick",
    "picture image png portrait avatar photo",
    "learn learning train trains training trained",
    "feel feels feeling feelings emotion emotions love sentient conscious",
    "lonely loneliness alone isolated healthy unhealthy good",
    "change switch edit swap update alter",
    "answer reply replies response responses message swipe regenerate reroll",
    "story book comic novel reading read manga fiction",
    "consent consensual agree agreed willing permission",
    "weak insult slur offensive political politics",
    "bird cuckoo nest egg",
    "grammar conjugate conjugation conjugated verb tense form forms",
    "asleep sleep sleeping bed",
    "swap swapping swinging swinger partner",
    "leave leaves left abandon dump",
    "store data keep keeps kept save saved",
    "goth gothic emo",
    "romantic romance dating love",
    "face expression grimace",
    "tag tags label labels category categories genre genres",
    "chatbot bot assistant chatgpt program ai model",
    "companion girlfriend boyfriend gf bf waifu husbando app bot character chatbot",
    "chat conversation conversations talk talking talked messages",
    "loser wronged left robbed victim",
    "related root relation derive derived",
    "say says said phrase phrases line lines catchphrase quote sentence",
    "share shared lend lent offer offered give given hand",
    "need mandatory necessary required require without optional",
    "happen do play",
    "put contain contains inside include written detail",
    "picture face image",
    "lover vampire partner",
    "old earlier past previous yesterday history last",
    "train data conversation chat learn",
    "birthday fact name detail",
    "warn warning tag filter",
    "everybody everyone all",
    "japanese japan translate translated translation english",
    "smart smarter learn clever train",
    "fact thing detail note remember memory",
    "track remember lose losing lost forget",
    "window size length tokens context bigger larger",
    "loyal loyalty faithful devoted cheat",
    "fantasy dream imagine try",
    "include included count counts covers cover belong part",
    "exclude filter avoid accept",
    "detail details information info",
    "work works working function",
    "sue sued suing legal illegal trouble",
    "axe axed cancel cancelled drop dropped end ended",
    "ban banned censor censored censorship pixelated mosaic crack",
    "passport id identity document selfie age verification",
    "pc computer laptop machine hardware home powerful",
    "repeat repeats repeating repetitive repetition loop loops looping",
    "same identical alike similar",
    "harmless innocent tame",
    "block blocks filter refuse refuses refused refusal",
    "salary earn earns pay paid wage wages income money",
    "spot tell recognise recognize identify detect know",
    "popular big famous success boom",
    "personality character drift",
    "pick choose chooses choice decide",
    "date dating boyfriend girlfriend relationship",
    "expensive cost costs price pricey money bucks",
    "fake bootleg counterfeit knockoff real",
    "official licensed legit real",
    "weird strange odd normal wrong",
    "explicit nsfw sexual porn smut adult",
    "cry sad tears sob",
    "retire retires retiring quit quits leave leaves graduate graduates graduation",
    "start started begin beginning origin come first",
    "stranger strangers other public anyone",
    "wear wearing costume dress cosplay",
    "touch touching photograph grab consent",
    "break become enter career",
    "hard difficult tough",
    "celebrity celebrities actor actors idol real",
    "depressing sad bleak gloomy",
    "obliged mandatory must required have",
    "gay homosexual queer lgbt",
    "mom mum mother mama",
    "dad father papa",
    "movie film cinema",
    "tv television broadcast air airs shown",
    "dot dots screentone shaded grey",
    "backwards right left mirrored flipped",
    "word term name called call slang",
    "private privacy read see",
)  # fmt: skip

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

ALIKE: "dict[str, set[str]]" = {}
for _group in _ALIKE:
    _stems = {stem(_word) for _word in _group.split()}
    for _stem in _stems:
        ALIKE.setdefault(_stem, set()).update(_stems - {_stem})

INTENT_OF = {word: intent for intent, line in _INTENTS.items() for word in line.split()}


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


def said(asked: "list[str]") -> "set[str]":
    """The very words of an intent that stand in a question: difference, same, opposite."""
    found = {word.rstrip("s") for word in asked if word in INTENT_OF}
    return {"opposite" if word == "reverse" else word for word in found}


def content(asked: "list[str]") -> "list[str]":
    """The stems that say what is asked, without frame words and mere words of an intent."""
    return [
        stem(word)
        for word in asked
        if word not in FRAME and (word not in INTENT_OF or stem(word) in ALIKE)
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
