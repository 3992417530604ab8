"""Neighbours: what a reader may read next, below a story.

*Related* are the stories that an editor named in the text, then those that share its
topics, then those of its section; *most recent* the edition's newest. Which of them
readers have is known only when they read. So they come with the query that reads the
page anyway, a few of each list that the story stands in, and are chosen here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from articles.related import RelatedRow

WINDOW = 8  # stories read of each list: those shown, the story itself, and one to spare
RELATED = 6
RECENT = 5

# What one list's row says: its kind, and its newest stories, the newest first, each in
# these columns of its listing.
NeighbourList = tuple[str, list[list[Any]]]
COLUMNS = (
    "published__story_number",
    "published__public_id",
    "published__slug",
    "published__list_headline",
    "published__kind",
    "published__image",
    "published__first_published_at",
    "published__is_stale",
    "listed_at",
)


class Neighbour(NamedTuple):
    """A live story of the same edition, as it stands below another.

    Moments are as the database writes them into JSON: later ones sort after.
    """

    story: int
    public_id: str
    slug: str
    headline: str
    kind: str
    image: str
    published: str
    is_stale: bool
    listed: str = ""

    @classmethod
    def named(cls, row: RelatedRow) -> Self:
        """One that the text names."""
        return cls(**{name: row[name] for name in cls._fields if name in row})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands below a story; no story twice, and never itself."""

    related: Sequence[Neighbour]
    recent: Sequence[Neighbour]

    @property
    def public_ids(self) -> set[str]:
        return {each.public_id for each in (*self.related, *self.recent)}


def choose(
    named: Iterable[Neighbour], lists: Iterable[NeighbourList] | None, *, but: int
) -> Neighbours:
    """Those to show below the story with this number, in the order of the page.

    `named` are by hand. Its other versions in the same edition are itself as well.
    """
    by_kind: dict[str, list[list[Neighbour]]] = {}
    for kind, rows in lists or ():
        by_kind.setdefault(kind, []).append([Neighbour(*row) for row in rows or ()])
    seen = {but}
    related = list(unseen(named, seen, RELATED))
    for kind in ("topic", "section"):
        nearest = unseen(
            rarest_first(by_kind.get(kind, [])), seen, RELATED - len(related)
        )
        related += newest_first(nearest)
    everything = (each for rows in by_kind.get("edition", []) for each in rows)
    return Neighbours(related, list(unseen(everything, seen, RECENT)))


def unseen(
    stories: Iterable[Neighbour], seen: set[int], size: int
) -> Iterator[Neighbour]:
    """At most so many of them that are not among `seen`, to which they are added."""
    for each in stories:
        if size <= 0:
            return
        if each.story not in seen:
            seen.add(each.story)
            size -= 1
            yield each


def rarest_first(lists: Iterable[list[Neighbour]]) -> Iterator[Neighbour]:
    """The stories of each list, from the one with the fewest on.

    Nobody counts them: of two lists read as far, the rarer one reaches further back.
    """
    some = [rows for rows in lists if rows]
    some.sort(key=lambda rows: (len(rows) >= WINDOW, rows[-1].listed))
    return (each for rows in some for each in rows)


def newest_first(stories: Iterable[Neighbour]) -> list[Neighbour]:
    return sorted(stories, key=lambda each: each.listed, reverse=True)
