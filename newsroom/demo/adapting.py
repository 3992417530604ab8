"""Begins the invented adaptations as a desk does, from what English readers have."""

from datetime import datetime

from django.utils import timezone

from articles import adapting
from articles.models import Article, PublishedArticle
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from bylines.models import Byline
from services.models import Collaboration, Edition
from staff.models import User


def not_before_source(moment: datetime, slugline: str) -> datetime:
    """The moment, or when English readers got the story, if they got it later."""
    source = source_of(slugline)
    rows = PublishedArticle.objects.filter(public_id=source and source.public_id)
    known = rows.order_by("first_published_at").first()
    return max(moment, known.first_published_at) if known else moment


def source_of(slugline: str) -> Article | None:
    return Article.objects.filter(edition__prefix="", slugline=slugline).first()


def begin(edition: Edition, slugline: str, *, by: User) -> Article | None:
    """The edition's version of the English story, which credits nobody yet.

    None where somebody has taken that story down, or given it another slugline.
    """
    source = source_of(slugline)
    if source is None or not is_live(source):
        return None
    try:
        article = adapting.adapt(source, edition, by=by).article
    except WorkflowError:  # the edition has it under another slugline
        return None
    Byline.objects.filter(article=article).delete()
    Collaboration.objects.filter(article=article).delete()
    return article


def is_live(source: Article) -> bool:
    side = readers_side(source.public_id, timezone.now())
    return side.state == ReadersState.LIVE
