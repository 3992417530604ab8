"""Public files of photos: there while a live story shows them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import workflow
from articles.addresses import media_path
from photos.models import Photo
from tests.factories import make_article, make_live_story, make_photo


def file_of(photo: Photo, extension: str = "jpg") -> str:
    widest = photo.renditions.filter(format=extension, crop="").order_by("-width")[0]
    return media_path(photo.media_key, str(widest))


@pytest.fixture
def photo(english) -> Photo:
    return make_photo(english.service)


@pytest.mark.parametrize(
    ("extension", "content_type"), [("jpg", "image/jpeg"), ("webp", "image/webp")]
)
def test_a_picture_of_a_live_story_is_served(
    client, english, photo, extension, content_type
):
    make_live_story(english, lead_photo=photo)
    response = client.get(file_of(photo, extension))
    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=300, s-maxage=3"
    assert b"".join(response.streaming_content)


def test_a_browser_that_has_the_picture_is_not_sent_it_again(client, english, photo):
    make_live_story(english, lead_photo=photo)
    tag = client.get(file_of(photo))["ETag"]
    response = client.get(file_of(photo), headers={"if-none-match": tag})
    assert response.status_code == 304


def test_a_picture_that_no_story_shows_is_not_found(client, english, photo):
    assert client.get(file_of(photo)).status_code == 404


def test_a_picture_of_a_draft_is_not_found(client, english, photo):
    make_article(english, lead_photo=photo)
    assert client.get(file_of(photo)).status_code == 404


@pytest.mark.parametrize("verb", ["hold", "withdraw"])
def test_a_picture_goes_when_its_story_is_stopped(client, english, ana, photo, verb):
    story = make_live_story(english, by=ana, lead_photo=photo)
    tag = client.get(file_of(photo))["ETag"]
    getattr(workflow, verb)(story, by=ana, reason="It was wrong.")
    response = client.get(file_of(photo), headers={"if-none-match": tag})
    assert response.status_code == 404


def test_a_picture_stays_while_another_live_story_shows_it(client, english, ana, photo):
    story = make_live_story(english, by=ana, lead_photo=photo)
    make_live_story(english, by=ana, lead_photo=photo)
    workflow.hold(story, by=ana)
    assert client.get(file_of(photo)).status_code == 200


def test_a_picture_of_a_scheduled_story_appears_with_it(client, english, ana, photo):
    noon = timezone.now() + timedelta(hours=3)
    workflow.schedule(make_article(english, lead_photo=photo), by=ana, at=noon)
    assert client.get(file_of(photo)).status_code == 404
    with time_machine.travel(noon, tick=False):
        assert client.get(file_of(photo)).status_code == 200


@pytest.mark.parametrize(
    "name", ["100000.jpg", "640.png", "640.jpg/", "../640.jpg", "640.jpg.jpg"]
)
def test_a_file_that_was_never_made_is_not_found(client, english, photo, name):
    make_live_story(english, lead_photo=photo)
    assert client.get(f"/media/{photo.media_key}/{name}").status_code == 404


def test_a_lost_file_is_not_found(client, english, photo):
    make_live_story(english, lead_photo=photo)
    address = file_of(photo)
    default_storage.delete(address.removeprefix("/media/"))
    assert client.get(address).status_code == 404
