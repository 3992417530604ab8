"""Going through the ledger after a restore: what was stopped since is stopped again.

It is done by the longest-serving superuser, since nobody is at the desk then, and on
the safe side: held and not killed, so that a chief decides.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.anonymity import nameable
from articles.models import Article, PublishedArticle, WithheldName
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from bylines import protecting
from bylines.models import Contributor
from photos import pulling as photo_pulling
from photos.models import Photo
from pressroom import erasing
from pressroom.ledger import Line, Replayed
from recordings import pulling as recording_pulling
from recordings.models import Recording
from staff.models import User

WHY = "It was {what} at {at:%Y-%m-%d %H:%M} UTC, after the backup that was restored."
BEGINS_AGAIN = frozenset(
    {"released", "reinstated", "put_back", "unprotected", "name_restored"}
)
CALLED = {"schedule": "the scheduled version of story", "name": "a name on story"}
Refused = (
    *(WorkflowError, PermissionDenied, erasing.ErasureError),
    protecting.ProtectionError,
    *(photo_pulling.PhotoError, recording_pulling.RecordingError),
)


def erase_again(line: Line, result: Replayed) -> None:
    try:
        row = erasing.find_again(line.kind, line.number)
    except erasing.ErasureError:
        return  # erased in this database, too, or not in it
    if is_of_somebody_else(row, line):
        result.left.append(
            f"{line.kind} {line.number} was erased at {line.at:%Y-%m-%d %H:%M} UTC, "
            "before the account was made that has this number now: that one is let be"
        )
        return
    try:
        erasing.erase_row(line.kind, row, order=line.order, by=line.by)
    except Refused as refused:
        result.left.append(f"{line.kind} {line.number} was erased: {refused}")
        return
    result.done.append(f"{line.kind} {line.number}: erased again")


def is_of_somebody_else(row: Any, line: Line) -> bool:
    """An account's number is given again after a restore, to somebody who is new."""
    return isinstance(row, User) and row.date_joined > line.at


def stop_again(line: Line, result: Replayed) -> None:
    if line.what in BEGINS_AGAIN:
        return
    by = longest_serving()
    kind = CALLED.get(line.kind, line.kind)
    said = f"{kind} {line.number} was {line.what} at {line.at:%Y-%m-%d %H:%M} UTC"
    if by is None:
        result.left.append(f"{said}: there is no superuser to stop it again")
        return
    try:
        did = STOPPING.get(line.kind, leave)(line, by)
    except Refused as refused:
        result.left.append(f"{said}: {refused}")
        return
    if did:
        result.done.append(f"{said}: {did}")


def longest_serving() -> User | None:
    able = User.objects.filter(is_superuser=True, is_active=True)
    return able.order_by("date_joined", "pk").first()


def leave(line: Line, _by: User) -> str:
    raise WorkflowError(f"This release knows no {line.kind}. See to it yourself.")


def why(line: Line) -> str:
    return WHY.format(what=line.what, at=line.at)


def hold_story(line: Line, by: User) -> str:
    article = Article.objects.filter(public_id=line.number).first()
    if article is None:
        return ""
    side = readers_side(article.public_id, timezone.now())
    if side.state != ReadersState.LIVE:
        return ""
    workflow.hold(article, by=by, reason=why(line))
    return f"on hold; a chief decides what it was {line.what} for"


def cancel_schedule(line: Line, by: User) -> str:
    """What the clock has published meanwhile is put on hold."""
    article = Article.objects.filter(public_id=line.number).first()
    if article is None:
        return ""
    side = readers_side(article.public_id, timezone.now())
    if side.pending is not None:
        workflow.unschedule(article, by=by, reason=why(line))
        return "cancelled again"
    if side.current and side.current.slot == PublishedArticle.Slot.PENDING:
        return hold_story(line, by)
    return ""


def withhold_name(line: Line, by: User) -> str:
    article = Article.objects.filter(public_id=line.number).first()
    person = Contributor.objects.filter(public_id=line.who).first()
    if article is None or person is None:
        return ""
    side = readers_side(article.public_id, timezone.now())
    if side.state == ReadersState.KILLED or person not in nameable(article, side):
        return ""  # nothing prints it, or it is withheld already
    nothing = WithheldName.Instead.SAY_NOTHING
    workflow.anonymise(
        article, by=by, contributor=person, instead=nothing, reason=why(line)
    )
    return "withheld again, and nothing is said in its place"


def pull_photo(line: Line, by: User) -> str:
    photo = Photo.objects.filter(public_id=line.number, pulled_at=None).first()
    if photo is None:
        return ""
    photo_pulling.pull(photo, by=by, reason=why(line))
    return "pulled again"


def pull_recording(line: Line, by: User) -> str:
    recording = Recording.objects.filter(public_id=line.number, pulled_at=None).first()
    if recording is None:
        return ""
    recording_pulling.pull(recording, by=by, reason=why(line))
    return "pulled again"


def protect(line: Line, by: User) -> str:
    person = Contributor.objects.filter(public_id=line.number, protection="").first()
    if person is None:
        return ""
    nothing = Contributor.Protection.SAY_NOTHING
    protecting.protect(person, by=by, protection=nothing, reason=why(line))
    return "protected again, and nothing is said of them"


STOPPING: dict[str, Callable[[Line, User], str]] = {
    "story": hold_story,
    "schedule": cancel_schedule,
    "name": withhold_name,
    "photo": pull_photo,
    "recording": pull_recording,
    "contributor": protect,
}
