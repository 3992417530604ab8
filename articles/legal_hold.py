"""The legal hold: nobody publishes while it is on. What readers have, they keep."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import publishing
from articles.beats import announce_to_readers, cancelled, open_story, record, required
from articles.clearance import touch
from articles.models.story import Article
from articles.permissions import Verb, permit
from staff.models import User


@transaction.atomic
def set_legal_hold(article: Article, *, by: User, reason: str) -> None:
    """Let nobody publish the story until a lawyer has looked.

    A scheduled version is dropped: the clock asks nobody. A live one stays live;
    to take it off is *Hold*.
    """
    permit(by, Verb.SET_LEGAL_HOLD, article)
    reason = required(reason, _("Say what the lawyers should look at."))
    article, side, _now = open_story(article, Verb.SET_LEGAL_HOLD)
    publishing.cancel_pending(side)
    article.has_legal_hold = True
    touch(article)
    record(article, "legal_hold_set", by=by, reason=reason, **cancelled(side))
    announce_to_readers(article, Verb.SET_LEGAL_HOLD)


@transaction.atomic
def lift_legal_hold(article: Article, *, by: User, reason: str) -> None:
    """Let the story be published again; who said so, and why, is on record."""
    permit(by, Verb.LIFT_LEGAL_HOLD, article)
    reason = required(reason, _("Say who cleared it, and why it may go out."))
    article, _side, _now = open_story(article, Verb.LIFT_LEGAL_HOLD)
    article.has_legal_hold = False
    touch(article)
    record(article, "legal_hold_lifted", by=by, reason=reason)
    announce_to_readers(article, Verb.LIFT_LEGAL_HOLD)
