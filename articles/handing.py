"""Handing a story on: with whom it is, at which desk it waits, and since when."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.beats import announce, announce_to_readers, open_story, record
from articles.models.history import ArticleEvent
from articles.models.story import Article
from articles.permissions import Verb, permit
from articles.readers_side import ReadersSide
from articles.rules import WorkflowError
from staff.models import User
from staff.permissions import standing

State, Desk = Article.State, Article.Desk


@transaction.atomic
def hand_to(
    article: Article,
    *,
    by: User,
    to: User | None = None,
    desk: str = "",
    note: str = "",
) -> None:
    """Give the story to a colleague, to a desk, or to a colleague at a desk.

    A draft that goes to a desk is in review from then on. What goes to legal cannot
    be published until exactly its text is cleared there; see `clear_legally`.
    """
    permit(by, Verb.HAND_TO, article)
    if to is None and not desk:
        raise WorkflowError(_("Choose a colleague or a desk."))
    if desk and desk not in Desk.values:
        raise WorkflowError(_("Choose one of the desks: editor, sub-editor, legal."))
    article, side, _now = open_story(article, Verb.HAND_TO)
    if to is not None and not may_take(to, article):
        raise WorkflowError(
            _("%(person)s does not work in %(service)s. Choose somebody who does.")
            % {"person": to, "service": article.edition.service}
        )
    article.assignee = to
    if desk and article.state == State.DRAFT:
        article.state, article.state_since = State.IN_REVIEW, timezone.now()
    wait(article, desk)
    dropped = ask_legal(article, side, by=by) if desk == Desk.LEGAL else False
    save_handed(article)
    record(
        article,
        "handed_to",
        by=by,
        to=str(to or ""),
        to_id=to.pk if to else None,
        desk=desk,
        note=note.strip(),
    )
    (announce_to_readers if dropped else announce)(article, Verb.HAND_TO)


def may_take(person: User, article: Article) -> bool:
    """Whether the story can be given to this person: a member of its service."""
    return person.is_active and standing(person).has(article.edition.service_id)


def wait(article: Article, desk: str) -> None:
    """From now on the story waits at this desk; empty: with a person, or nowhere."""
    article.waits_at = desk
    article.waits_since = timezone.now() if desk or article.assignee_id else None


def ask_legal(article: Article, side: ReadersSide, *, by: User) -> bool:
    """Have legal clear the text before it may go out. Whether a schedule was dropped.

    The clock asks nobody: a scheduled version that legal has not cleared goes.
    """
    article.needs_legal = True
    pending = side.pending
    if pending is None or pending.digest == article.legal_digest:
        return False
    moment = publishing.cancel_pending(side)
    ArticleEvent.objects.record(
        article,
        "unscheduled",
        by=by,
        at=moment.isoformat() if moment else "",
        by_legal=True,
    )
    return True


def writer_of(article: Article) -> User | None:
    """To whom a story goes back: who filed it last, else who began it."""
    filed = article.events.filter(action="filed").select_related("actor").first()
    person = filed.actor if filed else article.created_by
    return person if person is not None and person.is_active else None


def save_handed(article: Article) -> None:
    """Make open forms stale, and save what handing on changes."""
    article.version += 1
    article.save(update_fields=HANDED)


HANDED = (
    "version",
    "assignee",
    "state",
    "state_since",
    "waits_at",
    "waits_since",
    "needs_legal",
    "changed_at",
)
