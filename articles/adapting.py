"""Adapting: another edition makes its own version of a story.

The adaptation is a working copy of its own, tied to its source by an `Adaptation`.
"""

from articles.drift import known_of
from articles.models import Adaptation, Article
from articles.models.history import Revision
from staff.models import User


def link(
    source: Article, article: Article, revision: Revision, *, by: User | None
) -> Adaptation:
    """Tie the article to the revision of the source that it was made from."""
    return Adaptation.objects.create(
        source=source,
        article=article,
        base_revision=revision.number,
        seen_revision=revision.number,
        known=known_of(revision.snapshot),
        by=by,
    )
