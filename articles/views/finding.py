"""Which list an address names: a section's, a topic's, an author's, a service's.

Its page and its feeds find it here, so what has no page has no feed either. `also` is
what the query reads along with the row, for a feed.
"""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.http import Http404

from articles.addresses import latest_path, list_path
from articles.listing import ListPage
from articles.models.published import Listing, ListingQuerySet
from articles.models.topics import Topic
from bylines.models import Contributor
from services.models import Edition, OldSlug, Section, Service, SluggedReference
from services.models.section import SectionQuerySet

Row = TypeVar("Row", bound=models.Model)
Slugged = TypeVar("Slugged", bound=SluggedReference)
Kind = Listing.Kind


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """A list: what it is of, what that is called, its address, and its stories.

    `is_named_by_stories`: with nothing published, even its name is the desk's affair.
    """

    row: Row
    name: str
    slug: str
    path: str
    stories: ListingQuerySet
    is_named_by_stories: bool = False

    def refuse_unpublished(self, page: ListPage) -> None:
        """On an empty page or in a redirect the name could betray a story in the making."""
        if self.is_named_by_stories and not page.stories:
            raise Http404


def find_edition(edition: Edition, **also: Any) -> Found[Edition]:
    """All that the edition has published; its page is the latest stories'."""
    row = Edition.objects.annotate(**also).get(pk=edition.pk) if also else edition
    return Found(
        row=row,
        name=edition.name,
        slug="",
        path=latest_path(edition.prefix),
        stories=Listing.objects.of(Kind.EDITION, edition.pk, edition),
    )


def find_section(
    edition: Edition,
    slug: str,
    rows: SectionQuerySet | None = None,
    **also: Any,
) -> Found[Section]:
    """Among these rows, if given: they may read along what hangs on a section."""
    rows = Section.objects.all() if rows is None else rows
    sections = rows.filter(edition=edition).with_parts().select_related("parent")
    section = at_slug(sections.annotate(**also), slug, edition)
    return Found(
        row=section,
        name=section.name,
        slug=section.slug,
        path=list_path(edition.prefix, "section", section.slug),
        stories=Listing.objects.of(Kind.SECTION, section.pk, edition),
    )


def find_topic(edition: Edition, slug: str, **also: Any) -> Found[Topic]:
    topics = Topic.objects.filter(edition=edition).annotate(**also)
    topic = at_slug(topics, slug, edition)
    return Found(
        row=topic,
        name=topic.name,
        slug=topic.slug,
        path=list_path(edition.prefix, "topic", topic.slug),
        stories=Listing.objects.of(Kind.TOPIC, topic.pk, edition),
        is_named_by_stories=True,
    )


def find_author(edition: Edition, slug: str, **also: Any) -> Found[Contributor]:
    """Under the name in the edition's language; nobody who is protected."""
    people = Contributor.objects.public().printed_in(edition.language)
    author = at_slug(people.annotate(**also), slug, None)
    return Found(
        row=author,
        name=author.printed,
        slug=author.slug,
        path=list_path(edition.prefix, "author", author.slug),
        stories=Listing.objects.of(Kind.AUTHOR, author.pk, edition),
        is_named_by_stories=True,
    )


def find_service(edition: Edition, code: str, **also: Any) -> Found[Service]:
    """What the service helped make; of an edition's own service, everything."""
    services = Service.objects.printed_in(edition.language)
    service = services.annotate(**also).filter(code=code).first()
    if service is None:
        raise Http404
    stories = Listing.objects.of(Kind.SERVICE, service.pk, edition)
    if service.pk == edition.service_id:
        stories = Listing.objects.of(Kind.EDITION, edition.pk, edition)
    return Found(
        row=service,
        name=service.printed,
        slug=service.code,
        path=list_path(edition.prefix, "service", service.code),
        stories=stories,
    )


def at_slug(
    rows: "models.QuerySet[Slugged]", slug: str, edition: Edition | None
) -> Slugged:
    """The row at this address, or the one that used to be; Http404 without one."""
    found = rows.filter(slug=slug).first()
    if found is None:
        former = OldSlug.objects.filter(
            kind=rows.model.old_slug_kind, edition=edition, slug=slug
        )
        found = rows.filter(pk__in=former.values("number")).first()
    if found is None:
        raise Http404
    return found
