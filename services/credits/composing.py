"""Which lines a story's credits make, and in what order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from services.credits.cast import (
    Cast,
    by_kind,
    has_withheld_names,
    has_withheld_places,
    identity,
    printable,
)
from services.credits.facts import Credit, House, Making, Party
from services.credits.kinds import BylineRole, CollaborationKind
from services.credits.languages import wording_for
from services.credits.lines import CreditLines, Line, MediumLines, chained
from services.credits.parties import Parties
from services.credits.wording import Wording

Role, Kind = BylineRole, CollaborationKind

# Printed as labels at the end of a story, in this order.
LABELLED = (
    Role.EDITOR,
    Role.FACT_CHECKER,
    Role.PHOTOGRAPHER,
    Role.ILLUSTRATOR,
    Role.CAMERA,
    Kind.FOOTAGE,
    Role.VIDEO_EDITOR,
    Role.NARRATOR,
    Role.PRODUCER,
)
WITHHELD = "withheld"  # the key of the one line that nobody puts into other words


def credit_lines(
    credits: Iterable[Credit], house: House, making: Making | None = None
) -> CreditLines:
    """The byline, the lines with the story's media, and those at its end."""
    entered = tuple(credits)
    shown = printable(entered)
    told = [credit for credit in shown if not credit.medium]
    cast = by_kind(told)
    wording = wording_for(house)
    end = [
        *tail(cast, told, wording, making or Making()),
        *labels(LABELLED, cast, wording),
        *said("funder", wording.funded, cast[Kind.FUNDER]),
        *withheld(entered, wording),
    ]
    top = byline(cast, wording)
    is_unsigned = not (cast[Role.AUTHOR] or top)
    return CreditLines(
        byline=top,
        staff_report=wording.staff_report() if is_unsigned else Line(),
        lines=tuple(end),
        media=tuple(media(shown, wording)),
    )


def byline(cast: Cast, wording: Wording) -> Line:
    """The authors, unless the end of the story says whom they wrote it for.

    A report that an agency wrote whole is signed by the agency.
    """
    authors = cast[Role.AUTHOR] or cast[Kind.AGENCY_REPORT]
    if not authors or first_home(cast) is not None:
        return Line()
    return wording.byline(authors).keyed("byline")


def tail(
    cast: Cast, credits: Sequence[Credit], wording: Wording, making: Making
) -> Iterator[Line]:
    """The sentences at the end of a story, in the order of the house."""
    placed_authors = [author for author in cast[Role.AUTHOR] if author.place]
    yield from said("contributor", wording.contributed, cast[Role.CONTRIBUTOR])
    yield from said("reported", wording.reported, placed_authors)
    yield from interview(making, wording)
    yield from said("collaboration", wording.collaborated, cast[Kind.COLLABORATION])
    yield from said("contributed", wording.contributed, cast[Kind.CONTRIBUTED])
    yield from said("based_on", wording.based_on, cast[Kind.BASED_ON])
    yield from said("information", wording.informed, cast[Kind.INFORMATION])
    yield from agency_reports(cast, credits, wording)
    yield from said("origin", wording.originated, cast[Kind.ORIGIN])
    yield from said(
        "first_published", wording.first_published, cast[Kind.FIRST_PUBLISHED]
    )
    yield from said("adapted", wording.adapted_from, cast[Kind.ADAPTED])
    if cast[Role.ADAPTER]:
        yield adaptation(cast, wording).keyed("adapter")
    yield from translation(cast, wording, making)


def said(key: str, say: Callable[[Parties], Line], parties: Parties) -> Iterator[Line]:
    """The sentence about these parties, if there are any."""
    if parties:
        yield say(parties).keyed(key)


def interview(making: Making, wording: Wording) -> Iterator[Line]:
    language = making.interview_language
    if language or making.is_interview_edited:
        name = wording.language_name(language) if language else ""
        line = wording.interview(name, is_edited=making.is_interview_edited)
        yield line.keyed("interview")


