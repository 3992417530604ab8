"""What the apps below tell, and what follows for published pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from articles import desk_index
from articles.chrome import refresh_banners, refresh_chrome
from articles.refresh import leave_service_lists, mark_stale
from banners.signals import banner_changed
from bylines.models import Contributor
from bylines.signals import about_to_rename, desk_name_changed
from services import purging
from services.models import Edition
from services.page import edition_key
from services.signals import reference_changed
from services.stamps import bump

# What every page of an edition shows around it, and where it answers.
IN_CHROME = ("edition", "host", "section")


@receiver(reference_changed)
def pages_go_stale(kind: str, numbers: Iterable[int], **_: Any) -> None:
    """Mark the pages made from the changed rows, in the changing transaction."""
    numbers = list(numbers)
    editions = mark_stale(kind, numbers)
    if kind == "contributor":
        protected = Contributor.objects.filter(pk__in=numbers).exclude(protection="")
        leave_service_lists(protected.values_list("pk", flat=True))
    if kind in IN_CHROME:
        # Every edition's footer names the others, so all of them change.
        closed = Q(pk__in=numbers) if kind in ("edition", "host") else Q()
        refresh_chrome(Edition.objects.filter(Q(is_open=True) | closed))
    else:
        bump(editions)
    if kind == "contributor":
        hide_from_caches(numbers, editions)


def hide_from_caches(contributors: list[int], editions: Iterable[int]) -> None:
    """Have the caches in front forget every page that may name who is protected now,
    or their places.
    """
    for person in Contributor.objects.filter(pk__in=contributors).exclude(
        protection="", place_policy=""
    ):
        purging.ask(
            map(edition_key, editions),
            service=person.service,
            about=str(person),
            public_id=person.public_id,
        )


@receiver(about_to_rename)
def stories_are_held(contributor: Contributor, **_: Any) -> None:
    desk_index.hold_credited(contributor.pk)


@receiver(desk_name_changed)
def stories_are_found_by_it(contributor: Contributor, **_: Any) -> None:
    """Enter the stories that credit somebody under the name the desk has for them."""
    desk_index.enter_credited(contributor.pk)


@receiver(banner_changed)
def banners_show(edition_ids: Iterable[int], **_: Any) -> None:
    """Compose the banners of the editions where one appears, changes or ends."""
    refresh_banners(edition_ids)
