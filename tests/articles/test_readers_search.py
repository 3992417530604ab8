"""Readers find what is live: the shared test set, alike in every database."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from articles.models import PublishedArticle
from articles.readers_search import entries
from articles.readers_search.asking import Question, ask
from articles.readers_search.texts import SearchText
from services.models import Edition
from tests.articles.search_set import QUESTIONS, STORIES
from tests.factories import make_edition, make_service

NUMBERS = count(1)


def make_readable(edition, told, now):
    """A live version of this story and its entry, past the desk."""
    at = now - timedelta(days=told.days)
    number = next(NUMBERS)
    published = PublishedArticle(
        public_id=f"{number:012}",
        slot=PublishedArticle.Slot.CURRENT,
        edition=edition,
        story_number=number,
        revision_number=1,
        significance="update",
        visible_from=at,
        first_published_at=at,
        listed_at=at,
        kind="news",
        slug=told.name,
        headline=told.headline,
        list_headline=told.headline,
        summary=told.summary,
    )
    return published, SearchText(told.headline, told.summary, told.text)


def make_all(edition, stories, now):
    made = [make_readable(edition, told, now) for told in stories]
    PublishedArticle.objects.bulk_create([published for published, _ in made])
    entries.write([entries.entry_of(row, words, []) for row, words in made])


@pytest.fixture(scope="module")
def editions(django_db_setup, django_db_blocker):
    """The test set, in an edition for each language."""
    with django_db_blocker.unblock():
        yield from ()


@pytest.mark.django_db
def test_what_is_asked_is_among_the_first_three():
    now = timezone.now()
    missed = []
    for language, stories in STORIES.items():
        edition = make_edition(
            make_service(language),
            language=language,
            prefix="" if language == "en" else language,
        )
        make_all(edition, stories, now)
    everywhere = tuple(Edition.objects.values_list("pk", flat=True))
    for language, questions in QUESTIONS.items():
        own = Edition.objects.get(language=language)
        for typed, right in questions:
            for editions in ((own.pk,), everywhere):
                hits = ask(Question(typed, editions), now).hits
                found = [hit.story.slug for hit in hits[:3]]
                if right not in found:
                    missed.append((typed, right, found))
    assert not missed