def agency_reports(
    cast: Cast, credits: Sequence[Credit], wording: Wording
) -> Iterator[Line]:
    """Who wrote it whole, where the byline does not say so, and their own tails."""
    signed = {author.name for author in cast[Role.AUTHOR]}
    agencies = [party for party in cast[Kind.AGENCY_REPORT] if party.name not in signed]
    is_medium = any(credit.medium for credit in credits)  # which has no byline
    if signed or is_medium:
        yield from said("agency_report", wording.provided, agencies)
    tails = dict.fromkeys(credit.tail.strip() for credit in credits)
    for number, text in enumerate(filter(None, tails), start=1):
        yield Line.name(text).keyed(f"tail-{number}")


def adaptation(cast: Cast, wording: Wording) -> Line:
    """Who adapted the story, after who wrote it where that was another service."""
    home = first_home(cast)
    authors = [replace(author, works_for=None) for author in cast[Role.AUTHOR]]
    told = [wording.wrote(authors, home)] if home else []
    for service, adapters in groupby(cast[Role.ADAPTER], lambda a: a.works_for):
        people = [replace(adapter, works_for=None) for adapter in adapters]
        told.append(wording.adapted(people, service, again=bool(told)))
    return chained(told, wording.sentence_joiner, wording.sentence_joiner)


def first_home(cast: Cast) -> Party | None:
    """The one service that all authors of an adapted story wrote it for.

    Another than it was adapted for, or there is nothing to tell apart.
    """
    homes = {author.works_for for author in cast[Role.AUTHOR]}
    others = {adapter.works_for for adapter in cast[Role.ADAPTER]}
    return homes.pop() if others and len(homes) == 1 and not homes & others else None


def translation(cast: Cast, wording: Wording, making: Making) -> Iterator[Line]:
    """Who translated it, from which language, and whether software helped."""
    helped = [*cast[Role.TRANSLATOR], *cast[Kind.TRANSLATED]]
    translators = list({identity(party): party for party in helped}.values())
    tag, by_machine = making.translated_from, making.is_machine_assisted
    if not (translators or tag or by_machine):
        return
    language = wording.language_name(tag) if tag else ""
    line = (
        wording.translated_by_machine(translators, language)
        if by_machine
        else wording.translated(translators, language)
    )
    yield line.keyed("translation")


def labels(kinds: Iterable[str], cast: Cast, wording: Wording) -> Iterator[Line]:
    """A line for each role behind the page; roles of the same people share one."""
    roles_of: defaultdict[tuple[Party, ...], list[str]] = defaultdict(list)
    for kind in kinds:
        if cast[kind]:
            roles_of[tuple(cast[kind])].append(kind)
    for people, roles in roles_of.items():
        yield wording.label(roles, people).keyed("+".join(roles))


def media(credits: Sequence[Credit], wording: Wording) -> Iterator[MediumLines]:
    """For each medium what people did, role by role as entered, then who helped."""
    for medium in dict.fromkeys(credit.medium for credit in credits if credit.medium):
        told = [credit for credit in credits if credit.medium == medium]
        cast = by_kind(told)
        roles = dict.fromkeys(c.kind for c in told if c.kind in wording.labels)
        lines = [
            *labels(roles, cast, wording),
            *helpers(cast, told, wording),
        ]
        yield MediumLines(
            medium=medium,
            label=wording.media.get(medium, ""),  # of another release
            lines=tuple(line.keyed(f"{medium}:{line.key}") for line in lines),
        )


def helpers(cast: Cast, credits: Sequence[Credit], wording: Wording) -> Iterator[Line]:
    """The sentences about the services that helped with a medium."""
    for role in Role.values:
        cast[role] = []  # their labels stand above
    yield from tail(cast, credits, wording, Making())
    yield from said("funder", wording.funded, cast[Kind.FUNDER])


def withheld(credits: Sequence[Credit], wording: Wording) -> Iterator[Line]:
    names, places = has_withheld_names(credits), has_withheld_places(credits)
    if names or places:
        yield wording.withheld(names=names, places=places).keyed(WITHHELD)
