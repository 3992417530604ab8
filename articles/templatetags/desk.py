"""The desk's front page: a person's own stories, without counting any."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.db.models import Q
from django.template import Context
from django.utils import timezone
from django.utils.text import capfirst

from articles.admin import words
from articles.admin.lists import HEAVY, with_readers_side
from articles.models import Article, Listing
from articles.permissions import EDITORS, WRITERS
from banners.models import Banner
from services.models import Edition, Purge
from staff.models import User
from staff.permissions import standing

register = template.Library()

SHOWN = 8  # stories in each list

# What stands in the desk's navigation, for whoever may see it.
PLACES = ("Article", "Photo", "Banner", "Contributor")


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    address: str
    is_here: bool


@register.simple_tag(takes_context=True)
def desk_places(context: Context) -> list[Place]:
    """The lists a person goes to all day, from what the admin lets them see."""
    models = {
        model["object_name"]: model
        for app in context.get("available_apps", ())
        for model in app["models"]
        if model["admin_url"]
    }
    path = context["request"].path
    return [
        Place(
            name=capfirst(models[name]["name"]),
            address=models[name]["admin_url"],
            is_here=path.startswith(models[name]["admin_url"]),
        )
        for name in PLACES
        if name in models
    ]


@dataclass(frozen=True, slots=True)
class MyStories:
    may_read: bool
    may_write: bool
    may_break: bool
    banners: list[Banner]
    unconfirmed: list[Purge]
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
        may_break=held.has_anywhere(*EDITORS),
        banners=list(Banner.objects.visible_to(person).showing(timezone.now())),
        unconfirmed=unconfirmed_purges(person),
        drafts=described(rows.filter(own, state=Article.State.DRAFT)[:SHOWN]),
        waiting=described(rows.filter(state=Article.State.IN_REVIEW)[:SHOWN]),
        live=described(rows.filter(public_id__in=newest_live(person))),
    )


def unconfirmed_purges(person: User) -> list[Purge]:
    """Caches that may still show what the person's services took down."""
    if not settings.PURGE_URLS:
        return []
    return list(Purge.objects.visible_to(person).unconfirmed()[:SHOWN])


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
