"""The live stories that a front may show, read in one query at any archive size.

Those that are pinned, and the newest of every list that fills its places: of each as
many as could be needed if all others stood elsewhere on the page.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import JSONObject

from articles.models.published import Listing, PublishedArticle
from articles.models.topics import Topic
from articles.refresh import fresh
from fronts.layout import Block, BlockKind, Layout
from services.models import Edition, Section
from services.rows import JSONRows

List = tuple[str, int]  # a list's kind and number
Stories = Sequence[PublishedArticle]

LISTS = {
    BlockKind.SECTION: Listing.Kind.SECTION.value,
    BlockKind.TOPIC: Listing.Kind.TOPIC.value,
}
NAMED = {"number": "pk", "name": "name", "slug": "slug"}


@dataclass(frozen=True, slots=True)
class Name:
    """What a list is called, and the last part of its address."""

    name: str
    slug: str


@dataclass(slots=True)
class Pool:
    """Live stories: each list newest first, by public id, and what lists are called."""

    lists: dict[List, list[PublishedArticle]] = field(default_factory=dict)
    stories: dict[str, PublishedArticle] = field(default_factory=dict)
    names: dict[List, Name] = field(default_factory=dict)

    def newest(self, wanted: List) -> Stories:
        return self.lists.get(wanted, ())


def list_of(block: Block) -> List | None:
    """The list that fills the block; nothing fits into a hand-picked one."""
    if block.kind not in LISTS or block.number is None:
        return None
    return LISTS[block.kind], block.number


def wanted(
    layout: Layout, main: List, *, below: int = 0, at_least: int = 0
) -> dict[List, int]:
    """How many of each list to read; `below`: of the main one, below all places."""
    before = 1 + len(layout.top)
    pins = len(layout.stories)
    most: dict[List, int] = {}
    for block in layout.blocks:
        named = list_of(block)
        before += block.size
        if named is not None:
            most[named] = before + pins
    most[main] = max(before + pins + below, at_least)
    return most


def read_pool(
    edition: Edition, now: datetime, lists: dict[List, int], pins: Iterable[str] = ()
) -> Pool:
    """All of it in one query."""
    pool = Pool()
    for row in rows(edition, now, lists, list(pins)):
        row.edition = edition
        story = fresh(row)
        pool.stories[story.public_id] = story
        for each in row.listed or ():  # type: ignore[attr-defined]
            one = each["kind"], each["number"]
            pool.lists.setdefault(one, []).append(story)
        if not pool.names:
            pool.names = names_in(row)
    return pool


def rows(
    edition: Edition, now: datetime, lists: dict[List, int], pins: list[str]
) -> "QuerySet[PublishedArticle]":
    """Newest first, each once, with the lists it stands in and what those are called."""
    arms: list[QuerySet[Any, Any]] = [
        newest(edition, now, one, most) for one, most in lists.items()
    ]
    if pins:
        pinned = PublishedArticle.objects.live(now).in_edition(edition)
        arms.append(pinned.of_stories(pins).values("pk"))
    numbers = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    found = PublishedArticle.objects.filter(pk__in=numbers).newest_first()
    return found.annotate(
        listed=lists_of_story(lists),
        sections=names_of(Section, lists, Listing.Kind.SECTION),
        topics=names_of(Topic, lists, Listing.Kind.TOPIC),
    )


def newest(
    edition: Edition, now: datetime, one: List, most: int
) -> "QuerySet[Listing, Any]":
    """The numbers of a list's newest stories.

    A query within a query: SQLite limits no part of a union by itself.
    """
    entries = Listing.objects.of(*one, edition).live(now).newest_first()
    return Listing.objects.filter(pk__in=entries.values("pk")[:most]).values(
        "published"
    )


def lists_of_story(lists: dict[List, int]) -> Subquery:
    """Those of these lists in which a story stands."""
    among = Q()
    for kind, number in lists:
        among |= Q(kind=kind, number=number)
    entries = Listing.objects.filter(among, published=OuterRef("pk")).order_by()
    pair = JSONObject(kind="kind", number="number")
    together = entries.annotate(all=Value(1)).values("all")
    return Subquery(together.annotate(rows=JSONRows(pair)).values("rows"))


def names_of(model: type[Model], lists: dict[List, int], kind: str) -> Any:
    """What the lists of this kind are called now: the same JSON with every story.

    It hangs on no story, so the database asks for it once; it is read once, too.
    """
    numbers = [number for each, number in lists if each == kind]
    named = model._default_manager.filter(pk__in=numbers).order_by()
    together = named.annotate(all=Value(1)).values("all")
    rows = together.annotate(rows=JSONRows(JSONObject(**NAMED))).values("rows")
    return Subquery(rows, output_field=TextField())


def names_in(row: Any) -> dict[List, Name]:
    kinds = {Listing.Kind.SECTION: row.sections, Listing.Kind.TOPIC: row.topics}
    return {
        (kind.value, each["number"]): Name(each["name"], each["slug"])
        for kind, named in kinds.items()
        for each in json.loads(named or "[]")
    }
