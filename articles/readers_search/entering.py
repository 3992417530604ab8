"""Entering what an older release published, which the search does not know yet."""

import logging

from django.db import DatabaseError, transaction

from articles.models.published import PublishedArticle
from articles.readers_search import entries
from articles.refresh import rerender

logger = logging.getLogger("newsroom.refresh")

Standing = PublishedArticle.Standing


def enter_missing(*, below: int | None, limit: int) -> list[int]:
    """Enter the newest versions below this number that have no entry; their numbers.

    Each in a transaction of its own, so it may be stopped at any time and begun again.
    Stale ones are left to the sweep, which enters what it draws.
    """
    rows = PublishedArticle.objects.filter(standing=Standing.OPEN, search_entry=None)
    if below is not None:
        rows = rows.filter(pk__lt=below)
    numbers = list(rows.order_by("-pk").values_list("pk", flat=True)[:limit])
    for number in numbers:
        try:
            enter_one(number)
        except DatabaseError:
            raise  # nothing else will go through either
        except Exception:
            # One story that cannot be drawn must not keep all others from readers.
            logger.exception("The version %s cannot be entered", number)
    return numbers


@transaction.atomic
def enter_one(number: int) -> None:
    rows = PublishedArticle.objects.select_for_update(of=("self",))
    open_ones = rows.filter(pk=number, standing=Standing.OPEN, is_stale=False)
    published = open_ones.select_related("edition").first()
    if published is not None:
        entries.enter(published, rerender(published))
