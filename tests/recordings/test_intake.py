"""What is taken in, what is refused, and what of a file readers never get."""

import io
from contextlib import suppress

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
