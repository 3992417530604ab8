"""Clearance: who answers for exactly which text, and what a change on the desk saves."""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from articles import checklist
from articles.models.history import Revision
from articles.models.story import Article
from articles.rendering import UNTITLED
from articles.rules import WorkflowError
from articles.snapshot import Snapshot, digest, take
from services.models import unicode_slug
from staff.models import User
from staff.permissions import standing

State = Article.State


def cleared_to_go(article: Article, *, by: User, at: datetime) -> tuple[Snapshot, bool]:
    """The snapshot, and whether one person alone answers for it; or a refusal.

    A first publication pins the web address, so that a later headline keeps it.
    """
    snapshot = take(article)
    mark = digest(snapshot)
    is_second_read = has_second_read(article, mark, by)
    is_lawful = not article.needs_legal or article.legal_digest == mark
    article.slug = article.slug or unicode_slug(article.headline, fallback=UNTITLED)
    snapshot = replace(snapshot, slug=article.slug)
    if article.legal_digest == mark:  # legal cleared the text, not its address
        article.legal_digest = digest(snapshot)
    may_go_alone = standing(by).is_on_duty(article.edition.service_id)
    stops = checklist.blocking(
        snapshot,
        article.edition,
        at=at,
        is_second_read=is_second_read or may_go_alone,
        is_lawful=is_lawful,
    )
    if stops:
        raise WorkflowError(" ".join(stop.sentence for stop in stops))
    return snapshot, article.edition.needs_second_eyes and not is_second_read


def has_second_read(article: Article, mark: str, by: User) -> bool:
    """Whether somebody besides this person wrote or cleared exactly this text."""
    is_cleared = article.cleared_digest == mark
    others = {article.changed_by_id, article.cleared_by_id if is_cleared else None}
    return bool(others - {None, by.pk})


def clear(
    article: Article, revision: Revision, *, by: User, alone: bool = False
) -> None:
    """Note that this person answers for exactly this revision."""
    article.cleared_digest = revision.digest
    article.digest = revision.digest
    article.cleared_by = by
    article.is_second_read_due = alone
    article.waits_at, article.waits_since = "", None
    if article.state != State.READY:
        article.state, article.state_since = State.READY, timezone.now()
    touch(article)


def move(article: Article, state: str) -> None:
    """Give the story another state on the desk; what was cleared is so no more."""
    article.state, article.state_since = state, timezone.now()
    article.cleared_digest, article.cleared_by = "", None
    touch(article)


def touch(article: Article) -> None:
    """Save what verbs change, and make every open form of the story a stale one."""
    article.version += 1
    article.save(update_fields=TOUCHED)


TOUCHED = (
    "version",
    "state",
    "state_since",
    "cleared_digest",
    "cleared_by",
    "digest",
    "readers_digest",
    "is_second_read_due",
    "assignee",
    "waits_at",
    "waits_since",
    "needs_legal",
    "legal_digest",
    "legal_by",
    "slug",
    "spiked_at",
    "embargo_until",
    "expires_at",
    "has_legal_hold",
    "changed_at",
)
