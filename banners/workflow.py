"""The banner's verbs: show, extend, end, correct, decide, undo; take down of a story.

Publishing a banner needs no worker: rows, turns at its start and end, stamps. Every
verb is one change in the banner's history, made under the banner's lock.
"""

import re
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from banners import history
from banners.changing import BannerError, Desk, changing
from banners.models import Banner, BannerChange, BannerEdition
from services.models import Edition
from staff.models import User
from staff.permissions import Role, standing

EDITORS = (Role.EDITOR, Role.CHIEF)
State, Kind = Banner.State, BannerChange.Kind
Decision = BannerEdition.Decision


def may_edit(person: User, banner: Banner) -> bool:
    """Whether the person may use the banner's own verbs."""
    return standing(person).has(banner.service_id, *EDITORS)


def may_decide(person: User, edition: Edition) -> bool:
    """Whether the person may decide for the edition."""
    return standing(person).has(edition.service_id, *EDITORS)


def is_asked(person: User, banner: Banner) -> bool:
    """Whether the banner asks an edition for which the person decides."""
    rows = list(banner.editions.select_related("edition"))
    if any(row.is_asked(banner) and may_decide(person, row.edition) for row in rows):
        return True
    left_out = [row.edition_id for row in rows if not row.is_asked(banner)]
    own = Edition.objects.filter(service__in=standing(person).services(*EDITORS))
    return banner.is_everywhere and own.exclude(pk__in=left_out).exists()


# ── Verbs ────────────────────────────────────────────────────────────────────


def show(banner: Banner, *, by: User) -> None:
    """Put the banner before the readers of every edition that uses it."""
    permit(by, banner)
    with changing(banner, Kind.SHOWN, by=by) as desk:
        set_showing(desk)


def set_showing(desk: Desk) -> None:
    """The same on a banner that is being changed. Raises before it sets anything."""
    if desk.banner.state == State.CORRECTED:
        raise BannerError(_("This banner was corrected. Write a new one."))
    if not desk.banner.wording:
        raise BannerError(_("Write what has happened, in one sentence."))
    if not desk.shown():
        raise BannerError(_("No edition uses this banner yet. Choose one below."))
    now = timezone.now()
    starts_at, ends_at = times_if_shown(desk.banner, now)
    if ends_at <= now:
        raise BannerError(_("This banner's end has passed. Give it a later end."))
    desk.banner.starts_at, desk.banner.ends_at = starts_at, ends_at
    desk.banner.state = State.SHOWING


def times_if_shown(banner: Banner, now: datetime) -> tuple[datetime, datetime]:
    """From when until when. A draft that waited at the desk begins when it is shown,
    and an end that nobody set moves with it.
    """
    if banner.state != State.DRAFT or banner.starts_at >= now:
        return banner.starts_at, banner.ends_at
    lasts = Banner.LASTS[Banner.Level(banner.level)]
    has_own_end = banner.ends_at - banner.starts_at != lasts
    return now, banner.ends_at if has_own_end else now + lasts


def extend(banner: Banner, *, by: User) -> None:
    """Let it show an hour longer; one that has ended shows for another hour."""
    permit(by, banner)
    with changing(banner, Kind.EXTENDED, by=by) as desk:
        now = timezone.now()
        if desk.banner.life(now) not in ("waiting", State.SHOWING, State.ENDED):
            raise BannerError(_("Only a banner that shows or has ended is extended."))
        if not desk.shown():
            raise BannerError(_("No edition uses this banner yet. Choose one below."))
        if desk.banner.state == State.ENDED:
            desk.banner.ends_at = now
        desk.banner.ends_at = max(desk.banner.ends_at, now) + Banner.EXTENSION
        desk.banner.state = State.SHOWING


def end(banner: Banner, *, by: User) -> None:
    """Take the banner off every page at once."""
    permit(by, banner)
    with changing(banner, Kind.ENDED, by=by) as desk:
        if desk.banner.life(timezone.now()) not in ("waiting", State.SHOWING):
            raise BannerError(_("This banner is not showing."))
        desk.banner.state = State.ENDED


