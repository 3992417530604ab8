"""Removing: what leaves every surface when a story is killed, or erased by law."""

from datetime import datetime
from typing import NamedTuple

from articles import publishing
from articles.models.published import PublishedArticle
from articles.models.story import Article
from articles.readers_side import ReadersSide
from articles.reference import hold_addresses
from articles.signals import story_killed
from articles.source_tasks import Kind as Task
from articles.source_tasks import raise_tasks
from banners.workflow import take_down
from photos.intake import give_new_addresses
from recordings import intake as recordings
from staff.models import User


class Removed(NamedTuple):
    """Numbers of what no other story shows: it has new addresses. And the banners."""

    photos: set[int]
    recordings: set[int]
    banners: list[str]


def remove(
    article: Article,
    current: PublishedArticle,
    *,
    side: ReadersSide,
    by: User | None,
    now: datetime,
) -> Removed:
    """Take the story's text, photos, recordings and banners from every surface.

    `by` is None of what the law has erased. The caller tells readers afterwards: its
    bump comes after the purges, so that the bulletin is written before they are sent.
    """
    used = publishing.wipe(current, side=side, now=now)
    story_killed.send(
        Article, public_id=article.public_id, edition_id=article.edition_id, by=by
    )
    hold_addresses(used["photo"])
    freed = publishing.no_longer_used("photo", used["photo"])
    played = publishing.no_longer_used("recording", used["recording"])
    publishing.tell_caches(article, by=by, photos=freed, recordings=played)
    give_new_addresses(freed)
    recordings.give_new_addresses(played)
    banners = take_down(article.story_id, article.edition_id, by=by)
    raise_tasks(article, Task.KILL, now=now)
    return Removed(freed, played, banners)
