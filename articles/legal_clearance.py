"""Legal clearance: a legal adviser answers for exactly one text.

It lapses with the next change of anything readers could see.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.beats import announce, open_story, record
from articles.clearance import touch
from articles.handing import wait
from articles.models.history import Revision
from articles.models.story import Article
from articles.permissions import Verb, permit
from articles.rules import WorkflowError
from articles.snapshot import digest, take
from staff.models import User


@transaction.atomic
def clear_legally(article: Article, *, by: User, reason: str = "") -> None:
    """Say that this text may go out as far as the law is concerned.

    The story goes back to the editors' desk, if it waits at legal.
    """
    permit(by, Verb.CLEAR_LEGALLY, article)
    article, _side, _now = open_story(article, Verb.CLEAR_LEGALLY)
    snapshot = take(article)
    mark = digest(snapshot)
    if article.legal_digest == mark:
        raise WorkflowError(_("Legal has cleared this text already."))
    revision = Revision.objects.keep(article, snapshot, by=by)
    article.needs_legal = True
    article.digest = article.legal_digest = mark
    article.legal_by = by
    if article.waits_at == Article.Desk.LEGAL:
        article.assignee = None
        wait(article, Article.Desk.EDITOR)
    touch(article)
    record(
        article,
        "cleared_legally",
        by=by,
        revision=revision.number,
        reason=reason.strip(),
    )
    announce(article, Verb.CLEAR_LEGALLY)
