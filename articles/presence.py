"""Who has a story open at the desk."""

from collections.abc import Collection
from datetime import datetime

from articles.models.story import Article
from articles.models.typing import Presence
from staff.models import User


def seen(
    article: Article, person: User, sheet: str, now: datetime, *, is_typing: bool
) -> None:
    """The person's form was heard of; one statement."""
    row = Presence(article=article, person=person, sheet=sheet, seen_at=now)
    changed = ["seen_at"]
    if is_typing:
        row.typed_at = now
        changed.append("typed_at")
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["article", "person", "sheet"],
        update_fields=changed,
    )


def left(article: Article, person: User, sheet: str) -> None:
    """The person's form is closed."""
    Presence.objects.filter(article=article, person=person, sheet=sheet).delete()


def open_by(articles: Collection[Article], now: datetime) -> dict[int, list[User]]:
    """Who has each of the stories open, by its number; one query for all of them.

    For the stories that a person may see: who asks has fenced them.
    """
    numbers = [article.pk for article in articles]
    rows = Presence.objects.fresh(now).filter(article__in=numbers)
    found: dict[int, list[User]] = {number: [] for number in numbers}
    for row in rows.select_related("person").order_by("pk"):
        if row.person not in found[row.article_id]:
            found[row.article_id].append(row.person)
    return found


def others_at(article: Article, sheet: str, now: datetime) -> list[Presence]:
    """The other forms in which the story is open, each with its person."""
    rows = Presence.objects.fresh(now).filter(article=article).exclude(sheet=sheet)
    return list(rows.select_related("person").order_by("pk"))


def sweep(now: datetime) -> None:
    """Forget forms that were closed long ago."""
    Presence.objects.gone(now).delete()
