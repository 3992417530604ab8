"""The photo desk: what is taken in, what is refused, and with which words."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from photos.models import Photo
from tests.desk.typing_in import at_the_desk
from tests.factories import draw_jpeg, make_photo

ADD = "/admin/photos/photo/add/"


def photo_facts(english, file, **facts):
    upload = SimpleUploadedFile("ferry.jpg", file, content_type="image/jpeg")
    return {
        "service": english.service.pk,
        "original": upload,
        "title": "Ferry",
        "alt": "A ferry",
        "focal_x": 50,
        "focal_y": 50,
    } | facts


def test_a_photo_is_taken_in_with_its_public_files(
    english, pavel, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = at_the_desk(pavel).post(ADD, photo_facts(english, draw_jpeg()))
    assert answer.status_code == 302
    photo = Photo.objects.get()
    assert photo.uploaded_by == pavel
    assert photo.renditions.exists()


def many_pixels() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(buffer, format="PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"<svg onload=alert(1)>", "This is not a picture that can be read."),
        (draw_jpeg()[:900], "The file is broken."),
        (many_pixels(), "too many pixels"),
        (b"", "The submitted file is empty."),
    ],
    ids=["no picture", "broken", "too many pixels", "empty"],
)
def test_a_bad_file_is_refused_in_words(english, pavel, file, sentence):
    answer = at_the_desk(pavel).post(ADD, photo_facts(english, file))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_stored_photo_keeps_its_file(english, pavel):
    photo = make_photo(english.service)
    sent = photo_facts(english, draw_jpeg(), title="Ferry at dawn")
    page = f"/admin/photos/photo/{photo.pk}/change/"
    assert at_the_desk(pavel).post(page, sent).status_code == 302
    changed = Photo.objects.get()
    assert (changed.title, changed.original) == ("Ferry at dawn", photo.original)


def test_the_list_shows_thumbnails(english, pavel):
    photo = make_photo(english.service)
    page = at_the_desk(pavel).get("/admin/photos/photo/").content.decode()
    assert f"/admin/photos/photo/media/{photo.media_key}/" in page


@pytest.mark.parametrize(
    "name", ["../settings.py", "320.svg", "320.jpg/", "0.jpg", "99999.jpg"]
)
def test_only_files_of_photos_are_given_out(english, pavel, name):
    photo = make_photo(english.service)
    page = f"/admin/photos/photo/media/{photo.media_key}/{name}"
    assert at_the_desk(pavel).get(page, follow=True).status_code == 404


def test_the_picker_finds_by_words_and_by_number(english, boris):
    ferry = make_photo(english.service, title="Ferry at dawn", agency="AP")
    make_photo(english.service, title="Bridge", agency="AP")
    client = at_the_desk(boris)
    picker = "/admin/photos/photo/picker/"
    by_words = client.get(picker, {"q": "dawn ap"}).json()["results"]
    by_number = client.get(picker, {"id": [ferry.pk, "x", "9" * 40]}).json()["results"]
    assert by_words == by_number
    (row,) = by_words
    assert row["credit"] == "Lee Ara/AP"
    assert client.get(row["thumb"]).status_code == 200
