"""The banner's verbs: show, correct, end, take down from one edition.

Publishing a banner needs no worker: rows, turns at its start and end, stamps.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from banners.models import Banner, BannerEdition
from banners.signals import banner_changed
from services.stamps import set_turns
from staff import desk_log
from staff.models import DeskLogEntry, User
from staff.permissions import Role, standing

EDITORS = (Role.EDITOR, Role.CHIEF)


class BannerError(Exception):
    """A banner verb was refused; the message is a sentence an editor can act on."""


def may_edit(person: User, banner: Banner) -> bool:
    return standing(person).has(banner.service_id, *EDITORS)


@transaction.atomic
def show(banner: Banner, *, by: User) -> None:
    """Put the banner before the readers of every edition that uses it."""
    permit(by, banner)
    banner = locked(banner)
    if banner.state == Banner.State.CORRECTED:
        raise BannerError(_("This banner was corrected. Write a new one."))
    if banner.ends_at <= timezone.now():
        raise BannerError(_("This banner's end has passed. Give it a later end."))
    if not shown_in(banner):
        raise BannerError(_("No edition uses this banner yet. Add an edition below."))
    banner.state = Banner.State.SHOWING
    change(banner, DeskLogEntry.Kind.BANNER_SHOWN, by=by)


@transaction.atomic
def end(banner: Banner, *, by: User) -> None:
    """Take the banner off every page at once."""
    permit(by, banner)
    banner = locked(banner)
    if banner.state != Banner.State.SHOWING:
        raise BannerError(_("This banner is not showing."))
    banner.state = Banner.State.ENDED
    change(banner, DeskLogEntry.Kind.BANNER_ENDED, by=by)


@transaction.atomic
def correct(banner: Banner, *, by: User, correction: str) -> None:
    """Take a wrong banner down and keep what is right, for those who saw it."""
    permit(by, banner)
    banner = locked(banner)
    if not correction.strip():
        raise BannerError(_("Say what is right, in one sentence."))
    if banner.state not in (Banner.State.SHOWING, Banner.State.ENDED):
        raise BannerError(
            _("Nobody has seen this banner; there is nothing to correct.")
        )
    banner.state = Banner.State.CORRECTED
    banner.correction = correction.strip()
    change(banner, DeskLogEntry.Kind.BANNER_CORRECTED, by=by)


@transaction.atomic
def take_down(story_id: int, edition_id: int) -> list[str]:
    """Decline every showing banner of a killed story in one edition; their ids.

    Asks for no permission: the verb that kills the story has done so.
    """
    uses = BannerEdition.objects.filter(
        banner__story=story_id, banner__state=Banner.State.SHOWING, edition=edition_id
    ).exclude(decision=BannerEdition.Decision.DECLINE)
    taken = list(uses.values_list("banner__public_id", flat=True))
    if taken:
        uses.update(decision=BannerEdition.Decision.DECLINE, wording="")
        tell([edition_id])
    return taken


def permit(by: User, banner: Banner) -> None:
    if not may_edit(by, banner):
        raise PermissionDenied(
            _("Only editors of %(service)s may change this banner.")
            % {"service": banner.service}
        )


def locked(banner: Banner) -> Banner:
    return Banner.objects.select_for_update(of=("self",)).get(pk=banner.pk)


def shown_in(banner: Banner) -> list[int]:
    """Ids of the editions whose readers see it."""
    return list(
        banner.editions.exclude(decision=BannerEdition.Decision.DECLINE).values_list(
            "edition_id", flat=True
        )
    )


def change(banner: Banner, kind: DeskLogEntry.Kind, *, by: User) -> None:
    """Save the banner, note it for whoever comes next, and bump the stamps last."""
    banner.changed_by = by
    try:
        banner.full_clean(exclude=["story", "service"])
    except ValidationError as error:
        raise BannerError(" ".join(error.messages)) from error
    banner.save()
    write_down(banner, kind, by=by)
    announce(banner)


def write_down(banner: Banner, kind: DeskLogEntry.Kind, *, by: User) -> None:
    """For whoever comes next: a banner has no history of its own."""
    desk_log.note(banner.service_id, kind, banner.correction or banner.wording, by=by)


def announce(banner: Banner) -> None:
    """Note the moments its editions change by the clock, and tell those above."""
    editions = list(banner.editions.values_list("edition_id", flat=True))
    set_turns(editions, banner.starts_at, banner.ends_at)
    tell(editions)


def tell(edition_ids: Iterable[int]) -> None:
    banner_changed.send(Banner, edition_ids=list(edition_ids))
