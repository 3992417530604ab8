"""Banners as readers have them: composed at a change, drawn for the moment.

Composed, they are plain facts that stand on the edition's stamp row with the rest of
the chrome. Drawn, they are what a page and the JSON for open pages say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.addresses import story_path
from articles.models.published import PublishedArticle
from banners.models import Banner, BannerEdition
from services.calendars import (
    Moment,
    direction,
    format_moment,
    in_zone,
    is_read_alike,
    iso_utc,
)
from services.models import Edition

Facts = dict[str, Any]

SHOWING, CORRECTED = Banner.State.SHOWING, Banner.State.CORRECTED

LEVELS = [level.value for level in Banner.Level]  # the gravest first
CORRECTIONS = 20  # of an edition at a time
UNFOLDED = 2  # banners that stand open above a page


@dataclass(frozen=True, slots=True)
class ShowingBanner:
    """A banner as readers see it now; `url` is empty without a live story.

    `key` names the banner in this very wording: what a reader dismisses. `language`
    is empty where the wording is in the edition's own. `time` is the time of day of
    its start, with the day before it if it ends on another; `ends_at` is
    ISO 8601 in UTC. `sections` are the slugs
    of those it is limited to.
    """

    public_id: str
    level: str
    label: str
    wording: str
    url: str
    starts: Moment
    key: str = ""
    language: str = ""
    time: str = ""
    ends_at: str = ""
    sections: tuple[str, ...] = ()

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""


@dataclass(frozen=True, slots=True)
class BannerCorrection:
    """What is right, for the browsers that showed the wrong banner."""

    public_id: str
    label: str
    text: str
    at: Moment
    language: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""


# ── The moment ───────────────────────────────────────────────────────────────


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def showing(banners: list[Facts], now: datetime) -> dict[str, str]:
    """Public ids of the banners of this moment, each with its live story's address."""
    return {
        banner["public_id"]: live_address(banner["addresses"], now)
        for banner in banners
        if moment(banner["starts_at"]) <= now < moment(banner["ends_at"])
    }


def read_alike(one: Facts, other: Facts, now: datetime) -> bool:
    """Whether two composed ones show the same banners from this moment on.

    A story that was published again is at the address where it was.
    """
    return all(
        [lines_from(line, now) for line in one[kind]]
        == [lines_from(line, now) for line in other[kind]]
        for kind in ("banners", "corrections")
    )


def lines_from(line: Facts, now: datetime) -> Facts:
    """The banner without what its addresses were before this moment."""
    addresses = [
        address | {"from": max(moment(address["from"]), now)}
        for address in line.get("addresses", ())
        if not address["until"] or moment(address["until"]) > now
    ]
    return line | {"addresses": addresses}


def corrected(corrections: list[Facts], now: datetime) -> tuple[str, ...]:
    """Public ids of the banners whose correction is still told."""
    return tuple(
        correction["public_id"]
        for correction in corrections
        if now < moment(correction["until"])
    )


def live_address(addresses: list[Facts], now: datetime) -> str:
    """The story's address, if one of its versions is live at this moment."""
    for address in addresses:
        until = address["until"]
        if moment(address["from"]) <= now and (not until or now < moment(until)):
            return str(address["url"])
    return ""


# ── Drawing ──────────────────────────────────────────────────────────────────


def draw_banners(
    banners: list[Facts], edition: Edition, shown: dict[str, str]
) -> tuple[ShowingBanner, ...]:
    """Those that show, the gravest and then the newest first."""
    current = [banner for banner in banners if banner["public_id"] in shown]
    current.sort(key=lambda banner: banner["starts_at"], reverse=True)
    current.sort(key=lambda banner: LEVELS.index(banner["level"]))
    return tuple(
        draw_banner(banner, edition, shown[banner["public_id"]]) for banner in current
    )


def draw_banner(banner: Facts, edition: Edition, url: str) -> ShowingBanner:
    starts = printed_moment(moment(banner["starts_at"]), edition)
    is_of_one_day = day_of(banner["starts_at"], edition) == day_of(
        banner["ends_at"], edition
    )
    return ShowingBanner(
        public_id=banner["public_id"],
        key=banner["key"],
        level=banner["level"],
        label=str(Banner.Level(banner["level"]).label),
        wording=banner["wording"],
        language=banner["language"],
        url=url,
        starts=starts,
        time=starts.time if is_of_one_day else f"{starts.day} {starts.time}",
        ends_at=iso_utc(moment(banner["ends_at"])),
        sections=tuple(banner["sections"]),
    )


def day_of(text: str, edition: Edition) -> Any:
    return in_zone(moment(text), ZoneInfo(edition.time_zone)).date()


def draw_corrections(
    corrections: list[Facts], edition: Edition, told: tuple[str, ...]
) -> tuple[BannerCorrection, ...]:
    """The newest first. The edition's language is active."""
    return tuple(
        BannerCorrection(
            public_id=correction["public_id"],
            label=_("Correction"),
            text=correction["text"] or was_wrong(correction["said"]),
            language=correction["language"],
            at=printed_moment(moment(correction["at"]), edition),
        )
        for correction in corrections
        if correction["public_id"] in told
    )


