"""The beats that all verbs share: open the story, go live, record, announce.

A verb is found in `workflow.py` by its name; what it is made of stands here, so that
a verb may live in a module of its own.
"""

from datetime import datetime
from time import perf_counter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import desk_index, publishing, source_tasks
from articles.clearance import clear, cleared_to_go
from articles.following import follow
from articles.hub_feeds import ask_hubs
from articles.models.history import ArticleEvent, Revision
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.permissions import Verb
from articles.readers_side import ReadersSide, ReadersState
from articles.rules import WorkflowError, refusal
from articles.signals import story_changed
from articles.snapshot import Snapshot, digest
from articles.times import Significance
from services import measures
from services.changes import EVERYTHING, wherever
from services.commits import Later
from services.tracing import DOING
from staff.models import User


def open_story(article: Article, verb: Verb) -> tuple[Article, ReadersSide, datetime]:
    """Lock the story, tidy its readers' rows, and refuse a verb it has no use for."""
    rows = Article.objects
    article = (
        rows.lock(article.pk) if article.is_locked else rows.for_change(article.pk)
    )
    now = timezone.now()
    side = publishing.settle(article, now)
    if sentence := refusal(article, side, verb):
        raise WorkflowError(sentence)
    return article, side, now


def go_live(
    article: Article,
    side: ReadersSide,
    *,
    by: User,
    significance: Significance,
    now: datetime,
    must_differ: bool = False,
) -> PublishedArticle:
    """Keep the text as a revision and make it the readers' version now."""
    time_until_commit()
    snapshot, alone = cleared_to_go(article, by=by, at=now)
    if must_differ and is_live_already(snapshot, side):
        raise WorkflowError(_("Readers have exactly this text already."))
    revision = Revision.objects.keep(article, snapshot, by=by)
    desk_index.enter(article, snapshot)
    published = publishing.replace_current(
        article, revision, snapshot, side=side, significance=significance, now=now
    )
    if article.is_adapted:
        follow(
            article, revision, snapshot, significance=published.significance, now=now
        )
        source_tasks.end_tasks(article, now=now)
    clear(article, revision, by=by, alone=alone)
    return published


def is_live_already(snapshot: Snapshot, side: ReadersSide) -> bool:
    """Whether publishing would change nothing for readers."""
    return (
        side.state == ReadersState.LIVE
        and side.pending is None
        and current(side).digest == digest(snapshot)
        and current(side).expires_at == snapshot.desk.expires_at
    )


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


def time_until_commit() -> None:
    """Measure how long publishing takes: from the press, if a request brought it."""
    doing = DOING.get()
    begun = doing.begun if doing else perf_counter()

    def measure() -> None:
        measures.publish_seconds.observe(perf_counter() - begun)

    transaction.on_commit(measure, robust=True)


def announce_to_readers(article: Article, verb: Verb) -> None:
    """Bump the stamps, as the last write, and tell after commit."""
    if verb not in GIVING_TEXT:
        publishing.note_readers_digest(article)
    ask_hubs(article, verb, timezone.now())
    publishing.tell_readers(article, about=changed_by(verb, article))
    announce(article, verb)


# These note the digest of what readers get with everything else they save.
GIVING_TEXT = frozenset({Verb.PUBLISH, Verb.SCHEDULE, Verb.CORRECT})


def changed_by(verb: Verb, article: Article) -> str:
    """What the verb changes for readers, in the words of `services.changes`.

    What was put right is put right wherever it stands, in lists and below others too.
    """
    if verb == Verb.CORRECT:
        return wherever(article.public_id)
    return article.public_id if verb in GIVING_TEXT else EVERYTHING


def announce(article: Article, verb: Verb) -> None:
    """Tell after commit; one listener that fails does not silence the next."""
    tell = Later(
        story_changed.send_robust, Article, article_id=article.pk, verb=verb.value
    )
    transaction.on_commit(tell, robust=True)
