"""Who may be printed, for what, and once only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from services.credits.facts import Credit, Party
from services.credits.kinds import BylineRole

Cast = defaultdict[str, list[Party]]


def printable(credits: Iterable[Credit]) -> list[Credit]:
    """The credits that readers may see, with no more than they may see of them.

    A policy that this code does not know prints nothing.
    """
    return [
        replace(credit, party=party)
        for credit in credits
        for party in [public_face(credit.party)]
        if party.name and party.protection in ("", "pen_name")
    ]


def public_face(party: Party) -> Party:
    """The party as printed. Of a pen name nothing but the name itself is known."""
    name = party.name.strip()
    if party.protection:
        return Party(name, party.kind, protection=party.protection)
    place = "" if party.place_policy else party.place.strip()
    home = party.works_for if party.works_for and party.works_for.name.strip() else None
    return replace(party, name=name, place=place, place_policy="", works_for=home)


def has_withheld_names(credits: Iterable[Credit]) -> bool:
    """Whether somebody's policy is to say that names are withheld."""
    return any(credit.party.protection == "say_so" for credit in credits)


def has_withheld_places(credits: Iterable[Credit]) -> bool:
    """Whether somebody named is where readers are only told that they are not told."""
    return any(
        credit.party.place_policy == "say_so"
        and credit.party.place.strip()
        and not credit.party.protection
        for credit in credits
    )


def by_kind(credits: Iterable[Credit]) -> Cast:
    """The parties of each kind in the order the editor entered them.

    Whoever is entered twice for one kind is said once, with the first entry's
    place and title; an author is not named as contributor as well.
    """
    cast: Cast = defaultdict(list)
    said: set[tuple[str, ...]] = set()
    for credit in sorted(credits, key=is_not_author):
        facts = credit.kind, *identity(credit.party)
        if facts not in said and not is_author_again(credit, said):
            said.add(facts)
            cast[credit.kind].append(credit.party)
    return cast


def is_not_author(credit: Credit) -> bool:
    return credit.kind != BylineRole.AUTHOR


def is_author_again(credit: Credit, said: set[tuple[str, ...]]) -> bool:
    """Whether a contributor is in the byline already."""
    is_contributor = credit.kind == BylineRole.CONTRIBUTOR
    return is_contributor and (BylineRole.AUTHOR, *identity(credit.party)) in said


def identity(party: Party) -> tuple[str, ...]:
    """Two persons may share a name, though not the address of their page.

    An organisation's address may be that of one original among several.
    """
    is_human = party.kind in ("person", "staff")
    return party.kind, party.name, party.possessive, party.url if is_human else ""
