"""Which prefix a Swahili verb takes from its subjects: "amechangia", "zimechangia"."""

from services.credits.facts import Party
from services.credits.wording import Parties, phrase_of

# By the noun that a name begins with. Names without one, Reuters or AFP, are of
# class 9, as are "idhaa", "redio" and "kampuni".
SINGLE_AND_SEVERAL = {
    **dict.fromkeys(("shirika", "gazeti", "jarida", "baraza"), ("li", "ya")),
    **dict.fromkeys(("mashirika", "magazeti"), ("ya", "ya")),
    **dict.fromkeys(("kituo", "chuo", "chama", "kitengo"), ("ki", "vi")),
    **dict.fromkeys(("mfuko", "mtandao", "mradi", "muungano"), ("u", "i")),
    **dict.fromkeys(("wakfu", "umoja", "ubalozi"), ("u", "zi")),
}
CLASS_9 = ("i", "zi")


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
    noun, *_ = str(phrase_of(party)).lower().split() or [""]
    return SINGLE_AND_SEVERAL.get(noun, CLASS_9)
