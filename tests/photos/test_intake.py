"""Intake: what becomes a photo, what is refused, and what readers never get."""

import contextlib
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from photos import decoding, intake
from photos.embedded import read_facts
from photos.models import Photo
from photos.renditions import make_renditions
from services.models import Edition
from tests.factories import draw_jpeg, make_photo
from tests.photos import samples
from tests.photos.samples import SECRET, encoded, plain

pytestmark = pytest.mark.either

HOSTILE = samples.hostile()
UNUSUAL = samples.unusual()
HEAVY = {
    "png": encoded(samples.scene(), "PNG"),
    "webp": encoded(samples.scene(), "WEBP"),
    "progressive jpeg": samples.jpeg(progressive=True),
    "jpeg, colour by colour": samples.one_colour_first(),
}
TALKATIVE = samples.talkative()

ORIENTATION = 0x0112


def receive(edition: Edition, content: bytes, name: str = "x.jpg") -> Photo:
    photo = Photo(service=edition.service, title="Harbour", alt="A harbour.")
    photo.original = ContentFile(content, name=name)
    intake.receive(photo, by=None)
    make_renditions(photo.pk)
    return Photo.objects.get(pk=photo.pk)


def public_files(photo: Photo) -> list[bytes]:
    names = [f"{photo.media_key}/{file}" for file in photo.renditions.all()]
    return [default_storage.open(name).read() for name in names]


def checked(content: bytes) -> intake.Checked:
    return intake.check(ContentFile(content, name="x"))


# ── Refused ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    content, sentence = HOSTILE[name]
    with pytest.raises(ValidationError) as refusal:
        checked(content)
    (said,) = refusal.value.messages
    assert sentence in said


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_damaged_file_is_refused_in_words_or_harmless(at: int) -> None:
    for whole in (samples.jpeg(exif=samples.exif()), UNUSUAL["avif"], plain("WEBP")):
        damaged = bytearray(whole)
        place = len(damaged) * at // 100
        damaged[place : place + 4] = b"\xff\x00\xfe\x7f"
        with contextlib.suppress(ValidationError):
            assert checked(bytes(damaged)).picture.mode == "RGB"


