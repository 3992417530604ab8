"""The invented newsroom: `manage.py demo`."""

import html
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles.models import (
    Adaptation,
    Article,
    ArticleEvent,
    Notice,
    PublishedArticle,
    Revision,
    StandingPage,
)
from articles.readers_side import ReadersState, readers_side
from banners.models import Banner, BannerEdition
from newsroom.demo import house, newsdesk
from newsroom.demo.drawings import SCENES, draw
from newsroom.demo.languages import LANGUAGES
from newsroom.demo.pictures import PICTURES, lender
from photos.models import Photo
from services.models import Edition
from staff.models import User
from tests.newsroom.demo_loaded import archived, published_of, run
from tests.pages.demo import LOCAL

pytestmark = [pytest.mark.django_db, pytest.mark.either]


# What it loads


def test_stories_are_live_in_every_language(demo: None) -> None:
    live = PublishedArticle.objects.live(timezone.now()).exclude(
        public_id__in=[article.public_id for article in archived()]
    )
    counted = [
        live.filter(edition__prefix=prefix).count() for prefix in ("", "fa", "ko", "es")
    ]
    assert counted == [22, 15, 13, 13]
    for language in LANGUAGES:
        assert live.filter(edition__prefix=language.edition.prefix).count() == 6


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
    tellers = [
        prefix
        for prefix, stories in newsdesk.STORIES.items()
        if "NKOREA-UN-RIGHTS" in {story.slugline for story in stories}
    ]
    assert told.count() == len(tellers) >= 4
    assert len({article.story_id for article in told}) == 1


def test_an_adaptation_is_tied_to_its_english_story(demo: None) -> None:
    told = {
        (prefix, story.slugline)
        for prefix, stories in newsdesk.STORIES.items()
        for story in stories
        if story.adapts
    }
    tied = Adaptation.objects.select_related("article__edition", "source__edition")
    assert {(a.article.edition.prefix, a.article.slugline) for a in tied} == told
    for adaptation in tied:
        assert adaptation.source.edition.prefix == ""
        assert adaptation.source.story_id == adaptation.article.story_id
        assert Revision.objects.filter(
            article=adaptation.source, number=adaptation.base_revision
        ).exists()


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


ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


def test_every_story_opens_and_all_its_versions_name_each_other(
    demo: None, client: Client, settings: Any
) -> None:
    """Every page of the demo names itself, and whatever it names, names the same."""
    settings.SITE_URL = LOCAL
    stories = PublishedArticle.objects.live(timezone.now()).select_related("edition")
    homes = [edition.root for edition in Edition.objects.open()]
    named = {}
    for address in [*homes, *(story.get_absolute_url() for story in stories)]:
        response = client.get(address)
        assert response.status_code == 200
        links = ALTERNATE.findall(response.content.decode())
        assert len(links) == len(dict(links)), address
        named[f"{LOCAL}{address}"] = dict(links)
    for address, links in named.items():
        assert address in links.values()
        assert all(named[other] == links for other in links.values()), address
    assert len(named[f"{LOCAL}/"]) == len(homes) + 1
    assert max(map(len, named.values())) == len(homes) + 1


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
    for language in LANGUAGES:
        assert held.pop(language.account.username) == [language.service.code]
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


def test_every_edition_has_its_three_public_standing_pages(demo: None) -> None:
    for edition in Edition.objects.all():
        pages = StandingPage.objects.public().filter(edition=edition)
        assert [(page.slug, page.purpose) for page in pages] == [
            ("contact", "contact"),
            ("corrections", "corrections"),
            ("principles", "ethics"),
        ]
        assert f'href="{edition.root}corrections/"' in pages[1].body


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


def test_a_language_that_came_later_joins_the_banner(demo: None, settings: Any) -> None:
    """Its account is new, too: the demo of before is known without it."""
    new = LANGUAGES[-1]
    BannerEdition.objects.filter(edition__prefix=new.edition.prefix).delete()
    User.objects.filter(username=new.account.username).update(username="before")
    run(settings)
    joined = BannerEdition.objects.get(edition__prefix=new.edition.prefix)
    assert (joined.decision, joined.wording) == ("own", new.banner_wording)
    assert joined.said == new.banner_wording


def test_a_story_the_desk_has_changed_is_left_alone(demo: None, settings: Any) -> None:
    flood = Article.objects.filter(slugline="FLOOD-VELA-RIVER", edition__prefix="")
    flood.update(headline="Mine now")
    run(settings)
    assert flood.get().headline == "Mine now"


def test_a_standing_page_that_an_editor_took_down_stays_down(
    demo: None, settings: Any
) -> None:
    contact = StandingPage.objects.filter(slug="contact", edition__prefix="ko")
    contact.update(is_public=False, title="Mine now")
    run(settings)
    assert contact.values_list("is_public", "title").get() == (False, "Mine now")


def test_standing_pages_join_a_house_that_was_loaded_without(
    demo: None, settings: Any
) -> None:
    count = StandingPage.objects.count()
    StandingPage.objects.all().delete()
    run(settings)
    assert StandingPage.objects.count() == count


# The drawings


def test_every_picture_has_a_scene_and_every_story_its_picture() -> None:
    for service, pictures in PICTURES.items():
        assert set(pictures) <= set(SCENES)
        assert len({fact.title for fact in pictures.values()}) == len(pictures), service
    for fact in house.EDITIONS:
        leads = {story.lead for story in newsdesk.STORIES[fact.prefix] if story.lead}
        assert leads <= set(PICTURES[lender(fact.service)])


def test_a_borrowed_picture_is_described_in_the_language_of_its_story() -> None:
    for language in LANGUAGES:
        for story in language.stories:
            assert all((story.lead_caption, story.lead_alt)) == bool(story.lead)


def test_a_scene_is_the_same_picture_at_every_draw() -> None:
    drawn = draw("polling")
    assert drawn == draw("polling")
    assert Image.open(io.BytesIO(drawn)).size == (1600, 1067)
