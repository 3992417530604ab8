"""The Atom feed of an edition's breaking news (RFC 4287).

An entry keeps its id when the banner is reworded or corrected; only then does its
`updated` move. Nothing stands in it that readers of the edition were not given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from articles.addresses import banner_feed_path
from articles.breaking import address_facts as addressed
from articles.breaking import (
    correction_facts,
    live_address,
    versions_of,
    waits_for_its_story,
    was_wrong,
)
from articles.feeds import printable
from articles.models.published import PublishedArticle
from banners.models import Banner, BannerEdition
from services.models import Edition

LASTS = timedelta(days=7)
ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A banner as the feed tells of it. Times are in UTC."""

    public_id: str
    level: str
    title: str
    text: str
    link: str
    published: datetime
    updated: datetime


def entries(edition: Edition, now: datetime) -> list[Entry]:
    """What was said in the edition in the last seven days, and what was put right in
    them, the newest first.
    """
    rows = list(said_lately(edition, now))
    versions = versions_of(rows)
    told = [
        entry(row, versions, now)
        for row in rows
        if not waits_for_its_story(row, versions)
    ]
    return sorted(told, key=lambda each: each.updated, reverse=True)[:ENTRIES]


def said_lately(edition: Edition, now: datetime) -> Sequence[BannerEdition]:
    """Rows whose readers were given something; not what was declined or unsaid since."""
    rows = BannerEdition.objects.filter(edition=edition).select_related(
        "banner", "edition"
    )
    wrong = rows.were_wrong().filter(banner__corrected_at__gt=now - LASTS)
    public = (Banner.State.SHOWING, Banner.State.ENDED)
    shown = rows.shown().exclude(said="").filter(banner__state__in=public)
    lately = shown.filter(said_at__gt=now - LASTS, said_at__lte=now)
    return [
        *wrong.order_by("-banner__corrected_at")[:ENTRIES],
        *lately.order_by("-said_at")[:ENTRIES],
    ]


def entry(row: BannerEdition, versions: list[PublishedArticle], now: datetime) -> Entry:
    banner = row.banner
    is_wrong = banner.state == Banner.State.CORRECTED
    text = row.said
    if is_wrong:
        text = correction_facts(row)["text"] or was_wrong(row.said)
    label = _("Correction") if is_wrong else str(Banner.Level(banner.level).label)
    addresses = [
        addressed(version)
        for version in versions
        if version.story_number == banner.story_id
        and version.edition_id == row.edition_id
        and version.standing == PublishedArticle.Standing.OPEN
    ]
    return Entry(
        public_id=banner.public_id,
        level=banner.level,
        title=_("%(label)s: %(text)s") % {"label": label, "text": text},
        text=text,
        link=row.edition.site + (live_address(addresses, now) or row.edition.root),
        published=banner.starts_at,
        updated=(banner.corrected_at if is_wrong else row.said_at) or now,
    )


def as_atom(edition: Edition, told: Sequence[Entry]) -> str:
    """The feed. Its names are those of the edition, whose language is active."""
    path = banner_feed_path(edition.prefix)
    key = f"{settings.SITE_URL}{path}"  # stays, whatever host the edition moves to
    feed = Atom1Feed(
        title=printable(_("%(edition)s: breaking news") % {"edition": edition.name}),
        link=edition.site + edition.root,
        description=None,
        language=edition.language,
        author_name=edition.name,
        author_link=edition.site + edition.root,
        feed_url=edition.site + path,
        feed_guid=key,
    )
    for each in told:
        feed.add_item(
            title=printable(each.title),
            link=each.link,
            description=printable(each.text),
            unique_id=f"{key}#{each.public_id}",
            pubdate=each.published,
            updateddate=each.updated,
            categories=[each.level],
        )
    text: str = feed.writeString("utf-8")
    return text
