"""What the verbs do to the readers' copies of a front. No rules here.

Every function runs inside a verb's transaction, which holds the front's row.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from articles.publishing import HEAD_START
from fronts.killed import wiped
from fronts.layout import Block, Layout, Place, dump
from fronts.models import Front, FrontRevision, PublishedFront
from fronts.readers_side import ReadersSide, readers_side
from fronts.rules import WorkflowError
from fronts.showing import show_photos
from services.stamps import set_turns

Slot = PublishedFront.Slot

PINNED_FOR = timedelta(hours=24)  # a story that nobody gave an end
AT_MOST = timedelta(days=7)


def settle(front: Front, now: datetime) -> ReadersSide:
    """Give a pending copy whose time has come the current slot.

    Readers saw the change on its second; this only tidies the rows.
    """
    side = readers_side(front, now)
    current = side.current
    if current is not None and current.slot == Slot.PENDING:
        drop(front, Slot.CURRENT)
        current.slot = Slot.CURRENT
        current.save(update_fields=["slot"])
    return side


def replace_current(
    front: Front, revision: FrontRevision, *, now: datetime
) -> PublishedFront:
    """Make this revision what readers have from now on.

    From a little before, so that who asked a moment ago finds it too.
    """
    drop(front)
    return write(front, revision, Slot.CURRENT, at=now, visible_from=now - HEAD_START)


def replace_pending(
    front: Front, revision: FrontRevision, *, side: ReadersSide, at: datetime
) -> PublishedFront:
    """Make this revision what readers will have from `at` on."""
    drop(front, Slot.PENDING)
    if side.current is not None:
        end_at(side.current, at)
    return write(front, revision, Slot.PENDING, at=at, visible_from=at)


def cancel_pending(front: Front, side: ReadersSide) -> None:
    drop(front, Slot.PENDING)
    if side.current is not None:
        end_at(side.current, None)


def drop(front: Front, *slots: str) -> None:
    """Delete the copies in these slots; in every one if none is named."""
    rows = PublishedFront.objects.filter(front_number=front.pk)
    for row in rows.filter(slot__in=slots) if slots else rows:
        show_photos(row, Layout())
        row.delete()


def end_at(copy: PublishedFront, moment: datetime | None) -> None:
    """The moment at which the pending copy follows; None: no such moment."""
    copy.visible_until = moment
    copy.save(update_fields=["visible_until"])
    show_photos(copy, copy.arranged)


def write(
    front: Front,
    revision: FrontRevision,
    slot: str,
    *,
    at: datetime,
    visible_from: datetime,
) -> PublishedFront:
    """The readers' copy of the revision, with an end for every story in it."""
    layout = with_ends(revision.arranged, at)
    copy = PublishedFront.objects.create(
        edition=front.edition,
        section_number=front.section_id,
        front_number=front.pk,
        slot=slot,
        revision_number=revision.number,
        layout=dump(layout),
        visible_from=visible_from,
    )
    show_photos(copy, layout)
    ends = {place.until for place in layout.places if place.until}
    set_turns([front.edition_id], visible_from, *sorted(ends))
    return copy


def wipe_words(front: Front, story: str) -> None:
    """Take headline and photo off the places of a story, in every copy."""
    for copy in PublishedFront.objects.filter(front_number=front.pk):
        layout = wiped(copy.arranged, {story})
        if layout != copy.arranged:
            copy.layout = dump(layout)
            copy.save(update_fields=["layout"])
            show_photos(copy, layout)


# ── The end of a place ───────────────────────────────────────────────────────


def with_ends(layout: Layout, at: datetime) -> Layout:
    """Nobody may look at the front again for days, and it must not grow stale."""
    return Layout(
        lead=ending(layout.lead, at) if layout.lead else None,
        top=tuple(ending(place, at) for place in layout.top),
        blocks=tuple(block_with_ends(block, at) for block in layout.blocks),
    )


def block_with_ends(block: Block, at: datetime) -> Block:
    return replace(block, places=tuple(ending(place, at) for place in block.places))


def ending(place: Place, at: datetime) -> Place:
    if not place.story:
        return place
    end = place.until or at + PINNED_FOR
    if end > at + AT_MOST:
        raise WorkflowError(
            _("A story is pinned for %(number)s days at most. Choose an earlier end.")
            % {"number": AT_MOST.days}
        )
    return replace(place, until=end)
