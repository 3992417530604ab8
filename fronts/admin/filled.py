"""What readers would see of an arrangement where its own stories do not stand.

Worked out by the functions that compose the readers' page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from articles.models.published import Listing, PublishedArticle
from fronts import reading
from fronts.composing import Placing
from fronts.layout import Layout, Place
from fronts.models import Front


@dataclass(frozen=True, slots=True)
class Filled:
    """Headlines by the keys of places; `also` by the names of lists, below their places.

    `ended` are the places whose time has passed.
    """

    places: dict[str, str] = field(default_factory=dict)
    also: dict[str, list[str]] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()


def main_list(front: Front) -> reading.List:
    """The list that fills lead and top."""
    if front.section_id is not None:
        return Listing.Kind.SECTION.value, front.section_id
    return Listing.Kind.EDITION.value, front.edition_id


def fill(front: Front, layout: Layout, now: datetime) -> Filled:
    """One query, as for readers."""
    main = main_list(front)
    lists = reading.wanted(layout, main)
    pool = reading.read_pool(front.edition, now, lists, layout.stories)
    placing = Placing(pool, {}, now)
    placing.take_pinned(layout.places)
    filled = Filled(ended=ended(layout, now))
    first = [layout.lead or Place(key="", story=""), *layout.top]
    note(filled, "top", first, len(first), placing, pool.newest(main))
    for block in layout.blocks:
        fitting = reading.list_of(block)
        newest = pool.newest(fitting) if fitting else ()
        note(filled, block.key, block.places, block.size, placing, newest)
    return filled


def note(
    filled: Filled,
    name: str,
    places: Iterable[Place],
    size: int,
    placing: Placing,
    newest: reading.Stories,
) -> None:
    """Who fills the places of a list that nobody holds, and who comes after them."""
    places = list(places)
    is_held = [placing.pinned(place) is not None for place in places]
    pinned = {place.story for place, held in zip(places, is_held, strict=True) if held}
    shown = placing.fill(places, size, newest)
    others = iter([one for one in shown if one.public_id not in pinned])
    for place, held in zip(places, is_held, strict=True):
        story = None if held else next(others, None)
        if story is not None:
            filled.places[place.key] = headline(story)
    filled.also[name] = [headline(story) for story in others]


def headline(story: PublishedArticle) -> str:
    return story.list_headline or story.headline


def ended(layout: Layout, now: datetime) -> frozenset[str]:
    return frozenset(
        place.key
        for place in layout.places
        if place.until is not None and place.until <= now
    )
