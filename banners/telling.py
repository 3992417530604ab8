"""A banner's state and history in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from banners.models import Banner, BannerChange, BannerEdition
from services import clock
from services.models import Edition


@dataclass(frozen=True, slots=True)
class Line:
    """One change, as the page of the banner tells it."""

    what: str
    who: str
    when: str
    details: tuple[tuple[str, str, str], ...]  # of what, before, after


def life_words(banner: Banner, now: datetime) -> str:
    """How it stands at this moment, the clock counted in."""
    life = banner.life(now)
    if life == "waiting":
        return _("Waits for its time")
    return str(Banner.State(life).label)


def lines(changes: Iterable[BannerChange], zone: str, now: datetime) -> list[Line]:
    """The history, in the order given. Times are on the zone's clock."""
    changes = list(changes)
    numbers = {
        int(name.split("/")[0])
        for change in changes
        for name in change.after
        if "/" in name
    }
    editions = {e.pk: e.name for e in Edition.objects.filter(pk__in=numbers)}
    return [
        Line(
            what=change.get_kind_display(),
            who=str(change.by or ""),
            when=clock.at(change.at, zone, now),
            details=details(change, editions, zone, now),
        )
        for change in changes
    ]


TOLD = ("wording", "level", "ends_at", "starts_at", "correction", "decision", "reason")


def details(
    change: BannerChange, editions: dict[int, str], zone: str, now: datetime
) -> tuple[tuple[str, str, str], ...]:
    """What a person would want to read of it: words, level, times and decisions."""
    told = []
    for name, after in change.after.items():
        edition, _slash, fact = name.rpartition("/")
        if fact not in TOLD:
            continue
        before = change.before.get(name)
        model = BannerEdition if edition else Banner
        label = str(getattr(model, fact).field.verbose_name)
        if edition:
            label = f"{editions.get(int(edition), edition)}: {label}"
        was, now_is = (said_of(fact, value, zone, now) for value in (before, after))
        if was or now_is:
            told.append((label, was, now_is))
    return tuple(told)


def said_of(fact: str, value: Any, zone: str, now: datetime) -> str:
    if not value:
        return ""
    if fact in ("starts_at", "ends_at"):
        return clock.at(datetime.fromisoformat(value), zone, now)
    if fact == "level":
        return str(Banner.Level(value).label)
    if fact == "decision":
        return str(BannerEdition.Decision(value).label)
    return str(value)
