"""The verbs: one public function for each change of a story's state.

Each has five beats: may this person, may the story, change, record one event,
announce after commit. A verb raises PermissionDenied, or WorkflowError with a
sentence an editor can act on. All times are UTC.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import desk_index, publishing
from articles.adapting import is_there_already
from articles.anonymity import anonymise as anonymise
from articles.anonymity import restore_name as restore_name
from articles.beats import (
    alone_mark,
    announce,
    announce_to_readers,
    cancelled,
    current,
    go_live,
    known_significance,
    open_story,
    record,
    required,
)
from articles.clearance import clear, cleared_to_go, move, touch
from articles.embargo import lift_embargo as lift_embargo
from articles.expiry import refuse_expired
from articles.expiry import set_expiry as set_expiry
from articles.handing import hand_to as hand_to
from articles.handing import wait, writer_of
from articles.legal_clearance import clear_legally as clear_legally
from articles.legal_hold import lift_legal_hold as lift_legal_hold
from articles.legal_hold import set_legal_hold as set_legal_hold
from articles.models.history import Notice, Revision
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.notices import OF_ERRORS
from articles.permissions import Verb, permit
from articles.readers_side import ReadersState
from articles.removing import remove
from articles.rules import WorkflowError, is_read
from articles.snapshot import digest, take
from articles.source_tasks import Kind as Task
from articles.source_tasks import end_tasks, raise_tasks
from articles.times import Significance
from staff.models import User

__all__ = [
    "anonymise",
    "correct",
    "file",
    "hold",
    "kill",
    "lift_embargo",
    "lift_legal_hold",
    "mark_ready",
    "publish",
    "put_back",
    "reinstate",
    "release",
    "restore_name",
    "schedule",
    "send_back",
    "set_expiry",
    "set_legal_hold",
    "spike",
    "unschedule",
    "withdraw",
]

State = Article.State
Standing = PublishedArticle.Standing


# ── On the desk ──────────────────────────────────────────────────────────────


@transaction.atomic
def file(article: Article, *, by: User, reason: str = "") -> None:
    """Hand the story in for an editor to read. It waits at the editors' desk."""
    permit(by, Verb.FILE, article)
    article, _side, _now = open_story(article, Verb.FILE)
    revision = Revision.objects.keep(article, take(article), by=by)
    article.assignee = None
    wait(article, Article.Desk.EDITOR)
    move(article, State.IN_REVIEW)
    record(article, "filed", by=by, revision=revision.number, reason=reason.strip())
    announce(article, Verb.FILE)


@transaction.atomic
def send_back(article: Article, *, by: User, note: str) -> None:
    """Return the story to its writer, saying why."""
    permit(by, Verb.SEND_BACK, article)
    note = required(note, _("Say what the writer should do."))
    article, _side, _now = open_story(article, Verb.SEND_BACK)
    article.assignee = writer_of(article)
    wait(article, "")
    move(article, State.DRAFT)
    record(article, "sent_back", by=by, note=note)
    announce(article, Verb.SEND_BACK)


@transaction.atomic
def mark_ready(article: Article, *, by: User, reason: str = "") -> None:
    """Clear the story as it stands; later changes show as changed since cleared.

    Of a story that somebody published alone, this is the second read.
    """
    permit(by, Verb.MARK_READY, article)
    article, _side, _now = open_story(article, Verb.MARK_READY)
    snapshot = take(article)
    if article.cleared_digest == digest(snapshot) and is_read(article, by):
        raise WorkflowError(_("This text is cleared already."))
    revision = Revision.objects.keep(article, snapshot, by=by)
    is_second = article.is_second_read_due
    clear(article, revision, by=by)
    record(
        article,
        "read_again" if is_second else "marked_ready",
        by=by,
        revision=revision.number,
        reason=reason.strip(),
    )
    announce(article, Verb.MARK_READY)


@transaction.atomic
def spike(article: Article, *, by: User, reason: str = "") -> None:
    """Put a story that was never published away; nothing is deleted."""
    permit(by, Verb.SPIKE, article)
    article, _side, now = open_story(article, Verb.SPIKE)
    article.spiked_at = now
    wait(article, "")
    touch(article)
    record(article, "spiked", by=by, reason=reason.strip())
    announce(article, Verb.SPIKE)


