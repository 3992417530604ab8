"""What is taken in, what is refused, and what of a file readers never get."""

import io
import struct
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from recordings import intake
from recordings.containers import look_into
from recordings.models import Recording
from tests.factories import SAMPLES, make_recording

pytestmark = pytest.mark.either

SECRET = b"SECRETPLACE"
GOOD = {
    "film.mp4": ("video", "mp4", 128, 72),
    "film.webm": ("video", "webm", 128, 72),
    "sound.mp3": ("audio", "mp3", 0, 0),
    "sound.m4a": ("audio", "m4a", 0, 0),
    "sound.ogg": ("audio", "ogg", 0, 0),
}
BAD = {
    "old.mp4": "coded as mp4v",
    "quick.mov": "QuickTime",
    "matroska.mkv": "coded as",
    "vorbis.ogg": "coded as Ogg Vorbis",
}


def sample(name):
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", GOOD)
def test_readers_get_the_sound_and_picture_and_nothing_that_tells(english, name):
    assert SECRET in sample(name)
    recording = make_recording(english.service, name)
    kind, ending, width, height = GOOD[name]
    assert (recording.kind, recording.ending) == (kind, ending)
    assert (recording.width, recording.height) == (width, height)
    assert recording.seconds == 2
    assert recording.has_file
    public = default_storage.open(intake.public_path(recording)).read()
    assert len(public) == recording.bytes
    assert SECRET not in public
    assert b"37.5" not in public
    again = look_into(io.BytesIO(public))
    assert (again.ending, round(again.seconds)) == (ending, 2)
    assert SECRET in recording.original.open().read()


@pytest.mark.parametrize("name", BAD)
def test_what_devices_cannot_play_is_refused_in_words(name):
    with pytest.raises(ValidationError, match=BAD[name]):
        intake.check(ContentFile(sample(name), name="film.mp4"))


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_was_cut_off_is_refused_or_plays(name):
    whole = sample(name)
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        with suppress(ValidationError):
            intake.check(ContentFile(whole[:length], name=name))


def test_a_picture_is_no_recording():
    for data in (
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"",
        b"<html>",
        b"GIF89a" + bytes(40),
    ):
        with pytest.raises(ValidationError):
            intake.check(ContentFile(data, name="film.mp4"))


def test_a_track_of_data_is_refused(monkeypatch):
    film = sample("film.mp4").replace(b"soun", b"meta", 1)
    with pytest.raises(ValidationError, match="track of data"):
        intake.check(ContentFile(film, name="film.mp4"))


def test_a_file_that_is_too_large_is_refused(settings):
    settings.RECORDING_BYTES = 1000
    with pytest.raises(ValidationError, match="too large"):
        intake.check(ContentFile(sample("film.mp4"), name="film.mp4"))


def test_the_background_ends_what_is_over_and_makes_what_is_missing(english, now):
    recording = make_recording(english.service)
    default_storage.delete(intake.public_path(recording))
    Recording.objects.update(has_file=False)
    intake.tend()
    assert default_storage.exists(intake.public_path(recording))
    Recording.objects.update(usable_until=now)
    intake.tend()
    assert not Recording.objects.get().is_playable


def box(name: bytes, body: bytes) -> bytes:
    return (8 + len(body)).to_bytes(4) + name + body


def element(name: int, body: bytes) -> bytes:
    size = ((1 << 56) | len(body)).to_bytes(8)
    return name.to_bytes((name.bit_length() + 7) // 8) + size + body


def in_itself(name: bytes) -> bytes:
    found = b""
    for _turn in range(3000):
        found = box(name, found)
    return found


FTYP = box(b"ftyp", b"isom" + bytes(4))
WEBM = element(0x1A45DFA3, element(0x4282, b"webm"))
FILM = element(0x1654AE6B, element(0xAE, element(0x83, b"\1")))
MP3 = b"\xff\xfb\x90\x00"
SCREEN = element(0xE0, element(0xB0, b"\1\0") + element(0xBA, b"\xff" * 60))
TALL = element(0x1654AE6B, element(0xAE, element(0x83, b"\1") + SCREEN))


def lasting(scale: bytes, seconds: float, *more: bytes) -> bytes:
    length = element(0x4489, struct.pack(">d", seconds))
    info = element(0x1549A966, element(0x2AD7B1, scale) + length)
    return WEBM + element(0x18538067, info + b"".join(more))


LYING = {
    "boxes without end": FTYP + in_itself(b"moov"),
    "a million boxes": FTYP + box(b"moov", box(b"trak", box(b"trak", b"") * 10**6)),
    "segments without end": WEBM + (b"\x18\x53\x80\x67\x01" + b"\xff" * 7) * 3000,
    "more to blank than memory": WEBM
    + element(0x18538067, element(0x1254C367, bytes(9_000_000)) * 4),
    "longer than time": lasting(b"\xff" * 60, 1e300, FILM),
    "as high as the sky": lasting(b"\x0f\x42\x40", 2000.0, TALL),
    "a million tags": b"ID3\4" + bytes(6) + (b"ID3\4" + bytes(6)) * 10**6 + MP3,
}


@pytest.mark.parametrize("name", LYING)
def test_a_file_that_lies_is_refused_before_it_costs_anything(name):
    with pytest.raises(ValidationError):
        intake.check(ContentFile(LYING[name], name="film.mp4"))


def test_of_a_long_sound_only_the_beginning_is_looked_at():
    read = []
    file = io.BytesIO(sample("sound.mp3") * 400)
    take = file.read
    file = SimpleNamespace(
        seek=file.seek,
        tell=file.tell,
        read=lambda *size: read.append(size) or take(*size),
    )
    assert look_into(file).seconds > 0
    assert () not in read
    assert max(size for (size,) in read) <= 2_000_000


@pytest.mark.parametrize("cover", [1_000_000, 2_500_000])
def test_covers_before_a_sound_do_not_count_as_sound(cover):
    size = bytes(cover >> bits & 0x7F for bits in (21, 14, 7, 0))
    tags = b"ID3\4\0\0\0\0\0\x64" + bytes(100) + b"ID3\4\0\0" + size + bytes(cover)
    assert round(look_into(io.BytesIO(tags + sample("sound.mp3"))).seconds) == 2


def test_one_file_that_nobody_can_copy_does_not_stop_the_background(english, caplog):
    broken, whole = (make_recording(english.service) for _turn in range(2))
    for recording in (broken, whole):
        default_storage.delete(intake.public_path(recording))
    Recording.objects.update(has_file=False)
    storage = broken.original.storage
    storage.delete(broken.original.name)
    storage.save(broken.original.name, ContentFile(b"no film at all"))
    assert intake.tend() == 1
    assert f"recording {broken.pk}" in caplog.text
    assert Recording.objects.get(pk=whole.pk).has_file
