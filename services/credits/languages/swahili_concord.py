"""Which prefix a Swahili verb takes from its subjects: "amechangia", "zimechangia"."""

from services.credits.facts import Party
from services.credits.parties import Parties, phrase_of

# Of one and of several, by the noun that a name begins with. Names without one,
# Reuters or AFP, are of class 9.
CLASS_9 = ("i", "zi")
PERSON = ("a", "wa")
UNKNOWN = ("", "")
NOUNS = {
    **dict.fromkeys(("idhaa", "redio", "televisheni", "kampuni", "taasisi"), CLASS_9),
    **dict.fromkeys(("serikali", "wizara", "idara", "ofisi", "timu"), CLASS_9),
    **dict.fromkeys(("benki", "jumuiya", "tume", "huduma"), CLASS_9),
    **dict.fromkeys(("shirika", "gazeti", "jarida", "baraza", "dawati"), ("li", "ya")),
    **dict.fromkeys(("mashirika", "magazeti", "majarida"), ("ya", "ya")),
    **dict.fromkeys(("kituo", "chuo", "chama", "kitengo", "chombo"), ("ki", "vi")),
    **dict.fromkeys(("vituo", "vyuo", "vyama", "vyombo"), ("vi", "vi")),
    **dict.fromkeys(("mfuko", "mtandao", "mradi", "muungano"), ("u", "i")),
    **dict.fromkeys(("mpango", "msalaba"), ("u", "i")),
    **dict.fromkeys(("wakfu", "umoja", "ubalozi"), ("u", "zi")),
    **dict.fromkeys(("mwandishi", "mhariri"), PERSON),
    **dict.fromkeys(("waandishi", "wahariri", "wanahabari"), ("wa", "wa")),
}
# The "of" after a noun shows its class: "Jukwaa la", "Redio za Jamii". After "wa" it
# may be any of three; "ya" is mostly of class 9.
OF = {
    "la": ("li", "ya"),
    "cha": ("ki", "vi"),
    "vya": ("vi", "vi"),
    "za": ("zi", "zi"),
    "wa": UNKNOWN,
}


def prefix(parties: Parties) -> str:
    """The prefix that agrees with them all, or nothing where classes differ.

    People set it, whoever stands beside them.
    """
    several = int(len(parties) > 1)
    if any(party.kind == "person" for party in parties):
        return PERSON[several]
    found = {class_of(party)[several] for party in parties}
    return found.pop() if len(found) == 1 else ""


def some_prefix(parties: Parties) -> str:
    """The same where a verb must have one: that of names without a noun."""
    return prefix(parties) or CLASS_9[len(parties) > 1]


def class_of(party: Party) -> tuple[str, str]:
    name = str(phrase_of(party))
    joint = name.split(" ")[1:2]
    by_joint = OF.get(joint[0], CLASS_9) if joint else CLASS_9
    if by_joint == OF["za"]:
        return by_joint
    return NOUNS.get(noun_of(name), by_joint)


def noun_of(name: str) -> str:
    """The first word of a name, where it may be a common noun."""
    return name.lower().partition(" ")[0]
