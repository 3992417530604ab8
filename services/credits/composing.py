"""Which lines a story's credits make, and in what order."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from services.credits.cast import Cast, by_kind, has_withheld, printable
from services.credits.facts import Credit, House, Party
from services.credits.kinds import BylineRole, CollaborationKind
from services.credits.languages import wording_for
from services.credits.lines import CreditLines, Line
from services.credits.wording import Parties, Wording, chained

LABELLED_ROLES = (
    BylineRole.EDITOR,
    BylineRole.PHOTOGRAPHER,
    BylineRole.CAMERA,
    BylineRole.PRODUCER,
)


def credit_lines(credits: Iterable[Credit], house: House) -> CreditLines:
    """The byline and the lines at the end of a story."""
    entered = tuple(credits)
    cast = by_kind(printable(entered))
    wording = wording_for(house)
    end = [*tail(cast, wording), *labels(cast, wording)]
    if has_withheld(entered):
        end.append(wording.withheld())
    return CreditLines(
        byline=byline(cast, wording),
        staff_report=Line() if cast[BylineRole.AUTHOR] else wording.staff_report(),
        lines=tuple(end),
    )


def byline(cast: Cast, wording: Wording) -> Line:
    """The authors, unless the end of the story says whom they wrote it for."""
    authors = cast[BylineRole.AUTHOR]
    return wording.byline(authors) if authors and not first_home(cast) else Line()


def tail(cast: Cast, wording: Wording) -> Iterator[Line]:
    """The sentences at the end of a story, in the order of the house."""
    placed_authors = [author for author in cast[BylineRole.AUTHOR] if author.place]
    told: list[tuple[Callable[[Parties], Line], Parties]] = [
        (wording.contributed, cast[BylineRole.CONTRIBUTOR]),
        (wording.reported, placed_authors),
        (wording.collaborated, cast[CollaborationKind.COLLABORATION]),
        (wording.contributed, cast[CollaborationKind.CONTRIBUTED]),
        (wording.informed, cast[CollaborationKind.INFORMATION]),
        (wording.originated, cast[CollaborationKind.ORIGIN]),
        (wording.adapted_from, cast[CollaborationKind.ADAPTED]),
        (lambda adapters: adaptation(cast, wording), cast[BylineRole.ADAPTER]),
        (wording.translated, cast[BylineRole.TRANSLATOR]),
    ]
    return (say(parties) for say, parties in told if parties)


def adaptation(cast: Cast, wording: Wording) -> Line:
    """Who adapted the story, after who wrote it where that was another service."""
    home = first_home(cast)
    said = [wording.wrote(cast[BylineRole.AUTHOR], home)] if home else []
    for service, adapters in groupby(cast[BylineRole.ADAPTER], lambda a: a.works_for):
        said.append(wording.adapted(list(adapters), service, again=bool(said)))
    return chained(said, " ", " ")


def first_home(cast: Cast) -> Party | None:
    """The one service that all authors of an adapted story wrote it for."""
    homes = {author.works_for for author in cast[BylineRole.AUTHOR]}
    is_adapted = bool(cast[BylineRole.ADAPTER])
    return homes.pop() if is_adapted and len(homes) == 1 else None


def labels(cast: Cast, wording: Wording) -> Iterator[Line]:
    """A line for each role behind the page; roles of the same people share one."""
    roles = [role for role in LABELLED_ROLES if cast[role]]
    for people, same in groupby(roles, lambda role: cast[role]):
        yield wording.label(list(same), people)
