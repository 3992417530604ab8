"""One page of the story list: which stories, and where the older ones go on.

Nothing is counted, and no table is sorted: a page begins after the last story of
the one before, in an order that an index keeps.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q, QuerySet, Value
from django.db.models.lookups import In
from django.utils.dateparse import parse_datetime

from articles.admin.list_filters import EditionFilter, SinceFilter, StoryFilter
from articles.models import Article, Offer
from articles.search import CANDIDATES, Marks, editions_of, named_exactly, search
from services.models import Collaboration
from staff.models import User
from staff.numbers import number_in
from staff.permissions import standing

PER_PAGE = 50
NEWEST = ("-pk",)
FEW = 1_000  # stories that a statement may name one by one


@dataclass(frozen=True, slots=True)
class Turn:
    """Stories of one page. `older`: the place where the next page begins.

    `is_cut`: the search stopped before it had looked at all older stories.
    """

    stories: list[Article]
    older: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list was asked for: by filters, words, order and place."""

    person: User
    filters: Sequence[StoryFilter]
    typed: str
    order: tuple[str, ...]
    place: str

    @property
    def condition(self) -> Q:
        return reduce(and_, map(self.condition_of, self.filters), Q())

    def condition_of(self, item: StoryFilter) -> Q:
        if isinstance(item, EditionFilter) and item.answer:
            return self.of_editions([int(item.answer)])
        return item.condition

    def of_editions(self, pks: list[int]) -> Q:
        """Told so that a database without statistics begins at the few, if few are left."""
        if not self.is_rare:
            return Q(edition__in=pks)
        return Q(In(F("edition_id") + Value(0), pks)) if pks else Q(pk__in=[])

    @property
    def sorting(self) -> tuple[Any, ...]:
        """The order, told so that SQLite, too, reads what changed lately by its index."""
        is_recent = any(isinstance(i, SinceFilter) and i.answer for i in self.filters)
        if connection.vendor == "sqlite" and is_recent and self.order == NEWEST:
            return ((F("pk") + Value(0)).desc(),)
        return self.order

    @property
    def marks(self) -> Marks:
        return Marks(tuple((item.mark,) for item in self.filters if item.mark))

    @property
    def is_rare(self) -> bool:
        return any(item.is_rare for item in self.filters)

    @property
    def has_unmarked(self) -> bool:
        """Whether something is asked that the search's index does not know."""
        return any(item.answer and not item.mark for item in self.filters)

    @property
    def below(self) -> int:
        """The highest number that may come on this page of a search."""
        return number_in(self.place) - 1 if number_in(self.place) else 2**62


def turn_to(asked: Asked, rows: QuerySet[Article]) -> Turn:
    """The page asked for; `rows` is how its stories are to be read."""
    if asked.typed.strip():
        return found(asked, rows)
    return in_order(asked, rows)


# ── Without a search ─────────────────────────────────────────────────────────


def in_order(asked: Asked, rows: QuerySet[Article]) -> Turn:
    """Each part of the fence is read apart, for an index can keep only one's order."""
    field = asked.order[0].lstrip("-")
    condition = asked.condition & after(asked.place, asked.order)
    parts = [
        Article.objects.filter(condition & part)
        .order_by(*asked.sorting)
        .only(field)[: PER_PAGE + 1]
        for part in parts_seen_by(asked)
    ]
    keys = {(getattr(story, field), story.pk) for story in in_one_query(parts)}
    chosen = sorted(keys, reverse=asked.order[0].startswith("-"))
    page = chosen[:PER_PAGE]
    older = place_of(page[-1]) if len(chosen) > PER_PAGE else ""
    stories = rows.in_bulk([pk for _key, pk in page])
    return Turn([stories[pk] for _key, pk in page if pk in stories], older)


