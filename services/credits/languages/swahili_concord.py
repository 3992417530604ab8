"""Which prefix a Swahili verb takes from its subjects: "amechangia", "zimechangia"."""

from services.credits.facts import Party
from services.credits.wording import Parties, phrase_of

# Of one and of several, by the noun that a name begins with. Names without one,
# Reuters or AFP, are of class 9.
CLASS_9 = ("i", "zi")
NOUNS = {
    **dict.fromkeys(("idhaa", "redio", "kampuni", "taasisi"), CLASS_9),
    **dict.fromkeys(("shirika", "gazeti", "jarida", "baraza"), ("li", "ya")),
    **dict.fromkeys(("mashirika", "magazeti"), ("ya", "ya")),
    **dict.fromkeys(("kituo", "chuo", "chama", "kitengo"), ("ki", "vi")),
    **dict.fromkeys(("mfuko", "mtandao", "mradi", "muungano"), ("u", "i")),
    **dict.fromkeys(("wakfu", "umoja", "ubalozi"), ("u", "zi")),
}


def prefix(parties: Parties) -> str:
    """The prefix that agrees with them all, or nothing where classes differ.

    People set it, whoever stands beside them.
    """
    several = int(len(parties) > 1)
    if any(party.kind == "person" for party in parties):
        return ("a", "wa")[several]
    found = {class_of(party)[several] for party in parties}
    return found.pop() if len(found) == 1 else ""


def class_of(party: Party) -> tuple[str, str]:
    return NOUNS.get(noun_of(str(phrase_of(party))), CLASS_9)


def noun_of(name: str) -> str:
    """The first word of a name, where it may be a common noun."""
    return name.lower().partition(" ")[0]
