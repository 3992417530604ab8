"""Lists of people and of declined organisations, as Russian and Ukrainian have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from services.credits.facts import Party
from services.credits.languages.slavic_cases import Declension
from services.credits.lines import Line, chained
from services.credits.parties import Item, Parties, name_of, phrase_of, shared_place
from services.credits.wording import Wording

PEOPLE = ("person", "staff")
IN_BRACKETS = re.compile(r"\([^)]*\)")

# ── People, in the basic form ────────────────────────────────────────────────


def signed(wording: Wording, authors: Parties) -> Line:
    """The authors as a byline has them, without their places."""
    named = [replace(author, place="", possessive="") for author in authors]
    if len(named) > 1:
        return people(wording, named)
    title, service = named[0].title.strip(), named[0].works_for
    facts = name_of(named[0]), Line.of(title), phrase_of(service) if service else Line()
    return commas([fact for fact in facts if fact])


def people(wording: Wording, parties: Parties) -> Line:
    """The parties, each with its own service and place, or last what all share."""
    if not any(map(needs_more, parties)) and (line := wording.folded(parties)):
        return line
    service, place = shared_facts(parties)
    items = [
        described(
            replace(
                party,
                works_for=None if service else party.works_for,
                place="" if place else party.place,
            )
        )
        for party in parties
    ]
    return commas([wording.join(items), *facts_of(service, place)])


def shared_facts(parties: Parties) -> tuple[Party | None, str]:
    """The service and the place that two or more people share.

    Behind a title they would read as a part of it: there each is said on its own.
    """
    if len(parties) < 2 or any(party.title.strip() for party in parties):
        return None, ""
    services = {party.works_for for party in parties}
    return services.pop() if len(services) == 1 else None, shared_place(parties)


def described(party: Party) -> Item:
    """«Ким Ханыль, обозреватель (Корейская служба «Голоса Америки», Сеул)».

    The place stands in brackets: nobody knows which preposition and case it needs.
    """
    title = party.title.strip()
    line = phrase_of(party) + Line.of(f", {title}" if title else "")
    if facts := facts_of(party.works_for, party.place):
        line += Line.of(" (") + commas(facts) + Line.of(")")
    return Item(line, is_open=bool(title))


def facts_of(service: Party | None, place: str) -> list[Line]:
    facts = phrase_of(service) if service else Line(), Line.of(place)
    return [fact for fact in facts if fact]


def needs_more(party: Party) -> bool:
    """Whether a title or a service has to stand behind the name."""
    return bool(party.title.strip() or party.works_for)


def commas(lines: Sequence[Line]) -> Line:
    return chained(lines, ", ", ", ")


def has_bare_comma(line: Line) -> bool:
    """Whether a comma of the line, outside brackets, would part a list as well."""
    return "," in IN_BRACKETS.sub("", str(line))


# ── Organisations, in a case ─────────────────────────────────────────────────


def declined(
    wording: Wording, declension: Declension, parties: Parties, case: str
) -> Line:
    """All of them in the case, or nothing where the form of one cannot be known, as
    it never can of a person's name or of a title.

    More than "and" comes before the last where that would give it a wrong noun:
    «агентств Reuters и AFP, а также Корейской службы».
    """
    if any(party.kind in PEOPLE or needs_more(party) for party in parties):
        return Line()
    if wording.folded(parties) and (line := folded(wording, declension, parties, case)):
        return line
    runs = list(runs_of(declension, parties, case))
    lines = [run_in_case(wording, declension, run, case) for run in runs]
    if not all(lines):
        return Line()
    if is_misread(declension, runs):
        return chained(lines, wording.comma, declension.also)
    return wording.join([Item(line) for line in lines])


def folded(
    wording: Wording, declension: Declension, parties: Parties, case: str
) -> Line:
    """«Корейской и Персидской службами «Голоса Америки»», or nothing."""
    found = [declension.phrase(party) for party in parties]
    phrases = [phrase for phrase in found if phrase and phrase.adjectives]
    is_regular = all(declension.is_regular(party, case) for party in parties)
    if (
        len(phrases) < len(parties)
        or len({p[1:] for p in phrases}) > 1
        or not is_regular
    ):
        return Line()
    items = [
        Item(Line.name(declension.adjectives_in(phrase, case), party.url))
        for phrase, party in zip(phrases, parties, strict=True)
    ]
    noun = declension.nouns[phrases[0].head.lower()]
    words = " ".join(filter(None, (noun.many[case], phrases[0].rest)))
    return wording.join(items) + Line.of(f" {words}")


def runs_of(
    declension: Declension, parties: Parties, case: str
) -> Iterator[Sequence[Party]]:
    """Neighbours that one noun can introduce, «агентств Reuters и AFP»; others alone."""
    for noun, run in groupby(parties, lambda p: declension.shared_noun(p, case)):
        together = list(run)
        yield from [together] if noun else [[party] for party in together]


def run_in_case(
    wording: Wording, declension: Declension, run: Sequence[Party], case: str
) -> Line:
    if len(run) == 1:
        return with_place(declension.in_case(run[0], case), run[0])
    noun = declension.nouns[declension.shared_noun(run[0], case)]
    names = [Item(with_place(declension.after_noun(party), party)) for party in run]
    return Line.of(f"{noun.many[case]} ") + wording.join(names)


def is_misread(declension: Declension, runs: Sequence[Sequence[Party]]) -> bool:
    """Whether a name would seem to share the noun of those before it."""
    if len(runs) > 1 and any(len(run) > 1 for run in runs):
        return True
    return any(
        declension.noun_of(one[0]) and not declension.noun_of(other[0])
        for one, other in pairwise(runs)
    )


def with_place(name: Line, party: Party) -> Line:
    return name + Line.of(f" ({party.place})") if name and party.place else name
