"""The chrome: what stands around every page of an edition.

Navigation, other editions and banners are composed when one of them changes and
kept as plain facts on the edition's stamp row, which every request reads anyway.
So the chrome costs a page no query, and no process can show an old one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from articles.addresses import edition_path, list_path, story_path
from articles.models.published import PublishedArticle
from banners.models import Banner, BannerEdition
from services.calendars import Moment, direction, format_moment
from services.models import Edition, Section, Stamp
from services.stamps import bump

SHAPE = 1  # of the kept facts; other shapes are composed anew when read

LEVELS = [level.value for level in Banner.Level]  # the gravest first


@dataclass(frozen=True, slots=True)
class NavigationLink:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    name: str
    native_name: str
    language: str
    direction: str
    url: str


@dataclass(frozen=True, slots=True)
class ShowingBanner:
    """A banner as readers see it now; `url` is empty without a live story."""

    public_id: str
    level: str
    label: str
    wording: str
    url: str
    starts: Moment


@dataclass(frozen=True, slots=True)
class Chrome:
    edition: Edition
    sections: tuple[NavigationLink, ...]
    editions: tuple[EditionLink, ...]
    banners: tuple[ShowingBanner, ...]


def chrome_for(edition: Edition, now: datetime) -> Chrome:
    """The chrome at this moment, from the stamp row read with the edition."""
    stamp: Stamp | None = getattr(edition, "stamp", None)
    facts = stamp.chrome if stamp else {}
    if facts.get("shape") != SHAPE:
        facts = compose(edition)
    shown = showing(facts["banners"], now)
    key = ("chrome", *(tuple(pair) for pair in shown.items()))
    if key not in edition.drawn:
        edition.drawn[key] = draw_chrome(edition, facts, shown)
    chrome: Chrome = edition.drawn[key]
    return chrome


def showing(banners: list[dict[str, Any]], now: datetime) -> dict[str, str]:
    """Public ids of the banners of this moment, each with its live story's address."""
    return {
        banner["public_id"]: live_address(banner["addresses"], now)
        for banner in banners
        if moment(banner["starts_at"]) <= now < moment(banner["ends_at"])
    }


def draw_chrome(
    edition: Edition, facts: dict[str, Any], shown: dict[str, str]
) -> Chrome:
    return Chrome(
        edition=edition,
        sections=tuple(NavigationLink(**link) for link in facts["sections"]),
        editions=tuple(
            EditionLink(direction=direction(link["language"]), **link)
            for link in facts["editions"]
        ),
        banners=draw_banners(facts["banners"], edition, shown),
    )


def draw_banners(
    banners: list[dict[str, Any]], edition: Edition, shown: dict[str, str]
) -> tuple[ShowingBanner, ...]:
    """Those that show, the gravest and then the newest first."""
    current = [banner for banner in banners if banner["public_id"] in shown]
    current.sort(key=lambda banner: banner["starts_at"], reverse=True)
    current.sort(key=lambda banner: LEVELS.index(banner["level"]))
    return tuple(
        ShowingBanner(
            public_id=banner["public_id"],
            level=banner["level"],
            label=str(Banner.Level(banner["level"]).label),
            wording=banner["wording"],
            url=shown[banner["public_id"]],
            starts=format_moment(
                moment(banner["starts_at"]),
                language=edition.language,
                time_zone=edition.time_zone,
                calendar=edition.calendar,
            ),
        )
        for banner in current
    )


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def live_address(addresses: list[dict[str, Any]], now: datetime) -> str:
    """The story's address, if one of its versions is live at this moment."""
    for address in addresses:
        until = address["until"]
        if moment(address["from"]) <= now and (not until or now < moment(until)):
            return str(address["url"])
    return ""


def compose(edition: Edition) -> dict[str, Any]:
    """The facts as they are kept. Plain data, times as ISO strings in UTC."""
    return {
        "shape": SHAPE,
        "sections": [
            {
                "name": section.name,
                "url": list_path(edition.prefix, "section", section.slug),
            }
            for section in Section.objects.filter(
                edition=edition, parent=None, is_in_navigation=True
            )
        ],
        "editions": [
            {
                "name": other.name,
                "native_name": other.native_name,
                "language": other.language,
                "url": edition_path(other.prefix),
            }
            for other in Edition.objects.open()
        ],
        "banners": compose_banners(edition),
    }


def compose_banners(edition: Edition) -> list[dict[str, Any]]:
    """Banners that show or will show in the edition; the clock decides which.

    One that is joined to a story which is being checked, or was taken back, waits:
    it would go on saying what the story may not.
    """
    uses = (
        BannerEdition.objects.filter(
            edition=edition, banner__state=Banner.State.SHOWING
        )
        .exclude(decision=BannerEdition.Decision.DECLINE)
        .select_related("banner")
    )
    stories = {use.banner.story_id for use in uses if use.banner.story_id}
    addresses = story_addresses(edition, stories)
    stopped = stopped_stories(edition, stories)
    return [
        {
            "public_id": use.banner.public_id,
            "level": use.banner.level,
            "wording": use.printed,
            "starts_at": use.banner.starts_at.isoformat(),
            "ends_at": use.banner.ends_at.isoformat(),
            "addresses": addresses.get(use.banner.story_id or 0, []),
        }
        for use in uses
        if use.banner.story_id not in stopped
    ]


def stopped_stories(edition: Edition, stories: Iterable[int]) -> set[int]:
    """Those of the stories that the edition has stopped."""
    versions = PublishedArticle.objects.in_edition(edition).naming(stories)
    stopped = versions.exclude(standing=PublishedArticle.Standing.OPEN)
    return set(stopped.values_list("story_number", flat=True)) if stories else set()


def story_addresses(
    edition: Edition, stories: Iterable[int]
) -> dict[int, list[dict[str, Any]]]:
    """Where the edition's open versions of these stories are, and from when."""
    stories = list(stories)
    if not stories:
        return {}
    found: dict[int, list[dict[str, Any]]] = {}
    rows = PublishedArticle.objects.filter(
        Q(story_number__in=stories),
        edition=edition,
        standing=PublishedArticle.Standing.OPEN,
    )
    for row in rows:
        until = row.visible_until
        found.setdefault(row.story_number, []).append(
            {
                "url": story_path(edition.prefix, row.slug, row.public_id),
                "from": row.visible_from.isoformat(),
                "until": until.isoformat() if until else "",
            }
        )
    return found


def refresh_chrome(editions: Iterable[Edition]) -> None:
    """Compose and keep these editions' chrome, and bump their stamps.

    Call it inside the transaction that changed what the chrome shows.
    """
    editions = sorted(editions, key=lambda edition: edition.pk)
    bump(edition.pk for edition in editions)
    for edition in editions:
        Stamp.objects.filter(pk=edition.pk).update(chrome=compose(edition))
