"""Feeds of stories: what stands in them, whatever their format.

A feed costs one query for its stories. All else that it tells was kept when they were
rendered, so it names whom the page names. The whole text goes to nobody but where the
story is free to republish. Of recordings go those that readers may save. Pictures go to nobody: agencies let us show theirs on our
own pages, and no photo says that others may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.feed_facts import FeedFacts, NamedFact
from articles.listing import read_stories
from articles.models.published import ListingQuerySet, PublishedArticle
from articles.playing import EnclosureFact
from articles.prose import UNPRINTABLE
from articles.refresh import fresh
from articles.republishing import terms_of, tidied
from articles.tombstones import Tombstone, story_urn
from services.models import Edition

ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Person:
    """An author or contributor; `url` is empty without a public page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as feeds tell of it. Times are in UTC.

    `html` is its summary, its notices and its credits; `text` the whole story, empty
    where others may not carry it on.
    """

    key: str  # stays, whatever becomes of headline and address
    url: str
    title: str
    summary: str
    html: str
    text: str
    authors: tuple[Person, ...]
    contributors: tuple[Person, ...]
    categories: tuple[str, ...]
    rights: str
    files: tuple[EnclosureFact, ...]
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A list's feed; `home` is the address of its page, both absolute.

    `updated`: its newest change, be it a story that is gone. `hubs` tell its
    subscribers.
    """

    edition: Edition
    title: str
    description: str
    home: str
    url: str
    entries: tuple[Entry, ...]
    gone: tuple[Tombstone, ...]
    updated: datetime
    hubs: tuple[str, ...]


def make_feed(
    edition: Edition,
    stories: Iterable[PublishedArticle],
    *,
    title: str,
    description: str,
    home: str,
    url: str,
    gone: tuple[Tombstone, ...],
    now: datetime,
) -> Feed:
    """The feed of these stories. The edition's language is active.

    What stands in it as a story is not called gone, and an empty one is as of now.
    """
    entries = tuple(entry(story, edition) for story in stories)
    there = {each.key for each in entries}
    gone = tuple(each for each in gone if each.key not in there)
    changes = [each.updated for each in entries] + [each.gone_at for each in gone]
    return Feed(
        edition=edition,
        title=printable(title),
        description=printable(description),
        home=edition.site + home,
        url=edition.site + url,
        entries=entries,
        gone=gone,
        updated=max(changes, default=now),
        hubs=tuple(settings.WEBSUB_HUBS),
    )


def newest(rows: ListingQuerySet, now: datetime) -> list[PublishedArticle]:
    """The newest stories of a list, as readers must see them now."""
    return [as_known(story) for story in read_stories(rows.for_feed(), now, ENTRIES)]


def as_known(story: PublishedArticle) -> PublishedArticle:
    """The story with what feeds tell of it, also if an older release rendered it."""
    page = getattr(story, "page", None)
    if page is None or "item" not in (page.feed_facts or ()):
        story.is_stale = True
    return fresh(story)


def entry(story: PublishedArticle, edition: Edition) -> Entry:
    facts = cast("FeedFacts", story.page.feed_facts)  # since `as_known`
    text = story.page.text
    html = render_to_string(
        "articles/includes/feed_entry.html",
        {"story": story, "facts": facts, "edition": edition},
    )
    publisher: NamedFact = {"name": edition.name, "url": edition.site + edition.root}
    return Entry(
        key=story_urn(story.public_id),
        url=edition.site + story.get_absolute_url(),
        title=printable(titled(story)),
        summary=printable(story.summary),
        html=printable(tidied(html)),
        text=printable(text),
        authors=people(facts["authors"] or [publisher]),
        contributors=people(facts["contributors"]),
        categories=tuple(map(printable, facts["categories"])),
        rights=printable(terms_of(edition) if text else _("Not free to republish.")),
        files=tuple(facts.get("enclosures", ())),
        published=story.first_published_at,
        updated=story.times.modified_at,
    )


def titled(story: PublishedArticle) -> str:
    """Opinion and analysis say so wherever they appear."""
    if not story.is_labelled:
        return story.headline
    names = {"label": story.kind_label, "text": story.headline}
    return _("%(label)s: %(text)s") % names


def people(facts: Iterable[NamedFact]) -> tuple[Person, ...]:
    return tuple(Person(printable(each["name"]), each["url"]) for each in facts)


def printable(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return UNPRINTABLE.sub("", text)
