"""What the desk does to a working copy besides the verbs: begin, keep, go back, preview."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.models.history import ArticleEvent, Notice, Revision
from articles.models.story import Article, Story
from articles.permissions import permit
from articles.readers_side import readers_side
from articles.rendering import Rendered, render
from articles.rules import WorkflowError
from articles.snapshot import digest, restore, take
from articles.telling import Telling, telling_changes
from articles.times import Significance, timestamps
from staff.models import User


def begin(article: Article, *, by: User) -> Article:
    """Save a new working copy, with a story of its own if it has none."""
    permit(by, "edit", article)
    with transaction.atomic():
        if article.story_id is None:
            name = article.slugline or article.headline
            article.story = Story.objects.create(slugline=name[:80])
        article.created_by = article.changed_by = by
        article.save()
    return article


def keep(article: Article, *, by: User) -> datetime | None:
    """Keep what the form and its inlines have just saved as a revision.

    Raises the version, so that a form opened earlier is refused. Call it in the
    transaction that saved, with the article's row locked. Answers the moment of a
    scheduled version that had to be dropped, see `heed_stops`.
    """
    snapshot = take(article)
    mark = digest(snapshot)
    Revision.objects.keep(article, snapshot, by=by)
    if mark != article.digest:
        article.changed_by = by
    article.digest = mark
    article.version += 1
    article.save(update_fields=["digest", "version", "changed_by", "changed_at"])
    return heed_stops(article, by=by)


def heed_stops(article: Article, *, by: User) -> datetime | None:
    """Drop a scheduled version that a legal hold or an embargo now forbids.

    The clock asks nobody: without this, text would go live under a hold that was
    set after it was scheduled. Answers the moment it was meant for, or None.
    """
    embargo = article.embargo_until
    if not (article.has_legal_hold or embargo):
        return None
    side = publishing.settle(article, timezone.now())
    if side.pending is None:
        return None
    at = side.pending.visible_from
    if not article.has_legal_hold and embargo and embargo <= at:
        return None
    publishing.cancel_pending(side)
    ArticleEvent.objects.record(
        article, "unscheduled", by=by, at=at.isoformat(), by_stop=True
    )
    publishing.note_readers_digest(article)
    publishing.tell_readers(article)
    return at


@transaction.atomic
def go_back(article: Article, number: int, *, by: User) -> None:
    """Make an earlier revision the working copy again; readers see no change."""
    permit(by, "edit", article)
    article = Article.objects.for_change(article.pk)
    revision = Revision.objects.of(article).filter(number=number).first()
    if revision is None:
        raise WorkflowError(_("This story has no such revision."))
    Revision.objects.keep(article, take(article), by=by)
    restore(revision.snapshot, article)
    keep(article, by=by)
    ArticleEvent.objects.record(article, "went_back", by=by, revision=number)


def touched(article: Article) -> tuple[Telling, ...]:
    """What of the text that readers have the working copy changes in a telling way.

    Empty for a story that readers do not have: there is no earlier text to be wrong.
    """
    current = readers_side(article.public_id, timezone.now()).current
    if current is None:
        return ()
    before = Revision.objects.of(article).get(number=current.revision_number)
    return telling_changes(before.snapshot, take(article), article.edition.language)


def preview(article: Article, now: datetime) -> Rendered:
    """The page that publishing now would make, by the same function."""
    current = readers_side(article.public_id, now).current
    times = timestamps(current.times if current else None, Significance.UPDATE, now)
    return render(
        take(article),
        article.edition,
        times=times,
        notices=Notice.objects.on_page_of(article.public_id),
    )
