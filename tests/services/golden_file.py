"""A language's golden file: how it prints names, and every situation's lines."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from services.credits import Credit, House, Party, credit_lines
from services.credits.lines import CreditLines
from tests.services.situations import Fact, Situation

FOLDER = Path(__file__).parent / "golden"
Lines = dict[str, Any]


@cache
def read(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def lines_of(situation: Situation, language: str) -> CreditLines:
    """The lines of this situation, with the names that the golden file prints."""
    names = read(language)
    credits = [credit_of(fact, names) for fact in situation.facts]
    return credit_lines(credits, House(names["tag"]), situation.making)


def credit_of(fact: Fact, names: dict[str, Any]) -> Credit:
    return Credit(
        kind=fact.what,
        party=party_of(fact, names),
        medium=fact.medium,
        tail=names["titles"][fact.tail] if fact.tail else "",
    )


def party_of(fact: Fact, names: dict[str, Any]) -> Party:
    if fact.who in names["services"]:
        return organisation(fact.who, names)
    return Party(
        name=names["people"][fact.who],
        kind="person",
        place=names["places"][fact.place] if fact.place else "",
        title=names["titles"][fact.title] if fact.title else "",
        works_for=organisation(fact.works_for, names) if fact.works_for else None,
        protection=fact.protection,
        place_policy=fact.place_policy,
    )


def organisation(key: str, names: dict[str, Any]) -> Party:
    facts = dict(names["services"][key])
    cases = tuple(sorted(facts.pop("cases", {}).items()))
    return Party(**facts, cases=cases)


def printed(lines: CreditLines) -> Lines:
    """The lines as the golden file has them; what prints nothing is not there."""
    found = {
        "top": str(lines.byline or lines.staff_report),
        **{
            medium.medium: [medium.label, *map(str, medium.lines)]
            for medium in lines.media
        },
        "end": [str(line) for line in lines.lines],
    }
    return {name: value for name, value in found.items() if value}
