"""What the desk does to a working copy besides the verbs: begin, keep, go back, preview."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import desk_index, publishing
from articles.models.history import ArticleEvent, Notice, Revision
from articles.models.story import Article, Story
from articles.permissions import permit
from articles.readers_side import readers_side
from articles.rendering import Rendered, render
from articles.restoring import fitted
from articles.rules import WorkflowError
from articles.sealed_revisions import permit_reading
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


def keep(article: Article, *, by: User, why: str = "") -> datetime | None:
    """Keep what the form and its inlines have just saved as a revision.

    The reason, if one is given, is kept with it, or beside it where the text was
    saved before.

    Raises the version, so that a form opened earlier is refused. Call it in the
    transaction that saved, with the article's row locked. Answers the moment of a
    scheduled version that had to be dropped, see `heed_stops`.
    """
    snapshot = take(article)
    mark = digest(snapshot)
    revision = Revision.objects.keep(article, snapshot, by=by, why=why)
    note(article, revision, why.strip(), by=by)
    if mark != article.digest:
        article.changed_by = by
    article.digest = mark
    article.version += 1
    article.save(update_fields=["digest", "version", "changed_by", "changed_at"])
    desk_index.enter_saved(article, snapshot)
    return heed_stops(article, by=by)


def note(article: Article, revision: Revision, why: str, *, by: User) -> None:
    """Put a reason on record that came after its text; the revision stays as it was."""
    if why and why != revision.why:
        ArticleEvent.objects.record(
            article, "noted", by=by, revision=revision.number, why=why
        )


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
def go_back(article: Article, number: int, *, by: User, why: str = "") -> None:
    """Make an earlier revision the working copy again; readers see no change.

    Going back is taken back the same way: what stood before is kept first.
    """
    permit(by, "edit", article)
    article = Article.objects.for_change(article.pk)
    revision = Revision.objects.of(article).filter(number=number).first()
    if revision is None:
        raise WorkflowError(_("This story has no such revision."))
    permit_reading(by, article, (number,))
    now = take(article)
    earlier = fitted(revision.snapshot, article).snapshot
    if earlier == now:
        raise WorkflowError(_("The story says exactly this already."))
    Revision.objects.keep(article, now, by=by)
    restore(earlier, article)
    keep(article, by=by, why=why)
    made = Revision.objects.of(article).values_list("number", flat=True)[0]
    ArticleEvent.objects.record(
        article, "went_back", by=by, revision=number, made=made, why=why.strip()
    )


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
