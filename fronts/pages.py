"""The pages of fronts, drawn alike for readers and for a preview at the desk."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse

from articles.listing import PAGE, ListPage, spell
from articles.models.published import Listing, PublishedArticle
from articles.page_facts import PageFacts
from articles.views.finding import Found
from articles.views.lists import draw_section, newest_of
from articles.views.pages import draw
from fronts.automatic import automatic_home
from fronts.composing import Front, compose
from fronts.reading import Stories, read_pool, wanted
from fronts.shown import Shown
from services.models import Edition, Section
from services.page import front_key, story_key

MORE = 12  # stories below all places of a home front


def home_page(edition: Edition, now: datetime, shown: Shown | None) -> HttpResponse:
    """The edition's home: what was arranged, or the automatic front."""
    front = home_front(edition, now, shown) if shown else automatic_home(edition, now)
    return draw(
        "fronts/home.html",
        edition,
        now,
        front=front,
        facts=PageFacts("CollectionPage", listed=front.stories),
        description=newest_of(edition.name),
        here=edition.root,
        feed=edition.root,
        feed_title=edition.name,
        keys=keys_of(edition, front.stories),
        subject=front_key(edition.pk),
        is_kept=True,
    )


def home_front(edition: Edition, now: datetime, shown: Shown) -> Front:
    main = Listing.Kind.EDITION.value, edition.pk
    lists = wanted(shown.layout, main, below=MORE)
    pool = read_pool(edition, now, lists, shown.layout.stories)
    return compose(
        shown.layout,
        pool,
        edition,
        now,
        main=main,
        pictures=shown.pictures,
        more=MORE,
    )


def section_page(
    edition: Edition, now: datetime, found: Found[Section], shown: Shown
) -> HttpResponse:
    """The section's front, and below it the first page of its list."""
    main = Listing.Kind.SECTION.value, found.row.pk
    lists = wanted(shown.layout, main, at_least=PAGE + 1)
    pool = read_pool(edition, now, lists, shown.layout.stories)
    front = compose(
        shown.layout, pool, edition, now, main=main, pictures=shown.pictures
    )
    return draw_section(
        edition,
        now,
        first_page(pool.newest(main), front.stories),
        found,
        template="fronts/section.html",
        front=front,
        list_level=3 if front.lead else 2,
        keys=keys_of(edition, front.stories),
        subject=front_key(edition.pk),
    )


def first_page(newest: Stories, on_front: Sequence[PublishedArticle]) -> ListPage:
    """The newest of the list but those on the front above it.

    The next page begins where it would without a front, so none is left out.
    """
    page = newest[:PAGE]
    placed = {story.pk for story in on_front}
    last = page[-1] if len(newest) > PAGE else None
    return ListPage(
        stories=tuple(story for story in page if story.pk not in placed),
        key="",
        older=spell(last.listed_at, last.pk) if last else "",
        is_asked_rightly=True,
    )


def keys_of(edition: Edition, stories: Stories) -> list[str]:
    """The surrogate keys of a front's page."""
    return [
        front_key(edition.pk),
        *(story_key(story.public_id) for story in stories),
    ]
