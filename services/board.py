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

from services.changes import Change, read, since
from services.labels import words_of
from services.models import Edition, EditionHost, Turn
from services.models.host import ONION
from services.rows import JSONRows, moment_of

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
    hosts: tuple[str, ...]  # its own, mirrors, onion addresses
    onion: str = ""  # the one that readers are told of
    changes: tuple[Change, ...] = ()  # the last ones

    def changed_since(self, counter: int) -> list[str] | None:
        """What has changed since, see `services.changes`; None: everything may have."""
        return since(counter, self.changes, self.counter)

    def stamp(self, now: int) -> EffectiveStamp:
        passed = bisect_right(self.turns, now)
        return EffectiveStamp(self.counter, self.turns[passed - 1] if passed else 0)

    def next_turn(self, now: int) -> int:
        coming = bisect_right(self.turns, now)
        return self.turns[coming] if coming < len(self.turns) else NEVER


class Place(NamedTuple):
    """The edition that answers at an address, and the first part that names it."""

    edition: Edition | None
    named: str = ""


class Board:
    """All editions as one query saw them. Shared by threads, and never changed."""

    def __init__(
        self,
        counters: dict[int, int],
        postings: list[Posting],
        closed: frozenset[str] = frozenset(),
    ) -> None:
        self.counters = counters  # of closed editions too
        self.total = sum(counters.values())
        self.postings = {posting.edition.pk: posting for posting in postings}
        self.prefixes = {posting.edition.prefix: posting for posting in postings}
        self.hosts = {host: posting for posting in postings for host in posting.hosts}
        self.closed = closed  # hosts of closed editions
        self.origins: dict[tuple[str, str], str] = {}  # known hosts as they were spelt
        self.alias = alias_of(self.prefixes)
        self.at_hand: tuple[int, int, dict[int, EffectiveStamp]] = (0, 0, {})

    def place(self, host: str, first_segment: str) -> Place:
        """What answers there: by prefix, by the edition's host, or the default.

        The default edition has no prefix, so at another edition's host it has an alias.
        """
        if first_segment and first_segment in self.prefixes:
            return Place(self.prefixes[first_segment].edition, first_segment)
        owner, default = self.hosts.get(host), self.prefixes.get("")
        if owner is None or owner is default:
            return Place(default.edition if default else None)
        if default and first_segment == self.alias:
            return Place(default.edition, first_segment)
        return Place(owner.edition)

    def edition_at(self, host: str, first_segment: str) -> Edition | None:
        return self.place(host, first_segment).edition

    def is_elsewhere(self, host: str) -> bool:
        """Whether the default edition has no root there: another one answers at it."""
        owner = self.hosts.get(host)
        return owner is not None and owner is not self.prefixes.get("")

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


def alias_of(prefixes: dict[str, Posting]) -> str:
    """What names the default edition where its root is another's: its language."""
    if "" not in prefixes:
        return ""
    first, second = aliases_of(prefixes[""].edition.language)
    return first if first not in prefixes else second


def aliases_of(language: str) -> tuple[str, str]:
    """What may name a default edition in this language; no other's prefix should."""
    return language.lower(), f"{language.lower()}-default"


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
    closed: set[str] = set()
    for edition in all_editions():
        stamp = getattr(edition, "stamp", None)
        counter = counters[edition.pk] = stamp.counter if stamp else 0
        known = kept.get(edition.pk)
        if known and known.counter == counter:
            postings.append(known)
        elif edition.is_open:
            recent = stamp.recent if stamp else ""
            postings.append(post(edition, counter, recent))
        else:
            closed.update(hosts_of(edition))
    return Board(counters, postings, frozenset(closed))


def all_editions() -> "QuerySet[Edition]":
    """Every edition with its stamp row, and its turns and hosts as JSON."""
    turns = Turn.objects.filter(edition=OuterRef("pk")).order_by().values("edition")
    hosts = EditionHost.objects.filter(edition=OuterRef("pk"))
    onions = hosts.filter(is_announced=True, host__endswith=ONION)
    return Edition.objects.select_related("stamp").annotate(
        turn_rows=Subquery(turns.annotate(rows=JSONRows("at")).values("rows")),
        host_rows=Subquery(
            hosts.order_by()
            .values("edition")
            .annotate(rows=JSONRows("host"))
            .values("rows")
        ),
        onion=Subquery(onions.order_by("host").values("host")[:1]),
    )


def post(edition: Edition, counter: int, recent: str = "") -> Posting:
    words_of(edition)  # read now: when the database is silent, there is no asking
    return Posting(
        edition=edition,
        counter=counter,
        turns=turns_of(edition),
        hosts=hosts_of(edition),
        onion=edition.onion or "",  # type: ignore[attr-defined]
        changes=read(recent),
    )


def hosts_of(edition: Edition) -> tuple[str, ...]:
    rows = edition.host_rows or ()  # type: ignore[attr-defined]
    return tuple(filter(None, [edition.own_host, *rows]))


def turns_of(edition: Edition) -> tuple[int, ...]:
    rows = edition.turn_rows or ()  # type: ignore[attr-defined]
    return tuple(sorted(microseconds(moment_of(at)) for at in rows))
