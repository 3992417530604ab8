"""What of an earlier revision can come back: some of what it names may be gone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Model

from articles.models.story import Article
from articles.models.topics import Topic
from articles.snapshot import Snapshot
from bylines.models import Contributor
from photos.models import Photo
from services.models import Section, Service, StandingBox


@dataclass(frozen=True, slots=True)
class Fitted:
    """A snapshot that can be restored, and what of the earlier one it leaves out."""

    snapshot: Snapshot
    gone: tuple[str, ...]  # names of fields of which something no longer exists
    stays: tuple[str, ...]  # names of fields that going back does not touch


def fitted(snapshot: Snapshot, article: Article) -> Fitted:
    """The earlier text upon the desk of today.

    Embargo and legal hold stay as they are. A web address that was pinned since
    stays too: the next publication would otherwise move the story.
    """
    there = without_what_is_gone(snapshot)
    desk = replace(
        snapshot.desk,
        embargo_until=article.embargo_until,
        has_legal_hold=article.has_legal_hold,
    )
    fit = replace(there, desk=desk, slug=snapshot.slug or article.slug)
    return Fitted(
        snapshot=fit,
        gone=tuple(name for name in NAMING if differs(snapshot, there, name)),
        stays=tuple(
            name
            for name in ("embargo_until", "has_legal_hold")
            if differs(snapshot.desk, desk, name)
        )
        + (("slug",) if fit.slug != snapshot.slug else ()),
    )


NAMING = (
    *("section", "lead_photo", "topics", "boxes"),
    *("bylines", "collaborations"),
)


def differs(one: object, other: object, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


def without_what_is_gone(snapshot: Snapshot) -> Snapshot:
    """The snapshot without rows that it names and that no longer exist."""
    lead = snapshot.lead_photo
    topics, boxes = there(Topic, snapshot.topics), there(StandingBox, snapshot.boxes)
    people = there(Contributor, {fact.contributor for fact in snapshot.bylines})
    services = there(Service, {fact.service for fact in snapshot.collaborations})
    return replace(
        snapshot,
        section=next(iter(there(Section, {snapshot.section} - {None})), None),
        lead_photo=lead if lead and there(Photo, [lead.photo]) else None,
        topics=tuple(number for number in snapshot.topics if number in topics),
        boxes=tuple(number for number in snapshot.boxes if number in boxes),
        bylines=tuple(f for f in snapshot.bylines if f.contributor in people),
        collaborations=tuple(
            f for f in snapshot.collaborations if f.service in services
        ),
    )


def there(model: type[Model], numbers: Iterable[int | None]) -> set[int]:
    """Those of the rows that still exist."""
    numbers = [*numbers]
    if not numbers:
        return set()
    rows = model._default_manager.filter(pk__in=numbers)
    return set(rows.values_list("pk", flat=True))
