"""The automatic front: the newest stories by section, where nobody has arranged one."""

from collections.abc import Sequence
from datetime import datetime

from articles.addresses import list_path
from articles.listing import read_page
from articles.models.published import Listing, PublishedArticle
from articles.refresh import fresh
from fronts.composing import Block, Front
from fronts.reading import Stories
from services.models import Edition

STORIES = 31  # on a home page
TOP = 4  # beside the lead story
IN_BLOCK = 4  # of one section; what is left over goes below
WORTH_A_BLOCK = 2


def automatic_home(edition: Edition, now: datetime) -> Front:
    rows = Listing.objects.of(Listing.Kind.EDITION, edition.pk, edition)
    page = read_page(rows, now, size=STORIES)
    return arrange([fresh(story) for story in page.stories], edition)


def arrange(stories: Stories, edition: Edition) -> Front:
    """Lead, top, a block for each section with enough left, and the rest."""
    lead, top, rest = stories[:1], stories[1 : TOP + 1], stories[TOP + 1 :]
    blocks = [block_of(group, edition) for group in by_section(rest)]
    placed = {story.pk for block in blocks for story in block.stories}
    return Front(
        lead=lead[0] if lead else None,
        top=top,
        blocks=blocks,
        more=[story for story in rest if story.pk not in placed],
    )


def block_of(group: Stories, edition: Edition) -> Block:
    slug = group[0].section_slug
    url = list_path(edition.prefix, "section", slug)
    return Block(name=group[0].section_name, stories=group, slug=slug, url=url)


def by_section(stories: Stories) -> Sequence[Stories]:
    """The newest stories of each section worth a block, the freshest section first."""
    groups: dict[int, list[PublishedArticle]] = {}
    for story in stories:
        if story.section_number is not None:
            groups.setdefault(story.section_number, []).append(story)
    return [
        group[:IN_BLOCK] for group in groups.values() if len(group) >= WORTH_A_BLOCK
    ]
