"""The two sides of a comparison: a revision, the working copy, what readers have."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.comparing import blank
from articles.models import Article, Revision
from articles.readers_side import ReadersState, readers_side
from articles.snapshot import Snapshot, take
from services import clock
from staff.numbers import number_in

DESK, LIVE, NOTHING = "desk", "live", "0"
HAD = frozenset({ReadersState.HELD, ReadersState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Side:
    """`key` stands in the address; `number` is the revision's, if it is one."""

    key: str
    label: str
    snapshot: Snapshot
    number: int | None = None
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReadersHave:
    """Which revision readers have, or had before it was stopped."""

    number: int
    label: str


def readers_have(article: Article) -> ReadersHave | None:
    """None while readers have nothing, and of a killed story."""
    side = readers_side(article.public_id, timezone.now())
    if side.current is None or side.state == ReadersState.KILLED:
        return None
    had = side.state in HAD
    label = _("What readers had last") if had else _("What readers have now")
    return ReadersHave(side.current.revision_number, label)


def revision_in(text: str) -> int:
    """A revision's number as an address names it; 0 if it names none."""
    return number_in(text, digits=9)


def find_sides(article: Article, *keys: str) -> list[Side] | None:
    """The sides named in the address; None where the story has no such revision."""
    have = readers_have(article) if LIVE in keys else None
    wanted = {revision_in(key) for key in keys} - {0}
    rows = Revision.objects.of(article).select_related("by")
    known = {
        row.number: row
        for row in rows.filter(number__in=wanted | ({have.number} if have else set()))
    }
    found = [side(key, article, known, have) for key in keys]
    return None if None in found else found  # type: ignore[return-value]


def side(
    key: str,
    article: Article,
    known: dict[int, Revision],
    have: ReadersHave | None,
) -> Side | None:
    if key == DESK:
        return Side(DESK, _("The working copy"), take(article))
    if key == NOTHING:
        return Side(NOTHING, _("Nothing"), blank(take(article)))
    number = have.number if have and key == LIVE else revision_in(key)
    if number not in known:
        return None
    return of_revision(key, known[number], article, have if key == LIVE else None)


def of_revision(
    key: str, revision: Revision, article: Article, have: ReadersHave | None = None
) -> Side:
    name = _("Revision %(number)s") % {"number": revision.number}
    return Side(
        key=key,
        label=have.label if have else name,
        snapshot=revision.snapshot,
        number=revision.number,
        who=str(revision.by or ""),
        when=clock.at(revision.at, article.edition.time_zone, timezone.now()),
        why=revision.why,
    )
