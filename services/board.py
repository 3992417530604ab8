"""The board: what a process must know of the editions before it answers anyone.

Which edition answers where, under which effective stamp, and when the clock alone
will change it. It is read in one query. Whether a board is still right is told by
one number, its `total`: the sum of all counters, which every change raises.

Moments are whole microseconds since 1970 in UTC, so that comparing them is exact.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from services.labels import words_of
from services.models import Edition, EditionHost, Turn
from services.rows import JSONRows

SECOND = 1_000_000  # in microseconds
NEVER = 1 << 62
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class EffectiveStamp(NamedTuple):
    """(counter, latest turn not after now). Pages made under another one are stale."""

    counter: int
    turn: int


@dataclass(frozen=True, slots=True)
class Posting:
    """An open edition on the board, with its turns in order of time."""

    edition: Edition
    counter: int
    turns: tuple[int, ...]
    hosts: tuple[str, ...]

    def stamp(self, now: int) -> EffectiveStamp:
        passed = bisect_right(self.turns, now)
        return EffectiveStamp(self.counter, self.turns[passed - 1] if passed else 0)

    def next_turn(self, now: int) -> int:
        coming = bisect_right(self.turns, now)
        return self.turns[coming] if coming < len(self.turns) else NEVER


class Board:
    """All editions as one query saw them. Shared by threads, and never changed."""

    def __init__(self, counters: dict[int, int], postings: list[Posting]) -> None:
        self.counters = counters  # of closed editions too
        self.total = sum(counters.values())
        self.postings = {posting.edition.pk: posting for posting in postings}
        self.prefixes = {posting.edition.prefix: posting for posting in postings}
        self.hosts = {host: posting for posting in postings for host in posting.hosts}
        self.at_hand: tuple[int, int, dict[int, EffectiveStamp]] = (0, 0, {})

    def edition_at(self, host: str, first_segment: str) -> Edition | None:
        """The open edition that answers there: by prefix, by own host, or the default."""
        posting = (
            (first_segment and self.prefixes.get(first_segment))
            or self.hosts.get(host)
            or self.prefixes.get("")
        )
        return posting.edition if posting else None

    def stamps(self, now: int) -> tuple[int, dict[int, EffectiveStamp]]:
        """Until when these hold, and the effective stamp of every open edition."""
        since, until, stamps = self.at_hand
        if not since <= now < until:
            stamps = {pk: posting.stamp(now) for pk, posting in self.postings.items()}
            until = self.next_turn(now)
            self.at_hand = (now, until, stamps)  # one assignment: threads read it
        return until, stamps

    def next_turn(self, now: int) -> int:
        """The next moment at which the clock changes any edition; NEVER without one."""
        coming = (posting.next_turn(now) for posting in self.postings.values())
        return min(coming, default=NEVER)


@dataclass(frozen=True, slots=True)
class Visit:
    """A reader's request before this board, and its moment.

    The moment is taken after the board was read: whatever the board knows to have
    happened has then happened by the request's clock too.
    """

    board: Board
    now: int

    @property
    def moment(self) -> datetime:
        return EPOCH + timedelta(microseconds=self.now)


class EditionRequest(HttpRequest):
    """A request that knows its moment (UTC) and, on readers' addresses, its edition."""

    now: datetime
    edition: Edition | None
    visit: Visit


def microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def read_board(before: Board | None = None) -> Board:
    """The board as the database has it now, in one query.

    An edition whose counter has not moved keeps its place from the board before,
    and with it all that was drawn for it.
    """
    kept = before.postings if before else {}
    counters: dict[int, int] = {}
    postings = []
    for edition in all_editions():
        stamp = getattr(edition, "stamp", None)
        counter = counters[edition.pk] = stamp.counter if stamp else 0
        known = kept.get(edition.pk)
        if known and known.counter == counter:
            postings.append(known)
        elif edition.is_open:
            postings.append(post(edition, counter))
    return Board(counters, postings)


def all_editions() -> "QuerySet[Edition]":
    """Every edition with its stamp row, and its turns and hosts as JSON."""
    turns = Turn.objects.filter(edition=OuterRef("pk")).order_by().values("edition")
    hosts = EditionHost.objects.filter(edition=OuterRef("pk"))
    return Edition.objects.select_related("stamp").annotate(
        turn_rows=Subquery(turns.annotate(rows=JSONRows("at")).values("rows")),
        host_rows=Subquery(
            hosts.order_by()
            .values("edition")
            .annotate(rows=JSONRows("host"))
            .values("rows")
        ),
    )


def post(edition: Edition, counter: int) -> Posting:
    words_of(edition)  # read now: when the database is silent, there is no asking
    return Posting(
        edition=edition,
        counter=counter,
        turns=tuple(sorted(map(read_moment, edition.turn_rows or ()))),  # type: ignore[attr-defined]
        hosts=tuple(edition.host_rows or ()),  # type: ignore[attr-defined]
    )


def read_moment(text: str) -> int:
    """A moment as the database writes it into JSON; SQLite leaves out that it is UTC."""
    moment = datetime.fromisoformat(text)
    return microseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
