"""The verbs of fronts: one public function for each change.

Each has five beats: may this person, may the front, change, record one event,
announce. A verb raises PermissionDenied, or WorkflowError with a sentence an editor
can act on; a `Collision`, which is one, carries what somebody else has stored. All
times are UTC.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fronts import publishing
from fronts.killed import wiped, without_killed
from fronts.layout import Layout, dump
from fronts.models import Front, FrontEvent, FrontRevision, PublishedFront
from fronts.permissions import permit
from fronts.readers_side import ReadersSide
from fronts.rules import Collision as Collision
from fronts.rules import WorkflowError as WorkflowError
from fronts.tidying import tidied
from services.page import front_key
from services.stamps import bump
from staff.models import User


@transaction.atomic
def save(
    front: Front, layout: Layout, *, by: User, version: int, now: datetime
) -> Front:
    """Keep this arrangement as the working copy; readers see no change.

    Raises `Collision` if the stored front is no longer the one of this version, unless
    it says the same: then two people agree, or one has pressed twice.
    """
    permit(by, "save", front)
    front = locked(front)
    arranged = dump(without_killed(tidied(front, layout, by=by)))
    if arranged == front.layout:
        return front
    refuse_other(front, version)
    revision = change(front, arranged, by=by, now=now)
    record(front, "saved", by=by, revision=revision)
    return front


@transaction.atomic
def restore(
    front: Front, revision_number: int, *, by: User, version: int, now: datetime
) -> Front:
    """Make an earlier arrangement the working copy again; readers see no change."""
    permit(by, "restore", front)
    front = locked(front)
    refuse_other(front, version)
    revisions = FrontRevision.objects.of(front)
    earlier = revisions.filter(number=revision_number).first()
    if earlier is None:
        raise WorkflowError(_("This front has no such revision."))
    arranged = dump(without_killed(earlier.arranged))
    if arranged == front.layout:
        raise WorkflowError(_("The front is arranged exactly so already."))
    FrontRevision.objects.keep(front, front.layout, by=front.changed_by)
    revision = change(front, arranged, by=by, now=now)
    record(front, "restored", by=by, revision=revision, of=revision_number)
    return front


@transaction.atomic
def publish(
    front: Front, *, by: User, now: datetime, version: int | None = None
) -> PublishedFront:
    """Put the working copy before readers now.

    A scheduled one is dropped: this arrangement takes its place, and the event says
    so. Given a version, it refuses what somebody has changed since.
    """
    permit(by, "publish", front)
    front, side = opened(front, now, version)
    revision = FrontRevision.objects.keep(front, front.layout, by=by)
    copy = publishing.replace_current(front, revision, now=now)
    record(front, "published", by=by, revision=revision, **cancelled(side))
    announce(front)
    return copy


@transaction.atomic
def schedule(
    front: Front,
    *,
    at: datetime,
    by: User,
    now: datetime,
    version: int | None = None,
) -> PublishedFront:
    """Fix the arrangement as it is now for readers from `at` on; no job has to run.

    It takes the place of one that was scheduled before, and the event says so.
    """
    permit(by, "schedule", front)
    if timezone.is_naive(at):
        raise WorkflowError(_("The time has no time zone."))
    if at <= now:
        raise WorkflowError(_("This time has passed. Choose a later one, or publish."))
    front, side = opened(front, now, version)
    revision = FrontRevision.objects.keep(front, front.layout, by=by)
    copy = publishing.replace_pending(front, revision, side=side, at=at)
    dropped = cancelled(side)
    record(front, "scheduled", by=by, revision=revision, at=at.isoformat(), **dropped)
    announce(front)
    return copy


@transaction.atomic
def unschedule(front: Front, *, by: User, now: datetime) -> None:
    """Drop the scheduled front; what readers have stays."""
    permit(by, "unschedule", front)
    front, side = opened(front, now)
    if side.pending is None:
        raise WorkflowError(_("Nothing is scheduled for this front."))
    publishing.cancel_pending(front, side)
    record(front, "unscheduled", by=by, at=side.pending.visible_from.isoformat())
    announce(front)


@transaction.atomic
def take_off(front: Front, *, by: User, now: datetime) -> None:
    """Give readers the automatic front again; the working copy stays as it is.

    A scheduled one is dropped too, and the event says so.
    """
    permit(by, "take_off", front)
    front, side = opened(front, now)
    if side.current is None and side.pending is None:
        raise WorkflowError(_("Readers have the automatic front already."))
    publishing.drop(front)
    record(front, "taken_off", by=by, **cancelled(side))
    announce(front)


def wipe_words(front: Front, story: str, *, by: User | None, now: datetime) -> None:
    """Leave nothing of a killed story on a front but that it stood there.

    Whoever kills need not be one who arranges, nor be a person of the desk; the transaction holds the front's row.
    """
    publishing.wipe_words(front, story)
    arranged = dump(wiped(front.arranged, {story}))
    if arranged != front.layout:
        revision = change(front, arranged, by=by, now=now)
        record(front, "story_killed", by=by, revision=revision, story=story)


# ── The beats ────────────────────────────────────────────────────────────────


def locked(front: Front) -> Front:
    """The front with its row held until the transaction ends."""
    rows = Front.objects.for_desk().select_for_update(of=("self",), no_key=True)
    return rows.get(pk=front.pk)


def opened(
    front: Front, now: datetime, version: int | None = None
) -> tuple[Front, ReadersSide]:
    """The front locked, its readers' copies tidied."""
    front = locked(front)
    if version is not None:
        refuse_other(front, version)
    return front, publishing.settle(front, now)


def refuse_other(front: Front, version: int) -> None:
    if front.version != version:
        raise Collision(front)


def change(
    front: Front, arranged: dict[str, object], *, by: User | None, now: datetime
) -> FrontRevision:
    """Store the arrangement, raise the version, and keep a revision."""
    front.layout = arranged
    front.version += 1
    front.changed_by, front.changed_at = by, now
    front.save(update_fields=["layout", "version", "changed_by", "changed_at"])
    return FrontRevision.objects.keep(front, arranged, by=by)


def cancelled(side: ReadersSide) -> dict[str, Any]:
    """For the event: the moment of a scheduled front that the verb dropped."""
    if side.pending is None:
        return {}
    return {"unscheduled": side.pending.visible_from.isoformat()}


def record(
    front: Front,
    action: str,
    *,
    by: User | None,
    revision: FrontRevision | None = None,
    **detail: Any,
) -> None:
    number = revision.number if revision else None
    FrontEvent.objects.create(
        front=front, action=action, actor=by, revision=number, detail=detail
    )


def announce(front: Front) -> None:
    """Bump the edition's stamp, as the last write. Its front alone has changed."""
    bump([front.edition_id], about=front_key(front.edition_id))
