"""The archive that `manage.py demo --stories` writes without the desk."""

from typing import Any

import pytest
from django.test import Client

from articles.desk_index import enter_batch
from articles.models import (
    Article,
    DeskEntry,
    Listing,
    PublishedArticle,
    PublishedReference,
    Revision,
    SearchEntry,
)
from articles.readers_search import entries
from articles.refresh import rerender
from articles.search import find_stories
from articles.snapshot import digest, take
from newsroom.demo import archive, casting
from staff.models import User
from tests.newsroom.demo_loaded import ARCHIVE, archived, published_of, run

pytestmark = pytest.mark.django_db


def test_the_archive_is_what_rendering_would_have_made(demo: None) -> None:
    for article in archived():
        published = published_of(article)
        rendered = rerender(published)
        assert published.page.main == rendered.main
        assert published.page.head == rendered.head
        assert published.page.text == (rendered.text or "")
        assert published.page.feed_facts == rendered.feed
        assert {
            (row.kind, row.number)
            for row in Listing.objects.filter(published=published)
        } == rendered.lists
        assert {
            (row.kind, row.number)
            for row in PublishedReference.objects.filter(published=published)
        } == rendered.references


def test_the_archive_is_what_the_desk_would_have_kept(demo: None) -> None:
    for article in archived():
        revision = Revision.objects.get(article=article)
        snapshot = take(article)
        assert revision.snapshot == snapshot
        assert revision.digest == article.digest == digest(snapshot)
        assert published_of(article).digest == revision.digest
        assert article.is_cleared
        assert article.readers_digest
        article.full_clean(exclude=["topics"])


def test_the_archive_is_found_as_the_desk_would_have_entered_it(demo: None) -> None:
    admin = User.objects.get(username="admin")
    asked = ["archive-000", *(article.headline for article in archived())]
    before = [find_stories(admin, typed, limit=50) for typed in asked]
    assert all(before)
    gists = list(DeskEntry.objects.order_by("pk").values_list("pk", "gist"))
    enter_batch(below=None, limit=1_000)
    assert [find_stories(admin, typed, limit=50) for typed in asked] == before
    assert list(DeskEntry.objects.order_by("pk").values_list("pk", "gist")) == gists


def test_the_archive_is_found_as_publishing_would_have_entered_it(demo: None) -> None:
    for article in archived():
        published = published_of(article)
        before = kept_of(published)
        entries.enter(published, rerender(published))
        assert kept_of(published) == before


def kept_of(published: PublishedArticle) -> tuple[Any, ...]:
    entry = SearchEntry.objects.get(published=published)
    return (entry.place, entry.visible_from, entry.heads, entry.tops, entry.text)


def test_archive_pages_and_lists_open_in_the_right_order(
    demo: None, client: Client
) -> None:
    page = client.get("/latest/")
    assert page.status_code == 200
    entries = Listing.objects.filter(kind="edition", edition__prefix="")
    moments = [entry.listed_at for entry in entries.newest_first()]
    assert moments == sorted(moments, reverse=True)
    demo_stories = Article.objects.exclude(slugline__startswith="ARCHIVE-")
    oldest = min(
        published.listed_at
        for published in PublishedArticle.objects.filter(
            public_id__in=demo_stories.values("public_id")
        )
    )
    newest = max(published_of(article).listed_at for article in archived())
    assert newest < oldest


def test_the_archive_grows_to_the_number_asked_for(demo: None, settings: Any) -> None:
    first = archived()[0]
    run(settings, stories=ARCHIVE + 5)
    assert archive.size() == ARCHIVE + 5
    run(settings, stories=ARCHIVE)
    assert archive.size() == ARCHIVE + 5
    moments = [published_of(article).listed_at for article in archived()]
    assert moments[0] - moments[-1] == casting.EVERY * (ARCHIVE + 4)
    assert archived()[0] == first


def test_archive_stories_open_on_the_desk(demo: None, client: Client) -> None:
    client.force_login(User.objects.get(username="editor"))
    english = Article.objects.filter(
        edition__prefix="", slugline__startswith="ARCHIVE-"
    )
    address = f"/admin/articles/article/{english.first().pk}/change/"
    assert client.get(address).status_code == 200
