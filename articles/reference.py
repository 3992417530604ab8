"""Reference data: what a page is made from besides its snapshot, read in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from articles.models.topics import Topic
from articles.prose import photo_ids
from articles.snapshot import Snapshot
from bylines.models import Contributor
from photos.models import Photo
from services.models import Edition, Section, Service

Mark = tuple[str, int]  # a kind of reference data and a row's number

# In this order everywhere, so that nobody waits for each other crosswise.
MODELS: dict[str, type[Model]] = {
    "photo": Photo,
    "contributor": Contributor,
    "service": Service,
    "topic": Topic,
    "section": Section,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The rows a snapshot names, by number. Names come in the edition's language."""

    photos: dict[int, Photo]
    contributors: dict[int, Contributor]
    services: dict[int, Service]
    topics: dict[int, Topic]
    section: Section | None


def gather(snapshot: Snapshot, edition: Edition) -> Reference:
    """Everything the page needs in at most six queries, however long the story."""
    return Reference(
        photos=read_photos(named_photos(snapshot)),
        contributors=read_contributors(
            {fact.contributor for fact in snapshot.bylines}, edition.language
        ),
        services=read_services(
            {fact.service for fact in snapshot.collaborations}, edition.language
        ),
        topics=Topic.objects.in_bulk(list(snapshot.topics)) if snapshot.topics else {},
        section=read_section(snapshot.section or edition.default_section_id),
    )


def named_photos(snapshot: Snapshot) -> set[int]:
    lead = {snapshot.lead_photo.photo} if snapshot.lead_photo else set()
    return lead | set(photo_ids(snapshot.body))


def hold_still(marks: Iterable[Mark]) -> None:
    """Lock these rows until the transaction ends, where the database locks rows.

    Without it a name could change between a verb's reading it and its commit: the
    change would find no page to mark stale, and the page would keep the old name.
    Whoever changes reference data takes the same locks before marking.
    """
    if not connection.features.has_select_for_update:
        return  # SQLite lets one transaction write at a time
    numbers: dict[str, list[int]] = {}
    for kind, number in marks:
        numbers.setdefault(kind, []).append(number)
    for kind, model in MODELS.items():
        if kind in numbers:
            rows = model._default_manager.filter(pk__in=numbers[kind]).order_by("pk")
            list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def read_photos(numbers: set[int]) -> dict[int, Photo]:
    if not numbers:
        return {}
    return {
        photo.pk: photo for photo in Photo.objects.for_page().filter(pk__in=numbers)
    }


def read_contributors(numbers: Iterable[int], language: str) -> dict[int, Contributor]:
    """Contributors with `printed`, the name in the language or the stored name."""
    if not numbers:
        return {}
    return Contributor.objects.printed_in(language).in_bulk(list(numbers))


def read_services(numbers: Iterable[int], language: str) -> dict[int, Service]:
    """Services with `printed` and `possessive` in the language."""
    if not numbers:
        return {}
    return Service.objects.printed_in(language).in_bulk(list(numbers))


def read_section(number: int | None) -> Section | None:
    if number is None:
        return None
    return Section.objects.select_related("parent").filter(pk=number).first()


def named_rows(snapshot: Snapshot, edition: Edition) -> set[Mark]:
    """Every row the snapshot names, also those its page leaves out today.

    A photo without alt text is left out; describing it must reach the page.
    """
    found = {("photo", number) for number in named_photos(snapshot)}
    found |= {("contributor", fact.contributor) for fact in snapshot.bylines}
    found |= {("service", fact.service) for fact in snapshot.collaborations}
    found |= {("topic", number) for number in snapshot.topics}
    section = snapshot.section or edition.default_section_id
    return found | ({("section", section)} if section else set())


def marks(
    snapshot: Snapshot, edition: Edition, section: Section | None
) -> frozenset[Mark]:
    """Every row the page is made from: those named, and the section's own parent."""
    found = named_rows(snapshot, edition)
    if section is not None and section.parent_id:
        found.add(("section", section.parent_id))
    return frozenset(found)
