"""The life of a story as one list, newest first: what happened, and what was saved.

A verb that keeps its own revision is one line with it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import merge
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.event_words import action_words, quotes, remarks
from articles.admin.spoken import label, listed
from articles.credit_changes import WHO, row_changes
from articles.models import Article, ArticleEvent, Revision
from articles.snapshot import Change, Snapshot, changes
from services import clock

SHOWN = 200  # lines on a page
TOGETHER = timedelta(minutes=1)  # a verb and the revision that it kept
READERS = frozenset(
    {"published", "scheduled", "corrected", "released", "reinstated", "unscheduled"}
)
STOPS = frozenset({"held", "withdrawn", "killed", "spiked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line. `number` is the revision it kept, `about` one that it speaks of."""

    at: datetime
    clock: str
    what: str
    who: str
    tone: str = "save"
    remarks: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    about: int | None = None
    number: int | None = None
    changed: str = ""
    headline: str = ""
    is_sealed: bool = False

    @property
    def key(self) -> str:
        """How the address of a comparison calls it."""
        return str(self.number or "")

    @property
    def speaks_of(self) -> int | None:
        return self.number or self.about

    @property
    def name(self) -> str:
        number = self.speaks_of
        return _("Revision %(number)s") % {"number": number} if number else ""


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: below this event and this revision. None: at the top."""

    event: int | None = None
    revision: int | None = None

    @classmethod
    def read(cls, text: str) -> "Cursor":
        found = re.fullmatch(r"([0-9]{0,15})-([0-9]{0,9})", text)
        return (
            cls(*(int(part) if part else None for part in found.groups()))
            if found
            else cls()
        )

    def __str__(self) -> str:
        parts = (self.event, self.revision)
        return "-".join("" if part is None else str(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Timeline:
    days: list[Day]
    older: Cursor | None  # None: this is the beginning
    revisions: list[int] = field(default_factory=list)


Row = ArticleEvent | Revision


def timeline(
    article: Article,
    cursor: Cursor,
    show: str = "",
    sealed: Collection[int] = (),
    *,
    are_open: bool = True,
    unsaid: Collection[str] = (),
) -> Timeline:
    """A page of the list; `show` leaves only `events` or only `revisions`.

    Of `sealed` revisions that are not open nothing is told but that they are there;
    of events whose action is `unsaid` nothing at all.
    """
    events = [] if show == "revisions" else events_below(article, cursor, unsaid)
    revisions = [] if show == "events" else revisions_below(article, cursor)
    # Each keeps its own order, so that a clock set back loses no line between pages.
    merged = [*merge(events, revisions, key=newest_first, reverse=True)]
    shown = merged[:SHOWN]
    entries = joined(lines(shown, dict(pairwise(revisions)), article))
    entries = [marked(e, are_open) if e.number in sealed else e for e in entries]
    return Timeline(
        days=by_day(entries, article),
        older=below(shown, cursor) if len(merged) > SHOWN else None,
        revisions=[entry.number for entry in entries if entry.number],
    )


def marked(entry: Entry, is_open: bool) -> Entry:  # noqa: FBT001
    """A line of a sealed revision; its words are for those alone who may read it."""
    if is_open:
        return replace(entry, is_sealed=True)
    return replace(entry, headline="", changed="", quotes=(), is_sealed=True)


def events_below(
    article: Article, cursor: Cursor, unsaid: Collection[str]
) -> list[ArticleEvent]:
    rows = ArticleEvent.objects.filter(article=article).select_related("actor")
    if unsaid:
        rows = rows.exclude(action__in=unsaid)
    if cursor.event is not None:
        rows = rows.filter(pk__lt=cursor.event)
    return list(rows[: SHOWN + 1])


def revisions_below(article: Article, cursor: Cursor) -> list[Revision]:
    """One more than can be shown: the last one's changes are told from the next."""
    rows = Revision.objects.of(article).select_related("by")
    if cursor.revision is not None:
        rows = rows.filter(number__lt=cursor.revision)
    return list(rows[: SHOWN + 1])


def first_publication(article: Article) -> int | None:
    """The number of the event that first put the story before readers."""
    events = ArticleEvent.objects.filter(article=article).order_by("pk")
    out = events.filter(action__in=("published", "scheduled", "corrected"))
    return out.values_list("pk", flat=True).first()


def newest_first(row: Row) -> tuple[datetime, bool, int]:
    """By time; of one moment the verb comes after the text that it kept."""
    return row.at, isinstance(row, ArticleEvent), row.pk


def below(shown: list[Row], cursor: Cursor) -> Cursor:
    events = [row.pk for row in shown if isinstance(row, ArticleEvent)]
    revisions = [row.number for row in shown if isinstance(row, Revision)]
    return Cursor(
        events[-1] if events else cursor.event,
        revisions[-1] if revisions else cursor.revision,
    )


