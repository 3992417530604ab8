"""What readers have of a front at a moment: its layout and its own pictures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from fronts.layout import Layout, load
from fronts.models import PublishedFront
from fronts.pictures import Pictures, pictures_of_front, read_pictures
from services.models import Edition, Section
from services.models.section import SectionQuerySet


@dataclass(frozen=True, slots=True)
class Shown:
    """A layout to be drawn, and the pictures that may be shown of it."""

    layout: Layout
    pictures: Pictures = field(default_factory=dict)


def home_shown(edition: Edition, now: datetime) -> Shown | None:
    """The edition's published home front, or None: readers have the automatic one."""
    rows = PublishedFront.objects.home_of(edition).at(now)
    found: Any = rows.annotate(pictures=pictures_of_front()).first()
    if found is None:
        return None
    return Shown(found.arranged, read_pictures(found.pictures))


def with_front(edition: Edition, now: datetime) -> SectionQuerySet:
    """Sections that read their published front along."""
    rows = PublishedFront.objects.filter(
        edition=edition, section_number=OuterRef("pk")
    ).at(now)
    drawn = rows.annotate(pictures=pictures_of_front())
    return Section.objects.annotate(
        front_layout=Subquery(rows.values("layout")[:1]),
        front_pictures=Subquery(drawn.values("pictures")[:1]),
    )


def section_shown(section: Section) -> Shown | None:
    """The published front of a section that `with_front` has read."""
    row: Any = section
    if row.front_layout is None:
        return None
    return Shown(load(row.front_layout), read_pictures(row.front_pictures))
