"""The chrome: what stands around every page of an edition.

Navigation, other editions and banners are composed when one of them changes and
kept as plain facts on the edition's stamp row, which every request reads anyway.
So the chrome costs a page no query, and no process can show an old one.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.addresses import list_path
from articles.breaking import (
    UNFOLDED,
    BannerCorrection,
    ShowingBanner,
    compose_banners,
    corrected,
    draw_banners,
    draw_corrections,
    read_alike,
    showing,
)
from articles.social import SocialPicture, compose_social, read_social
from articles.standing_pages import PageLink, compose_pages
from services.models import Edition, EditionHost, Section, Stamp
from services.stamps import bump

SHAPE = 6  # of the kept facts; other shapes are composed anew when read


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """The way to a section; its number and slug narrow a search to it."""

    name: str
    url: str
    number: int = 0
    slug: str = ""


@dataclass(frozen=True, slots=True)
class EditionLink:
    name: str
    native_name: str
    language: str
    direction: str
    url: str
    own_host: str

    @property
    def absolute(self) -> str:
        """Where search engines find its home."""
        return f"{Edition(own_host=self.own_host).site}{self.url}"

    @classmethod
    def of(cls, edition: Edition) -> "EditionLink":
        return cls(
            name=edition.name,
            native_name=edition.native_name,
            language=edition.language,
            direction=edition.direction,
            url=edition.root,
            own_host=edition.own_host,
        )


@dataclass(frozen=True, slots=True)
class OtherAddress:
    """An announced host of the edition, for readers who cannot open the others."""

    host: str
    url: str
    is_onion: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around a page.

    `section` is the slug of the page's section, `house` whose service makes the edition.
    """

    edition: Edition
    sections: tuple[NavigationLink, ...]
    editions: tuple[EditionLink, ...]
    banners: tuple[ShowingBanner, ...]
    corrections: tuple[BannerCorrection, ...] = ()
    section: str = ""
    pages: tuple[PageLink, ...] = ()
    social: SocialPicture | None = None
    addresses: tuple[OtherAddress, ...] = ()
    house: str = ""

    def on(self, section: str) -> "Chrome":
        """The chrome of a page in this section; empty: of a page that is in none."""
        banners = tuple(
            banner
            for banner in self.banners
            if not banner.sections or section in banner.sections
        )
        return replace(self, banners=banners, section=section)

    @property
    def homes(self) -> tuple[tuple[str, str], ...]:
        """What a home page says in `hreflang`: a language, and where it is read.

        One edition a language, the first one; another names itself alone.
        """
        mine = EditionLink.of(self.edition)
        first: dict[str, EditionLink] = {}
        for link in sorted(self.editions, key=lambda link: link.url):
            first.setdefault(link.language.lower(), link)
        if len(first) < 2 or mine.url not in {link.url for link in first.values()}:
            return ((mine.language, mine.absolute),)
        links = [(link.language, link.absolute) for link in first.values()]
        default = min(first.values(), key=lambda link: link.url)
        return (*links, ("x-default", default.absolute))

    @property
    def first_banners(self) -> tuple[ShowingBanner, ...]:
        return self.banners[:UNFOLDED]

    @property
    def more_banners(self) -> tuple[ShowingBanner, ...]:
        """Those that are folded."""
        return self.banners[UNFOLDED:]


def chrome_for(edition: Edition, now: datetime) -> Chrome:
    """The chrome at this moment, from the stamp row read with the edition.

    All its banners, of whatever section. The edition's language is active.
    """
    stamp: Stamp | None = getattr(edition, "stamp", None)
    facts = stamp.chrome if stamp else {}
    if facts.get("shape") != SHAPE:
        facts = composed_once(edition)
    shown = showing(facts["banners"], now)
    told = corrected(facts["corrections"], now)
    key = ("chrome", tuple(shown.items()), told)
    if key not in edition.drawn:
        edition.drawn[key] = draw_chrome(edition, facts, shown, told)
    chrome: Chrome = edition.drawn[key]
    return chrome


def composed_once(edition: Edition) -> dict[str, Any]:
    """For a stamp that an older release wrote, or none: until it is bumped."""
    if "chrome facts" not in edition.drawn:
        edition.drawn["chrome facts"] = compose(edition)
    facts: dict[str, Any] = edition.drawn["chrome facts"]
    return facts


def draw_chrome(
    edition: Edition,
    facts: dict[str, Any],
    shown: dict[str, str],
    told: tuple[str, ...],
) -> Chrome:
    return Chrome(
        edition=edition,
        sections=tuple(NavigationLink(**link) for link in facts["sections"]),
        editions=tuple(EditionLink(**link) for link in facts["editions"]),
        banners=draw_banners(facts["banners"], edition, shown),
        corrections=draw_corrections(facts["corrections"], edition, told),
        pages=tuple(PageLink(**link) for link in facts["pages"]),
        social=read_social(facts["social"]),
        house=facts["house"],
        addresses=tuple(OtherAddress(**each) for each in facts["addresses"]),
    )


def compose(edition: Edition) -> dict[str, Any]:
    """The facts as they are kept. Plain data, times as ISO strings in UTC."""
    return {
        "shape": SHAPE,
        "sections": [
            {
                "name": section.name,
                "url": list_path(edition.prefix, "section", section.slug),
                "number": section.pk,
                "slug": section.slug,
            }
            for section in Section.objects.filter(
                edition=edition, parent=None, is_in_navigation=True
            )
        ],
        "editions": [asdict(EditionLink.of(other)) for other in Edition.objects.open()],
        "pages": compose_pages(edition),
        "social": compose_social(edition),
        "house": edition.service.house,
        "addresses": [
            {"host": each.host, "url": each.address, "is_onion": each.is_onion}
            for each in EditionHost.objects.filter(edition=edition, is_announced=True)
        ],
    } | compose_banners([edition])[edition.pk]


def refresh_chrome(editions: Iterable[Edition]) -> None:
    """Compose and keep these editions' chrome, and bump their stamps.

    Call it inside the transaction that changed what the chrome shows.
    """
    editions = sorted(editions, key=lambda edition: edition.pk)
    bump(edition.pk for edition in editions)
    for edition in editions:
        Stamp.objects.filter(pk=edition.pk).update(chrome=compose(edition))


def refresh_banners(edition_ids: Iterable[int]) -> None:
    """The same for their banners alone.

    The stamps are bumped first, which locks them: what is read afterwards is what
    whoever comes next will build upon.
    """
    numbers = set(edition_ids)
    bump(numbers)
    keep_banners(numbers)


def keep_banners(edition_ids: Iterable[int]) -> set[int]:
    """Compose and keep their banners: as many queries for forty editions as for one,
    but for a line each that is written. The editions whose readers see it.

    Their stamps are locked, or have been bumped.
    """
    rows = Edition.objects.filter(pk__in=set(edition_ids)).select_related("stamp")
    editions = list(rows)
    composed = compose_banners(editions)
    now = timezone.now()
    changed = []
    for edition in editions:
        kept, banners = edition.stamp.chrome, composed[edition.pk]
        is_known = kept.get("shape") == SHAPE
        if is_known and read_alike(kept, banners, now):
            continue
        edition.stamp.chrome = (kept if is_known else compose(edition)) | banners
        changed.append(edition)
    Stamp.objects.bulk_update([edition.stamp for edition in changed], ["chrome"])
    return {edition.pk for edition in changed}