@transaction.atomic
def put_back(article: Article, *, by: User, reason: str = "") -> None:
    """Take a spiked story back onto the desk, as it was."""
    permit(by, Verb.PUT_BACK, article)
    article, _side, _now = open_story(article, Verb.PUT_BACK)
    if sentence := is_there_already(article.edition, article.story_id):
        raise WorkflowError(sentence)
    article.spiked_at = None
    touch(article)
    record(article, "put_back", by=by, reason=reason.strip())
    announce(article, Verb.PUT_BACK)


# ── Before readers ───────────────────────────────────────────────────────────


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User,
    significance: str = Significance.UPDATE,
    reason: str = "",
) -> PublishedArticle:
    """Put the story, as it stands on the desk, before its readers now.

    A scheduled version is dropped: this text takes its place. Publishing a story
    on hold lifts the hold.
    """
    permit(by, Verb.PUBLISH, article)
    significance = known_significance(significance)
    if significance == Significance.CORRECTION:
        raise WorkflowError(_("A correction needs its notice. Press Correct."))
    article, side, now = open_story(article, Verb.PUBLISH)
    published = go_live(
        article, side, by=by, significance=significance, now=now, must_differ=True
    )
    record(
        article,
        "published",
        by=by,
        revision=published.revision_number,
        significance=published.significance,
        reason=reason.strip(),
        **cancelled(side),
        **alone_mark(article),
    )
    announce_to_readers(article, Verb.PUBLISH)
    return published


@transaction.atomic
def correct(
    article: Article, *, by: User, text: str, kind: str = Notice.Kind.CORRECTION
) -> PublishedArticle:
    """Publish the story with a public notice of what was wrong.

    A withdrawn story comes back this way too, if the person may reinstate it.
    """
    permit(by, Verb.CORRECT, article)
    text = required(text, _("Say in the notice what was wrong and what is right."))
    if kind not in OF_ERRORS:
        raise WorkflowError(_("Choose correction or clarification."))
    article, side, now = open_story(article, Verb.CORRECT)
    if side.state == ReadersState.WITHDRAWN:
        permit(by, Verb.REINSTATE, article)
        Notice.objects.end_withdrawal(article, by=by, at=now)
    Notice.objects.say(article, kind, text, by=by, at=now)
    published = go_live(
        article, side, by=by, significance=Significance.CORRECTION, now=now
    )
    raise_tasks(article, Task.CORRECTION, now=now, words=text)
    record(
        article,
        "corrected",
        by=by,
        revision=published.revision_number,
        kind=kind,
        notice=text,
        **cancelled(side),
        **alone_mark(article),
    )
    announce_to_readers(article, Verb.CORRECT)
    return published


@transaction.atomic
def schedule(
    article: Article,
    *,
    by: User,
    at: datetime,
    significance: str = Significance.UPDATE,
    reason: str = "",
) -> PublishedArticle:
    """Fix the text as it stands now for readers from `at` on; no job has to run."""
    permit(by, Verb.SCHEDULE, article)
    significance = known_significance(significance)
    if significance == Significance.CORRECTION:
        raise WorkflowError(_("A correction goes out at once. Press Correct."))
    if timezone.is_naive(at):
        raise WorkflowError(_("The time has no time zone."))
    article, side, now = open_story(article, Verb.SCHEDULE)
    if at <= now:
        raise WorkflowError(_("This time has passed. Choose a later one, or publish."))
    snapshot, alone = cleared_to_go(article, by=by, at=at)
    revision = Revision.objects.keep(article, snapshot, by=by)
    published = publishing.replace_pending(
        article, revision, snapshot, side=side, significance=significance, at=at
    )
    clear(article, revision, by=by, alone=alone)
    record(
        article,
        "scheduled",
        by=by,
        revision=revision.number,
        at=at.isoformat(),
        significance=published.significance,
        reason=reason.strip(),
        **alone_mark(article),
    )
    announce_to_readers(article, Verb.SCHEDULE)
    return published


