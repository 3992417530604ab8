"""Going through the ledger after a restore: what was stopped since is stopped again.

It is done by the longest-serving superuser, since nobody is at the desk then, and on
the safe side: held and not killed, so that a chief decides.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import workflow
from articles.models import Article
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
BEGINS_AGAIN = frozenset({"released", "reinstated", "put_back", "unprotected"})
Refused = (
    *(WorkflowError, PermissionDenied, erasing.ErasureError),
    protecting.ProtectionError,
    *(photo_pulling.PhotoError, recording_pulling.RecordingError),
)


def erase_again(line: Line, result: Replayed) -> None:
    try:
        erasing.find(line.kind, line.number)
    except erasing.ErasureError:
        return  # erased in this database, too, or not in it
    try:
        erasing.erase(line.kind, line.number, order=line.order, by=line.by)
    except Refused as refused:
        result.left.append(f"{line.kind} {line.number} was erased: {refused}")
        return
    result.done.append(f"{line.kind} {line.number}: erased again")


def stop_again(line: Line, result: Replayed) -> None:
    if line.what in BEGINS_AGAIN:
        return
    by = longest_serving()
    said = f"{line.kind} {line.number} was {line.what} at {line.at:%Y-%m-%d %H:%M} UTC"
    if by is None:
        result.left.append(f"{said}: there is no superuser to stop it again")
        return
    try:
        did = STOPPING[line.kind](line, by)
    except Refused as refused:
        result.left.append(f"{said}: {refused}")
        return
    if did:
        result.done.append(f"{said}: {did}")


def longest_serving() -> User | None:
    able = User.objects.filter(is_superuser=True, is_active=True)
    return able.order_by("date_joined", "pk").first()


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
    "photo": pull_photo,
    "recording": pull_recording,
    "contributor": protect,
}