def in_one_query(parts: Iterable[QuerySet[Article]]) -> Iterable[Article]:
    """The rows of all, each part in its own order and bounds, which `union` forgets."""
    told: list[str] = []
    arguments: list[Any] = []
    for number, part in enumerate(parts):
        with suppress(EmptyResultSet):
            sql, values = part.query.sql_with_params()
            told.append(f"SELECT * FROM ({sql}) AS part{number}")  # noqa: S608
            arguments += values
    return Article.objects.raw(" UNION ALL ".join(told), arguments) if told else []


def parts_seen_by(asked: Asked) -> list[Q]:
    """`visible_to`, in parts: the own editions' stories, those credited or offered."""
    held = standing(asked.person)
    if held.reads_everything:
        return [Q()]
    own = asked.of_editions(editions_of(asked.person))
    credited = Collaboration.objects.filter(service__in=held.services()).order_by()
    offered = Offer.objects.reading().filter(edition__in=editions_of(asked.person))
    parts = [rows.values_list("article", flat=True) for rows in (credited, offered)]
    few = list(parts[0].union(parts[1])[: FEW + 1])
    if len(few) > FEW:
        return [own, *(Q(pk__in=part) for part in parts)]
    return [own, Q(pk__in=few)] if few else [own]


def after(place: str, order: tuple[str, ...]) -> Q:
    """What comes after this place of the order; everything, if it is no place."""
    written, _between, pk = place.rpartition("~")
    number = number_in(pk)
    if not number:
        return Q()
    field = order[0].lstrip("-")
    beyond = "lt" if order[0].startswith("-") else "gt"
    if field == "pk":
        return Q((f"pk__{beyond}", number))
    key = moment(written) if field == "changed_at" else written
    if key is None:
        return Q()
    tie = Q((field, key), (f"pk__{beyond}", number))
    return Q((f"{field}__{beyond}e", key)) & (Q((f"{field}__{beyond}", key)) | tie)


def place_of(key: tuple[Any, int]) -> str:
    value, pk = key
    if value == pk:
        return str(pk)
    return f"{value.isoformat() if isinstance(value, datetime) else value}~{pk}"


def moment(written: str) -> datetime | None:
    try:
        found = parse_datetime(written)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


# ── With a search ────────────────────────────────────────────────────────────


def found(asked: Asked, rows: QuerySet[Article]) -> Turn:
    """Stories with all the words, newest first; what was named exactly comes before."""
    named = named_exactly(asked.typed)
    if named.is_address:  # it can mean no other story, whatever the filters say
        return Turn(list(rows.filter(pk__in=named.pks)))
    exact = [] if asked.place else named.pks
    pks, reached = looked_up(asked, min(named.newest, asked.below))
    wanted = rows.filter(asked.condition, pk__in=[*exact, *pks]).order_by("-pk")
    stories = list(wanted[: PER_PAGE + 1 + len(exact)])
    first = [story for story in stories if story.pk in exact]
    rest = [story for story in stories if story.pk not in exact]
    page = rest[:PER_PAGE]
    if len(rest) > PER_PAGE:
        return Turn(first + page, str(page[-1].pk))
    is_cut = reached is not None
    return Turn(first + page, str(reached) if is_cut else "", is_cut=is_cut)


def looked_up(asked: Asked, newest: int) -> tuple[list[int], int | None]:
    """Numbers that may be shown, and how far down was looked if not to the end."""
    if asked.is_rare:
        return among_few(asked, newest)
    limit = CANDIDATES if asked.has_unmarked else PER_PAGE + 1
    answer = search(
        asked.person,
        asked.typed,
        limit=limit,
        newest=newest,
        marks=asked.marks,
    )
    return answer.pks, answer.reached


def among_few(asked: Asked, newest: int) -> tuple[list[int], int | None]:
    """Read the few stories first that the filters leave, then look for the words."""
    few = Article.objects.visible_to(asked.person).filter(asked.condition)
    few = few.filter(pk__lte=newest)
    pks = list(few.order_by("-pk").values_list("pk", flat=True)[:CANDIDATES])
    reached = pks[-1] if len(pks) == CANDIDATES else None
    if not pks:
        return [], None
    return search(asked.person, asked.typed, newest=newest, among=pks).pks, reached
