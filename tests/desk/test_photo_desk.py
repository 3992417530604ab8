"""The photo desk: what is taken in, what is refused, and with which words."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from photos import intake
from photos.admin import picker
from photos.finishing import finish_due
from photos.models import Photo
from staff.permissions import Role
from tests.desk.typing_in import BACKEND, at_the_desk, said
from tests.factories import draw_jpeg, make_membership, make_photo, make_service
from tests.photos.samples import TELLING, hostile, jpeg

pytestmark = pytest.mark.either

HOSTILE = hostile()
SOME = list(HOSTILE)[::5]

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


@pytest.mark.parametrize("name", SOME)
def test_a_bad_file_is_refused_in_words(english, pavel, name):
    file, sentence = HOSTILE[name]
    answer = at_the_desk(pavel).post(ADD, photo_facts(english, file))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Photo.objects.exists()


def test_a_file_is_decoded_before_the_forms_transaction(english, pavel, monkeypatch):
    began = []
    check = intake.check

    def note(file):
        began.append(len(connection.savepoint_ids))
        return check(file)

    before = len(connection.savepoint_ids)
    monkeypatch.setattr(intake, "check", note)
    add(pavel, english)
    assert began == [before]


def test_an_empty_file_is_refused_in_words(english, pavel):
    answer = at_the_desk(pavel).post(ADD, photo_facts(english, b""))
    assert "The submitted file is empty." in answer.content.decode()


def add(person, english, file=None, *, name="ferry.jpg", **facts):
    """The answer of the form, sent with this file; its messages are on the page."""
    upload = SimpleUploadedFile(name, file or draw_jpeg(), content_type="image/jpeg")
    sent = photo_facts(english, b"", original=upload, **facts)
    return at_the_desk(person).post(ADD, sent, follow=True)


def test_what_the_file_tells_fills_what_was_left_empty(english, pavel):
    page = add(
        pavel, english, jpeg(xmp=TELLING), title="", alt="", caption="My own caption"
    )
    photo = Photo.objects.get()
    assert (photo.title, photo.caption) == ("Ferry at dawn", "My own caption")
    assert (photo.photographer, photo.agency, photo.alt) == (
        "Lee Ara",
        "AFP",
        "A white ferry.",
    )
    assert (photo.taken_on, photo.place) == (date(2026, 5, 1), "Busan, South Korea")
    assert "Read from the file, please check" in said(page)


def test_the_file_does_not_contradict_the_editor(english, pavel):
    add(pavel, english, jpeg(xmp=TELLING), alt="", is_decorative="on", is_undated="on")
    photo = Photo.objects.get()
    assert (photo.alt, photo.taken_on) == ("", None)


def test_facts_longer_than_their_fields_are_cut(english, pavel):
    add(pavel, english, jpeg(xmp=TELLING.replace(b"AFP", b"Agence " * 60)))
    assert 100 < len(Photo.objects.get().agency) <= 120


@pytest.mark.parametrize(
    ("name", "caption", "title"),
    [
        ("Ferry_at dawn.jpg", "", "Ferry at dawn"),
        ("x" * 300 + ".jpg", "", "x" * 80),
        ("../../etc/\u202epasswd.jpg", "", "passwd"),
        (".jpg", "", ".jpg"),
        ("DSC_1.jpg", "A ferry leaves Busan. " * 9, "A ferry leaves Busan."),
    ],
)
def test_a_photo_without_a_title_is_named_after_its_caption_or_file(
    english, pavel, name, caption, title
):
    add(pavel, english, name=name, title="", caption=caption)
    assert Photo.objects.get().title.startswith(title)
    assert len(Photo.objects.get().title) <= 80


def test_a_file_photo_asks_when_it_was_taken(english, pavel):
    page = add(pavel, english, is_file="on")
    assert "When was it taken?" in page.content.decode()
    add(pavel, english, is_file="on", is_undated="on")
    add(pavel, english, is_file="on", taken_on="2020-01-02")
    assert Photo.objects.count() == 2


def change_page(photo):
    return f"/admin/photos/photo/{photo.pk}/change/"


def test_a_photo_without_alternative_text_says_what_it_needs(english, pavel):
    photo = make_photo(english.service, alt="", usage_terms="", agency="")
    page = at_the_desk(pavel).get(change_page(photo)).content.decode()
    assert "It needs alternative text" in page
    assert "It needs a photographer" not in page


def test_a_title_cannot_be_taken_away(english, pavel):
    photo = make_photo(english.service)
    sent = photo_facts(english, draw_jpeg(), title="")
    page = at_the_desk(pavel).post(change_page(photo), sent)
    assert "This field is required." in page.content.decode()


def test_saving_a_photo_leaves_alone_what_changed_behind_the_form(
    english, pavel, monkeypatch
):
    photo = make_photo(english.service)

    def save_form(self, request, form, change):
        Photo.objects.update(media_key="f" * 32, renditions_due=None)
        return form.save(commit=False)

    monkeypatch.setattr("photos.admin.PhotoAdmin.save_form", save_form)
    sent = photo_facts(english, draw_jpeg(), title="Another")
    at_the_desk(pavel).post(change_page(photo), sent)
    changed = Photo.objects.get()
    assert (changed.title, changed.media_key) == ("Another", "f" * 32)


def test_moving_the_focal_point_in_the_form_asks_for_new_crops(english, pavel):
    photo = make_photo(english.service)
    client = at_the_desk(pavel)
    assert client.get(change_page(photo)).content.decode().count("desk-crop") == 4
    client.post(change_page(photo), photo_facts(english, b"", focal_x=20))
    assert Photo.objects.get().renditions_due is not None
    page = client.get(change_page(photo)).content.decode()
    assert "They are being made." in page
    finish_due()
    assert client.get(change_page(photo)).content.decode().count("desk-crop") == 4


def test_the_form_shows_size_and_format_of_the_file(english, pavel):
    photo = make_photo(english.service)
    page = at_the_desk(pavel).get(change_page(photo)).content.decode()
    assert "JPEG, 320 × 213 pixels" in page
    photo.original.storage.delete(photo.original.name)
    page = at_the_desk(pavel).get(change_page(photo)).content.decode()
    assert "original missing" in page


def test_a_reporter_may_look(english, boris):
    photo = make_photo(english.service)
    page = at_the_desk(boris).get(change_page(photo))
    assert page.status_code == 200
    assert "id_focal_x" in page.content.decode()


@pytest.mark.parametrize(
    ("work", "titles"),
    [
        ("needing_work", {"Bare", "Silent", "Lost"}),
        ("undescribed", {"Silent"}),
        ("without_rights", {"Bare"}),
        ("given_up", {"Lost"}),
        ("delete", {"Whole", "Bare", "Silent", "Lost"}),
    ],
)
def test_photos_that_need_work_can_be_listed(english, pavel, work, titles):
    make_photo(english.service, title="Whole")
    make_photo(
        english.service, title="Bare", usage_terms="", agency="", photographer=""
    )
    make_photo(english.service, title="Silent", alt="")
    make_photo(english.service, title="Lost")
    Photo.objects.filter(title="Lost").update(set_aside="lost")
    page = at_the_desk(pavel).get("/admin/photos/photo/", {"work": work}, follow=True)
    assert {photo.title for photo in page.context["cl"].result_list} == titles


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
    "name",
    ["../settings.py", "320.svg", "320.jpg/", "0.jpg", "99999.jpg", "card-9-9-9.jpg"],
)
def test_only_files_of_photos_are_given_out(english, pavel, name):
    photo = make_photo(english.service)
    page = f"/admin/photos/photo/media/{photo.media_key}/{name}"
    assert at_the_desk(pavel).get(page, follow=True).status_code == 404


def test_the_desk_sees_every_public_file(english, pavel, vera):
    photo = make_photo(english.service)
    client = at_the_desk(pavel)
    types = set()
    for file in photo.renditions.all():
        answer = client.get(f"/admin/photos/photo/media/{photo.media_key}/{file}")
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff"
        types.add(answer["Content-Type"])
    assert types == {"image/jpeg", "image/webp", "image/avif"}
    address = f"/admin/photos/photo/media/{photo.media_key}/320.jpg"
    assert at_the_desk(vera).get(address).status_code == 404


PICKER = "/admin/photos/photo/picker/"


def test_the_picker_finds_by_words_and_by_number(english, boris):
    ferry = make_photo(english.service, title="Ferry at dawn", agency="AP")
    make_photo(english.service, title="Bridge", agency="AP")
    client = at_the_desk(boris)
    by_words = client.get(PICKER, {"q": "dawn ap\0"}).json()["results"]
    by_number = client.get(PICKER, {"id": [ferry.pk, "x", "9" * 40]}).json()["results"]
    assert by_words == by_number
    (row,) = by_words
    assert row["credit"] == "Lee Ara/AP"
    assert client.get(row["thumb"]).status_code == 200


def test_the_picker_can_keep_to_one_service(english, boris):
    french = make_service("french")
    make_membership(boris, french)
    make_photo(english.service, title="English")
    make_photo(french, title="French")
    client = at_the_desk(boris)
    for service, titles in ((french.pk, ["French"]), ("x", ["French", "English"])):
        found = client.get(PICKER, {"service": service}).json()["results"]
        assert [row["title"] for row in found] == titles


def test_a_row_tells_the_dialogs_all_they_show(english, boris):
    make_photo(english.service, alt="", taken_on=date(2026, 5, 1), is_file=True)
    (row,) = at_the_desk(boris).get(PICKER).json()["results"]
    assert row["caption"] == "A ferry leaves Busan."
    assert (row["width"], row["height"]) == (320, 213)
    assert (row["is_file"], row["taken_on"], row["is_undated"]) == (
        True,
        "2026-05-01",
        False,
    )
    assert (row["is_described"], row["is_publishable"]) == (False, False)
    assert row["needs"] == ["It needs alternative text, or the mark “decorative”."]


# ── Upload from the editor's dialogs ─────────────────────────────────────────

UPLOAD = "/admin/photos/photo/upload/"


def upload(client, file=None, **facts):
    original = SimpleUploadedFile("ferry.jpg", file or draw_jpeg())
    return client.post(UPLOAD, {"original": original} | facts)


def test_an_upload_answers_with_the_photos_row(
    english, pavel, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = upload(
            at_the_desk(pavel), jpeg(xmp=TELLING), is_file="true", caption="My caption"
        )
    assert answer.status_code == 201
    photo = Photo.objects.get()
    assert (photo.service, photo.uploaded_by) == (english.service, pavel)
    row = answer.json()["photo"]
    assert (row["id"], row["caption"]) == (photo.pk, "My caption")
    assert "photographer" in answer.json()["filled"]
    assert row["is_publishable"] is True
    assert photo.renditions.exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_upload_is_refused_in_words(english, pavel, name):
    file, sentence = HOSTILE[name]
    answer = upload(at_the_desk(pavel), file)
    assert answer.status_code == 400
    (words,) = answer.json()["errors"]["original"]
    assert sentence in words


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"is_file": "on"}, "taken_on"),
        ({"alt": "A ferry", "is_decorative": "on"}, "alt"),
        ({"taken_on": "2020-01-01", "is_undated": "on"}, "__all__"),
        ({"taken_on": "soon"}, "taken_on"),
        ({"title": "x" * 200}, "title"),
        ({"service": "9999"}, "service"),
        ({"service": "x"}, "service"),
    ],
)
def test_errors_of_an_upload_come_by_field(english, pavel, facts, field):
    answer = upload(at_the_desk(pavel), **facts)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]
    assert not Photo.objects.exists()


def test_an_upload_without_a_file_is_refused(english, pavel):
    answer = at_the_desk(pavel).post(UPLOAD, {"title": "Ferry"})
    assert answer.json()["errors"] == {"original": ["This field is required."]}


def test_whoever_adds_to_two_services_says_which(english, pavel):
    french = make_service("french")
    make_membership(pavel, french, Role.PHOTO_EDITOR)
    client = at_the_desk(pavel)
    assert "service" in upload(client).json()["errors"]
    assert upload(client, service=french.pk).status_code == 201
    assert Photo.objects.get().service == french


def test_nobody_uploads_into_a_service_of_others(english, pavel):
    french = make_service("french")
    answer = upload(at_the_desk(pavel), service=french.pk)
    assert "service" in answer.json()["errors"]


def test_who_may_not_add_photos_may_not_upload(english, boris):
    assert upload(at_the_desk(boris)).status_code == 403
    assert upload(Client()).status_code == 302
    assert not Photo.objects.exists()


def test_an_upload_is_not_fetched(english, pavel):
    assert at_the_desk(pavel).get(UPLOAD).status_code == 405


def test_an_upload_without_a_token_is_refused(english, pavel):
    client = Client(enforce_csrf_checks=True)
    client.force_login(pavel, backend=BACKEND)
    assert upload(client).status_code == 403
    client.get(ADD)
    token = client.cookies["csrftoken"].value
    original = SimpleUploadedFile("ferry.jpg", draw_jpeg())
    answer = client.post(UPLOAD, {"original": original}, headers={"X-CSRFToken": token})
    assert answer.status_code == 201


def test_a_body_too_large_is_refused_before_it_is_read(english, pavel, monkeypatch):
    monkeypatch.setattr(picker, "LARGEST_BODY", 1000)
    answer = upload(at_the_desk(pavel))
    assert answer.status_code == 400
    assert answer.json()["errors"] == {
        "original": ["The file is too large. At most 40 MB, please."]
    }


def test_a_file_too_large_is_refused(english, pavel, monkeypatch):
    monkeypatch.setattr(intake, "LARGEST_BYTES", 100)
    (words,) = upload(at_the_desk(pavel)).json()["errors"]["original"]
    assert "too large" in words


def test_too_many_words_are_refused(english, pavel):
    answer = upload(at_the_desk(pavel), caption="x" * 6_000_000)
    assert answer.status_code == 400
    assert "Too much text" in answer.json()["errors"]["__all__"][0]


def test_a_body_cut_off_is_refused(english, pavel):
    answer = at_the_desk(pavel).post(
        UPLOAD, b"--x\r\n", content_type="multipart/form-data; boundary="
    )
    assert answer.status_code == 400
    assert "did not arrive whole" in answer.json()["errors"]["__all__"][0]


def test_the_list_says_when_a_photo_came_on_the_newsrooms_clock(persian, vera):
    came = datetime(2031, 3, 1, 20, 30, tzinfo=UTC)
    Photo.objects.filter(pk=make_photo(persian.service).pk).update(uploaded_at=came)
    page = at_the_desk(vera).get("/admin/photos/photo/").content.decode()
    assert "March 2, 2031, 00:00 Tehran time" in page
