"""The rules of the verbs: what each asks of the story before it changes it."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.anonymity import withheld_on
from articles.models.story import Article
from articles.permissions import Verb, may
from articles.readers_side import ReadersSide, ReadersState
from staff.models import User

State = Article.State


class WorkflowError(Exception):
    """A verb was refused; the message is a sentence an editor can act on."""


PUBLISHED = frozenset(
    {
        ReadersState.LIVE,
        ReadersState.EXPIRED,
        ReadersState.HELD,
        ReadersState.WITHDRAWN,
    }
)
NOT_KILLED = frozenset(ReadersState) - {ReadersState.KILLED}

# What a verb asks of the story. Readers' states first, then the desk's; a verb
# that is missing from DESK asks nothing of the desk's state.
READERS: dict[str, frozenset[ReadersState]] = {
    Verb.PUBLISH: frozenset(
        {
            ReadersState.NOT_PUBLISHED,
            ReadersState.SCHEDULED,
            ReadersState.LIVE,
            ReadersState.EXPIRED,
            ReadersState.HELD,
        }
    ),
    Verb.SCHEDULE: frozenset(
        {
            ReadersState.NOT_PUBLISHED,
            ReadersState.SCHEDULED,
            ReadersState.LIVE,
            ReadersState.EXPIRED,
        }
    ),
    Verb.UNSCHEDULE: frozenset(
        {ReadersState.SCHEDULED, ReadersState.LIVE, ReadersState.EXPIRED}
    ),
    Verb.CORRECT: PUBLISHED,
    Verb.HOLD: frozenset({ReadersState.LIVE}),
    Verb.RELEASE: frozenset({ReadersState.HELD}),
    Verb.WITHDRAW: frozenset(
        {ReadersState.LIVE, ReadersState.EXPIRED, ReadersState.HELD}
    ),
    Verb.REINSTATE: frozenset({ReadersState.WITHDRAWN}),
    Verb.KILL: PUBLISHED,
    Verb.SPIKE: frozenset({ReadersState.NOT_PUBLISHED}),
    Verb.FILE: NOT_KILLED,
    Verb.SEND_BACK: NOT_KILLED,
    Verb.MARK_READY: NOT_KILLED,
    Verb.PUT_BACK: frozenset(ReadersState),
    Verb.HAND_TO: NOT_KILLED,
    Verb.CLEAR_LEGALLY: NOT_KILLED,
    Verb.SET_EXPIRY: PUBLISHED | {ReadersState.SCHEDULED},
    Verb.SET_LEGAL_HOLD: NOT_KILLED,
    Verb.LIFT_LEGAL_HOLD: NOT_KILLED,
    Verb.LIFT_EMBARGO: NOT_KILLED,
    Verb.ANONYMISE: NOT_KILLED,
    Verb.RESTORE_NAME: NOT_KILLED,
}

DESK: dict[str, frozenset[str]] = {
    Verb.FILE: frozenset({State.DRAFT, State.READY}),
    Verb.SEND_BACK: frozenset({State.IN_REVIEW, State.READY}),
    Verb.MARK_READY: frozenset({State.DRAFT, State.IN_REVIEW, State.READY}),
}


def no_legal_hold(article: Article) -> str:
    return "" if article.has_legal_hold else _("No legal hold is on.")


def legal_hold_already(article: Article) -> str:
    return _("A legal hold is on already.") if article.has_legal_hold else ""


def under_legal_hold(article: Article) -> str:
    """Why readers cannot get back what they had: not by a side door either."""
    if not article.has_legal_hold:
        return ""
    return _("A legal hold is on. A chief or a legal adviser lifts it.")


def no_name_withheld(article: Article) -> str:
    return "" if withheld_on(article) else _("No name is withheld on this story.")


def no_embargo(article: Article) -> str:
    embargo = article.embargo_until
    is_on = embargo is not None and embargo > timezone.now()
    return "" if is_on else _("No embargo is on.")


# What a verb asks besides, of the story alone: a sentence, or an empty string.
BESIDES: dict[str, Callable[[Article], str]] = {
    Verb.RELEASE: under_legal_hold,
    Verb.REINSTATE: under_legal_hold,
    Verb.SET_LEGAL_HOLD: legal_hold_already,
    Verb.LIFT_LEGAL_HOLD: no_legal_hold,
    Verb.LIFT_EMBARGO: no_embargo,
    Verb.RESTORE_NAME: no_name_withheld,
}

READERS_REFUSALS = {
    ReadersState.NOT_PUBLISHED: gettext_lazy(
        "“%(verb)s” does not fit: this story is not published."
    ),
    ReadersState.SCHEDULED: gettext_lazy(
        "“%(verb)s” does not fit: this story is scheduled. Unschedule it first."
    ),
    ReadersState.LIVE: gettext_lazy("“%(verb)s” does not fit: this story is live."),
    ReadersState.EXPIRED: gettext_lazy(
        "“%(verb)s” does not fit: this story has expired."
    ),
    ReadersState.HELD: gettext_lazy(
        "“%(verb)s” does not fit: this story is on hold. Release it first."
    ),
    ReadersState.WITHDRAWN: gettext_lazy(
        "“%(verb)s” does not fit: this story was withdrawn. A chief can reinstate it."
    ),
    ReadersState.KILLED: gettext_lazy("This story was killed. Begin a new one."),
}


def refusal(article: Article, side: ReadersSide, verb: Verb) -> str:
    """Why the story cannot take this verb now, or an empty string."""
    if verb == Verb.PUT_BACK:
        return "" if article.spiked_at else _("This story is not spiked.")
    if article.spiked_at:
        return _("This story is spiked. Put it back first.")
    if side.state not in READERS[verb]:
        return READERS_REFUSALS[side.state] % {"verb": verb.label}
    if verb == Verb.FILE and article.is_cleared:
        return _("Nothing has changed since this story was cleared.")
    if verb in DESK and article.state not in DESK[verb]:
        return _("“%(verb)s” does not fit: the story is %(state)s.") % {
            "verb": verb.label,
            "state": article.get_state_display(),
        }
    return BESIDES[verb](article) if verb in BESIDES else ""


def possible(article: Article, person: User, side: ReadersSide) -> tuple[Verb, ...]:
    """The verbs this person may use on this story now, for the workflow bar."""
    return tuple(
        verb
        for verb in Verb
        if may(person, verb, article)
        and not refusal(article, side, verb)
        and not (
            verb == Verb.CORRECT
            and side.state == ReadersState.WITHDRAWN
            and not may(person, Verb.REINSTATE, article)
        )
        and not (verb == Verb.UNSCHEDULE and side.pending is None)
        and not (verb == Verb.MARK_READY and is_read(article, person))
        and not (verb == Verb.CLEAR_LEGALLY and article.is_legally_cleared)
    )


def is_read(article: Article, person: User) -> bool:
    """Whether *Ready* would say nothing new: cleared, and no second read is due.

    A second read is due to somebody besides the one who published alone.
    """
    if not article.is_cleared:
        return False
    return not article.is_second_read_due or article.cleared_by_id == person.pk
