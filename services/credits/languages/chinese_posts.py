"""What somebody is, before the name or in brackets after it, in Chinese."""

import re
from dataclasses import replace

from services.credits.facts import Party
from services.credits.lines import Line, chained, fill
from services.credits.parties import Parties, phrase_of

JOINTS = re.compile("[,，、和]")
ENDS_LATIN = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏ]\.?\Z")
BEGINS_LATIN = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ɏ]")


def introduced(parties: Parties) -> tuple[Line, Parties]:
    """What all of them are, to be said once before the first, and them without it.

    Not a title that is a list itself: 「主编、记者王小明」 are two people.
    """
    first = parties[0]
    title = first.title.strip()
    posts = {(party.title.strip(), party.works_for) for party in parties}
    before = post(first)
    if len(posts) > 1 or not before or JOINTS.search(title):
        return Line(), parties
    joint = gap(before, phrase_of(first)) if title else "的"
    bare = [replace(party, title="", works_for=None) for party in parties]
    return before + Line.of(joint), bare


def post(party: Party) -> Line:
    """What somebody is: 「美国之音韩语组记者」."""
    service = phrase_of(party.works_for) if party.works_for else Line()
    title = Line.of(party.title.strip())
    return service + Line.of(gap(service, title)) + title


def gap(first: Line, second: Line) -> str:
    """What parts two names: nothing, and a space where both are in Latin letters."""
    is_latin = ENDS_LATIN.search(str(first)) and BEGINS_LATIN.match(str(second))
    return " " if is_latin else ""


def in_brackets(*details: Line) -> Line:
    told = [line for line in details if line]
    return fill("（{told}）", told=chained(told, "，", "，")) if told else Line()


def are_people(parties: Parties) -> bool:
    return all(party.kind in ("person", "staff") for party in parties)
