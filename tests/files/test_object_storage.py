"""Files in a real object store: the same as in folders, and few questions to it."""

import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client

from photos.models import Photo
from services.models import Edition
from services.object_reading import FIRST
from services.object_storage import ObjectStorage
from staff.models import User
from tests.factories import make_live_story, make_photo, make_recording
from tests.site import Site

pytestmark = pytest.mark.stores


@pytest.fixture
def bucket(settings: Any) -> ObjectStorage:
    """A corner of the media bucket for one test."""
    options = settings.FILES_IN_BUCKETS["default"]["OPTIONS"]
    return ObjectStorage(**options | {"location": secrets.token_hex(4)})


class Asked(list[str]):
    """What the store was asked while this stood: GET, HEAD, PUT …, and which bytes."""


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Of the site's own storage of public files."""
    seen = Asked()

    def note(request: Any, **_: Any) -> None:
        part = request.headers.get("Range", b"")
        seen.append(f"{request.method} {bytes(part).decode()}".strip())

    clients = (default_storage.client, default_storage.reader)
    for client in clients:
        client.meta.events.register("before-send.s3", note)
    yield seen
    for client in clients:
        client.meta.events.unregister("before-send.s3", note)


# ── As a folder does ─────────────────────────────────────────────────────────


def test_what_is_not_there_is_not_found(bucket: ObjectStorage) -> None:
    for act in (bucket.open, bucket.size, bucket.get_modified_time):
        for name in ("nowhere/640.jpg", "nowhere/recording.mp4"):
            with pytest.raises(FileNotFoundError):
                act(name)
    assert not bucket.exists("nowhere/640.jpg")
    assert bucket.listdir("nowhere") == ([], [])
    bucket.delete("nowhere/640.jpg")


def test_a_lost_bucket_is_not_a_lost_file(bucket: ObjectStorage) -> None:
    bucket.bucket_name = "newsroom-nowhere"
    for name in ("key/640.jpg", "key/recording.mp4"):
        for act in (bucket.open, bucket.size, bucket.exists):
            with pytest.raises(OSError, match=r"gone|bucket does not exist"):
                act(name)
    with pytest.raises(OSError, match="bucket does not exist"):
        bucket.save("key/640.jpg", ContentFile(b"x"))


def test_a_taken_name_is_not_taken_over(bucket: ObjectStorage) -> None:
    assert bucket.save("key/a.jpg", ContentFile(b"first")) == "key/a.jpg"
    other = bucket.save("key/a.jpg", ContentFile(b"second"))
    assert other != "key/a.jpg"
    assert bucket.open("key/a.jpg").read() == b"first"
    assert sorted(bucket.listdir("key")[1]) == sorted(["a.jpg", other[4:]])
    assert bucket.url("key/a.jpg") == "/media/key/a.jpg"


