"""The invented newsroom: `manage.py demo`."""

import html
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles.desk_index import enter_batch
from articles.models import (
    Article,
    ArticleEvent,
    DeskEntry,
    Listing,
    Notice,
    PublishedArticle,
    PublishedReference,
    Revision,
)
from articles.readers_side import ReadersState, readers_side
from articles.refresh import rerender
from articles.search import find_stories
from articles.snapshot import digest, take
from banners.models import Banner
from newsroom.demo import archive, casting, house, loading, newsdesk
from newsroom.demo.drawings import SCENES, draw
from newsroom.demo.pictures import PICTURES
from photos.models import Photo
from services.models import Edition
from staff.models import User
from tests.factories import draw_jpeg

LOCAL = "http://127.0.0.1:8000"
ARCHIVE = 60


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo newsroom and a small archive, loaded once for this file.

    Its pictures are small ones: drawing and encoding the real ones takes long.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr("django.conf.settings.SITE_URL", LOCAL)
        patch.setattr(loading, "draw", lambda scene: draw_jpeg())
        call_command("demo", stories=ARCHIVE, stdout=io.StringIO())
        yield
        call_command("flush", interactive=False, verbosity=0)


pytestmark = pytest.mark.django_db


def run(settings: Any, **options: Any) -> str:
    """Run the command as on one's own machine; what it printed."""
    settings.SITE_URL = LOCAL
    printed = io.StringIO()
    call_command("demo", stdout=printed, **options)
    return printed.getvalue()


def archived() -> list[Article]:
    return list(Article.objects.filter(slugline__startswith="ARCHIVE-").order_by("pk"))


def published_of(article: Article) -> PublishedArticle:
    return PublishedArticle.objects.get(public_id=article.public_id)


# What it loads


def test_sixty_stories_are_live_in_four_languages(demo: None) -> None:
    live = PublishedArticle.objects.live(timezone.now()).exclude(
        public_id__in=[article.public_id for article in archived()]
    )
    counted = [
        live.filter(edition__prefix=prefix).count() for prefix in ("", "fa", "ko", "es")
    ]
    assert counted == [22, 15, 13, 13]


def test_the_desk_has_a_story_in_each_state(demo: None) -> None:
    now = timezone.now()
    english = Article.objects.filter(edition__prefix="")
    found = {
        (article.state, readers_side(article.public_id, now).state)
        for article in english
    }
    assert found == {
        ("draft", ReadersState.NOT_PUBLISHED),
        ("in_review", ReadersState.NOT_PUBLISHED),
        ("ready", ReadersState.NOT_PUBLISHED),
        ("ready", ReadersState.SCHEDULED),
        ("ready", ReadersState.LIVE),
    }


def test_the_reference_story_keeps_every_sign_that_was_typed(
    demo: None, client: Client
) -> None:
    story = Article.objects.get(slugline="NKOREA-UN-RIGHTS", edition__prefix="")
    assert story.body.count("<p>") == 14
    assert story.body.count("<h2>") == 2
    page = client.get(published_of(story).get_absolute_url()).content.decode()
    for typed in (
        "UN Panel Presses N. Korea",
        "U.N.",
        "Ra’ad",
        "Ce’cile",
        "progress …",
    ):
        assert typed in page
    text = html.unescape(re.sub("<[^>]*>", "", page))
    assert "produced in collaboration with VOA's Korean Service." in text
    assert "FILE - Delegates fill" in page


def test_editions_that_tell_the_same_report_share_its_story(demo: None) -> None:
    told = Article.objects.filter(slugline="NKOREA-UN-RIGHTS")
    assert told.count() == 4
    assert len({article.story_id for article in told}) == 1


def test_no_place_for_a_weekday_or_photo_is_left_open(demo: None) -> None:
    assert not Article.objects.filter(body__contains="{").exists()


def test_a_protected_contributor_is_printed_by_pen_name_only(
    demo: None, client: Client
) -> None:
    story = Article.objects.get(slugline="PRESS-REPORTER-FREED", edition__prefix="")
    page = client.get(published_of(story).get_absolute_url()).content.decode()
    assert "A. Sadr" in page
    assert "Farrokhzadegan" not in page
    assert "Karsh" not in page


def test_times_of_a_story_and_of_its_history_agree(demo: None) -> None:
    for published in PublishedArticle.objects.filter(slot="current"):
        events = ArticleEvent.objects.filter(article__public_id=published.public_id)
        assert published.first_published_at in {event.at for event in events}
        assert published.listed_at <= timezone.now()


