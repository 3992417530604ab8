"""A disk that is full, a store that is silent: nobody's fault, and no half files."""

import logging
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from articles.models import PublishedArticle
from newsroom.files_trouble import FilesTrouble
from photos.models import Photo
from recordings import intake
from recordings.models import Recording
from services import breaker, files
from services.files import StoreError, is_trouble
from services.folder_storage import FolderStorage
from services.models import Edition
from staff.models import User
from tests.factories import make_live_story, make_photo
from tests.files import trouble
from tests.photos.samples import encoded, scene

SAMPLE = Path(__file__).parent.parent / "recordings/samples/sound.mp3"
NO_ROOM = "Nothing was saved: there is no room left for files."


# ── Folders ──────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path) -> FolderStorage:
    return FolderStorage(location=tmp_path)


def test_of_a_file_for_which_there_is_no_room_nothing_is_left(
    folder: FolderStorage, tmp_path: Path
) -> None:
    with trouble.no_room(), pytest.raises(OSError, match="too large") as refused:
        folder.save("key/640.jpg", ContentFile(bytes(5000)))
    assert is_trouble(refused.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert folder.save("key/640.jpg", ContentFile(bytes(5000))) == "key/640.jpg"


def test_a_file_is_there_whole_or_not_at_all(folder: FolderStorage) -> None:
    class Watched(ContentFile):
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            for piece in super().chunks(10):
                seen.append((folder.exists("key/a.jpg"), folder.listdir("key")))
                yield piece

    seen: list[Any] = []
    folder.save("key/a.jpg", Watched(bytes(20)))
    assert set(map(str, seen)) == {str((False, ([], [])))}
    assert folder.size("key/a.jpg") == 20


def test_a_name_that_is_taken_is_not_taken_over(folder: FolderStorage) -> None:
    class Overtaken(ContentFile):
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            folder.save("a.jpg", ContentFile(b"first"))
            yield b"second"

    other = folder.save("a.jpg", Overtaken(b"second"))
    assert other != "a.jpg"
    contents = [Path(folder.path(name)).read_bytes() for name in ("a.jpg", other)]
    assert contents == [b"first", b"second"]


# ── Stores ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (500, "InternalError"),
        (503, "SlowDown"),
        (403, "InvalidAccessKeyId"),
        (404, "NoSuchBucket"),
    ],
)
def test_a_store_that_refuses_is_trouble_and_no_missing_file(
    status: int, code: str
) -> None:
    with trouble.server(trouble.refusing(status, code)) as address:
        store = trouble.store_at(address)
        for act in (
            lambda store: store.open("key/640.jpg"),
            lambda store: store.open("key/recording.mp4"),
            lambda store: store.save("key/640.jpg", ContentFile(b"x")),
            lambda store: store.size("key/640.jpg"),
            lambda store: store.exists("key/640.jpg"),
        ):
            store.breaker = breaker.Breaker()
            with pytest.raises(StoreError):
                act(store)


def test_a_silent_store_is_left_alone_until_one_finds_it_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        trouble.refusing(404, "NoSuchKey")(handler)

    with trouble.silent_server() as address:
        store = trouble.store_at(address)
        with pytest.raises(StoreError, match="silent"):
            store.open("key/640.jpg")
    with trouble.server(answer) as address:
        store.endpoint_url, store.reading = address, None
        with pytest.raises(StoreError, match="a moment ago"):
            store.open("key/640.jpg")
        assert asked == []
        monkeypatch.setattr(breaker.time, "monotonic", lambda: store.breaker.next_try)
        for _ in range(2):
            with pytest.raises(FileNotFoundError):
                store.open("key/640.jpg")
    assert len(asked) == 2


def breaking_off(*bodies: bytes) -> trouble.Answer:
    """Promises ten bytes each time, and sends these."""
    left = list(bodies)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(206)
        handler.send_header("Content-Length", "10")
        handler.send_header("Content-Range", "bytes 0-9/10")
        handler.send_header("ETag", '"a"')
        handler.end_headers()
        handler.wfile.write(left.pop(0))

    return answer


