"""A front as readers get it: the layout's places, each with a live story.

A pinned story stands where it was put as long as its pin lasts and it is live. Every
other place takes the newest that fits, so a front is full at any moment, and no story
stands on it twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from articles.addresses import list_path
from articles.models.published import PublishedArticle
from fronts import reading
from fronts.layout import BlockKind, Layout, Place
from fronts.pictures import Pictures
from fronts.reading import Pool, Stories
from services.models import Edition


@dataclass(frozen=True, slots=True)
class Block:
    """Stories under a heading.

    `url` leads to its section or topic; `slug` is a section's, which its own stories
    need not name again. Both are empty where there is none.
    """

    name: str
    stories: Stories
    slug: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    lead: PublishedArticle | None
    top: Stories
    blocks: Sequence[Block] = ()
    more: Stories = ()

    @property
    def stories(self) -> list[PublishedArticle]:
        """Every story on it, in the order of the page."""
        found = [self.lead] if self.lead else []
        found += self.top
        for block in self.blocks:
            found += block.stories
        return [*found, *self.more]


@dataclass(slots=True)
class Placing:
    """Who stands where, while a front is composed; `placed` are public ids."""

    pool: Pool
    pictures: Pictures
    now: datetime
    placed: set[str] = field(default_factory=set)

    def pinned(self, place: Place) -> PublishedArticle | None:
        """The live story that holds the place at this moment."""
        has_ended = place.until is not None and place.until <= self.now
        return None if has_ended else self.pool.stories.get(place.story)

    def take_pinned(self, places: Iterable[Place]) -> None:
        """Before any place is filled: nobody else may take these stories."""
        for place in places:
            story = self.pinned(place)
            if story is not None:
                dress(story, place, self.pictures)
                self.placed.add(story.public_id)

    def fill(
        self, places: Iterable[Place], size: int, stories: Stories
    ) -> list[PublishedArticle]:
        """As many stories: those pinned in their places, the others filled."""
        others = iter([one for one in stories if one.public_id not in self.placed])
        held = [self.pinned(place) for place in places]
        held += [None] * (size - len(held))
        found = [story or next(others, None) for story in held]
        shown = [story for story in found if story is not None]
        self.placed.update(story.public_id for story in shown)
        return shown


def dress(story: PublishedArticle, place: Place, pictures: Pictures) -> None:
    """Give the story the headline and picture that this place has for it."""
    if place.headline:
        story.list_headline = place.headline
    picture = pictures.get(place.photo) if place.photo is not None else None
    if picture is not None:
        for name, value in asdict(picture).items():
            setattr(story, name, value)


def compose(
    layout: Layout,
    pool: Pool,
    edition: Edition,
    now: datetime,
    *,
    main: reading.List,
    pictures: Pictures,
    more: int = 0,
) -> Front:
    """The front; `main` is the list that fills lead and top, and `more` below it."""
    placing = Placing(pool, pictures, now)
    placing.take_pinned(layout.places)
    first = [layout.lead or Place(key="", story=""), *layout.top]
    newest = pool.newest(main)
    found = placing.fill(first, len(first), newest)
    return Front(
        lead=found[0] if found else None,
        top=found[1:],
        blocks=blocks_of(layout, placing, edition),
        more=placing.fill((), more, newest),
    )


def blocks_of(layout: Layout, placing: Placing, edition: Edition) -> list[Block]:
    """Every block that has a story now; none of a section or topic that is gone."""
    found = []
    for block in layout.blocks:
        fitting = reading.list_of(block)
        name = placing.pool.names.get(fitting) if fitting else None
        if fitting and name is None:
            continue
        newest = placing.pool.newest(fitting) if fitting else ()
        stories = placing.fill(block.places, block.size, newest)
        if stories:
            found.append(
                Block(
                    name=block.heading or (name.name if name else ""),
                    stories=stories,
                    slug=name.slug if name and block.kind == BlockKind.SECTION else "",
                    url=list_path(edition.prefix, block.kind, name.slug)
                    if name and (newest or block.kind != BlockKind.TOPIC)
                    else "",  # without a live story a topic has no page
                )
            )
    return found