@pytest.mark.parametrize("name", ["a.jpg", "a.mp4"])
@pytest.mark.parametrize("size", [0, 1, FIRST, FIRST + 1, 3 * FIRST + 7])
def test_a_file_is_read_from_any_place_to_any_other(
    bucket: ObjectStorage, name: str, size: int
) -> None:
    content = os.urandom(size)
    bucket.save(name, ContentFile(content))
    with bucket.open(name) as file:
        assert file.size == size
        assert file.read() == content
        for at, length in ((0, 10), (size // 2, FIRST), (FIRST - 3, 9), (1, size)):
            file.seek(at)
            assert file.read(length) == content[at : at + length]
        file.seek(-min(5, size), io.SEEK_END)
        assert file.read() == content[-5:]


def test_a_large_file_goes_up_in_parts(bucket: ObjectStorage) -> None:
    content = os.urandom(17 * FIRST)
    bucket.save("film.mp4", ContentFile(content))
    known = bucket.head("film.mp4")
    assert (known["ContentLength"], known["ContentType"]) == (17 * FIRST, "video/mp4")
    assert known["ETag"].endswith('-2"')  # parts
    assert bucket.open("film.mp4").read() == content


# ── What an answer costs ─────────────────────────────────────────────────────


def test_a_picture_costs_one_question_and_none_if_the_browser_has_it(
    client: Client, english: Edition, ana: User, asked: Asked
) -> None:
    photo = make_photo(english.service)
    make_live_story(english, by=ana, lead_photo=photo)
    address = f"/media/{photo.media_key}/{photo.renditions.first()}"
    asked.clear()
    picture = client.get(address)
    assert len(b"".join(picture)) == int(picture["Content-Length"])
    assert asked == [f"GET bytes=0-{FIRST - 1}"]
    asked.clear()
    assert (
        client.get(address, headers={"If-None-Match": picture["ETag"]}).status_code
        == 304
    )
    assert client.get(f"/media/{photo.media_key}/99.jpg").status_code == 404
    assert asked == []


def test_of_a_film_only_the_part_is_fetched_that_was_asked_for(
    site: Site, english: Edition, people: Any, asked: Asked
) -> None:
    film = make_recording(english.service)
    body = f'<p>See.</p><figure data-recording="{film.pk}"></figure>'
    make_live_story(english, by=people.ana, body=body)
    name = f"{film.media_key}/{film.file_name}"
    default_storage.delete(name)
    content = os.urandom(20 * FIRST)
    default_storage.save(name, ContentFile(content))
    asked.clear()
    part = site.get(f"/media/{name}", range="bytes=10000000-10999999")
    assert (part.status, part.content) == (206, content[10_000_000:11_000_000])
    assert asked == ["HEAD", f"GET bytes=10000000-{10_000_000 + FIRST - 1}"]
    asked.clear()
    assert site.get(f"/media/{name}").content == content
    assert len(asked) <= 7  # ever larger parts


# ── From folders to buckets and back ─────────────────────────────────────────


@pytest.fixture
def folders(settings: Any, tmp_path: Path) -> Path:
    backend = "services.folder_storage.FolderStorage"
    settings.FILES_IN_FOLDERS = {
        alias: {"BACKEND": backend, "OPTIONS": {"location": tmp_path / alias}}
        for alias in ("default", "originals")
    }
    corner = {"location": secrets.token_hex(4)}
    settings.FILES_IN_BUCKETS = {
        alias: kind | {"OPTIONS": kind["OPTIONS"] | corner}
        for alias, kind in settings.FILES_IN_BUCKETS.items()
    }
    return tmp_path


def written(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def test_a_newsrooms_files_move_and_come_back(folders: Path, capsys: Any) -> None:
    files = {
        "default/key/640.jpg": b"picture",
        "default/cards/abc/1.jpg": b"card",
        "originals/abc.jpg": os.urandom(2 * FIRST),
    }
    for name, content in files.items():
        (folders / name).parent.mkdir(parents=True, exist_ok=True)
        (folders / name).write_bytes(content)
    call_command("move_files", "--to-buckets")
    assert "default: 2 files copied, 0 were there." in capsys.readouterr().out
    (folders / "default/key/640.jpg").write_bytes(b"another picture")
    call_command("move_files", "--to-buckets")
    said = capsys.readouterr().out
    assert "default: 1 files copied, 1 were there." in said
    assert "originals: 0 files copied, 1 were there." in said
    for name in files:
        (folders / name).unlink()
    call_command("move_files", "--to-folders")
    assert written(folders) == files | {"default/key/640.jpg": b"another picture"}


def test_moving_says_when_it_stopped_and_how_to_go_on(
    folders: Path, settings: Any
) -> None:
    settings.FILES_IN_BUCKETS["originals"]["OPTIONS"]["bucket_name"] = "newsroom-no"
    with pytest.raises(CommandError, match="it goes on where it stopped"):
        call_command("move_files", "--to-buckets")


def test_originals_lie_in_a_bucket_of_their_own(english: Edition) -> None:
    photo = make_photo(english.service)
    storage = Photo._meta.get_field("original").storage
    assert storage.bucket_name == os.environ["S3_ORIGINALS_BUCKET"]
    assert storage.size(photo.original.name) == photo.original.size
    assert not default_storage.exists(photo.original.name)
