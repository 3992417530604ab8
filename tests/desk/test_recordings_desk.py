"""The recordings desk: taken in and refused in words, captions, fences, pulling."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.snapshot import take
from articles.travelling import packed
from recordings.models import Recording, RecordingCaptions
from tests.desk.typing_in import at_the_desk, fields_of, open_form
from tests.factories import SAMPLES, make_article, make_photo, make_recording

pytestmark = pytest.mark.either

ADD = "/admin/recordings/recording/add/"
SRT = "1\n00:00:00,500 --> 00:00:01,500\nGood morning\n"


def sent(client, address, file="film.mp4", **typed):
    fields = fields_of(client.get(address).content.decode(), "recording_form")
    upload = SimpleUploadedFile("My_film.MP4", (SAMPLES / file).read_bytes())
    return fields | {"original": upload} | typed


def change_page(recording):
    return f"/admin/recordings/recording/{recording.pk}/change/"


def captions_row(**typed):
    return {
        "captions-TOTAL_FORMS": "1",
        "captions-0-language": "fa",
        "captions-0-kind": "subtitles",
        "captions-0-text": "",
    } | {f"captions-0-{name}": value for name, value in typed.items()}


def test_a_film_is_taken_in_with_subtitles(
    english, pavel, django_capture_on_commit_callbacks
):
    client = at_the_desk(pavel)
    srt = SimpleUploadedFile("a.srt", SRT.encode())
    data = sent(client, ADD, language="en", credit="Lee", **captions_row(file=srt))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ADD, data, follow=True)
    assert answer.redirect_chain, answer.content.decode()[:3000]
    film = Recording.objects.get()
    assert film.title == "My film"
    assert film.has_file
    assert film.uploaded_by == pavel
    assert film.captions.get().text.startswith("WEBVTT\n\n00:00:00.500")
    page = client.get(change_page(film)).content.decode()
    assert "<video" in page
    assert "It has no poster" in page
    assert "No published story plays it." in page


@pytest.mark.parametrize(
    ("file", "words"), [("quick.mov", "QuickTime"), ("vorbis.ogg", "Ogg Vorbis")]
)
def test_a_bad_file_is_refused_in_words(english, pavel, file, words):
    client = at_the_desk(pavel)
    answer = client.post(ADD, sent(client, ADD, file))
    assert words in answer.content.decode()
    assert not Recording.objects.exists()


def test_bad_captions_are_refused_with_their_line(english, pavel):
    film = make_recording(english.service)
    client, page = at_the_desk(pavel), change_page(film)
    fields = fields_of(client.get(page).content.decode(), "recording_form")
    bad = captions_row(text="WEBVTT\n\n00:02.000 --> 00:01.000\nGood")
    answer = client.post(page, fields | bad).content.decode()
    assert "Line 3: it ends before it begins." in answer
    assert "Good</textarea>" in answer
    latin = SimpleUploadedFile("a.srt", "1\nño".encode("latin-1"))
    answer = client.post(page, fields | captions_row(file=latin)).content.decode()
    assert "not in UTF-8" in answer
    assert "Paste the captions" in client.post(page, fields | captions_row()).text
    assert not RecordingCaptions.objects.exists()


def test_the_desk_stays_in_its_fence(english, persian, ana, boris, vera):
    film = make_recording(persian.service, title="Zpersian")
    assert at_the_desk(ana).get(change_page(film)).status_code == 404
    picker = "/admin/recordings/recording/picker/"
    assert at_the_desk(ana).get(picker).json() == {"results": []}
    found = at_the_desk(vera).get(f"{picker}?q=zper").json()["results"]
    assert [row["title"] for row in found] == ["Zpersian"]
    media = f"/admin/recordings/recording/media/{film.media_key}/recording.mp4"
    assert at_the_desk(ana).get(media).status_code == 404
    part = at_the_desk(vera).get(media, headers={"range": "bytes=0-3"})
    assert (part.status_code, len(part.getvalue())) == (206, 4)
    assert at_the_desk(boris).get(ADD).status_code == 403


def test_pulling_asks_for_the_right_and_a_reason(english, ana, boris, chiara):
    film = make_recording(english.service)
    page = f"/admin/recordings/recording/{film.pk}/pull/"
    assert at_the_desk(boris).post(page, {"reason": "No"}).status_code == 403
    assert "Say why" in at_the_desk(ana).post(page, {"reason": " "}).text
    at_the_desk(ana).post(page, {"reason": "A face."})
    assert Recording.objects.get().is_pulled
    assert "A face." in at_the_desk(ana).get(change_page(film)).text
    back = page.replace("pull", "put_back")
    assert at_the_desk(ana).post(back, {}).status_code == 403
    at_the_desk(chiara).post(back, {"reason": ""})
    assert not Recording.objects.get().is_pulled


def test_no_other_services_recording_is_put_into_a_text(english, persian, ana):
    article = make_article(english, by=ana)
    foreign = make_recording(persian.service)
    own = make_recording(english.service, title="Zown")
    client = at_the_desk(ana)
    for film, words in ((foreign, "not your service"), (own, "")):
        body = f'<p>Text.</p><figure data-recording="{film.pk}"></figure>'
        fields = open_form(client, article) | {"body": body}
        page = f"/admin/articles/article/{article.pk}/change/"
        assert words in client.post(page, fields).text
    article.refresh_from_db()
    assert f'data-recording="{own.pk}"' in article.body
    history = client.get(f"/admin/articles/article/{article.pk}/history/")
    assert history.status_code == 200
    preview = client.get(f"/admin/articles/article/{article.pk}/preview/").text
    assert f"/admin/recordings/recording/media/{own.media_key}/recording.mp4" in preview


def test_an_adaptation_takes_along_what_may_travel(english, persian, ana, vera):
    free = make_recording(english.service, title="Free")
    bound = make_recording(english.service, title="Bound", reach="own")
    kept, left = make_photo(english.service), make_photo(english.service, reach="own")
    body = "<p>Text.</p>" + "".join(
        f'<figure data-recording="{film.pk}"></figure>' for film in (free, bound)
    )
    body += f'<figure data-gallery="{kept.pk},{left.pk}"></figure>'
    article = make_article(english, by=ana, body=body)
    snapshot, missing = packed(take(article), persian)
    assert f'data-recording="{free.pk}"' in snapshot.body
    assert f'data-recording="{bound.pk}"' not in snapshot.body
    assert f'data-photo="{kept.pk}"' in snapshot.body
    assert {each.title for each in missing} == {"Bound", left.title}
    assert "The recording “Bound”" in " ".join(each.sentence for each in missing)


def test_the_list_finds_what_needs_work(english, ana):
    service = english.service
    make_recording(service, title="Zmute", transcript="")
    make_recording(service, title="Ztold")
    make_recording(service, title="Zshown", transcript="", captions={"en": "WEBVTT\n"})
    page = "/admin/recordings/recording/"
    listed = at_the_desk(ana).get(page, {"work": "silent"}).text
    assert "Zmute" in listed
    assert "Ztold" not in listed
    assert "Zshown" not in listed
    assert "Zmute" not in at_the_desk(ana).get(page, {"work": "pulled"}).text