def correct(banner: Banner, *, by: User, correction: str) -> None:
    """Take a wrong banner down and tell those who saw it what is right."""
    permit(by, banner)
    correction = in_one_line(correction)
    with changing(banner, Kind.CORRECTED, by=by) as desk:
        now = timezone.now()
        if not correction:
            raise BannerError(_("Say what is right, in one sentence."))
        if not desk.was_seen(now):
            raise BannerError(
                _("Nobody has seen this banner; there is nothing to correct.")
            )
        desk.banner.state = State.CORRECTED
        desk.banner.correction = correction
        desk.banner.corrected_at = desk.banner.corrected_at or now


def decide(
    banner: Banner,
    edition: Edition,
    decision: str,
    *,
    by: User,
    wording: str = "",
    reason: str = "",
) -> None:
    """What one edition does with the banner. Its own editors decide, nobody else."""
    permit_deciding(by, edition)
    with changing(banner, Kind.DECIDED, by=by) as desk:
        row = desk.row_of(edition)
        if not row.is_asked(desk.banner):
            raise BannerError(_("This banner does not ask your edition."))
        row.decision = decision
        row.wording = in_one_line(wording) or row.wording
        row.reason = in_one_line(reason) if decision == Decision.DECLINE else ""


def undo(banner: Banner, change: int, *, by: User) -> None:
    """Put back what the newest change changed. `change` is its number: what somebody
    changed meanwhile is not undone unseen.
    """
    with changing(banner, Kind.UNDONE, by=by) as desk:
        newest = history.newest(desk.banner)
        if (
            newest is None
            or newest.pk != change
            or newest.kind in BannerChange.NOT_UNDONE
        ):
            raise BannerError(_("Somebody has changed this banner since. Look again."))
        if not history.holds(newest.after, desk.before):
            raise BannerError(_("Somebody has changed this banner since. Look again."))
        permit_undo(by, desk.banner, newest)
        desk.put_back(newest.before)


def permit_undo(by: User, banner: Banner, change: BannerChange) -> None:
    """Whether the person could have made the change: then they may unmake it."""
    decided = set()
    for name in change.after:
        edition, _slash, fact = name.rpartition("/")
        if edition and fact != "audience":
            decided.add(int(edition))
        else:
            permit(by, banner)
    for edition in Edition.objects.filter(pk__in=decided):
        permit_deciding(by, edition)


@transaction.atomic
def take_down(story_id: int, edition_id: int, *, by: User | None = None) -> list[str]:
    """Decline every banner of a killed story in one edition; ids of those that showed.

    Nothing it said is repeated, not even to correct it. Asks for no permission: the
    verb that kills the story has done so.
    """
    shown = []
    joined = Banner.objects.filter(story=story_id, editions__edition=edition_id)
    for banner in joined.order_by("pk"):
        with changing(banner, Kind.TAKEN_DOWN, by=by) as desk:
            row = desk.rows[edition_id]
            if desk.banner.state == State.SHOWING and row in desk.shown():
                shown.append(banner.public_id)
            row.decision, row.wording, row.correction = Decision.DECLINE, "", ""
            if row.said:
                row.said, row.said_at = "", None
                desk.told.add(edition_id)
    return shown


def permit(by: User, banner: Banner) -> None:
    if not may_edit(by, banner):
        raise PermissionDenied(
            _("Only editors of %(service)s may change this banner.")
            % {"service": banner.service}
        )


def permit_deciding(by: User, edition: Edition) -> None:
    if not may_decide(by, edition):
        raise PermissionDenied(
            _("Only editors of %(edition)s decide for it.") % {"edition": edition}
        )


def in_one_line(text: str) -> str:
    """A sentence without the line breaks that it was pasted with, and without signs
    that no page, feed or database can hold.
    """
    return " ".join(UNPRINTABLE.sub(" ", text).split())


UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
