"""Names typed into fronts: their own headlines, and the headings of their blocks."""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from articles.scan.finds import Urgency
from articles.scan.tables import Table
from fronts.layout import load
from fronts.models import Front, FrontRevision, PublishedFront


def words_of(layout: Any) -> str:
    """Everything typed into a layout."""
    if not layout:
        return ""
    arranged = load(layout)
    headlines = [place.headline for place in arranged.places]
    headings = [block.heading for block in arranged.blocks]
    return "\n".join(filter(None, (*headlines, *headings)))


def revisions() -> "QuerySet[FrontRevision]":
    """With what readers have, or will have, of each."""
    copies = PublishedFront.objects.filter(
        front_number=OuterRef("front"), revision_number=OuterRef("number")
    ).order_by("visible_from")
    return FrontRevision.objects.select_related("front__edition__service").annotate(
        shown=Subquery(copies.values("layout")[:1]),
        shown_from=Subquery(copies.values("visible_from")[:1]),
    )


def of_revision(revision: Any, now: datetime) -> Urgency:
    """Before readers if a copy was made from it and was not wiped since."""
    if revision.shown is None or words_of(revision.shown) != words_of(revision.layout):
        return Urgency.PAST
    return Urgency.NOW if revision.shown_from <= now else Urgency.SOON


def at_desk(front: Front, now: datetime) -> Urgency:
    return Urgency.DESK


def working_copies() -> "QuerySet[Front]":
    return Front.objects.select_related("edition__service", "section")


TABLES = (
    Table(
        revisions,
        ("layout",),
        owner="front.edition.service",
        page="fronts_front",
        urgency=of_revision,
        row="front",
        is_json=True,
        read=words_of,
    ),
    Table(
        working_copies,
        ("layout",),
        owner="edition.service",
        page="fronts_front",
        urgency=at_desk,
        is_json=True,
        read=words_of,
    ),
)
