"""Pulling a picture: off every story of every edition, on the next request."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import desk, workflow
from articles.checklist import advice
from articles.models import Article, ArticleEvent, PublishedArticle, PublishedReference
from articles.refresh import sweep
from articles.snapshot import take
from photos import pulling
from photos.finishing import ask_for_all, finish_due
from photos.models import Photo, PhotoEvent
from photos.pulling import PhotoError, uses_of
from photos.renditions import make, planned, take_in
from services.models import Edition, Purge
from staff.append_only import AppendOnlyError
from staff.models import User
from staff.permissions import Role
from tests.factories import (
    make_article,
    make_live_story,
    make_membership,
    make_photo,
    public_address,
    stored,
)
from tests.site import Site

WORD = "Zpicture"


@pytest.fixture
def photo(english: Edition) -> Photo:
    return make_photo(
        english.service,
        caption=f"{WORD} caption",
        alt=f"{WORD} alt",
        photographer=f"{WORD} Lee",
    )


def story_with(photo: Photo, edition: Edition, by: User, **facts: object) -> Article:
    figure = f'<figure data-photo="{photo.pk}"><figcaption></figcaption></figure>'
    body = f"<p>Text.</p>{figure}"
    return make_live_story(edition, by=by, lead_photo=photo, body=body, **facts)


def test_a_pulled_picture_is_gone_everywhere_and_comes_back_at_new_addresses(
    site: Site,
    english: Edition,
    persian: Edition,
    people: SimpleNamespace,
    photo: Photo,
) -> None:
    stories = [
        story_with(photo, english, people.ana, headline="Ferry"),
        story_with(photo, persian, people.vera, headline="کشتی"),
    ]
    key, files = photo.media_key, [str(file) for file in photo.renditions.all()]
    pages = ["/", "/fa/", "/latest/", "/section/world/", *map(public_address, stories)]
    pictures = [f"/media/{key}/{name}" for name in files]
    for address in pages:
        assert WORD in site.get(address).text
        assert key in site.get(address).text
    assert {site.get(address).status for address in pictures} == {200}

    pulling.pull(photo, by=people.pavel, reason="The agency killed it.")
    for address in pages:
        answer = site.get(address)
        assert answer.status == 200
        assert WORD not in answer.text
        assert "/media/" not in answer.text.replace("/media/cards/", "")
    assert {site.get(address).status for address in pictures} == {404}
    assert not any(default_storage.exists(f"{key}/{name}") for name in files)
    assert sweep() == 2
    assert WORD not in site.get(pages[-1]).text

    pulling.put_back(photo, by=people.chiara, reason="The agency was wrong.")
    photo.refresh_from_db()
    assert photo.media_key != key
    for address in pages:
        assert WORD in site.get(address).text
        assert photo.media_key in site.get(address).text
        assert key not in site.get(address).text
    assert {site.get(address).status for address in pictures} == {404}
    assert finish_due() == 1
    assert photo.renditions.count() == len(files)


def test_the_background_makes_no_file_of_a_pulled_picture(
    photo: Photo, pavel: User, django_capture_on_commit_callbacks
) -> None:
    late = Photo.objects.get(pk=photo.pk)
    with django_capture_on_commit_callbacks(execute=True):
        pulling.pull(photo, by=pavel, reason="Wrong.")
    now = Photo.objects.get(pk=photo.pk)
    now.focal_x = 20
    now.save()
    ask_for_all()
    assert finish_due() == 0
    for worker in (late, now):  # one began before it was pulled, one is mistaken
        made = make(worker, planned(worker)[:2])
        take_in(worker, made)
        assert not any(
            default_storage.exists(f"{worker.media_key}/{file}") for file in made
        )
    assert not photo.renditions.exists()


@pytest.mark.parametrize("stories", [2, 40])
def test_the_price_of_pulling_does_not_grow_with_the_stories(
    stories: int, english: Edition, ana: User, photo: Photo
) -> None:
    first = story_with(photo, english, ana)
    version = PublishedArticle.objects.get()
    for number in range(stories - 1):
        version.pk, version.public_id = None, f"copy{number:08}"
        version.save()
        PublishedReference.objects.create(
            published=version, kind="photo", number=photo.pk
        )
    with CaptureQueriesContext(connection) as asked:
        pulling.pull(photo, by=ana, reason="Wrong.")
    assert len(asked) <= 25
    assert PublishedArticle.objects.filter(is_stale=True).count() == stories
    event = ArticleEvent.objects.first()
    assert (event.article, event.action, event.actor) == (first, "photo_pulled", ana)
    assert event.detail == {"photo": photo.pk}
    assert timezone.now() - event.at < timezone.timedelta(minutes=1)


def test_who_may_pull_and_who_may_put_back(
    english: Edition, people: SimpleNamespace, photo: Photo, caplog
) -> None:
    for person in (people.boris, people.vera):
        with pytest.raises(PermissionDenied):
            pulling.pull(photo, by=person, reason="Wrong.")
    for person in (people.ana, people.pavel, people.chiara):
        pulling.pull(photo, by=person, reason="Wrong.")
        for other in (people.ana, people.pavel, people.boris, people.vera):
            with pytest.raises(PermissionDenied):
                pulling.put_back(photo, by=other)
        pulling.put_back(photo, by=people.chiara)
    assert "pull, photo" in caplog.text
    actions = list(PhotoEvent.objects.values_list("action", flat=True))
    assert actions == ["put_back", "pulled"] * 3


def test_refusals_change_nothing(photo: Photo, chiara: User) -> None:
    with pytest.raises(PhotoError, match="Say why"):
        pulling.pull(photo, by=chiara, reason=" ")
    with pytest.raises(PhotoError, match="was not pulled"):
        pulling.put_back(photo, by=chiara)
    pulling.pull(photo, by=chiara, reason="Wrong.")
    with pytest.raises(PhotoError, match="pulled already"):
        pulling.pull(photo, by=chiara, reason="Wrong again.")
    event = PhotoEvent.objects.get()
    with pytest.raises(AppendOnlyError):
        event.delete()


def test_the_page_of_the_verb_names_what_the_person_sees_and_counts_the_rest(
    english: Edition, persian: Edition, people: SimpleNamespace, photo: Photo
) -> None:
    story_with(photo, english, people.ana, headline="Ferry")
    held = story_with(photo, english, people.ana, headline="Held")
    workflow.hold(held, by=people.ana)
    story_with(photo, persian, people.vera, headline="کشتی")
    killed = story_with(photo, english, people.ana, headline="Killed")
    workflow.kill(killed, by=people.chiara, reason="Danger.")
    make_article(english, by=people.ana, lead_photo=photo)
    found = uses_of(photo, people.pavel)
    assert [use.title for use in found.stories] == ["Held", "Ferry"]
    assert [use.state for use in found.stories] == ["On hold", "Live"]
    assert (found.number, found.elsewhere, found.unnamed) == (3, 1, 0)
    make_membership(people.pavel, persian.service, Role.REPORTER)
    people.pavel._standing = None
    assert uses_of(photo, people.pavel).elsewhere == 0


def test_a_working_copy_says_that_its_picture_was_pulled(
    english: Edition, ana: User, photo: Photo
) -> None:
    article = story_with(photo, english, ana)
    pulling.pull(photo, by=ana, reason="Wrong.")
    said = [check.sentence for check in advice(take(article), english)]
    assert sum("It was pulled: choose another." in words for words in said) == 2
    assert WORD not in desk.preview(stored(article), timezone.now()).main


def test_caches_are_told_and_who_has_not_confirmed_is_known(
    settings, english: Edition, persian: Edition, people: SimpleNamespace, photo: Photo
) -> None:
    settings.PURGE_URLS = ["http://127.0.0.1:9/"]
    story_with(photo, english, people.ana)
    story_with(photo, persian, people.vera)
    pulling.pull(photo, by=people.pavel, reason="Wrong.")
    receipt = Purge.objects.get()
    keys = {f"photo-{photo.media_key}"}
    keys |= {f"edition-{edition.pk}" for edition in (english, persian)}
    assert set(receipt.keys.split()) == keys
    assert receipt.public_id == photo.public_id
    assert receipt.asked_by == people.pavel
