"""Of a killed story nothing is repeated: neither its headline nor a front's own."""

from collections.abc import Collection
from dataclasses import replace

from articles.models.published import PublishedArticle
from fronts.layout import Layout, Place


def wiped(layout: Layout, stories: Collection[str]) -> Layout:
    """The layout without headlines and photos of its own for these stories."""

    def bare(place: Place) -> Place:
        is_theirs = place.story in stories
        return replace(place, headline="", photo=None) if is_theirs else place

    return Layout(
        lead=bare(layout.lead) if layout.lead else None,
        top=tuple(map(bare, layout.top)),
        blocks=tuple(
            replace(block, places=tuple(map(bare, block.places)))
            for block in layout.blocks
        ),
    )


def without_killed(layout: Layout) -> Layout:
    """The layout of an earlier revision as it may be shown and used again."""
    rows = PublishedArticle.objects.of_stories(layout.stories)
    killed = rows.filter(standing=PublishedArticle.Standing.KILLED)
    return wiped(layout, set(killed.values_list("public_id", flat=True)))