@pytest.mark.parametrize("piece", range(4, 40))
def test_no_scan_hides_where_one_piece_of_the_file_ends(
    piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = io.BytesIO(samples.scan_bomb(20))
    whole = decoding.scans(content)
    assert len(whole) == 30
    monkeypatch.setattr(decoding, "HEAD", piece)
    assert decoding.scans(content) == whole


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST_BYTES", 100)
    with pytest.raises(ValidationError, match="too large"):
        checked(plain())


# ── Accepted ─────────────────────────────────────────────────────────────────


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("name", UNUSUAL)
def test_a_picture_of_unusual_make_is_taken_as_it_looks(name: str) -> None:
    found = checked(UNUSUAL[name])
    assert found.picture.mode == "RGB"
    assert not found.picture.info
    if "declares" not in name:
        assert found.size == samples.SIZE


@pytest.mark.parametrize("name", [name for name in UNUSUAL if "animated" in name])
def test_of_an_animation_the_first_picture_is_taken(name: str) -> None:
    red, _green, blue = checked(UNUSUAL[name]).picture.getpixel((160, 20))
    assert red > blue


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_transparent_becomes_white(form: str) -> None:
    content = encoded(Image.new("RGBA", samples.SIZE, (0, 0, 0, 0)), form)
    assert checked(content).picture.getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_keep_their_shade() -> None:
    grey = checked(UNUSUAL["16-bit grey png"]).picture.getpixel((5, 5))
    assert grey == (156, 156, 156)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_picture_taken_on_its_side_stands_upright(form: str, turned: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    found = checked(encoded(samples.scene(size=(320, 240)), form, exif=exif))
    assert found.size == ((320, 240) if turned == 3 else (240, 320))
    assert found.picture.size == found.size
    sky = {3: (160, 230), 6: (230, 160), 8: (10, 160)}[turned]
    red, _green, blue = found.picture.getpixel(sky)
    assert red > blue


def test_a_png_may_say_behind_its_pixels_how_it_stands() -> None:
    facts = samples.exif(t010E="A ferry leaves.")
    facts[ORIENTATION] = 6
    found = checked(samples.png_with_facts_behind(facts.tobytes()[6:]))
    assert found.size == found.picture.size == (240, 320)
    assert found.facts.caption == "A ferry leaves."


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_picture_waits_for_its_turn(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "HEAVY_PIXELS", 1000)
    with ThreadPoolExecutor() as pool:
        with decoding.HEAVY:
            waiting = pool.submit(checked, HEAVY[name])
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        assert waiting.result(timeout=10).picture.mode == "RGB"


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_that_scales_while_it_is_decoded_does_not_wait(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "HEAVY_PIXELS", 1000)
    content = encoded(samples.scene(mode), "JPEG", exif=samples.exif())
    with ThreadPoolExecutor() as pool, decoding.HEAVY:
        assert pool.submit(checked, content).result(timeout=10)


def test_nothing_is_decoded_before_its_turn() -> None:
    picture = decoding.opened(io.BytesIO(plain("PNG")))
    assert decoding.upright_size(picture, picture.size) == samples.SIZE
    read_facts(picture)
    assert picture.tile  # what is left to decode


def test_a_large_picture_is_scaled_down_while_it_is_decoded() -> None:
    for form in ("JPEG", "PNG"):
        found = checked(plain(form, (4000, 3000)))
        assert found.size == (4000, 3000)
        assert found.picture.height < 1600


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_gets_every_public_file(form: str, english: Edition) -> None:
    photo = receive(english, plain(form, (1000, 600)))
    assert (photo.width, photo.height) == (1000, 600)
    made = {str(file) for file in photo.renditions.all()}
    assert made == {
        f"{width}.{extension}"
        for extension in ("jpg", "webp", "avif")
        for width in (240, 320, 480, 640, 800, 1000)
    } | {
        "card-1000-50-50.jpg",
        "square-600-50-50.jpg",
        "4x3-800-50-50.jpg",
        "16x9-1000-50-50.jpg",
    }
    for file in photo.renditions.all():
        with default_storage.open(f"{photo.media_key}/{file}") as stored:
            assert Image.open(stored).size == (file.width, file.height)
        assert file.bytes > 0


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (200, {200}),
        (240, {240}),
        (700, {240, 320, 480, 640}),
        (760, {240, 320, 480, 640, 760}),
        (4000, {240, 320, 480, 640, 800, 1200, 1600}),
    ],
)
def test_no_width_is_enlarged_and_none_hardly_differs(
    original: int, widths: set[int], english: Edition
) -> None:
    photo = receive(english, plain(size=(original, original // 4 + 150)))
    made = photo.renditions.filter(crop="", format="webp")
    assert set(made.values_list("width", flat=True)) == widths


@pytest.mark.parametrize(
    "name",
    [
        "report.exe",
        "../../etc/passwd",
        "x" * 300 + ".jpg",
        "ferry\0.jpg",
        "\u202egpj.exe",
        "photo.<script>",
        ".jpg",
        "secretname",
    ],
)
def test_the_name_of_a_file_convinces_and_betrays_nobody(
    name: str, english: Edition
) -> None:
    photo = receive(english, plain("PNG"), name=name)
    key, _dot, ending = photo.original.name.partition(".")
    assert (len(key), ending) == (32, "png")


# ── What readers never get ───────────────────────────────────────────────────


@pytest.mark.parametrize("name", TALKATIVE)
def test_nothing_that_betrays_person_place_or_device_reaches_a_public_file(
    name: str, english: Edition
) -> None:
    content = TALKATIVE[name]
    assert SECRET.encode() in content or "png" in name
    photo = receive(english, content)
    for data in public_files(photo):
        for word in (SECRET, "Exif", "http://ns.adobe", "8BIM", "ICC_PROFILE", "ICCP"):
            assert word.encode() not in data
        kept = Image.open(io.BytesIO(data))
        assert not {"exif", "xmp", "icc_profile", "comment"} & kept.info.keys()
        assert not kept.getexif()


def test_an_original_has_no_public_address(english: Edition) -> None:
    photo = make_photo(english.service)
    assert not default_storage.exists(photo.original.name)


def test_a_file_written_by_two_at_once_lies_there_once(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = receive(english, draw_jpeg())
    old, new = photo.media_key, "e" * 32
    save = default_storage.save

    def save_second(name: str, content: ContentFile) -> str:
        save(name, ContentFile(b"the other's"))
        return str(save(name, content))

    monkeypatch.setattr(default_storage, "save", save_second)
    intake.move_files(["240.jpg"], old_key=old, new_key=new)
    assert default_storage.listdir(new)[1] == ["240.jpg"]


def test_moving_a_photos_files_can_be_repeated(english: Edition) -> None:
    photo = receive(english, draw_jpeg())
    old = photo.media_key
    names = [str(file) for file in photo.renditions.all()]
    assert any(name.startswith("card-") for name in names)
    for _ in range(2):
        intake.move_files(names, old_key=old, new_key="f" * 32)
    assert all(default_storage.exists(f"{'f' * 32}/{name}") for name in names)
    assert not any(default_storage.exists(f"{old}/{name}") for name in names)
