"""Expiry: a story that readers get until a stated moment, and no longer.

An agency's contract ends, or the silence before an election begins. The clock takes
the story off every page at that second; no job has to run.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.beats import announce_to_readers, open_story, record
from articles.clearance import touch
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.permissions import Verb, permit
from articles.readers_side import ReadersSide, ReadersState
from articles.rules import WorkflowError, under_legal_hold
from services import clock
from staff.models import User


@transaction.atomic
def set_expiry(article: Article, *, by: User, at: datetime | None) -> None:
    """Let readers have the story until `at`, or without end; at once.

    Whatever else was typed waits for *Publish*. A story that has expired comes back.
    """
    permit(by, Verb.SET_EXPIRY, article)
    if at is not None and timezone.is_naive(at):
        raise WorkflowError(_("The time has no time zone."))
    article, side, now = open_story(article, Verb.SET_EXPIRY)
    refuse_end(article, side, at, now)
    publishing.expire_at(side, at)
    before, article.expires_at = article.expires_at, at
    touch(article)
    record(article, "expiry_set", by=by, until=iso(at), before=iso(before))
    announce_to_readers(article, Verb.SET_EXPIRY)


def refuse_end(
    article: Article, side: ReadersSide, at: datetime | None, now: datetime
) -> None:
    """Refuse an end that has passed, that hides an update to come, or that is set."""
    if all(end == at for end in ends(article, side)):
        raise WorkflowError(_("It ends then already.") if at else _("It has no end."))
    if side.state == ReadersState.EXPIRED and (sentence := under_legal_hold(article)):
        raise WorkflowError(sentence)
    if at is None:
        return
    if at <= now:
        raise WorkflowError(
            _(
                "This time has passed. To take the story off now, press Hold or Withdraw."
            )
        )
    if side.pending is not None and at <= side.pending.visible_from:
        starts = side.pending.visible_from
        raise WorkflowError(
            _("A version is scheduled for %(time)s, after that. Unschedule it first.")
            % {"time": clock.at(starts, article.edition.time_zone, now)}
        )


def ends(article: Article, side: ReadersSide) -> list[datetime | None]:
    versions = [row for row in (side.current, side.pending) if row is not None]
    return [article.expires_at, *(version.expires_at for version in versions)]


def refuse_expired(article: Article, current: PublishedArticle, now: datetime) -> None:
    """Refuse to put a stopped story back that the clock would hide at once."""
    if current.expires_at is None or current.expires_at > now:
        return
    ended = clock.at(current.expires_at, article.edition.time_zone, now)
    raise WorkflowError(
        _("Readers had it until %(time)s. Press Expiry first and give a later time.")
        % {"time": ended}
    )


def iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
