"""The stories of a board: what readers have of each, and why one does not show.

The fence is the front itself: who sees it sees every story of its edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import search
from articles.models import Article, PublishedArticle
from articles.models.published import Listing
from articles.readers_side import ReadersState, arrange
from fronts.models import Front
from services import clock
from services.models import Edition
from staff.permissions import Person

NEWEST = 30  # in the list beside the board
FOUND = 200  # by words, of which those are shown that readers have or will have
CAN_STAND = {ReadersState.LIVE, ReadersState.SCHEDULED, ReadersState.HELD}


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the board shows it. `mark` says why readers do not have it."""

    public_id: str
    headline: str
    state: ReadersState
    when: str = ""
    section: str = ""
    mark: str = ""

    @property
    def is_shown(self) -> bool:
        return self.state == ReadersState.LIVE

    @property
    def may_stand(self) -> bool:
        return self.state in CAN_STAND


def stories_of(
    edition: Edition, public_ids: Iterable[str], now: datetime
) -> dict[str, Story]:
    """The stories by public id; one query, and one more for those without readers."""
    wanted = [public_id for public_id in dict.fromkeys(public_ids) if public_id]
    if not wanted:
        return {}
    rows = PublishedArticle.objects.of_stories(wanted).in_edition(edition)
    found = described(rows, edition, now)
    missing = [public_id for public_id in wanted if public_id not in found]
    return found | unpublished(edition, missing)


def described(
    rows: Iterable[PublishedArticle], edition: Edition, now: datetime
) -> dict[str, Story]:
    versions: dict[str, list[PublishedArticle]] = {}
    for row in rows:
        versions.setdefault(row.public_id, []).append(row)
    return {key: describe(rows, edition, now) for key, rows in versions.items()}


def describe(rows: list[PublishedArticle], edition: Edition, now: datetime) -> Story:
    side = arrange(rows, now)
    version = side.current or side.pending or rows[0]
    is_scheduled = side.state == ReadersState.SCHEDULED
    moment = version.visible_from if is_scheduled else version.listed_at
    when = clock.at(moment, edition.time_zone, now)
    is_killed = side.state == ReadersState.KILLED
    return Story(
        public_id=version.public_id,
        headline=_("A killed story") if is_killed else version.headline,
        state=side.state,
        when=when,
        section="" if is_killed else version.section_name,
        mark=mark(side.state, when),
    )


def mark(state: ReadersState, when: str) -> str:
    marks = {
        ReadersState.NOT_PUBLISHED: _("Not published: readers do not see it."),
        ReadersState.SCHEDULED: _("Not live yet: it shows from %(when)s on."),
        ReadersState.HELD: _("On hold: readers do not see it."),
        ReadersState.WITHDRAWN: _("Withdrawn: readers do not see it."),
        ReadersState.KILLED: _("Killed: take it off."),
        ReadersState.EXPIRED: _("Expired: readers do not see it."),
    }
    return marks.get(state, "") % {"when": when}


def unpublished(edition: Edition, public_ids: list[str]) -> dict[str, Story]:
    """Stories that readers never had, or have no longer."""
    if not public_ids:
        return {}
    rows = Article.objects.filter(edition=edition, public_id__in=public_ids)
    state = ReadersState.NOT_PUBLISHED
    return {
        public_id: Story(public_id, headline or slugline, state, mark=mark(state, ""))
        for public_id, headline, slugline in rows.values_list(
            "public_id", "headline", "slugline"
        )
    }


# ── The list beside the board ────────────────────────────────────────────────


def newest(front: Front, now: datetime) -> list[Story]:
    """What readers have and will have of the edition, or of the section, the newest
    first. One query.
    """
    edition, kind = front.edition, Listing.Kind
    of = (
        (kind.SECTION, front.section_id)
        if front.section_id
        else (kind.EDITION, edition.pk)
    )
    rows = Listing.objects.of(*of, edition)
    entries = rows.newest_first().select_related("published")[: 2 * NEWEST]
    found = described((entry.published for entry in entries), edition, now)
    return [story for story in found.values() if story.may_stand][:NEWEST]


def matching(
    edition: Edition, person: Person, typed: str, now: datetime
) -> list[Story]:
    """Those of the edition that hold every word, or that an address names."""
    exact = search.named_exactly(typed)
    pks = list(exact.pks)
    if not exact.is_address:
        marks = search.Marks().with_one_of([f"e{edition.pk}"])
        pks += search.search(
            person, typed, newest=exact.newest, limit=FOUND, marks=marks
        ).pks
    rows = Article.objects.visible_to(person).filter(edition=edition, pk__in=pks)
    public_ids = dict(rows.values_list("pk", "public_id"))
    ordered = [public_ids[pk] for pk in dict.fromkeys(pks) if pk in public_ids]
    versions = PublishedArticle.objects.of_stories(ordered).in_edition(edition)
    found = described(versions, edition, now)
    stories = [found[public_id] for public_id in ordered if public_id in found]
    return [story for story in stories if story.may_stand][:NEWEST]


# ── Names ────────────────────────────────────────────────────────────────────


def called(stories: dict[str, Story], public_id: str) -> str:
    """The story's headline, cut to fit a sentence; empty of one that is unknown."""
    story = stories.get(public_id)
    return Truncator(story.headline).chars(80) if story else ""


def desk_addresses(stories: Iterable[str]) -> dict[str, str]:
    """Where the stories are written. One query."""
    rows = Article.objects.filter(public_id__in=list(stories))
    return {
        public_id: reverse("admin:articles_article_change", args=(pk,))
        for public_id, pk in rows.values_list("public_id", "pk")
    }
