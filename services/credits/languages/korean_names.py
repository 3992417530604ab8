"""Names in Korean sentences, with titles, services and places."""

from collections.abc import Sequence
from itertools import pairwise

from services.credits.facts import Party
from services.credits.lines import Line, chained, fill
from services.credits.parties import Parties, phrase_of


def listed(lines: Sequence[Line]) -> Line:
    return chained(lines, ", ", ", ")


def described(
    party: Party, name: Line, place: str = "", *, is_title_apart: bool = False
) -> Line:
    """The name with title, and in one pair of brackets service and place:
    「김하늘 기자(VOA 한국어 서비스, 서울)」, or with the title among these:
    「김하늘(VOA 한국어 서비스 기자, 서울)」.
    """
    service = phrase_of(party.works_for) if party.works_for else Line()
    title = Line.of(party.title.strip())
    post = spaced(service, title) if is_title_apart else service
    details = [line for line in (post, Line.of(place)) if line]
    after = fill("({details})", details=listed(details)) if details else Line()
    return (name if is_title_apart else spaced(name, title)) + after


def spaced(first: Line, second: Line) -> Line:
    """Both with a space between them, or the one that there is."""
    return first + Line.of(" ") + second if first and second else first or second


def has_roaming_title(parties: Parties) -> bool:
    """Whether a title would be read as that of the person before as well:
    「김하늘과 박노을 기자」 are two reporters.
    """
    return any(
        first.kind == "person" and not first.title.strip() and second.title.strip()
        for first, second in pairwise(parties)
    )


def are_people(parties: Parties) -> bool:
    return all(party.kind in ("person", "staff") for party in parties)
