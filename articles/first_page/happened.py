"""What happened: since the person left, and for whoever comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import attrgetter

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.event_words import action_words
from articles.first_page.whose import EDITORS, Whose
from articles.models import Article, ArticleEvent
from articles.models.history import STOPS_AND_STARTS
from services import clock
from staff.models import DeskLogEntry

HAND_OVER = timedelta(hours=36)
LONGEST_AWAY = timedelta(days=7)  # older than that, one asks the lists
SHOWN = 12
IN_HAND_OVER = 40

# What somebody wants to know of the service, and of their own stories besides.
OF_SERVICE = ("published", *STOPS_AND_STARTS)
OF_MINE = (
    *("filed", "sent_back", "marked_ready", "read_again", "handed_to"),
    *("scheduled", "unscheduled", "cleared_legally"),
    *OF_SERVICE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a time line: when, what, of what, and what was said."""

    at: datetime
    when: str
    what: str
    who: str
    name: str = ""
    address: str = ""
    quote: str = ""
    kind: str = ""


# ── Since you left ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SinceLeft:
    left: str
    lines: list[Line]
    has_more: bool


def since_left(whose: Whose) -> SinceLeft | None:
    """What others did since then; None for who has not left yet."""
    left = whose.person.left_at
    if left is None or not whose.editions:
        return None
    since = max(left, whose.now - LONGEST_AWAY)
    events = list(others_did(whose, since)[: SHOWN + 1])
    return SinceLeft(
        left=whose.at(left),
        lines=[event_line(event, whose) for event in events[:SHOWN]],
        has_more=len(events) > SHOWN,
    )


def others_did(whose: Whose, since: datetime) -> QuerySet[ArticleEvent]:
    """In the person's services, and to their stories; newest first."""
    person = whose.person
    own = Q(article__created_by=person) | Q(article__assignee=person)
    concerns = [
        Q(action__in=OF_SERVICE),
        Q(own, action__in=OF_MINE),
        Q(action="handed_to", detail__to_id=person.pk),
    ]
    if editing := whose.editions_where(*EDITORS):
        concerns.append(Q(action="filed", in_edition__in=editing))
    since_then = ArticleEvent.objects.filter(at__gt=since)
    concerning = in_my_editions(since_then, whose).filter(reduce(Q.__or__, concerns))
    return concerning.exclude(actor=person)


def in_my_editions(
    events: QuerySet[ArticleEvent], whose: Whose
) -> QuerySet[ArticleEvent]:
    """Of these events, those of the person's editions, newest first.

    The edition is looked up event by event, in the order of time: asked for by a
    join, a database may begin with everything that ever happened in the edition.
    """
    edition = Article.objects.filter(pk=OuterRef("article")).values("edition_id")[:1]
    return (
        events.annotate(in_edition=Subquery(edition))
        .filter(in_edition__in=list(whose.editions))
        .select_related("actor", "article")
        .defer("article__body", "article__notes")
        .order_by("-at", "-pk")
    )


def event_line(event: ArticleEvent, whose: Whose) -> Line:
    story = event.article
    edition = whose.editions[story.edition_id]
    detail = event.detail
    return Line(
        at=event.at,
        when=whose.at(event.at, edition),
        what=action_words(event.action),
        who=str(event.actor or ""),
        name=story.working_name,
        address=reverse("admin:articles_article_change", args=(story.pk,)),
        quote=next(
            (detail[n] for n in ("note", "reason", "notice") if detail.get(n)), ""
        ),
        kind="stop" if event.action in STOPS_AND_STARTS else "",
    )


# ── For whoever comes next ───────────────────────────────────────────────────


def hand_over(whose: Whose) -> list[Line]:
    """The last 36 hours in one time line: what was written, stopped and started."""
    since = whose.now - HAND_OVER
    entries = DeskLogEntry.objects.of_services(list(whose.services))
    written = entries.filter(at__gte=since).select_related("author")[:IN_HAND_OVER]
    stops = ArticleEvent.objects.filter(action__in=STOPS_AND_STARTS, at__gte=since)
    events = in_my_editions(stops, whose)[:IN_HAND_OVER]
    lines = [*entry_lines(written, whose), *(event_line(e, whose) for e in events)]
    return sorted(lines, key=attrgetter("at"), reverse=True)[:IN_HAND_OVER]


def entry_lines(entries: Iterable[DeskLogEntry], whose: Whose) -> Iterator[Line]:
    for entry in entries:
        is_written = entry.kind == DeskLogEntry.Kind.WRITTEN
        zone = whose.zone_of(entry.service_id)
        yield Line(
            at=entry.at,
            when=clock.at(entry.at, zone, whose.now),
            what=entry_words(entry, whose, zone),
            who=str(entry.author or ""),
            quote=entry.text,
            kind="note" if is_written else "",
        )


def entry_words(entry: DeskLogEntry, whose: Whose, zone: str) -> str:
    if entry.kind == DeskLogEntry.Kind.WRITTEN and len(whose.services) > 1:
        return str(whose.services[entry.service_id])
    if entry.kind == DeskLogEntry.Kind.DUTY and entry.until:
        return _("Duty editor until %(time)s:") % {
            "time": clock.at(entry.until, zone, whose.now)
        }
    if entry.kind == DeskLogEntry.Kind.WRITTEN:
        return ""
    return f"{entry.get_kind_display()}:"
