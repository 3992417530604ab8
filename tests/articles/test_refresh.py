"""Refresh: a changed name, caption or label reaches every page, and nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage

from articles import desk, refresh, workflow
from articles.models import Listing, PublishedArticle, PublishedPage
from articles.refresh import fresh, sweep
from bylines.models import Contributor, ContributorName
from photos.models import Photo
from services.models import Edition, Section, ServiceName, Stamp
from staff.models import User
from tests.factories import (
    make_article,
    make_contributor,
    make_live_story,
    make_photo,
    make_service,
    public_address,
    stored,
)


@pytest.fixture
def lena(english: Edition) -> Contributor:
    return make_contributor("Lena Marsh", english.service)


def as_readers_see_it(public_id: str) -> PublishedArticle:
    (row,) = PublishedArticle.objects.at_address(public_id).with_page()
    return fresh(row)


def rename(lena: Contributor, name: str = "Lena Marsh-Berg") -> None:
    lena.name = name
    lena.save()


def test_a_renamed_contributor_has_the_new_name_at_once_and_after_the_sweep(
    english: Edition, ana: User, lena: Contributor
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,))
    rename(lena)
    assert "Marsh-Berg" in as_readers_see_it(article.public_id).page.main
    assert "Marsh-Berg" not in PublishedPage.objects.get().main
    assert sweep() == 1
    assert "Marsh-Berg" in PublishedPage.objects.get().main
    assert sweep() == 0


Change = Callable[[Edition, Photo, Contributor], Any]


def change_caption(edition: Edition, photo: Photo, lena: Contributor) -> str:
    photo.caption = "The ferry Haneul leaves Busan."
    photo.save()
    return "The ferry Haneul"


def change_section(edition: Edition, photo: Photo, lena: Contributor) -> str:
    section = Section.objects.get(pk=edition.default_section_id)
    section.name = "The World"
    section.save()
    return "The World"


def add_printed_name(edition: Edition, photo: Photo, lena: Contributor) -> str:
    ContributorName.objects.create(
        contributor=lena, language="en", name="Dr. Lena Marsh"
    )
    return "Dr. Lena Marsh"


def add_possessive(edition: Edition, photo: Photo, lena: Contributor) -> str:
    from services.models import Service

    ServiceName.objects.create(
        service=Service.objects.get(code="korean"),
        language="en",
        name="Korean Service",
        possessive="VOA's own Korean Service",
    )
    return "own Korean Service"


def rename_edition(edition: Edition, photo: Photo, lena: Contributor) -> str:
    edition.name = "Newsroom World"
    edition.save()
    return "Newsroom World"


@pytest.mark.parametrize(
    "change",
    [change_caption, change_section, add_printed_name, add_possessive, rename_edition],
    ids=lambda change: change.__name__,
)
def test_every_kind_of_reference_data_reaches_the_page(
    change: Change, english: Edition, ana: User, lena: Contributor
) -> None:
    photo = make_photo(english.service)
    article = make_live_story(
        english,
        by=ana,
        bylines=(lena,),
        lead_photo=photo,
        collaborations=(make_service("korean"),),
    )
    before = Stamp.objects.get(pk=english.pk).counter
    expected = change(Edition.objects.get(pk=english.pk), photo, lena)
    page = as_readers_see_it(article.public_id).page
    assert expected in page.main + page.head
    assert Stamp.objects.get(pk=english.pk).counter > before


def test_describing_a_photo_brings_it_onto_the_page(
    english: Edition, ana: User
) -> None:
    photo = make_photo(english.service, alt="")
    article = make_live_story(english, by=ana, lead_photo=photo)
    assert photo.media_key not in as_readers_see_it(article.public_id).page.main
    photo.alt = "A ferry."
    photo.save()
    assert photo.media_key in as_readers_see_it(article.public_id).page.main


def test_protecting_a_contributor_takes_the_name_off_everything_at_once(
    english: Edition, ana: User, lena: Contributor
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,))
    lena.protection = Contributor.Protection.SAY_NOTHING
    lena.save()
    row = as_readers_see_it(article.public_id)
    assert "Lena" not in row.page.main + row.page.head + row.byline
    sweep()
    assert not Listing.objects.filter(kind="author").exists()


def test_a_refresh_renders_the_published_revision_and_not_the_working_copy(
    english: Edition, ana: User, lena: Contributor
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,), headline="Published")
    article.headline = "Secret draft"
    article.save()
    desk.keep(article, by=ana)
    rename(lena)
    assert "Secret" not in as_readers_see_it(article.public_id).page.main
    sweep()
    assert "Secret" not in PublishedPage.objects.get().main
    assert PublishedArticle.objects.get().headline == "Published"


def test_a_sweep_can_stop_and_go_on(
    english: Edition, ana: User, lena: Contributor
) -> None:
    for number in range(5):
        make_live_story(english, by=ana, bylines=(lena,), headline=f"Story {number}")
    rename(lena)
    assert [sweep(limit=2), sweep(limit=2), sweep(limit=2), sweep(limit=2)] == [
        2,
        2,
        1,
        0,
    ]


def test_a_held_story_is_refreshed_and_stays_held(
    english: Edition, ana: User, lena: Contributor
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,))
    workflow.hold(article, by=ana)
    rename(lena)
    sweep()
    assert PublishedArticle.objects.get().standing == "held"
    assert not Listing.objects.exists()
    workflow.release(stored(article), by=ana)
    assert PublishedArticle.objects.get().byline == "By Lena Marsh-Berg"


def test_a_killed_story_is_never_rendered_again(
    english: Edition, ana: User, chiara: User, lena: Contributor
) -> None:
    article = make_live_story(english, by=ana, bylines=(lena,))
    rename(lena)
    workflow.kill(article, by=chiara, reason="Danger.")
    rename(lena, "Again")
    assert sweep() == 0
    assert not PublishedPage.objects.exists()


def test_killing_moves_photos_that_no_other_story_shows(
    english: Edition,
    ana: User,
    chiara: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    alone, shared = make_photo(english.service), make_photo(english.service)
    body = f'<p>Text.</p><figure data-photo="{shared.pk}"></figure>'
    article = make_live_story(english, by=ana, lead_photo=alone, body=body)
    make_live_story(english, by=ana, body=body)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.kill(article, by=chiara, reason="Danger.")
    moved = Photo.objects.get(pk=alone.pk)
    assert moved.media_key != alone.media_key
    assert not default_storage.exists(f"{alone.media_key}/320.jpg")
    assert default_storage.exists(f"{moved.media_key}/320.jpg")
    assert Photo.objects.get(pk=shared.pk).media_key == shared.media_key


def test_the_service_of_somebody_protected_leaves_its_list_at_once(
    client: Any, english: Edition, ana: User, lena: Contributor
) -> None:
    """Whom they work for may say who they are; what others did for it stays."""
    home, other = make_service("tibetan"), make_service("khmer")
    story = make_article(english, by=ana, bylines=(lena,), collaborations=(other,))
    story.bylines.update(works_for=home)
    workflow.publish(stored(story), by=ana)
    address = public_address(story)
    assert address in client.get("/service/tibetan/").content.decode()
    lena.protection = "say_nothing"
    lena.save()
    for page in ("/service/tibetan/", "/service/tibetan/feed.json"):
        assert address not in client.get(page).content.decode()
    sweep()
    assert address not in client.get("/service/tibetan/").content.decode()
    assert address in client.get("/service/khmer/").content.decode()


def test_one_story_that_cannot_be_drawn_keeps_no_other_waiting(
    english: Edition,
    ana: User,
    lena: Contributor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, whole = (
        make_live_story(english, by=ana, bylines=(lena,), headline=headline)
        for headline in ("Broken", "Whole")
    )
    rename(lena)
    drawn = refresh.rerender

    def draw(published: PublishedArticle) -> Any:
        if published.public_id == broken.public_id:
            raise KeyError("hologram")
        return drawn(published)

    monkeypatch.setattr(refresh, "rerender", draw)
    assert sweep() == 1
    stale = PublishedArticle.objects.filter(is_stale=True)
    assert [each.public_id for each in stale] == [broken.public_id]
    assert "cannot be drawn again" in caplog.text
    assert whole.public_id not in caplog.text
