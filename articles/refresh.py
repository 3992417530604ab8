"""Refresh: pages follow when a name, caption or label they show changes.

A change of reference data marks the pages made from it stale in its own
transaction. From then on readers get such a page rendered anew from its
published revision, and the sweep stores it.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict

from django.db import DatabaseError, transaction
from django.db.models import Q

from articles.listing import list_stories
from articles.models.history import Notice, Revision
from articles.models.published import (
    Listing,
    PublishedArticle,
    PublishedArticleQuerySet,
    PublishedReference,
)
from articles.models.published_page import PublishedPage
from articles.readers_search import entries
from articles.reference import Mark, hold_still
from articles.rendering import Rendered, render
from articles.social_cards.files import forget_after_commit
from photos.models import Photo

logger = logging.getLogger("newsroom.refresh")

Standing = PublishedArticle.Standing


def mark_stale(kind: str, numbers: Iterable[int]) -> set[int]:
    """Mark every version made from these rows; the editions that show them.

    The caller bumps their stamps, as its last write.
    """
    numbers = list(numbers)
    hold_still(((kind, number) for number in numbers), to_change=True)
    rows = made_from(kind, numbers).exclude(standing=Standing.KILLED)
    editions = set(rows.order_by().values_list("edition_id", flat=True).distinct())
    if editions:
        rows.update(is_stale=True)
    return editions


def made_from(kind: str, numbers: list[int]) -> PublishedArticleQuerySet:
    """The versions whose pages show one of these rows."""
    if kind in ("edition", "edition_stories"):
        return PublishedArticle.objects.filter(edition__in=numbers)
    made = Q(kind=kind, number__in=numbers)
    if kind == "contributor":
        # A photo may have been credited to them after the page was made.
        photos = Photo.objects.filter(credited_to__in=numbers).order_by().values("pk")
        made |= Q(kind="photo", number__in=photos)
    used = PublishedReference.objects.filter(made)
    return PublishedArticle.objects.filter(pk__in=used.values("published"))


def leave_service_lists(contributors: Iterable[int]) -> None:
    """Take the stories of these people off the lists of services at once.

    A list may say for whom somebody works who is protected now. The sweep, which draws
    the stories anew, puts them back where they still belong.
    """
    stories = made_from("contributor", list(contributors))
    of_services = Listing.objects.filter(kind=Listing.Kind.SERVICE)
    of_services.filter(published__in=stories.values("pk")).delete()


def leave_search(contributors: Iterable[int]) -> None:
    """Let no story of these people, who are protected now, or whose places are, be
    found by their names or places.

    The sweep, which draws the stories anew, enters them by what they say then.
    """
    entries.forget_all(made_from("contributor", list(contributors)).values("pk"))


def rerender(published: PublishedArticle) -> Rendered:
    """Render the version again from its own revision, with its own public times."""
    return render(
        revision_of(published).snapshot,
        published.edition,
        times=published.times,
        notices=Notice.objects.on_page_of(published.public_id),
    )


def revision_of(published: PublishedArticle) -> Revision:
    """The revision that the version was made from."""
    return Revision.objects.get(
        article__public_id=published.public_id, number=published.revision_number
    )


def fresh(published: PublishedArticle) -> PublishedArticle:
    """The version as readers must see it now; nothing is written.

    A stale one is rendered in memory, so that no reader waits for a lock.
    """
    if not published.is_stale:
        return published
    rendered = rerender(published)
    show_card(published, rendered)
    published.page = PublishedPage.of(published, rendered)
    return published


def show_card(published: PublishedArticle, rendered: Rendered) -> None:
    """Set the narrow columns from the rendered card; the caller saves or not."""
    for name, value in asdict(rendered.card).items():
        setattr(published, name, value)


def store(published: PublishedArticle, rendered: Rendered) -> None:
    """Write the rendered version: row, page, references, lists and search entry.

    The caller holds the story's row in a transaction.
    """
    is_new = published.pk is None
    show_card(published, rendered)
    published.is_stale = False
    published.save()
    page = PublishedPage.of(published, rendered)
    page.save(force_insert=is_new)
    if not is_new:
        outdate_cards(published, page)
        PublishedReference.objects.filter(published=published).delete()
        Listing.objects.filter(published=published).delete()
    refer(published, rendered.references)
    if published.standing == Standing.OPEN:
        list_stories(published, rendered.lists, published.times)
        entries.enter(published, rendered)
    elif not is_new:
        entries.forget(published)


def outdate_cards(published: PublishedArticle, page: PublishedPage) -> None:
    """Delete social cards that say what the version no longer says."""
    now = (page.social_card or {}).get("digest", "")
    forget_after_commit([published.public_id], but=now)


def refer(published: PublishedArticle, references: Iterable[Mark]) -> None:
    PublishedReference.objects.bulk_create(
        PublishedReference(published=published, kind=kind, number=number)
        for kind, number in sorted(references)
    )


def waiting() -> int:
    """How many versions are stale."""
    return PublishedArticle.objects.filter(is_stale=True).count()


def never() -> bool:
    return False


def sweep(limit: int | None = None, *, is_stopping: Callable[[], bool] = never) -> int:
    """Store stale versions anew, newest first; how many. Safe to stop and repeat.

    Between two versions it asks whether it is to stop.

    Each version is its own transaction: lock the row, then read revision and
    reference data, then clear the mark. Whoever changes reference data meanwhile
    waits for the row and marks it again, so no change is ever swept away.
    """
    done = 0
    stale = PublishedArticle.objects.filter(is_stale=True).order_by("-pk")
    for pk in stale.values_list("pk", flat=True)[:limit]:
        if is_stopping():
            break
        try:
            done += sweep_one(pk)
        except DatabaseError:
            raise  # nothing else will go through either
        except Exception:
            # One story that cannot be drawn must not keep all others from readers.
            logger.exception("The version %s cannot be drawn again", pk)
    return done


@transaction.atomic
def sweep_one(pk: int) -> int:
    published = (
        PublishedArticle.objects.select_for_update(of=("self",))
        .select_related("edition")
        .filter(pk=pk, is_stale=True)
        .exclude(standing=Standing.KILLED)
        .first()
    )
    if published is None:
        return 0
    store(published, rerender(published))
    return 1
