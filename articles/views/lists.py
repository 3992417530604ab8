"""Lists of stories: by section, topic, author and service, and the latest."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles.addresses import latest_path, list_path
from articles.listing import ListPage, read_page
from articles.models.published import Listing, ListingQuerySet
from articles.models.topics import Topic
from articles.refresh import fresh
from articles.views.pages import draw, in_edition, moved
from bylines.models import Contributor
from services.models import Edition, OldSlug, Section, Service, SluggedReference
from services.page import story_key

Row = TypeVar("Row", bound=SluggedReference)
Kind = Listing.Kind


@in_edition("after")
def section(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    sections = Section.objects.filter(edition=edition).select_related("parent")
    found = at_slug(sections, slug, edition)
    here = section_address(edition, found)
    if found.slug != slug:
        return moved(here)
    page = read(request, Listing.objects.of(Kind.SECTION, found.pk, edition), now)
    within = section_address(edition, found.parent) if found.parent else ""
    return draw_list(
        "articles/section.html",
        edition,
        now,
        page,
        here=here,
        title=found.name,
        section=found,
        within=within,
        within_section=found.slug,
    )


@in_edition("after")
def topic(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    found = at_slug(Topic.objects.filter(edition=edition), slug, edition)
    page = read(request, Listing.objects.of(Kind.TOPIC, found.pk, edition), now)
    refuse_unpublished(page)
    here = list_path(edition.prefix, "topic", found.slug)
    if found.slug != slug:
        return moved(here)
    return draw_list(
        "articles/topic.html",
        edition,
        now,
        page,
        here=here,
        title=found.name,
        topic=found,
    )


@in_edition("after")
def author(
    request: HttpRequest, edition: Edition, now: datetime, *, slug: str
) -> HttpResponse:
    people = Contributor.objects.public().printed_in(edition.language)
    found = at_slug(people, slug, None)
    page = read(request, Listing.objects.of(Kind.AUTHOR, found.pk, edition), now)
    refuse_unpublished(page)
    here = list_path(edition.prefix, "author", found.slug)
    if found.slug != slug:
        return moved(here)
    return draw_list(
        "articles/author.html",
        edition,
        now,
        page,
        here=here,
        title=found.printed,
        author=found,
    )


@in_edition("after")
def service(
    request: HttpRequest, edition: Edition, now: datetime, *, code: str
) -> HttpResponse:
    found = Service.objects.printed_in(edition.language).filter(code=code).first()
    if found is None:
        raise Http404
    page = read(request, made_by(found, edition), now)
    here = list_path(edition.prefix, "service", found.code)
    return draw_list(
        "articles/service.html",
        edition,
        now,
        page,
        here=here,
        title=found.printed,
        service=found,
    )


@in_edition("after")
def latest(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    page = read(request, Listing.objects.of(Kind.EDITION, edition.pk, edition), now)
    return draw_list(
        "articles/latest.html",
        edition,
        now,
        page,
        here=latest_path(edition.prefix),
        title=_("Latest stories"),
    )


def at_slug(rows: "models.QuerySet[Row]", slug: str, edition: Edition | None) -> Row:
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


def made_by(service: Service, edition: Edition) -> ListingQuerySet:
    """What the service helped make; of an edition's own service, everything."""
    if service.pk == edition.service_id:
        return Listing.objects.of(Kind.EDITION, edition.pk, edition)
    return Listing.objects.of(Kind.SERVICE, service.pk, edition)


def section_address(edition: Edition, section: Section) -> str:
    return list_path(edition.prefix, "section", section.slug)


def read(request: HttpRequest, rows: ListingQuerySet, now: datetime) -> ListPage:
    """The page of the list that the address asks for, as readers must see it now."""
    page = read_page(rows, now, request.GET.get("after", ""))
    for story in page.stories:
        fresh(story)
    return page


def draw_list(
    template: str,
    edition: Edition,
    now: datetime,
    page: ListPage,
    *,
    here: str,
    **context: Any,
) -> HttpResponse:
    """A page of a list; `here` is the address of the first one."""
    canonical = here if page.is_first else f"{here}?after={page.key}"
    return draw(
        template,
        edition,
        now,
        page=page,
        here=here,
        canonical=canonical,
        keys=[story_key(story.public_id) for story in page.stories],
        is_kept=page.is_asked_rightly,
        **context,
    )


def refuse_unpublished(page: ListPage) -> None:
    """A topic or an author with nothing published is the desk's affair.

    Its name, on an empty page or in a redirect, could betray a story in the making.
    """
    if not page.stories:
        raise Http404
