"""Words that are in every question and tell none from another.

What questions are found by leaves them out, when they are compiled and when somebody asks.
"""

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