def test_what_broke_off_is_asked_for_once_more() -> None:
    with trouble.server(breaking_off(b"half", b"0123456789")) as address:
        assert trouble.store_at(address).open("a.jpg").read() == b"0123456789"


@pytest.mark.parametrize("name", ["key/640.jpg", "key/recording.mp4"])
def test_a_store_that_hangs_in_the_middle_is_left_alone_as_well(name: str) -> None:
    may_end = Event()

    def hang(handler: BaseHTTPRequestHandler) -> None:
        breaking_off(b"" if handler.command == "HEAD" else b"half")(handler)
        handler.wfile.flush()
        if handler.command != "HEAD":
            may_end.wait(10)

    with trouble.server(hang) as address:
        store = trouble.store_at(address)
        with pytest.raises(StoreError):
            store.open(name).read()
        with pytest.raises(StoreError, match="a moment ago"):
            store.open(name)
        may_end.set()


def test_half_a_picture_is_never_given() -> None:
    with (
        trouble.server(breaking_off(b"half", b"ha")) as address,
        pytest.raises(StoreError, match="broke off"),
    ):
        trouble.store_at(address).open("a.jpg")


# ── Readers ──────────────────────────────────────────────────────────────────


@pytest.fixture
def lost(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on the public files cannot be reached."""

    def fail(*_: Any) -> None:
        raise StoreError("The object store is silent.")

    def lose() -> None:
        for name in ("open", "save", "exists", "size", "delete", "listdir"):
            monkeypatch.setattr(default_storage, name, fail)

    return lose


def test_readers_are_told_when_to_come_back_and_pages_stay(
    client: Client, english: Edition, ana: User, lost: Callable[[], None]
) -> None:
    photo = make_photo(english.service)
    make_live_story(english, by=ana, lead_photo=photo)
    address = f"/media/{photo.media_key}/{photo.renditions.first()}"
    tag = client.get(address).headers["ETag"]
    lost()
    for method in (client.get, client.head):
        answer = method(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "2"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "ETag" not in answer.headers
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    page = client.get(PublishedArticle.objects.get().get_absolute_url())
    assert page.status_code == 200
    assert address in page.text


# ── The desk ─────────────────────────────────────────────────────────────────


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Folders of a disk that has room for nothing: while it writes, nothing else does."""

    class Full(FolderStorage):
        def _save(self, name: str, content: Any) -> str:
            with trouble.no_room():
                return super()._save(name, content)

    disk = Full(location=tmp_path)
    for model in (Photo, Recording):
        monkeypatch.setattr(model._meta.get_field("original"), "storage", disk)
    monkeypatch.setattr(Edition._meta.get_field("font"), "storage", disk)
    return tmp_path


def photo_form(service: Any) -> dict[str, Any]:
    picture = SimpleUploadedFile("sea.jpg", encoded(scene(), "JPEG"), "image/jpeg")
    facts = {"service": service.pk, "title": "The sea", "caption": "Typed at length."}
    return facts | {"original": picture}


@pytest.fixture
def desk(client: Client, ana: User) -> Client:
    client.force_login(ana)
    return client


def test_a_photo_for_which_there_is_no_room_is_refused_in_words(
    desk: Client, english: Edition, full: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    page = desk.post("/admin/photos/photo/add/", photo_form(english.service))
    assert page.status_code == 200
    assert NO_ROOM in page.text
    assert "Typed at length." in page.text
    assert not Photo.objects.exists()
    assert not [path for path in full.rglob("*") if path.is_file()]


def test_a_photo_dropped_into_a_text_is_refused_in_words(
    desk: Client, english: Edition, full: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    answer = desk.post("/admin/photos/photo/upload/", photo_form(english.service))
    assert NO_ROOM in answer.json()["errors"]["original"][0]
    assert not Photo.objects.exists()


def test_a_recording_for_which_there_is_no_room_is_refused_in_words(
    desk: Client, english: Edition, full: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    form = {
        "service": english.service.pk,
        "title": "Harbor",
        "transcript": "Typed at length.",
        "original": SimpleUploadedFile("a.mp3", SAMPLE.read_bytes()),
        "captions-TOTAL_FORMS": 0,
        "captions-INITIAL_FORMS": 0,
    }
    page = desk.post("/admin/recordings/recording/add/", form)
    assert NO_ROOM in page.text
    assert "Typed at length." in page.text
    assert not Recording.objects.exists()


def test_a_file_whose_form_is_refused_does_not_stay(
    desk: Client, english: Edition
) -> None:
    before = originals()
    form = photo_form(english.service) | {"service": ""}
    page = desk.post("/admin/photos/photo/add/", form)
    assert page.status_code == 200
    assert originals() == before
    desk.post("/admin/photos/photo/add/", photo_form(english.service))
    assert originals() - before == {Photo.objects.get().original.name}


def test_a_file_whose_row_fails_does_not_stay(
    desk: Client, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("the process has a bad day")

    before = originals()
    monkeypatch.setattr("photos.admin.PhotoAdmin.log_addition", fail)
    with pytest.raises(RuntimeError):
        desk.post("/admin/photos/photo/add/", photo_form(english.service))
    assert originals() == before
    assert not Photo.objects.exists()


def originals() -> set[str]:
    return set(Photo._meta.get_field("original").storage.listdir(".")[1])


def test_an_upload_that_finds_no_room_on_its_way_gets_a_page_in_words(
    desk: Client,
    english: Edition,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    taking = TemporaryFileUploadHandler.receive_data_chunk

    def take(*arguments: Any) -> Any:
        with trouble.no_room():
            taking(*arguments)
            arguments[0].file.flush()

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", take)
    desk.raise_request_exception = False
    large = SimpleUploadedFile("a.jpg", bytes(3_000_000), "image/jpeg")
    for address in ("photos/photo/add/", "recordings/recording/add/"):
        page = desk.post(f"/admin/{address}", {"original": large})
        assert page.status_code == 503
        assert NO_ROOM in page.text
        assert page.headers["Retry-After"] == "60"
        large.seek(0)
    assert list(tmp_path.iterdir()) == []


# ── The background ───────────────────────────────────────────────────────────


def test_one_recording_that_nobody_can_copy_starves_no_other(
    english: Edition, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(intake, "failures", type(intake.failures)())
    for name in ("broken", "well"):
        row = Recording(service=english.service, title=name, kind="audio", ending="mp3")
        content = SAMPLE.read_bytes() if name == "well" else b"no sound"
        row.original.save("a.mp3", ContentFile(content), save=False)
        row.save()
    tried = [intake.tend(limit=1) for _ in range(intake.TRIES + 2)]
    assert sum(tried) == 1
    assert Recording.objects.get(title="well").has_file
    assert not Recording.objects.get(title="broken").has_file


def test_a_silent_store_is_held_against_no_recording(
    english: Edition,
    monkeypatch: pytest.MonkeyPatch,
    lost: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(intake, "failures", type(intake.failures)())
    row = Recording(service=english.service, title="Sea", kind="audio", ending="mp3")
    row.original.save("a.mp3", ContentFile(SAMPLE.read_bytes()), save=False)
    row.save()
    lost()
    for _ in range(intake.TRIES + 1):
        assert intake.tend() == 0
    monkeypatch.undo()
    assert intake.tend() == 1


def test_what_could_not_be_deleted_is_named_to_operators(
    lost: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    lost()
    files.delete_all(["key/640.jpg"])
    assert "key/640.jpg could not be deleted: delete it by hand." in caplog.text


def test_the_log_does_not_tell_whose_preview_it_was(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    request = rf.get("/preview/the-secret/")
    request.resolver_match = resolve("/preview/the-secret/")
    FilesTrouble(HttpResponse).process_exception(request, StoreError("Silent."))
    assert "preview/" in caplog.text
    assert "the-secret" not in caplog.text
