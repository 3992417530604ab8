"""Places in Portuguese credits: in brackets, as each would need its own preposition."""

import re
from dataclasses import replace

from services.credits.languages import brackets
from services.credits.lines import Line
from services.credits.parties import Parties, shared_place

IN_BRACKETS = re.compile(r"\([^()]*\)")


def in_brackets(place: str) -> Line:
    """ "Osh (Quirguistão)" has its own brackets and becomes "Osh, Quirguistão"."""
    return Line.of(f" {brackets.in_brackets(place)}" if place else "")


def with_place_once(parties: Parties) -> tuple[Parties, Line]:
    """Several parties without the place that they share, and it for the end."""
    place = shared_place(parties)
    if len(parties) < 2 or not place:
        return parties, Line()
    return [replace(party, place="") for party in parties], in_brackets(place)


def without_brackets(text: str) -> str:
    return IN_BRACKETS.sub("", text)
