"""What the apps below tell, and what follows for published pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from articles import desk_index
from articles.chrome import refresh_banners, refresh_chrome
from articles.refresh import leave_search, leave_service_lists, mark_stale
from banners.signals import banner_changed
from bylines.models import Contributor
from bylines.signals import about_to_rename, desk_name_changed
from photos.models import ShownElsewhere
from services import purging
from services.changes import EVERYTHING
from services.models import Edition
from services.page import edition_key
from services.signals import reference_changed
from services.stamps import bump


@receiver(reference_changed)
def pages_go_stale(
    kind: str, numbers: Iterable[int], about: str = EVERYTHING, **_: Any
) -> None:
    """Mark the pages made from the changed rows, in the changing transaction."""
    numbers = list(numbers)
    editions = mark_stale(kind, numbers)
    if kind == "photo":
        editions |= ShownElsewhere.objects.editions_of(numbers)
    if kind == "contributor":
        people = Contributor.objects.filter(pk__in=numbers)
        protected = people.exclude(protection="")
        leave_service_lists(protected.values_list("pk", flat=True))
        hidden = people.exclude(protection="", place_policy="")
        leave_search(hidden.values_list("pk", flat=True))
    shown_around = around(kind, numbers)
    refresh_chrome(shown_around)
    if kind == "contributor":
        hide_from_caches(numbers, editions)
    bump(editions - {edition.pk for edition in shown_around}, about=about)


def around(kind: str, numbers: list[int]) -> list[Edition]:
    """The editions around whose pages these rows stand.

    Every edition's footer names the others, so all of them change with one.
    """
    if kind in ("edition", "host"):
        concerned = Q(is_open=True) | Q(pk__in=numbers)
    elif kind == "section":
        concerned = Q(sections__in=numbers)
    elif kind == "service":
        concerned = Q(service__in=numbers)
    elif kind == "standing_page":
        concerned = Q(pk__in=numbers)
    elif kind == "photo":
        concerned = Q(social_photo__in=numbers)
    else:
        return []
    return list(Edition.objects.filter(concerned).distinct())


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