def was_wrong(said: str) -> str:
    """What can be said before the edition has found its own words."""
    return _("The notice “%(wording)s” was wrong.") % {"wording": said}


def printed_moment(at: datetime, edition: Edition) -> Moment:
    return format_moment(
        at,
        language=edition.language,
        time_zone=edition.time_zone,
        calendar=edition.calendar,
        digits=edition.digits,
    )


# ── Composing ────────────────────────────────────────────────────────────────


def compose_banners(editions: Sequence[Edition]) -> dict[int, Facts]:
    """`banners` and `corrections` of each edition, by its number; few queries in all."""
    rows = list(rows_of(editions))
    versions = versions_of(rows)
    facts: dict[int, Facts] = {
        edition.pk: {"banners": [], "corrections": []} for edition in editions
    }
    for row in rows:
        if waits_for_its_story(row, versions):
            continue
        if row.banner.state == CORRECTED:
            facts[row.edition_id]["corrections"].append(correction_facts(row))
        else:
            facts[row.edition_id]["banners"].append(banner_facts(row, versions))
    for kept in facts.values():
        del kept["corrections"][CORRECTIONS:]
    return facts


def rows_of(editions: Sequence[Edition]) -> Iterable[BannerEdition]:
    """What shows or will, and what was wrong lately, the newest correction first."""
    lately = timezone.now() - Banner.CORRECTED_FOR
    shown = BannerEdition.objects.shown().filter(banner__state=SHOWING)
    wrong = BannerEdition.objects.were_wrong().filter(banner__corrected_at__gt=lately)
    return (
        (shown | wrong)
        .filter(edition__in=[edition.pk for edition in editions])
        .select_related("banner", "edition")
        .prefetch_related("sections__parts")
        .order_by("-banner__corrected_at", "pk")
    )


def versions_of(rows: Iterable[BannerEdition]) -> list[PublishedArticle]:
    """What any edition's readers have or will have of the banners' stories."""
    stories = {row.banner.story_id for row in rows if row.banner.story_id}
    if not stories:
        return []
    found = PublishedArticle.objects.filter(Q(story_number__in=stories))
    return list(found.select_related("edition"))


def waits_for_its_story(row: BannerEdition, versions: list[PublishedArticle]) -> bool:
    """Whether the story is being checked or was taken back: then neither banner nor
    correction may go on saying it.

    It is the edition's own version that counts; for who has none, or has taken the
    banner's words, those of the service whose banner it is.
    """
    named = [v for v in versions if v.story_number == row.banner.story_id]
    stopped = [v for v in named if v.standing != PublishedArticle.Standing.OPEN]
    has_own = any(version.edition_id == row.edition_id for version in named)
    follows = not has_own or row.decision != BannerEdition.Decision.OWN
    home = row.banner.service_id
    return any(
        version.edition_id == row.edition_id
        or (follows and version.edition.service_id == home)
        for version in stopped
    )


def banner_facts(row: BannerEdition, versions: list[PublishedArticle]) -> Facts:
    banner, wording = row.banner, row.printed
    return {
        "public_id": banner.public_id,
        "key": key_of(banner.public_id, wording),
        "level": banner.level,
        "wording": wording,
        "language": foreign_language(row) if wording == banner.wording else "",
        "starts_at": banner.starts_at.isoformat(),
        "ends_at": banner.ends_at.isoformat(),
        "sections": section_slugs(row),
        "addresses": [
            address_facts(version)
            for version in versions
            if version.edition_id == row.edition_id
            and version.story_number == banner.story_id
            and version.standing == PublishedArticle.Standing.OPEN
        ],
    }


def key_of(public_id: str, wording: str) -> str:
    """The banner in this very wording, in letters that fit an attribute."""
    return f"{public_id}-{blake2b(wording.encode(), digest_size=4).hexdigest()}"


def iso_of(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def foreign_language(row: BannerEdition) -> str:
    """The banner's language, where its words are not in the edition's own."""
    language = row.banner.language
    return "" if is_read_alike(language, row.edition.language) else language


def section_slugs(row: BannerEdition) -> list[str]:
    """The slugs of the sections it is limited to, with those of their parts."""
    sections = row.sections.all()
    return sorted(
        {section.slug for section in sections}
        | {part.slug for section in sections for part in section.parts.all()}
    )


def address_facts(version: PublishedArticle) -> Facts:
    return {
        "url": story_path(version.edition.prefix, version.slug, version.public_id),
        "from": version.visible_from.isoformat(),
        "until": iso_of(version.visible_until),
    }


def correction_facts(row: BannerEdition) -> Facts:
    """In the edition's own words; else in the banner's, where its readers read them or
    were given them; else without words yet.
    """
    banner = row.banner
    is_common = row.has_wording_of(banner) or row.said == banner.wording
    is_banners = is_common and not row.correction
    return {
        "public_id": banner.public_id,
        "text": banner.correction if is_banners else row.correction,
        "language": foreign_language(row) if is_banners else "",
        "said": row.said,
        "at": iso_of(banner.corrected_at),
        "until": iso_of(banner.corrected_until),
    }
