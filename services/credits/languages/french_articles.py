"""French names with and without their article, and what "de" does to both."""

import re

from services.credits.facts import Party
from services.credits.languages.french_sounds import elides
from services.credits.lines import Line, Span
from services.credits.parties import Parties, phrase_of

ARTICLE = re.compile(r"(?:le|la|les) (?=\S)|l[’'](?=\S)", re.I)
SWALLOWED = {"le ": "du ", "les ": "des "}

# What an organisation is. Its name has the article also where it is stored without;
# "Radio" and "Télévision" may have none.
MASCULINE = (
    *("service", "fonds", "institut", "centre", "ministère", "gouvernement"),
    *("conseil", "comité", "groupe", "réseau", "bureau", "observatoire", "syndicat"),
)
FEMININE = (
    *("rédaction", "agence", "fondation", "association", "organisation", "fédération"),
    *("université", "école", "ambassade", "union", "commission", "banque", "ville"),
)
NOUNS = {
    **dict.fromkeys(MASCULINE, "le "),
    **dict.fromkeys(FEMININE, "la "),
    **dict.fromkeys(("services", "nations"), "les "),
}


def split(party: Party) -> tuple[str, str]:
    """The article with its space, and the rest; a person's name is theirs whole.

    A capital article is part of a name, « Le Monde », but not in "Le Service persan".
    """
    text = str(phrase_of(party))
    if party.kind == "person":
        return "", text
    found = ARTICLE.match(text)
    stored = found[0] if found else ""
    name = text.removeprefix(stored)
    is_kind = says_what_it_is(party, name)
    if stored and (is_kind or (stored.islower() and party.kind != "staff")):
        return stored.lower().replace("'", "’"), name
    return ("", text) if stored or not is_kind else (said_before(name), name)


def says_what_it_is(party: Party, name: str) -> bool:
    """Whether it begins with a noun for its kind, as « L’Union », a paper, does not.

    A desk may be called no more than "la rédaction".
    """
    noun, _, which = name.partition(" ")
    return noun.lower() in NOUNS and (bool(which) or party.kind == "staff")


def said_before(name: str) -> str:
    article = NOUNS[name.partition(" ")[0].lower()]
    return "l’" if article != "les " and elides(name) else article


def phrase(party: Party) -> Line:
    """The party inside a sentence, its article no part of the name."""
    return Line.of(split(party)[0]) + bare(party)


def bare(party: Party) -> Line:
    """The party after a colon or in brackets, without its article."""
    return Line.name(split(party)[1], party.url)


def of(line: Line) -> Line:
    """ "de" and the line, with the article that it swallows: "du", "des", "d’"."""
    first, *rest = line.spans
    if first.is_name:
        return Line.of("d’" if elides(first.text) else "de ") + line
    for article, joined in SWALLOWED.items():
        if first.text.startswith(article):
            return Line((Span(joined + first.text.removeprefix(article)), *rest))
    return Line.of("de ") + line


def keeps_article(party: Party) -> bool:
    """Whether it is called « Le Monde », which "de" must not meet."""
    return split(party)[1].startswith(("Le ", "Les "))


def agreed(parties: Parties, singular: str, plural: str) -> str:
    """The word in the number of the parties: one may be "les Nations unies"."""
    return plural if len(parties) > 1 or is_plural(parties[0]) else singular


def is_plural(party: Party) -> bool:
    """Whether one organisation is several: "les Nations unies", « Les Échos »."""
    article, name = split(party)
    is_own = name.startswith("Les ") and party.kind != "person"
    return article == "les " or is_own
