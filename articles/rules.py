"""The rules of the verbs: what each asks of the story before it changes it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.story import Article
from articles.permissions import Verb, may
from articles.readers_side import ReadersSide, ReadersState
from staff.models import User

State = Article.State


class WorkflowError(Exception):
    """A verb was refused; the message is a sentence an editor can act on."""


# What a verb asks of the story. Readers' states first, then the desk's; a verb
# that is missing from DESK asks nothing of the desk's state.
READERS: dict[str, frozenset[ReadersState]] = {
    Verb.PUBLISH: frozenset(
        {
            ReadersState.NOT_PUBLISHED,
            ReadersState.SCHEDULED,
            ReadersState.LIVE,
            ReadersState.HELD,
        }
    ),
    Verb.SCHEDULE: frozenset(
        {ReadersState.NOT_PUBLISHED, ReadersState.SCHEDULED, ReadersState.LIVE}
    ),
    Verb.UNSCHEDULE: frozenset({ReadersState.SCHEDULED, ReadersState.LIVE}),
    Verb.CORRECT: frozenset(
        {ReadersState.LIVE, ReadersState.HELD, ReadersState.WITHDRAWN}
    ),
    Verb.HOLD: frozenset({ReadersState.LIVE}),
    Verb.RELEASE: frozenset({ReadersState.HELD}),
    Verb.WITHDRAW: frozenset({ReadersState.LIVE, ReadersState.HELD}),
    Verb.REINSTATE: frozenset({ReadersState.WITHDRAWN}),
    Verb.KILL: frozenset(
        {ReadersState.LIVE, ReadersState.HELD, ReadersState.WITHDRAWN}
    ),
    Verb.SPIKE: frozenset({ReadersState.NOT_PUBLISHED}),
    Verb.FILE: frozenset(ReadersState) - {ReadersState.KILLED},
    Verb.SEND_BACK: frozenset(ReadersState) - {ReadersState.KILLED},
    Verb.MARK_READY: frozenset(ReadersState) - {ReadersState.KILLED},
    Verb.PUT_BACK: frozenset(ReadersState),
    Verb.HAND_TO: frozenset(ReadersState) - {ReadersState.KILLED},
    Verb.CLEAR_LEGALLY: frozenset(ReadersState) - {ReadersState.KILLED},
}

DESK: dict[str, frozenset[str]] = {
    Verb.FILE: frozenset({State.DRAFT, State.READY}),
    Verb.SEND_BACK: frozenset({State.IN_REVIEW, State.READY}),
    Verb.MARK_READY: frozenset({State.DRAFT, State.IN_REVIEW, State.READY}),
}

READERS_REFUSALS = {
    ReadersState.NOT_PUBLISHED: gettext_lazy(
        "“%(verb)s” does not fit: this story is not published."
    ),
    ReadersState.SCHEDULED: gettext_lazy(
        "“%(verb)s” does not fit: this story is scheduled. Unschedule it first."
    ),
    ReadersState.LIVE: gettext_lazy("“%(verb)s” does not fit: this story is live."),
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
    return ""


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
