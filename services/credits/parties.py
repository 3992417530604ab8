"""Parties as members of a line's lists: how they are called, and where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.credits.facts import Party
from services.credits.lines import Line

Parties = Sequence[Party]


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a list. An open one holds a comma that needs its second half:
    "Aida Bekova in Osh, Kyrgyzstan, and …".
    """

    line: Line
    is_open: bool = False
    has_place: bool = False


def name_of(party: Party) -> Line:
    return Line.name(party.name, party.url)


def phrase_of(party: Party) -> Line:
    """The party inside a sentence: "VOA's Korean Service", "The Associated Press"."""
    return Line.name(party.possessive.strip() or party.name, party.url)


def shared_place(parties: Parties) -> str:
    """The one place that all of them share, or nothing."""
    places = {party.place for party in parties}
    return places.pop() if len(places) == 1 else ""


def unplaced(parties: Parties) -> Parties:
    """Those parties where the line says elsewhere where they are, or nowhere."""
    return [replace(party, place="") for party in parties]


def is_misleading(items: Sequence[Item]) -> bool:
    """Whether the last one's place would read as that of the one before as well:
    "Paul Reed and Olena Hrytsko in Kharkiv".
    """
    return len(items) > 1 and items[-1].has_place and not items[-2].has_place


def core(party: Party, before: str, after: str) -> str:
    """What stands between the two in the party's printed form, or nothing."""
    text = str(phrase_of(party))
    if not (text.startswith(before) and text.endswith(after)):
        return ""
    return text[len(before) : len(text) - len(after)].strip()
