"""The stories of the first page, read in few queries, each from an index of the few."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from articles.admin.coming import how_they_came
from articles.admin.lists import HEAVY, with_readers_side
from articles.first_page.whose import EDITORS, Whose
from articles.models import Article, Listing, PublishedArticle
from articles.models.story import ArticleQuerySet
from articles.readers_side import ReadersSide, ReadersState
from services.models import Edition
from services.rows import JSONRows
from staff.permissions import Role

State, Desk = Article.State, Article.Desk
Slot, Standing = PublishedArticle.Slot, PublishedArticle.Standing

MOST_WAITING = 200  # read, to show those first that wait longest


@dataclass(slots=True)
class Stories:
    """What was read, group by group; stories carry their `side` and `came`."""

    mine: list[Article] = field(default_factory=list)
    waiting: list[Article] = field(default_factory=list)
    unpublished: list[Article] = field(default_factory=list)
    changed: list[Article] = field(default_factory=list)
    flagged: list[Article] = field(default_factory=list)
    scheduled: list[Article] = field(default_factory=list)
    held: list[Article] = field(default_factory=list)
    live: list[Article] = field(default_factory=list)


def read_stories(whose: Whose) -> Stories:
    """Everything the groups of stories need."""
    rows = Article.objects.not_spiked().defer(*HEAVY)
    own = rows.filter(edition__in=list(whose.editions))
    found = Stories(
        mine=newest(mine(rows, whose), whose),
        waiting=waiting(own, whose),
        unpublished=list(unpublished(own, whose)[: MOST_WAITING + 1]),
        changed=list(own.filter(CHANGED).order_by("-changed_at")[: whose.shown + 1]),
        flagged=newest(own.filter(READ_AGAIN, FLAGGED), whose),
    )
    by_readers_side(found, rows, whose)
    dress(found, whose)
    leave_out_killed(found)
    return found


def leave_out_killed(found: Stories) -> None:
    """Nothing of a killed story is left to do, and its headline is not repeated."""
    for name in ("mine", "waiting", "flagged", "changed"):
        stories = getattr(found, name)
        left = [s for s in stories if s.side.state != ReadersState.KILLED]
        setattr(found, name, left)


def newest(rows: QuerySet[Article], whose: Whose) -> list[Article]:
    return list(rows.order_by("-pk")[: whose.shown + 1])


def mine(rows: ArticleQuerySet, whose: Whose) -> QuerySet[Article]:
    """Drafts with the person, and what they began and somebody reads now."""
    person = whose.person
    with_me = Q(assignee=person) | Q(assignee=None, created_by=person)
    return (
        rows.visible_to(person)
        .select_related("edition")
        .filter(
            Q(with_me, state=State.DRAFT) | Q(state=State.IN_REVIEW, created_by=person),
            state__in=(State.DRAFT, State.IN_REVIEW),
        )
    )


def waiting(rows: QuerySet[Article], whose: Whose) -> list[Article]:
    """What waits at a desk the person staffs, or was handed to them; longest first."""
    editing = whose.editions_where(*EDITORS)
    legal = whose.editions_where(Role.LEGAL)
    for_me = (
        Q(waits_at__in=(Desk.EDITOR, Desk.SUB), edition__in=editing, assignee=None)
        | Q(waits_at=Desk.LEGAL, edition__in=legal, assignee=None)
        | Q(assignee=whose.person)
    )
    waits = rows.filter(for_me, waits_since__isnull=False).exclude(state=State.DRAFT)
    found = list(waits.order_by("-pk")[:MOST_WAITING])
    found.sort(key=lambda story: story.waits_since or story.state_since)
    return found


def unpublished(rows: QuerySet[Article], whose: Whose) -> QuerySet[Article]:
    """Ready, or past the moment somebody meant it for; readers have nothing of it."""
    late = Q(embargo_until__lte=whose.now) | Q(publish_at__lte=whose.now)
    return rows.filter(
        Q(state=State.READY) | late, readers_digest="", spiked_at__isnull=True
    ).order_by("-pk")


# Conditions of partial indexes, word for word; see Article.Meta.
CHANGED = ~Q(readers_digest="") & ~Q(readers_digest=F("digest"))
READ_AGAIN = Q(is_second_read_due=True) | Q(needs_legal=True)
LAPSED = Q(needs_legal=True) & ~Q(legal_digest="") & ~Q(legal_digest=F("digest"))
FLAGGED = Q(is_second_read_due=True) | LAPSED


def by_readers_side(found: Stories, rows: QuerySet[Article], whose: Whose) -> None:
    """Scheduled, on hold and live ones: found by what readers have."""
    published = PublishedArticle.objects.filter(edition__in=list(whose.editions))
    coming = published.filter(slot=Slot.PENDING, visible_from__gt=whose.now)
    stopped = published.filter(standing=Standing.HELD)
    scheduled = public_ids(coming.order_by("visible_from"), whose)
    held = public_ids(stopped.order_by("stopped_at"), whose)
    live = newest_live(whose)
    wanted = {*scheduled, *held, *live}
    stories = {row.public_id: row for row in rows.filter(public_id__in=wanted)}
    for public_id_list, group in (
        (scheduled, found.scheduled),
        (held, found.held),
        (live, found.live),
    ):
        group += [stories[pk] for pk in public_id_list if pk in stories]


def public_ids(rows: QuerySet[PublishedArticle], whose: Whose) -> list[str]:
    return list(rows.values_list("public_id", flat=True)[: whose.shown + 1])


def newest_live(whose: Whose) -> list[str]:
    """Public ids of what readers of these editions got last."""
    entries = [
        row for e in whose.editions.values() for row in getattr(e, "newest", None) or ()
    ]
    entries.sort(key=lambda row: row["at"], reverse=True)
    return [row["public_id"] for row in entries[: whose.shown + 1]]


def with_newest(
    editions: QuerySet[Edition], now: datetime, shown: int
) -> QuerySet[Edition]:
    """Editions, each with the newest of its live stories as `newest`.

    From the index of its own list: one list of all editions together would have to
    be sorted whole.
    """
    lists = Listing.objects.filter(
        kind=Listing.Kind.EDITION, number=OuterRef(OuterRef("pk"))
    )
    live = lists.filter(edition=OuterRef(OuterRef("pk"))).live(now).newest_first()
    facts = JSONObject(public_id=F("published__public_id"), at=F("listed_at"))
    together = Listing.objects.filter(pk__in=live.values("pk")[:shown]).order_by()
    rows = together.annotate(all=Value(1)).values("all")
    newest = rows.annotate(rows=JSONRows(facts)).values("rows")
    return editions.annotate(newest=Subquery(newest))


def dress(found: Stories, whose: Whose) -> None:
    """Give every story its edition, what readers have of it, and how it came here."""
    waiting = found.waiting[: whose.shown + 1]
    groups = [
        *(found.mine, waiting, found.changed, found.flagged),
        *(found.scheduled, found.held, found.live),
    ]
    stories = [story for group in groups for story in group]
    for story in [*stories, *found.unpublished]:
        story.side = ReadersSide(current=None, pending=None)
        if story.edition_id in whose.editions:
            story.edition = whose.editions[story.edition_id]
    with_readers_side(stories)
    came = how_they_came(story.pk for story in [*found.mine, *waiting])
    for story in [*found.mine, *waiting]:
        story.came = came.get(story.pk)
