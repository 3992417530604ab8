"""What a banner's change changed: plain facts, compared, kept and put back.

The facts of a banner are one flat dictionary: its own under their fields' names
(`wording`, `ends_at`), each edition's under its number and the field (`3/decision`).
Times are ISO 8601 in UTC, sections a sorted list of numbers. What is missing has
its field's default.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from banners.models import Banner, BannerChange, BannerEdition
from staff.models import User

Facts = dict[str, Any]

OF_BANNER = (
    *("state", "level", "wording", "language", "is_everywhere", "story_id"),
    *("starts_at", "ends_at", "correction", "corrected_at"),
)
OF_EDITION = ("audience", "decision", "wording", "reason", "correction")
TIMES = frozenset({"starts_at", "ends_at", "corrected_at"})


def facts_of(
    banner: Banner,
    rows: Iterable[BannerEdition],
    sections: Mapping[int, list[int]] = MappingProxyType({}),
) -> Facts:
    """The facts as they are in memory; `rows` are what the editions do with it.

    `sections` are those about to be stored, by the edition's number.
    """
    facts: Facts = {name: plain(getattr(banner, name)) for name in OF_BANNER}
    for row in rows:
        at = row.edition_id
        facts |= {f"{at}/{name}": getattr(row, name) for name in OF_EDITION}
        facts[f"{at}/sections"] = sorted(sections.get(at, stored_sections(row)))
    return facts


def stored_sections(row: BannerEdition) -> list[int]:
    return [section.pk for section in row.sections.all()] if row.pk else []


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def difference(before: Facts, after: Facts) -> tuple[Facts, Facts]:
    """Only what changed, as it was and as it is; a missing fact counts as default."""
    names = [
        name
        for name in before | after
        if before.get(name, default(name)) != after.get(name, default(name))
    ]
    return (
        {name: before.get(name, default(name)) for name in names},
        {name: after.get(name, default(name)) for name in names},
    )


def default(name: str) -> Any:
    """What an edition without a row has."""
    edition, _slash, field = name.rpartition("/")
    if not edition:
        return None
    return [] if field == "sections" else getattr(BannerEdition(), field)


def holds(after: Facts, now: Facts) -> bool:
    """Whether what the change made still stands."""
    return all(now.get(name, default(name)) == value for name, value in after.items())


def put_back(
    facts: Facts, banner: Banner, rows: dict[int, BannerEdition]
) -> dict[int, list[int]]:
    """Set the facts on the banner and its rows, unsaved; a missing row is made.

    Returns what only stored rows can take: sections, by the edition's number.
    """
    sections = {}
    for name, value in facts.items():
        edition, _slash, field = name.rpartition("/")
        if not edition:
            is_time = field in TIMES and value
            setattr(banner, field, datetime.fromisoformat(value) if is_time else value)
            continue
        number = int(edition)
        row = rows.setdefault(number, BannerEdition(banner=banner, edition_id=number))
        if field == "sections":
            sections[number] = value
        else:
            setattr(row, field, value)
    return sections


def keep(
    banner: Banner, kind: str, before: Facts, after: Facts, *, by: User | None
) -> BannerChange | None:
    """Write the change down; None if nothing changed."""
    old, new = difference(before, after)
    if not new:
        return None
    change: BannerChange = BannerChange.objects.create(
        banner=banner, kind=kind, before=old, after=new, by=by
    )
    return change


def merge(
    typed: Facts, stored: Facts, since: Iterable[BannerChange]
) -> tuple[Facts, list[str]]:
    """What a form changes, and the names of what others changed differently.

    `since` are the changes made after the form was opened, the oldest first. What
    the form still has as it was then, its writer has not touched.
    """
    base: Facts = {}
    for change in since:
        for name, value in change.before.items():
            base.setdefault(name, value)
    mine, contested = {}, []
    for name, value in typed.items():
        now = stored.get(name, default(name))
        known = (now, base.get(name, now))
        if to_the_second(name, value) in [to_the_second(name, each) for each in known]:
            continue
        mine[name] = value
        if name in base:
            contested.append(name)
    return mine, contested


def to_the_second(name: str, value: Any) -> Any:
    """As forms show a time: a smaller part of it is nothing that anybody typed."""
    return value[:19] if name in TIMES and value else value


def newest(banner: Banner) -> BannerChange | None:
    found: BannerChange | None = banner.changes.select_related("by").first()
    return found
