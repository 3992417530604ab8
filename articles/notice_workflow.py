"""The verbs of notices: say more of a live story, reword what was said, take it back.

Who may correct a story may do this. None of it touches the working copy, and what
readers were told before stays before them.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles import posting, publishing
from articles.beats import (
    alone_mark,
    announce_to_readers,
    cancelled,
    current,
    go_live,
    open_story,
    record,
    required,
)
from articles.clearance import touch
from articles.models.history import Notice
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.notices import OF_NEWS, NoticeKind, Told
from articles.permissions import Verb, permit
from articles.readers_side import ReadersSide, ReadersState
from articles.rules import WorkflowError
from articles.source_tasks import end_correction, reword_tasks
from articles.times import Significance, timestamps
from staff.models import User


@transaction.atomic
def add_notice(
    article: Article,
    *,
    by: User,
    text: str,
    kind: str = NoticeKind.UPDATE,
    with_text: bool = False,
) -> PublishedArticle:
    """Tell readers of a live story something: an update, or an editor's note.

    Readers keep the text they have, so that a note never sends out what somebody is
    just typing; `with_text` publishes the text as it stands on the desk with it.
    Either way the story says that it was updated.
    """
    permit(by, Verb.CORRECT, article)
    text = required(text, _("Say what readers should know."))
    if kind not in OF_NEWS:
        raise WorkflowError(_("Choose update or editor's note."))
    article, side, now = open_story(article, Verb.CORRECT)
    refuse_unless_live(side)
    refuse_under_legal_hold(article)
    notice = Notice.objects.say(article, kind, text, by=by, at=now)
    dropped = cancelled(side) if with_text else {}
    if with_text:
        published = go_live(
            article, side, by=by, significance=Significance.UPDATE, now=now
        )
    else:
        published = update_as_it_is(article, side, now)
    record(
        article,
        "notice_added",
        by=by,
        revision=published.revision_number,
        kind=kind,
        number=notice.pk,
        notice=text,
        **dropped,
        **(alone_mark(article) if with_text else {}),
    )
    announce_to_readers(article, Verb.CORRECT)
    return published


@transaction.atomic
def reword_notice(notice: Notice, *, by: User, text: str, why: str) -> None:
    """Put a notice into better words; readers can still read the earlier ones.

    `why` is for the desk. The story's own times stay: the notice has its own.
    """
    article = notice.article
    permit(by, Verb.CORRECT, article)
    text = required(text, _("Say in the notice what readers should know."))
    why = required(why, _("Say for the desk what was wrong with the wording."))
    article, side, now = open_story(article, Verb.CORRECT)
    told = still_standing(notice)
    if told.text == text:
        raise WorkflowError(_("The notice says exactly this already."))
    refuse_under_legal_hold(article)
    notice.reword(text, by=by, at=now)
    reword_tasks(article, told.text, text, now=now)
    say_it_anew(article, side, by=by)
    record(
        article,
        "notice_reworded",
        by=by,
        kind=notice.kind,
        number=told.number,
        before=told.text,
        notice=text,
        note=why,
    )
    announce_to_readers(article, Verb.CORRECT)


@transaction.atomic
def take_back_notice(notice: Notice, *, by: User, why: str) -> None:
    """Strike a wrong notice through; readers see it, and why it was wrong."""
    article = notice.article
    permit(by, Verb.CORRECT, article)
    why = required(why, _("Say why it is taken back. Readers will see this."))
    if notice.kind == NoticeKind.WITHDRAWAL:
        raise WorkflowError(_("To take back a withdrawal, reinstate the story."))
    article, side, now = open_story(article, Verb.CORRECT)
    told = still_standing(notice)
    notice.take_back(why, by=by, at=now)
    end_correction(article, told.text, now=now)
    say_it_anew(article, side, by=by)
    record(
        article,
        "notice_taken_back",
        by=by,
        kind=notice.kind,
        number=told.number,
        notice=told.text,
        reason=why,
    )
    announce_to_readers(article, Verb.CORRECT)


# ── The beats they share ─────────────────────────────────────────────────────


def still_standing(notice: Notice) -> Told:
    """The notice this row is the last word of, read again under the story's lock."""
    for told in Notice.objects.told_of(notice.article.public_id):
        if told.last != notice.pk:
            continue
        if told.taken_back:
            raise WorkflowError(
                _("This notice was taken back. Write a new one instead.")
            )
        return told
    raise WorkflowError(
        _("Somebody else changed this notice meanwhile. Look at it again.")
    )


def update_as_it_is(
    article: Article, side: ReadersSide, now: datetime
) -> PublishedArticle:
    """Readers keep their text, with the notice and the time it came."""
    published = current(side)
    times = timestamps(published.times, Significance.UPDATE, now)
    published.updated_at = times.updated_at
    published.save(update_fields=["updated_at"])
    posting.say_again(side)
    touch(article)
    return published


def say_it_anew(article: Article, side: ReadersSide, *, by: User) -> None:
    """Bring a changed notice before readers, wherever they meet it."""
    posting.say_again(side)
    if side.state == ReadersState.WITHDRAWN:
        posting.give_reason(current(side))
        publishing.tell_caches(article, by=by)
    touch(article)


def refuse_unless_live(side: ReadersSide) -> None:
    if side.state == ReadersState.HELD:
        raise WorkflowError(
            _("This story is on hold. Release it first, or correct it.")
        )
    if side.state == ReadersState.WITHDRAWN:
        raise WorkflowError(
            _("This story was withdrawn. Reword its notice, or reinstate it.")
        )


def refuse_under_legal_hold(article: Article) -> None:
    if article.has_legal_hold:
        raise WorkflowError(
            _("A legal hold is on: nothing more may be said in public until it is off.")
        )
