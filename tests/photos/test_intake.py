"""Intake: what becomes a photo, what is refused, and what readers never get."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from photos import intake
from photos.models import Photo
from services.models import Edition
from tests.factories import draw_jpeg, make_photo

GPS = 0x8825
ORIENTATION = 0x0112


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def plain(form: str = "JPEG", size: tuple[int, int] = (640, 400)) -> bytes:
    return encoded(Image.new("RGB", size, "navy"), form)


def receive(edition: Edition, content: bytes, name: str = "x.jpg") -> Photo:
    photo = Photo(service=edition.service, title="Harbour", alt="A harbour.")
    photo.original = ContentFile(content, name=name)
    intake.receive(photo, by=None)
    intake.make_renditions(photo.pk)
    return Photo.objects.get(pk=photo.pk)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_gets_public_files_in_every_width_that_needs_no_enlarging(
    form: str, english: Edition
) -> None:
    photo = receive(english, plain(form, (1000, 600)))
    assert (photo.width, photo.height) == (1000, 600)
    made = {(file.format, file.width, file.height) for file in photo.renditions.all()}
    assert made == {
        (extension, width, round(width * 0.6))
        for extension in ("jpg", "webp")
        for width in (320, 640, 960)
    }
    for file in photo.renditions.all():
        with default_storage.open(f"{photo.media_key}/{file}") as stored:
            assert Image.open(stored).size == (file.width, file.height)
        assert file.bytes > 0


def test_a_small_picture_is_never_enlarged(english: Edition) -> None:
    photo = receive(english, plain(size=(90, 60)))
    assert {file.width for file in photo.renditions.all()} == {90}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<svg onload=alert(1)>", "not a picture"),
        (b"", "not a picture"),
        (b"\xff\xd8\xff\xe0 not really", "not a picture"),
        (encoded(Image.new("RGB", (9, 9)), "GIF"), "not a picture"),
        (encoded(Image.new("RGB", (9, 9)), "BMP"), "not a picture"),
        (plain()[: len(plain()) // 2], "broken"),
    ],
    ids=["svg", "empty", "fake header", "gif", "bmp", "truncated"],
)
def test_a_file_that_is_no_whole_picture_is_refused_with_a_sentence(
    content: bytes, sentence: str, english: Edition
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        receive(english, content)
    assert not Photo.objects.exists()


def test_the_name_of_a_file_convinces_nobody(english: Edition) -> None:
    photo = receive(english, plain("PNG"), name="report.exe")
    assert photo.renditions.exists()
    assert "report" not in photo.original.name


def test_too_many_bytes_are_refused(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGEST_BYTES", 100)
    with pytest.raises(ValidationError, match="too large"):
        receive(english, plain())


def test_too_many_pixels_are_refused_before_any_is_decoded(english: Edition) -> None:
    header = encoded(Image.new("1", (20_000, 20_000)), "PNG")
    with pytest.raises(ValidationError, match="too many pixels"):
        receive(english, header)


def test_nothing_that_betrays_place_or_device_reaches_a_public_file(
    english: Edition,
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCam"
    exif[0x013B] = "A. Photographer"
    exif.get_ifd(GPS)[2] = (35.0, 41.0, 22.0)
    picture = Image.new("RGB", (640, 400), "navy")
    content = encoded(picture, "JPEG", exif=exif, comment=b"SecretNote")
    assert b"SecretCam" in content
    photo = receive(english, content)
    for file in photo.renditions.all():
        with default_storage.open(f"{photo.media_key}/{file}") as stored:
            data = stored.read()
        for word in (b"SecretCam", b"Photographer", b"SecretNote", b"Exif", b"GPS"):
            assert word not in data


def test_a_picture_in_other_colours_is_converted_to_those_of_the_web(
    english: Edition,
) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for embedded in (srgb, profile, b"no profile"):
        picture = Image.new("RGB", (64, 40), "navy")
        photo = receive(english, encoded(picture, "JPEG", icc_profile=embedded))
        file = photo.renditions.get(format="jpg")
        with default_storage.open(f"{photo.media_key}/{file}") as stored:
            shown = Image.open(stored)
            assert "icc_profile" not in shown.info
            assert shown.mode == "RGB"


def test_a_picture_taken_on_its_side_stands_upright(english: Edition) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    photo = receive(english, encoded(Image.new("RGB", (600, 400)), "JPEG", exif=exif))
    assert (photo.width, photo.height) == (400, 600)


def test_an_original_has_no_public_address(english: Edition) -> None:
    photo = make_photo(english.service)
    assert not default_storage.exists(photo.original.name)


def test_moving_a_photos_files_can_be_repeated(english: Edition) -> None:
    photo = receive(english, draw_jpeg())
    old = photo.media_key
    names = [str(file) for file in photo.renditions.all()]
    for _ in range(2):
        intake.move_files(names, old_key=old, new_key="f" * 32)
    assert all(default_storage.exists(f"{'f' * 32}/{name}") for name in names)
    assert not any(default_storage.exists(f"{old}/{name}") for name in names)
