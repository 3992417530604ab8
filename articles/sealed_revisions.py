"""Sealing a revision: an older text that names somebody is closed to all but chiefs.

The record stays what it was; what readers have is not touched. Whoever reads a
revision at the desk asks here first.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models.history import ArticleEvent, Revision
from articles.models.published import PublishedArticle
from articles.models.sealing import SealedRevision
from articles.models.story import Article
from articles.permissions import may, permit, security
from articles.rules import WorkflowError
from staff.models import User
from staff.permissions import Person

Standing = PublishedArticle.Standing


@transaction.atomic
def seal_revision(article: Article, number: int, *, by: User, reason: str) -> None:
    """Close one older text; nobody opens it to all again."""
    permit(by, "seal_revision", article)
    article = Article.objects.for_change(article.pk)
    revision = Revision.objects.of(article).filter(number=number).first()
    if revision is None:
        raise WorkflowError(_("This story has no such revision."))
    refuse(article, revision)
    if not reason.strip():
        raise WorkflowError(_("Say why it is sealed. Do not write the name."))
    reason = reason.strip()
    SealedRevision.objects.create(revision=revision, by=by, reason=reason)
    ArticleEvent.objects.record(
        article, "revision_sealed", by=by, revision=number, reason=reason
    )


def refuse(article: Article, revision: Revision) -> None:
    """Raise where sealing would hide what is in use, and so change nothing."""
    if SealedRevision.objects.filter(revision=revision).exists():
        raise WorkflowError(_("This revision is sealed already."))
    versions = PublishedArticle.objects.of_stories([article.public_id])
    if (
        versions.filter(revision_number=revision.number)
        .exclude(standing=Standing.KILLED)
        .exists()
    ):
        raise WorkflowError(
            _("Readers have this text, or will. Correct, withdraw or kill the story.")
        )
    newest = Revision.objects.of(article).order_by("-number").first()
    if newest == revision:
        raise WorkflowError(
            _("This is what stands on the desk. Correct it first, then seal what was.")
        )


def sealed_numbers(articles: Iterable[int]) -> set[tuple[int, int]]:
    """The sealed revisions of these stories: article and number."""
    rows = SealedRevision.objects.filter(revision__article__in=set(articles))
    return set(rows.values_list("revision__article", "revision__number"))


def sealed_of(article: Article) -> frozenset[int]:
    """Numbers of the story's sealed revisions."""
    rows = SealedRevision.objects.filter(revision__article=article)
    return frozenset(rows.values_list("revision__number", flat=True))


def closed_to(person: Person, article: Article) -> frozenset[int]:
    """Numbers of the story's revisions that this person may not read."""
    numbers = sealed_of(article)
    return (
        numbers if numbers and not may(person, "read_sealed", article) else frozenset()
    )


def permit_reading(
    person: User, article: Article, numbers: Iterable[int | None]
) -> None:
    """Let the person read these revisions, or raise PermissionDenied."""
    if closed_to(person, article) & {*numbers}:
        security.warning(
            "Refused: person %s, read_sealed, article %s", person.pk, article.pk
        )
        raise PermissionDenied(
            _("This revision is sealed: only a chief of %(service)s may read it.")
            % {"service": article.edition.service}
        )
