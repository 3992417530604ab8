"""From a snapshot's credits and today's names to the facts that are printed.

A protected person's real name, place and title stop here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.addresses import list_path
from articles.models.anonymity import WithheldName
from articles.reference import Reference
from articles.snapshot import BylineFact, CollaborationFact, Snapshot
from bylines.models import Contributor
from services.credits import (
    Credit,
    CreditLines,
    House,
    Line,
    Making,
    Party,
    credit_lines,
    read_rewordings,
    reworded,
)
from services.credits.cast import Cast, by_kind, printable
from services.credits.kinds import BylineRole, CollaborationKind
from services.models import CASES, Edition, Service

Instead = WithheldName.Instead
Protection = Contributor.Protection
Role, Kind = BylineRole, CollaborationKind


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a page names; `url` is empty without a public page."""

    name: str
    url: str
    kind: str


def credits_of(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> CreditLines:
    """What is printed of the credits, in the editor's words where they hold."""
    lines = composed(snapshot, edition, reference)
    return reworded(lines, read_rewordings(snapshot.credit_words))


def composed(snapshot: Snapshot, edition: Edition, reference: Reference) -> CreditLines:
    """The lines as they follow from the facts, in the entered order."""
    lines = credit_lines(
        credit_facts(snapshot, edition, reference),
        House(serial_comma=edition.has_serial_comma, language=edition.language),
        making_of(snapshot),
    )
    if says_nothing(snapshot, reference):
        return replace(lines, staff_report=Line())
    return lines


def making_of(snapshot: Snapshot) -> Making:
    return Making(
        translated_from=snapshot.translated_from,
        is_machine_assisted=snapshot.is_machine_assisted,
        interview_language=snapshot.interview_language,
        is_interview_edited=snapshot.is_interview_edited,
    )


def credit_facts(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> list[Credit]:
    """People, then services, each as they may be known outside."""
    people = (person_credit(fact, edition, reference) for fact in snapshot.bylines)
    helpers = (
        service_credit(fact, edition, reference) for fact in snapshot.collaborations
    )
    return [credit for credit in (*people, *helpers) if credit is not None]


def person_credit(
    fact: BylineFact, edition: Edition, reference: Reference
) -> Credit | None:
    person = reference.contributors.get(fact.contributor)
    if person is None:
        return None
    party = party_of(person, fact, edition, reference)
    return Credit(kind=fact.role, party=party, medium=fact.medium)


def party_of(
    person: Contributor, fact: BylineFact, edition: Edition, reference: Reference
) -> Party:
    if person.instead:
        return unnamed(person)
    if person.is_protected:
        # The real name, place, title and service stop here, whatever the sentence.
        return Party(
            name=person.pen_name, kind=person.kind, protection=person.protection
        )
    home = reference.services.get(fact.works_for) if fact.works_for else None
    return Party(
        name=person.printed,
        kind=person.kind,
        place=fact.place,
        title=fact.title,
        url=list_path(edition.prefix, "author", person.slug),
        works_for=organisation(home, edition) if home else None,
        place_policy=person.place_policy,
    )


def unnamed(person: Contributor) -> Party:
    """Someone whom this story does not name, whatever it says elsewhere of them."""
    says_so = person.instead == Instead.SAY_SO
    policy = Protection.SAY_SO if says_so else Protection.SAY_NOTHING
    return Party(name="", kind=person.kind, protection=policy)


def says_nothing(snapshot: Snapshot, reference: Reference) -> bool:
    """Whether the story is not even to read “Staff report” in place of a name."""
    people = (reference.contributors.get(f.contributor) for f in snapshot.bylines)
    return any(p is not None and p.instead == Instead.SAY_NOTHING for p in people)


def is_named(person: Contributor) -> bool:
    """Whether readers of the story are given the person's own name."""
    return not (person.is_protected or person.instead)


def service_credit(
    fact: CollaborationFact, edition: Edition, reference: Reference
) -> Credit | None:
    service = reference.services.get(fact.service)
    if service is None:
        return None
    party = organisation(service, edition, place=fact.place, link=fact.link)
    return Credit(kind=fact.kind, party=party, medium=fact.medium, tail=fact.tail)


def organisation(
    service: Service, edition: Edition, *, place: str = "", link: str = ""
) -> Party:
    """A service as the edition prints it; `link` leads to the original it gave."""
    return Party(
        name=service.printed,
        kind=service.kind,
        place=place,
        possessive=service.possessive,
        house=service.house,
        url=link or list_path(edition.prefix, "service", service.code),
        cases=tuple((case, getattr(service, case)) for case in CASES),
    )


# ── For machines ─────────────────────────────────────────────────────────────

# Who did what, in the words of schema.org (https://schema.org/NewsArticle); what a
# story rests on is its `sourceOrganization`.
PROPERTIES = {
    "contributor": (
        *(Role.CONTRIBUTOR, Role.PHOTOGRAPHER, Role.ILLUSTRATOR, Role.CAMERA),
        *(Role.VIDEO_EDITOR, Role.NARRATOR, Role.FACT_CHECKER, Role.ADAPTER),
        *(Kind.COLLABORATION, Kind.CONTRIBUTED, Kind.FOOTAGE),
    ),
    "translator": (Role.TRANSLATOR, Kind.TRANSLATED),
    "editor": (Role.EDITOR,),
    "producer": (Role.PRODUCER,),
    "funder": (Kind.FUNDER,),
    "sourceOrganization": (
        *(Kind.AGENCY_REPORT, Kind.BASED_ON, Kind.INFORMATION),
        *(Kind.ORIGIN, Kind.FIRST_PUBLISHED, Kind.ADAPTED),
    ),
}
Machines = dict[str, tuple[Named, ...]]


def named_for_machines(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> Machines:
    """Whom the lines name, by what they did: the same people by the same policies."""
    credits = printable(credit_facts(snapshot, edition, reference))
    cast = by_kind(credits)
    of_story = by_kind(credit for credit in credits if not credit.medium)
    found = {"author": named(author_parties(of_story), edition)}
    for name, kinds in PROPERTIES.items():
        found[name] = named((party for kind in kinds for party in cast[kind]), edition)
    reporters = named(
        cast[Role.AUTHOR], edition
    )  # of a video, say, they are no authors
    found["contributor"] += tuple(
        each
        for each in reporters
        if each not in (*found["author"], *found["contributor"])
    )
    # For schema.org an editor is a person: a desk that edited has contributed.
    desks = tuple(each for each in found["editor"] if each.kind != "person")
    found["editor"] = tuple(each for each in found["editor"] if each not in desks)
    found["contributor"] += tuple(d for d in desks if d not in found["contributor"])
    return found


def author_parties(cast: Cast) -> list[Party]:
    """The authors; of a report that an agency wrote whole, the agency."""
    return cast[Role.AUTHOR] or cast[Kind.AGENCY_REPORT]


def named(parties: Iterable[Party], edition: Edition) -> tuple[Named, ...]:
    """Each once, with the address of a page on this site, if there is one."""
    found = (
        Named(
            name=party.name,
            url=party.url if party.url.startswith(edition.root) else "",
            kind=party.kind,
        )
        for party in parties
    )
    return tuple(dict.fromkeys(found))