@transaction.atomic
def unschedule(article: Article, *, by: User, reason: str = "") -> None:
    """Drop the scheduled version; what is live stays live."""
    permit(by, Verb.UNSCHEDULE, article)
    article, side, _now = open_story(article, Verb.UNSCHEDULE)
    if side.pending is None:
        raise WorkflowError(_("Nothing is scheduled for this story."))
    moment = publishing.cancel_pending(side)
    touch(article)
    record(
        article,
        "unscheduled",
        by=by,
        at=moment.isoformat() if moment else "",
        reason=reason.strip(),
    )
    announce_to_readers(article, Verb.UNSCHEDULE)


# ── Stopping, and starting again ─────────────────────────────────────────────


@transaction.atomic
def hold(article: Article, *, by: User, reason: str = "") -> None:
    """Take a live story off every surface at once, until it has been checked.

    A scheduled version is dropped, so that nothing appears by the clock meanwhile.
    """
    permit(by, Verb.HOLD, article)
    article, side, now = open_story(article, Verb.HOLD)
    publishing.stop(current(side), Standing.HELD, now=now, side=side)
    raise_tasks(article, Task.HOLD, now=now)
    touch(article)
    record(article, "held", by=by, reason=reason.strip(), **cancelled(side))
    publishing.tell_caches(article, by=by)
    announce_to_readers(article, Verb.HOLD)


@transaction.atomic
def release(article: Article, *, by: User, reason: str = "") -> None:
    """Put a held story back before its readers, unchanged."""
    permit(by, Verb.RELEASE, article)
    article, side, now = open_story(article, Verb.RELEASE)
    refuse_expired(article, current(side), now)
    publishing.reopen(current(side))
    end_tasks(article, now=now)
    touch(article)
    record(article, "released", by=by, reason=reason.strip())
    announce_to_readers(article, Verb.RELEASE)


@transaction.atomic
def withdraw(article: Article, *, by: User, reason: str) -> None:
    """Take a story back in public: its address answers 410 with this reason."""
    permit(by, Verb.WITHDRAW, article)
    reason = required(reason, _("Say why it is withdrawn. Readers will see this."))
    article, side, now = open_story(article, Verb.WITHDRAW)
    Notice.objects.say(article, Notice.Kind.WITHDRAWAL, reason, by=by, at=now)
    publishing.stop(
        current(side), Standing.WITHDRAWN, now=now, side=side, reason=reason
    )
    raise_tasks(article, Task.WITHDRAWAL, now=now, words=reason)
    touch(article)
    record(article, "withdrawn", by=by, reason=reason, **cancelled(side))
    publishing.tell_caches(article, by=by)
    announce_to_readers(article, Verb.WITHDRAW)


@transaction.atomic
def reinstate(article: Article, *, by: User, note: str = "") -> None:
    """Put a withdrawn story back as it was; a note, if given, is printed with it."""
    permit(by, Verb.REINSTATE, article)
    article, side, now = open_story(article, Verb.REINSTATE)
    refuse_expired(article, current(side), now)
    Notice.objects.end_withdrawal(article, by=by, at=now)
    if note := note.strip():
        Notice.objects.say(article, Notice.Kind.EDITORS_NOTE, note, by=by, at=now)
    publishing.reopen(current(side))
    end_tasks(article, now=now)
    touch(article)
    record(article, "reinstated", by=by, note=note)
    announce_to_readers(article, Verb.REINSTATE)


@transaction.atomic
def kill(article: Article, *, by: User, reason: str) -> None:
    """Remove text, photos and names of a published story from every surface.

    The reason stays on the desk; readers are told neither it nor the headline.
    Photos that no other story shows get new addresses, and the old files go.
    """
    permit(by, Verb.KILL, article)
    reason = required(reason, _("Say why it is killed. Only the desk will see this."))
    article, side, now = open_story(article, Verb.KILL)
    removed = remove(article, current(side), side=side, by=by, now=now)
    desk_index.enter_killed(article)
    article.assignee = None
    article.is_second_read_due = article.needs_legal = False
    wait(article, "")
    touch(article)
    record(
        article,
        "killed",
        by=by,
        reason=reason,
        photos=sorted(removed.photos),
        banners=removed.banners,
        **cancelled(side),
    )
    announce_to_readers(article, Verb.KILL)
