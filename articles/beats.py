"""The beats that all verbs share: open the story, record what was done, tell.

A verb asks `permissions.permit` first. These run inside its transaction.
"""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.models.history import ArticleEvent
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.permissions import Verb
from articles.readers_side import ReadersSide
from articles.rules import WorkflowError, refusal
from articles.signals import story_changed
from articles.times import Significance
from staff.models import User


def open_story(article: Article, verb: Verb) -> tuple[Article, ReadersSide, datetime]:
    """Lock the story, tidy its readers' rows, and refuse a verb it has no use for."""
    article = Article.objects.for_change(article.pk)
    now = timezone.now()
    side = publishing.settle(article, now)
    if sentence := refusal(article, side, verb):
        raise WorkflowError(sentence)
    return article, side, now


def current(side: ReadersSide) -> PublishedArticle:
    """The current version, which the verb's rule has already asked for."""
    if side.current is None:
        raise WorkflowError(_("This story is not published."))
    return side.current


def required(text: str, sentence: str) -> str:
    """The text without blanks around it, or a refusal with this sentence."""
    text = text.strip()
    if not text:
        raise WorkflowError(sentence)
    return text


def known_significance(value: str) -> Significance:
    if value not in Significance.values:
        raise WorkflowError(
            _("Choose what this publication is: update, typo, rewrite.")
        )
    return Significance(value)


def cancelled(side: ReadersSide) -> dict[str, str]:
    """For the event: the moment of a scheduled version that the verb dropped."""
    if side.pending is None:
        return {}
    return {"unscheduled": side.pending.visible_from.isoformat()}


def alone_mark(article: Article) -> dict[str, bool]:
    """For the event: nobody else has read the text yet."""
    return {"alone": True} if article.is_second_read_due else {}


def record(article: Article, action: str, *, by: User, **detail: object) -> None:
    ArticleEvent.objects.record(article, action, by=by, **detail)


def announce_to_readers(article: Article, verb: Verb) -> None:
    """Bump the stamps, as the last write, and tell after commit."""
    if verb not in GIVING_TEXT:
        publishing.note_readers_digest(article)
    publishing.tell_readers(article)
    announce(article, verb)


# These note the digest of what readers get with everything else they save.
GIVING_TEXT = frozenset({Verb.PUBLISH, Verb.SCHEDULE, Verb.CORRECT})


def announce(article: Article, verb: Verb) -> None:
    """Tell after commit; one listener that fails does not silence the next."""
    tell = partial(
        story_changed.send_robust, Article, article_id=article.pk, verb=verb.value
    )
    transaction.on_commit(tell, robust=True)
