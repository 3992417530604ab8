"""A party in French with what its bearer is, and where: service, place and title."""

from dataclasses import replace

from services.credits.facts import Party
from services.credits.languages.brackets import in_brackets
from services.credits.languages.french_articles import bare, phrase
from services.credits.lines import Line
from services.credits.parties import Item, name_of

SIGN_BY_NAME = ("person", "agency")


def signed(author: Party) -> Item:
    """The author in a byline; a service's own name would lack its house."""
    name = name_of(author) if author.kind in SIGN_BY_NAME else phrase(author)
    return described(name, replace(author, place=""))


def described(name: Line, party: Party) -> Item:
    """ "Kim Haneul (service coréen de la VOA, Séoul), correspondante"."""
    name += aside(party)
    if title := party.title.strip():
        return Item(name + Line.of(f", {title}"), is_open=True)
    return Item(name)


def aside(party: Party) -> Line:
    """Service and place in one pair of brackets."""
    place = in_brackets(party.place) if party.place else ""
    if party.works_for is None:
        return Line.of(f" {place}" if place else "")
    end = f", {place[1:]}" if place else ")"
    return Line.of(" (") + bare(party.works_for) + Line.of(end)
