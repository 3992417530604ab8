"""From a snapshot's credits and today's names to the facts that are printed.

A protected person's real name, place and title stop here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.addresses import list_path
from articles.models.anonymity import WithheldName
from articles.reference import Reference
from articles.snapshot import Snapshot
from bylines.models import Contributor
from services.credits import Credit, CreditLines, House, Line, Party, credit_lines
from services.models import Edition

Instead = WithheldName.Instead
Protection = Contributor.Protection


@dataclass(frozen=True, slots=True)
class Author:
    """Someone the page names as its author; `url` is empty without a public page."""

    name: str
    url: str
    kind: str


def credits_of(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> CreditLines:
    """The credit sentences, bylines first, in the entered order."""
    facts = [
        *people(snapshot, edition, reference),
        *helpers(snapshot, edition, reference),
    ]
    lines = credit_lines(
        facts, House(serial_comma=edition.has_serial_comma, language=edition.language)
    )
    if says_nothing(snapshot, reference):
        return replace(lines, staff_report=Line())
    return lines


def people(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> Iterable[Credit]:
    for fact in snapshot.bylines:
        person = reference.contributors.get(fact.contributor)
        if person is None:
            continue
        if person.instead:
            yield Credit(kind=fact.role, party=unnamed(person))
            continue
        if person.is_protected:
            # The real name, place and title stop here, whatever the sentence.
            party = Party(
                name=person.pen_name, kind=person.kind, protection=person.protection
            )
        else:
            party = Party(
                name=person.printed,
                kind=person.kind,
                place=fact.place,
                title=fact.title,
                url=list_path(edition.prefix, "author", person.slug),
            )
        yield Credit(kind=fact.role, party=party)


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


def helpers(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> Iterable[Credit]:
    for fact in snapshot.collaborations:
        service = reference.services.get(fact.service)
        if service is None:
            continue
        party = Party(
            name=service.printed,
            kind=service.kind,
            place=fact.place,
            possessive=service.possessive,
            house=service.house,
            url=list_path(edition.prefix, "service", service.code),
        )
        yield Credit(kind=fact.kind, party=party)


def authors_of(
    snapshot: Snapshot, edition: Edition, reference: Reference
) -> tuple[Author, ...]:
    """The authors whom the page, feeds and machines name; nobody protected by name."""
    found = []
    for fact in snapshot.bylines:
        person = reference.contributors.get(fact.contributor)
        if person is None or person.instead or fact.role != "author":
            continue
        if not person.is_protected:
            url = list_path(edition.prefix, "author", person.slug)
            found.append(Author(person.printed, url, person.kind))
        elif person.protection == person.Protection.PEN_NAME:
            found.append(Author(person.pen_name, "", person.kind))
    return tuple(dict.fromkeys(found))