# ── Lines ────────────────────────────────────────────────────────────────────


def lines(
    rows: Iterable[Row], earlier: dict[Revision, Revision], article: Article
) -> list[Entry]:
    first = first_publication(article)
    return [
        event_line(row, article, is_first=row.pk == first)
        if isinstance(row, ArticleEvent)
        else revision_line(row, earlier.get(row), article)
        for row in rows
    ]


def event_line(event: ArticleEvent, article: Article, *, is_first: bool) -> Entry:
    """A first publication updates nothing, whatever was recorded with it."""
    unsaid = ("significance",) if is_first else ()
    return Entry(
        at=event.at,
        clock=time_of_day(event.at, article),
        what=action_words(event.action),
        who=str(event.actor or ""),
        tone=tone(event.action),
        remarks=tuple(remarks(event, article.edition.time_zone, unsaid)),
        quotes=tuple(quotes(event)),
        about=event.detail.get("made") or event.detail.get("revision"),
    )


def tone(action: str) -> str:
    return "stop" if action in STOPS else "readers" if action in READERS else "desk"


def revision_line(
    revision: Revision, earlier: Revision | None, article: Article
) -> Entry:
    if revision.number == 1:
        what, changed = _("Begun"), ""
    else:
        what = _("Saved")
        changed = changed_words(earlier.snapshot, revision.snapshot) if earlier else ""
    return Entry(
        at=revision.at,
        clock=time_of_day(revision.at, article),
        what=what,
        who=str(revision.by or ""),
        quotes=(revision.why,) if revision.why else (),
        number=revision.number,
        changed=changed,
        headline=revision.data.get("headline", ""),
    )


def joined(entries: list[Entry]) -> list[Entry]:
    """A verb and the revision it kept, saved in one go, as one line."""
    found: list[Entry] = []
    for entry in entries:
        above = found[-1] if found else None
        if above and is_one(above, entry):
            found[-1] = replace(
                above,
                number=entry.number,
                changed=entry.changed,
                headline=entry.headline,
                quotes=tuple(dict.fromkeys(above.quotes + entry.quotes)),
            )
        else:
            found.append(entry)
    return found


def is_one(verb: Entry, saved: Entry) -> bool:
    return (
        verb.number is None
        and saved.number is not None
        and verb.about == saved.number > 1  # how it began has its own line
        and verb.who == saved.who
        and verb.at - saved.at < TOGETHER
    )


# ── What a revision changed, in a few words ──────────────────────────────────

IN_ROWS = {
    "bylines": lambda count: ngettext("%(count)s byline", "%(count)s bylines", count),
    "collaborations": lambda count: ngettext(
        "%(count)s collaboration", "%(count)s collaborations", count
    ),
    "topics": lambda count: ngettext("%(count)s topic", "%(count)s topics", count),
}


def changed_words(before: Snapshot, after: Snapshot) -> str:
    """`Headline, text, 2 bylines`."""
    said = []
    for change in changes(before, after):
        if change.name in IN_ROWS:
            count = counted(change)
            said.append(IN_ROWS[change.name](count) % {"count": count})
        else:
            said.append(label(change.name).lower())
    if before.body != after.body:
        said.insert(0, label("body").lower())
    return listed(*said)


def counted(change: Change) -> int:
    """How many rows of it are others than before; of a mere new order, all."""
    if change.name == "topics":
        return len({*change.before} ^ {*change.after})
    rows = row_changes(change.before, change.after, WHO[change.name])
    return sum(row.op not in ("same", "moved") for row in rows) or len(rows)


# ── Days ─────────────────────────────────────────────────────────────────────


def time_of_day(moment: datetime, article: Article) -> str:
    return f"{moment.astimezone(ZoneInfo(article.edition.time_zone)):%H:%M}"


def by_day(entries: Iterable[Entry], article: Article) -> list[Day]:
    """Days as the edition's own clock parts them."""
    zone = ZoneInfo(article.edition.time_zone)
    today = timezone.now().astimezone(zone).date()
    days = groupby(entries, lambda entry: entry.at.astimezone(zone).date())
    return [
        Day(
            _("Today") if day == today else formats.date_format(day, "DATE_FORMAT"),
            [*run],
        )
        for day, run in days
    ]


def zone_name(article: Article) -> str:
    """How people call the clock that the list goes by: `Tehran time`."""
    zone = ZoneInfo(article.edition.time_zone)
    local = timezone.now().astimezone(zone)
    words = clock.clock_time(local, article.edition.time_zone)
    return words.replace(f"{local:%H:%M}", "").strip()
