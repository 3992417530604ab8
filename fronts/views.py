"""The home page: the newest stories, arranged by section, none of them twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from articles.listing import read_page
from articles.models.published import Listing, PublishedArticle
from articles.page_facts import PageFacts
from articles.refresh import fresh
from articles.views.pages import draw, in_edition
from services.models import Edition
from services.page import front_key, story_key

STORIES = 31  # on a home page
TOP = 4  # beside the lead story
IN_BLOCK = 4  # of one section; what is left over goes below
WORTH_A_BLOCK = 2

Stories = Sequence[PublishedArticle]


@dataclass(frozen=True, slots=True)
class Block:
    """The stories of one section; `name` and `slug` are the section's."""

    name: str
    slug: str
    stories: Stories


@dataclass(frozen=True, slots=True)
class Front:
    lead: PublishedArticle | None
    top: Stories
    blocks: Sequence[Block]
    more: Stories


@in_edition()
def home(request: HttpRequest, edition: Edition, now: datetime) -> HttpResponse:
    rows = Listing.objects.of(Listing.Kind.EDITION, edition.pk, edition)
    page = read_page(rows, now, size=STORIES)
    front = arrange([fresh(story) for story in page.stories])
    keys = [
        front_key(edition.pk),
        *(story_key(story.public_id) for story in page.stories),
    ]
    return draw(
        "fronts/home.html",
        edition,
        now,
        front=front,
        facts=PageFacts("CollectionPage", listed=page.stories),
        here=edition.root,
        feed=edition.root,
        feed_title=edition.name,
        keys=keys,
        is_kept=True,
    )


def arrange(stories: Stories) -> Front:
    """Lead, top, a block for each section with enough left, and the rest."""
    lead, top, rest = stories[:1], stories[1 : TOP + 1], stories[TOP + 1 :]
    blocks = [
        Block(name=group[0].section_name, slug=group[0].section_slug, stories=group)
        for group in by_section(rest)
    ]
    placed = {story.pk for block in blocks for story in block.stories}
    return Front(
        lead=lead[0] if lead else None,
        top=top,
        blocks=blocks,
        more=[story for story in rest if story.pk not in placed],
    )


def by_section(stories: Stories) -> Sequence[Stories]:
    """The newest stories of each section worth a block, the freshest section first."""
    groups: dict[int, list[PublishedArticle]] = {}
    for story in stories:
        if story.section_number is not None:
            groups.setdefault(story.section_number, []).append(story)
    return [
        group[:IN_BLOCK] for group in groups.values() if len(group) >= WORTH_A_BLOCK
    ]
