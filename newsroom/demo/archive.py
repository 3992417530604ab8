"""Fills an archive quickly: stories by the thousand that readers cannot tell apart.

A handful of stories is rendered by the real `render` (moulds.py) and every archive
story is cast from one of them (casting.py). Tests hold a cast story to what
rendering and the desk would have made of it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from articles import desk_index
from articles.models import Article, PublishedArticle, Revision
from articles.readers_search import entries
from newsroom.demo import house
from newsroom.demo.casting import (
    NAME,
    WRITTEN,
    Piece,
    cast,
    entry_of,
    rows_of,
    search_entry_of,
    slugline,
)
from newsroom.demo.moulds import make_moulds
from newsroom.demo.rows import Table
from services.stamps import bump

BATCH = 1_000  # stories in one transaction
AFTER = timedelta(days=13)  # the archive's newest story is that old


def fill(count: int, *, now: datetime | None = None) -> Iterator[int]:
    """Make the archive hold `count` stories; yields how many it holds after a batch.

    Each batch is one transaction, so it may be stopped at any time and begun again.
    """
    held = size()
    newest = newest_moment(now or timezone.now())
    moulds = [mould for fact in house.ARCHIVED for mould in make_moulds(fact.prefix)]
    while held < count:
        numbers = range(held, min(held + BATCH, count))
        write([cast(number, moulds, newest) for number in numbers])
        held = numbers.stop
        yield held


def size() -> int:
    """How many stories the archive holds."""
    return Article.objects.filter(slugline__startswith=NAME).count()


def newest_moment(now: datetime) -> datetime:
    """When the archive's first and newest story went live, kept for later batches."""
    first = Revision.objects.filter(article__slugline=slugline(0), number=1).first()
    if first is not None:
        return first.at
    return (now - AFTER).replace(second=0, microsecond=0)


@transaction.atomic
def write(pieces: list[Piece]) -> None:
    """Store these stories; stamps last, as every verb does."""
    rows = rows_of(pieces)
    for model in WRITTEN:
        Table(model).write(rows[model])
    numbers = [row["id"] for row in rows[Article]]
    desk_index.write(list(map(entry_of, pieces, numbers)))
    versions = [row["id"] for row in rows[PublishedArticle]]
    entries.write(list(map(search_entry_of, pieces, versions)))
    bump({piece.mould.edition.pk for piece in pieces})
