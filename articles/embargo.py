"""The embargo: set in the form by an editor, lifted before its end for a reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.beats import announce, open_story, record, required
from articles.clearance import touch
from articles.expiry import iso
from articles.models.story import Article
from articles.permissions import Verb, permit
from staff.models import User


@transaction.atomic
def lift_embargo(article: Article, *, by: User, reason: str) -> None:
    """End an embargo before its time; nothing is published by that."""
    permit(by, Verb.LIFT_EMBARGO, article)
    reason = required(reason, _("Say who lifted the embargo, and why."))
    article, _side, _now = open_story(article, Verb.LIFT_EMBARGO)
    ended, article.embargo_until = article.embargo_until, None
    touch(article)
    record(article, "embargo_lifted", by=by, reason=reason, until=iso(ended))
    announce(article, Verb.LIFT_EMBARGO)
