"""How the desk says where a story stands: whole sentences, times with their zone."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles.models import Article
from articles.permissions import Verb
from articles.readers_side import ReadersSide, ReadersState
from services import clock
from services.models import Edition


def readers_words(
    article: Article, side: ReadersSide, edition: Edition, now: datetime
) -> str:
    """What readers have of the story, in a sentence."""
    current = side.current
    if side.state == ReadersState.SCHEDULED:
        moment = clock.at_in(side.pending.visible_from, edition.time_zone, now)
        return _("Goes live at %(time)s") % {"time": moment}
    if current is None:
        return _("Not published")
    if side.state == ReadersState.LIVE and not edition.is_open:
        return _("Published; readers find it when the edition opens")
    if side.state == ReadersState.LIVE:
        return live_words(article, side, edition, now)
    if side.state == ReadersState.EXPIRED:
        return expired_words(side, edition, now)
    since = {"time": clock.at(current.stopped_at, edition.time_zone, now)}
    return {
        ReadersState.HELD: _("On hold since %(time)s"),
        ReadersState.WITHDRAWN: _("Withdrawn %(time)s"),
        ReadersState.KILLED: _("Killed %(time)s"),
    }[side.state] % since


def expired_words(side: ReadersSide, edition: Edition, now: datetime) -> str:
    places = {"time": clock.at(side.current.expires_at, edition.time_zone, now)}
    if side.pending is None:
        return _("Expired %(time)s") % places
    places["then"] = clock.at(side.pending.visible_from, edition.time_zone, now)
    return _("Expired %(time)s; scheduled again for %(then)s") % places


def live_words(
    article: Article, side: ReadersSide, edition: Edition, now: datetime
) -> str:
    places = {
        "since": clock.at(side.current.first_published_at, edition.time_zone, now)
    }
    if side.pending is not None:
        pending = side.pending.visible_from
        places["then"] = clock.at_in(pending, edition.time_zone, now)
        return _("Live since %(since)s; an update is scheduled for %(then)s") % places
    if article.digest != side.current.digest:
        return _("Live since %(since)s, with unpublished changes") % places
    return _("Live since %(since)s") % places


def desk_words(article: Article) -> str:
    """Where the working copy stands, apart from readers."""
    if article.spiked_at:
        return _("Spiked")
    if article.state == Article.State.READY and not article.is_cleared:
        return _("Ready, changed since cleared")
    return str(article.get_state_display())


def waiting_words(article: Article, now: datetime) -> str:
    """With whom the story is or at which desk it waits, and since when."""
    if not (article.waits_at or article.assignee_id):
        return ""
    where = {
        "desk": article.get_waits_at_display(),
        "person": article.assignee or "",
        "since": clock.at(
            article.waits_since or article.state_since, article.edition.time_zone, now
        ),
    }
    if not article.waits_at:
        return _("With %(person)s since %(since)s") % where
    if not article.assignee_id:
        return _("Waits at %(desk)s since %(since)s") % where
    return _("With %(person)s, at %(desk)s, since %(since)s") % where


def legal_words(article: Article) -> str:
    """What legal has said of the text; empty if nobody asked."""
    if not article.needs_legal:
        return ""
    if article.is_legally_cleared:
        return _("Legally cleared by %(person)s") % {"person": article.legal_by}
    if article.legal_digest:
        return _("Changed since it was legally cleared")
    return _("Legal has not cleared it yet")


def plan_words(article: Article, side: ReadersSide, now: datetime) -> str:
    """What a planned time does: nothing, until somebody presses Schedule."""
    planned = article.publish_at
    if planned is None or side.pending is not None:
        return ""
    if side.current is not None and planned <= now:
        return ""
    places = {"time": clock.at_in(planned, article.edition.time_zone, now)}
    if planned <= now:
        return _("It was planned for %(time)s. Nothing was scheduled.") % places
    return (
        _("Planned for %(time)s. Nothing happens then until you press Schedule.")
        % places
    )


def second_read_words(article: Article) -> str:
    """That one person alone answers for what readers have; empty if not so."""
    if not article.is_second_read_due:
        return ""
    return _("%(person)s published it alone. Somebody else has to read it yet.") % {
        "person": article.cleared_by or ""
    }


def will(verb: Verb, article: Article, side: ReadersSide, now: datetime) -> str:
    """What pressing the button will do to this story now."""
    if verb == Verb.PUBLISH and side.state == ReadersState.LIVE:
        return _("Readers get this text at once, in place of the one they have.")
    if verb == Verb.PUBLISH and side.pending is not None:
        return _("Readers get this text at once. The scheduled version is dropped.")
    if verb == Verb.PUBLISH and side.state == ReadersState.HELD:
        return _("Readers get this text at once. That lifts the hold.")
    if verb == Verb.PUBLISH:
        return _("Readers get this text at once.")
    if verb == Verb.SCHEDULE and article.publish_at and article.publish_at > now:
        time = clock.at_in(article.publish_at, article.edition.time_zone, now)
        return _("Asks for the time. Planned: %(time)s.") % {"time": time}
    return asks(verb)


def unsaved() -> str:
    return _("Not saved yet")


def done(verb: Verb, edition: Edition) -> str:
    """What the desk says when a verb went through."""
    if verb == Verb.PUBLISH and not edition.is_open:
        return _("The story is published. Readers find it when the edition opens.")
    return {
        Verb.FILE: _("The story is filed for an editor to read."),
        Verb.SEND_BACK: _("The story is back with its writer."),
        Verb.MARK_READY: _("The story is ready."),
        Verb.PUBLISH: _("The story is published."),
        Verb.SCHEDULE: _("The story is scheduled."),
        Verb.UNSCHEDULE: _("The scheduled version is dropped."),
        Verb.CORRECT: _("The story is published with its notice."),
        Verb.HOLD: _("The story is on hold. Readers see that it is being checked."),
        Verb.RELEASE: _("The story is back before its readers."),
        Verb.WITHDRAW: _("The story is withdrawn. Its address gives the reason."),
        Verb.REINSTATE: _("The story is back before its readers."),
        Verb.KILL: _("The story is killed. Nothing of it is left for readers."),
        Verb.SPIKE: _("The story is spiked. You can put it back."),
        Verb.PUT_BACK: _("The story is back on the desk."),
        Verb.HAND_TO: _("The story is handed on."),
        Verb.CLEAR_LEGALLY: _("This text is cleared legally. A later change is not."),
        Verb.SET_EXPIRY: _("The time until which readers get it is changed."),
        Verb.SET_LEGAL_HOLD: _("A legal hold is on. Nobody can publish the story."),
        Verb.LIFT_LEGAL_HOLD: _("The legal hold is lifted."),
        Verb.LIFT_EMBARGO: _("The embargo is lifted. Nothing is published yet."),
        Verb.ANONYMISE: _("The name is off this story, for readers too."),
        Verb.RESTORE_NAME: _("The name is printed again."),
    }[verb]


def asks(verb: Verb) -> str:
    """What pressing the button on a verb's own page will do."""
    return {
        Verb.FILE: _("Hand the story in for an editor to read."),
        Verb.SEND_BACK: _("Return the story to its writer."),
        Verb.MARK_READY: _("Clear the text as it stands."),
        Verb.PUBLISH: _("Put the text, as it stands on the desk, before its readers."),
        Verb.SCHEDULE: _(
            "Fix the text as it stands, for readers from a later time on."
        ),
        Verb.UNSCHEDULE: _("Drop the scheduled version. What is live stays live."),
        Verb.CORRECT: _("Publish the text as it stands, with a notice on the page."),
        Verb.HOLD: _(
            "Take the story off every page at once. Its address says that the report "
            "is being checked. Release brings it back unchanged."
        ),
        Verb.RELEASE: _("Put the story back before its readers, unchanged."),
        Verb.WITHDRAW: _(
            "Take the story back in public. Its address gives the reason for ever."
        ),
        Verb.REINSTATE: _("Put the withdrawn story back before its readers."),
        Verb.KILL: _(
            "Remove text, pictures and names from every page. This cannot be undone."
        ),
        Verb.SPIKE: _("Put the story away unpublished. Nothing is deleted."),
        Verb.PUT_BACK: _("Take the spiked story back onto the desk."),
        Verb.HAND_TO: _(
            "Give the story to a colleague, or to a desk. It stays as it is."
        ),
        Verb.CLEAR_LEGALLY: _(
            "Say that exactly this text may go out as far as the law is concerned."
        ),
        Verb.SET_EXPIRY: _(
            "Say until when readers get the story. At that moment it leaves every page "
            "by itself. It counts at once; other changes wait for Publish."
        ),
        Verb.SET_LEGAL_HOLD: _(
            "Let nobody publish, schedule or correct the story until lawyers have "
            "looked. What readers have, they keep."
        ),
        Verb.LIFT_LEGAL_HOLD: _(
            "Let the story be published again. Nothing goes out by this alone."
        ),
        Verb.LIFT_EMBARGO: _(
            "End the embargo before its time. Nothing goes out by this alone."
        ),
        Verb.ANONYMISE: _(
            "Take one person’s name off this story: byline, credits, what machines read "
            "and the author’s page. Readers see it gone on the next request."
        ),
        Verb.RESTORE_NAME: _("Print the name again, wherever it stood on this story."),
    }[verb]
