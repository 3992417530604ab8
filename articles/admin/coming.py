"""How a story came to where it is: who filed it, sent it back or handed it on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.models import Article, ArticleEvent
from services import clock

HANDED = ("filed", "sent_back", "handed_to")
AT_WORK = frozenset({Article.State.DRAFT, Article.State.IN_REVIEW})


def how_they_came(numbers: Iterable[int]) -> dict[int, ArticleEvent]:
    """The last time each was filed, sent back or handed on."""
    events = ArticleEvent.objects.filter(article__in=list(numbers), action__in=HANDED)
    return {e.article_id: e for e in events.select_related("actor").order_by("pk")}


def came_words(event: ArticleEvent) -> str:
    """Who sent it here."""
    who = {"person": event.actor or _("somebody")}
    if event.action == "sent_back":
        return _("Sent back by %(person)s") % who
    if event.action == "filed":
        return _("Filed by %(person)s") % who
    return _("Handed on by %(person)s") % who


def said_with(event: ArticleEvent) -> str:
    """What its sender said to whoever works on it next."""
    return event.detail.get("note") or event.detail.get("reason") or ""


@dataclass(frozen=True, slots=True)
class Sent:
    """Who sent the story, when, and what was said with it."""

    words: str
    when: str
    quote: str


def sent_with_words(article: Article, now: datetime) -> Sent | None:
    """How a story that is still worked on came here, if its sender said anything."""
    if article.state not in AT_WORK:
        return None
    event = how_they_came([article.pk]).get(article.pk)
    if event is None or not said_with(event):
        return None
    when = clock.at(event.at, article.edition.time_zone, now)
    return Sent(came_words(event), when, said_with(event))
