"""The desk's front page: a person's own stories, without counting any."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.db.models import Q
from django.template import Context
from django.utils import timezone

from articles.admin import words
from articles.admin.lists import HEAVY, with_readers_side
from articles.models import Article, Listing
from articles.permissions import WRITERS
from services.models import Edition
from staff.models import User
from staff.permissions import standing

register = template.Library()

SHOWN = 8  # stories in each list


@dataclass(frozen=True, slots=True)
class MyStories:
    may_read: bool
    may_write: bool
    drafts: list[Article]
    waiting: list[Article]
    live: list[Article]


@register.simple_tag(takes_context=True)
def my_stories(context: Context) -> MyStories:
    """The person's drafts, what waits in their services, and what is live there."""
    person: User = context["user"]
    held = standing(person)
    rows = (
        Article.objects.visible_to(person)
        .not_spiked()
        .select_related("edition")
        .defer(*HEAVY)
    )
    own = Q(created_by=person) | Q(assignee=person)
    return MyStories(
        may_read=held.has_anywhere(),
        may_write=held.has_anywhere(*WRITERS),
        drafts=described(rows.filter(own, state=Article.State.DRAFT)[:SHOWN]),
        waiting=described(rows.filter(state=Article.State.IN_REVIEW)[:SHOWN]),
        live=described(rows.filter(public_id__in=newest_live(person))),
    )


def newest_live(person: User) -> list[str]:
    """Public ids of what readers of the person's own editions got last."""
    now = timezone.now()
    newest: list[Listing] = []
    for edition in Edition.objects.filter(service__in=standing(person).services()):
        rows = Listing.objects.of(Listing.Kind.EDITION, edition.pk, edition)
        newest += rows.live(now).newest_first().for_list()[:SHOWN]
    newest.sort(key=lambda entry: entry.listed_at, reverse=True)
    return [entry.published.public_id for entry in newest[:SHOWN]]


def described(rows: Iterable[Article]) -> list[Article]:
    """The stories, each with its `words`: where it stands."""
    now = timezone.now()
    stories = with_readers_side(list(rows))
    for story in stories:
        story.words = words.readers_words(story, story.side, story.edition, now)
    return stories