def test_a_correction_follows_what_was_wrong(demo: None) -> None:
    notice = Notice.objects.get(
        article__slugline="ORLAN-ELECTION-RESULT", article__edition__prefix=""
    )
    published = published_of(notice.article)
    assert published.updated_at == notice.at
    assert published.updated_at - published.first_published_at == timedelta(hours=1)
    first = Revision.objects.get(article=notice.article, number=1)
    assert "Turnout was 81 percent" in first.snapshot.body
    assert "Turnout was 71 percent" in notice.article.body


@pytest.mark.parametrize(
    ("path", "wording"), [("/", house.BANNER_WORDING), ("/fa/", "نجات مسافران")]
)
def test_the_banner_shows_in_each_edition_in_its_words(
    demo: None, client: Client, path: str, wording: str
) -> None:
    assert wording in client.get(path).content.decode()


def test_every_page_of_the_demo_opens(demo: None, client: Client) -> None:
    for published in PublishedArticle.objects.live(timezone.now()):
        assert client.get(published.get_absolute_url()).status_code == 200


def test_each_account_logs_in_with_the_printed_password(
    demo: None, settings: Any
) -> None:
    printed = run(settings)
    for account in house.ACCOUNTS:
        assert account.username in printed
        person = User.objects.get(username=account.username)
        assert person.check_password("newsroom")
    assert "http://127.0.0.1:8000/fa/" in printed


def test_each_account_belongs_to_one_service(demo: None) -> None:
    held = {
        person.username: [str(each.service.code) for each in person.memberships.all()]
        for person in User.objects.all()
    }
    assert held.pop("admin") == []
    assert held.pop("vera") == ["persian"]
    assert held.pop("hana") == ["korean"]
    assert held.pop("diego") == ["spanish"]
    assert set(map(tuple, held.values())) == {("english",)}


@pytest.mark.parametrize("username", ["reporter", "editor", "chief", "vera", "admin"])
def test_the_desk_opens_for_each_account(
    demo: None, client: Client, username: str
) -> None:
    client.force_login(User.objects.get(username=username))
    page = client.get("/admin/articles/article/?q=SCHOOLS-HEAT")
    assert page.status_code == 200
    sees_english = "SCHOOLS-HEAT-PLAN" in page.content.decode()
    assert sees_english == (username != "vera")


# A second run


def test_a_second_run_changes_nothing(demo: None, settings: Any) -> None:
    before = {person.password for person in User.objects.all()}
    changed = Article.objects.order_by("-changed_at").first().changed_at
    stamps = [edition.stamp.counter for edition in Edition.objects.all()]
    counts = [model.objects.count() for model in (Article, Revision, Photo, Banner)]
    run(settings)
    assert {person.password for person in User.objects.all()} == before
    assert Article.objects.order_by("-changed_at").first().changed_at == changed
    assert [edition.stamp.counter for edition in Edition.objects.all()] == stamps
    assert [
        model.objects.count() for model in (Article, Revision, Photo, Banner)
    ] == counts


def test_a_second_run_sets_a_new_password_for_everybody(
    demo: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "a longer word")
    run(settings)
    assert all(person.check_password("a longer word") for person in User.objects.all())


def test_a_banner_that_the_clock_ended_shows_again(demo: None, settings: Any) -> None:
    Banner.objects.update(
        starts_at=timezone.now() - timedelta(hours=3),
        ends_at=timezone.now() - timedelta(hours=1),
    )
    run(settings)
    assert Banner.objects.showing(timezone.now()).count() == 1


def test_a_banner_that_an_editor_ended_stays_down(demo: None, settings: Any) -> None:
    Banner.objects.update(state=Banner.State.ENDED)
    run(settings)
    assert not Banner.objects.showing(timezone.now()).exists()


def test_a_story_the_desk_has_changed_is_left_alone(demo: None, settings: Any) -> None:
    Article.objects.filter(slugline="FLOOD-VELA-RIVER").update(headline="Mine now")
    run(settings)
    assert Article.objects.get(slugline="FLOOD-VELA-RIVER").headline == "Mine now"


# The archive


def test_the_archive_is_what_rendering_would_have_made(demo: None) -> None:
    for article in archived():
        published = published_of(article)
        rendered = rerender(published)
        assert published.page.main == rendered.main
        assert published.page.head == rendered.head
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


# The drawings


def test_every_picture_has_a_scene_and_every_story_its_picture() -> None:
    for service, pictures in PICTURES.items():
        assert set(pictures) <= set(SCENES)
        assert len({fact.title for fact in pictures.values()}) == len(pictures), service
    for fact in house.EDITIONS:
        leads = {story.lead for story in newsdesk.STORIES[fact.prefix] if story.lead}
        assert leads <= set(PICTURES[fact.service])


def test_a_scene_is_the_same_picture_at_every_draw() -> None:
    drawn = draw("polling")
    assert drawn == draw("polling")
    assert Image.open(io.BytesIO(drawn)).size == (1600, 1067)
