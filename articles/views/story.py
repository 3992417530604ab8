"""A story's page, and what stands at its address once it was stopped."""

import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.addresses import story_path
from articles.below import draw_below
from articles.chrome import chrome_for
from articles.compiled import CompiledQuery
from articles.frames import story_frame
from articles.house_facts import fill_house
from articles.lite import BETWEEN, is_lite
from articles.models.published import PublishedArticle, StoryRow
from articles.neighbours import Neighbour, Neighbours, choose
from articles.notices import printed, reason_of_withdrawal
from articles.refresh import fresh
from articles.related import (
    RelatedRow,
    fill_places,
    has_places,
    of_edition,
    places_in,
)
from articles.siblings import Siblings, fill_head, fill_main
from articles.views.pages import draw, in_edition, moved
from services.models import Edition
from services.page import Page, story_key

Standing = PublishedArticle.Standing

STOPPED = {  # template, status, and what the page is called
    Standing.KILLED: (
        "articles/story_killed.html",
        410,
        _("This story has been removed"),
    ),
    Standing.WITHDRAWN: (
        "articles/story_withdrawn.html",
        410,
        _("This story has been withdrawn"),
    ),
    Standing.HELD: ("articles/story_held.html", 404, _("We are checking this report")),
}

EXPIRED = (
    "articles/story_expired.html",
    410,
    _("This report is no longer available"),
)

at_address = CompiledQuery(
    lambda public_id, now: PublishedArticle.objects.at_address(public_id).as_answers(
        now
    )
)


@in_edition()
def story(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str, public_id: str
) -> HttpResponse:
    """The live story, or what is said in its place."""
    return at_its_address(
        edition, now, slug, public_id, path=story_path, page=story_page
    )


def at_its_address(
    edition: Edition,
    now: datetime,
    slug: str,
    public_id: str,
    *,
    path: Callable[[str, str, str], str],
    page: Callable[[StoryRow, str, Edition, datetime], Page],
) -> HttpResponse:
    """A page of the live story. Only then does anyone look at the rest of the address.

    `path` is where the page stands, of an edition's prefix, a slug and a public id.
    What another edition has stopped is not kept: no stamp of this one would tell when
    it is killed or comes back.
    """
    rows = [StoryRow(*row) for row in at_address.rows(public_id, now)]
    stopped = stopped_among(rows)
    if stopped or has_expired(rows, now):
        answer = stopped_page(stopped, public_id, edition, now)
        answer.is_kept = all(row.edition_id == edition.pk for row in rows)
        return answer
    live = live_among(rows)
    if (live.edition_id, live.slug) != (edition.pk, slug):
        return moved(path(live.prefix, live.slug, public_id))
    return page(live, public_id, edition, now)


def stopped_among(rows: Iterable[StoryRow]) -> StoryRow | None:
    """The version that was held, withdrawn or killed, whatever waits behind it."""
    return next((row for row in rows if row.standing != Standing.OPEN), None)


def has_expired(rows: Iterable[StoryRow], now: datetime) -> bool:
    """Whether the clock has taken away what readers had, and nothing followed."""
    rows = list(rows)
    has_live = any(row.is_live for row in rows)
    return not has_live and any(row.has_expired(now) for row in rows)


def live_among(rows: Iterable[StoryRow]) -> StoryRow:
    """The version readers may see at this moment. Raises Http404 without one."""
    for row in rows:
        if row.is_live:
            return row
    raise Http404


def stopped_page(
    stopped: StoryRow | None, public_id: str, edition: Edition, now: datetime
) -> Page:
    """What the address says now: never the headline, the claim or a redirect.

    `stopped` is None of a story that has expired.
    """
    template, status, title = EXPIRED
    facts: dict[str, Any] = {}
    if stopped is not None:
        template, status, title = STOPPED[Standing(stopped.standing)]
        if stopped.standing == Standing.WITHDRAWN and (at := stopped.stopped_at):
            reason = reason_of_withdrawal(stopped.stop_reason, at, stopped.stop_past)
            facts = {"stopped": stopped, "notice": printed(reason, edition)}
    return draw(
        template,
        edition,
        now,
        status=status,
        title=title,
        keys=[story_key(public_id)],
        **facts,
    )


def story_page(live: StoryRow, public_id: str, edition: Edition, now: datetime) -> Page:
    """What publishing rendered, joined with its edition's frame."""
    head, main = lite_parts(live) if is_lite() else parts(live)
    related = of_edition(live.related, live.edition_id, but=live.story_number)
    neighbours = neighbours_of(live, related, main)
    if has_places(main):
        main = fill_places(main.decode(), related, edition).encode()
    siblings = siblings_of(live)
    head, main = fill_head(head, siblings), fill_main(main, siblings)
    head = fill_house(head, chrome_for(edition, now))
    frame = story_frame(edition, now, live.section_slug)
    below = draw_below(neighbours, edition).encode()
    html = b"".join(
        (frame.before, head, frame.between, main, frame.beneath, below, frame.after)
    )
    named = {public_id, *(row["public_id"] for row in related)} | neighbours.public_ids
    named |= {other.public_id for other in siblings.others}
    keys = [story_key(name) for name in sorted(named)]
    return Page(html, edition=edition, keys=keys, is_kept=True, subject=public_id)


def neighbours_of(
    live: StoryRow, related: Iterable[RelatedRow], main: bytes
) -> Neighbours:
    """What stands below it, those that its text names first, in the text's order."""
    rows = {row["story"]: Neighbour.named(row) for row in related}
    places = places_in(main.decode()) if rows else ()
    named = [rows[number] for number in places if number in rows]
    return choose(named, live.neighbours, but=live.story_number)


def siblings_of(live: StoryRow) -> Siblings:
    """The version among the live ones of its story, of which it is one."""
    rows = live.siblings or []
    mine = next(row for row in rows if row["number"] == live.pk)
    return Siblings.among(rows, mine)


def parts(live: StoryRow) -> tuple[bytes, bytes]:
    """Head and main part as readers must see them now, in UTF-8."""
    if live.is_stale or live.packed_head is None or live.packed_main is None:
        page = fresh(PublishedArticle.objects.with_page().get(pk=live.pk)).page
        return zlib.decompress(page.packed_head), zlib.decompress(page.packed_main)
    return zlib.decompress(live.packed_head), zlib.decompress(live.packed_main)


def lite_parts(live: StoryRow) -> tuple[bytes, bytes]:
    """The same of its lite page, which an older release did not render."""
    packed = live.packed_lite
    if live.is_stale or packed is None:
        story = PublishedArticle.objects.with_page().get(pk=live.pk)
        story.is_stale = True
        packed = cast("bytes", fresh(story).page.packed_lite)
    head, _place, main = zlib.decompress(packed).partition(BETWEEN.encode())
    return head, main
