"""Embedded facts: what a file says of itself fills what the editor left empty."""

import io
from datetime import date

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from photos.embedded import LONGEST_TEXT, Facts, clean, cut, day, read_facts
from tests.photos import samples
from tests.photos.samples import TELLING, encoded, in_languages, iptc, jpeg, scene, xmp

FERRY = Facts(
    title="Ferry at dawn",
    caption="A ferry leaves Busan.",
    photographer="Lee Ara",
    agency="AFP",
    alt="A white ferry.",
    taken_on=date(2026, 5, 1),
    place="Busan, South Korea",
    usage_terms="No archive",
)


def facts_of(content: bytes) -> Facts:
    return read_facts(Image.open(io.BytesIO(content)))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_xmp_is_read_from_every_format(form: str) -> None:
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", TELLING.decode())
    options = {"pnginfo": text} if form == "PNG" else {"xmp": TELLING}
    assert facts_of(encoded(scene(), form, **options)) == FERRY


def test_iptc_is_read() -> None:
    content = iptc(
        i5=b"Object name",
        i105=b"Ferry at dawn",
        i120="Die F\xe4hre".encode("latin-1"),
        i80="Lee Ära".encode(),
        i115=b"Handout",
        i55=b"20260501",
        i90=b"Busan",
        i101=b"South Korea",
        i116=b"(c) Lee",
    )
    assert facts_of(content) == Facts(
        title="Ferry at dawn",
        caption="Die Fähre",
        photographer="Lee Ära",
        agency="Handout",
        taken_on=date(2026, 5, 1),
        place="Busan, South Korea",
        usage_terms="(c) Lee",
    )


def test_exif_is_read_but_never_what_a_device_says_of_its_owner_or_place() -> None:
    facts = samples.exif(
        t010E="A ferry leaves.", t013B="Lee Ara", t8298="Copyright Lee"
    )
    assert facts_of(jpeg(exif=facts)) == Facts(
        caption="A ferry leaves.", taken_on=date(2024, 5, 1)
    )


def test_a_cameras_own_name_is_no_caption() -> None:
    assert not facts_of(jpeg(exif=samples.exif(t010E="OLYMPUS DIGITAL CAMERA"))).caption


def test_xmp_is_believed_before_iptc_and_iptc_before_exif() -> None:
    packet = xmp("<photoshop:Headline>From XMP</photoshop:Headline>")
    picture = Image.open(io.BytesIO(iptc(i105=b"From IPTC", i80=b"From IPTC")))
    picture.info["xmp"] = packet
    picture.getexif()[0x010E] = "From EXIF"
    found = read_facts(picture)
    assert (found.title, found.photographer, found.caption) == (
        "From XMP",
        "From IPTC",
        "From EXIF",
    )


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>"""
ENTITY = b"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"not xml",
        b"<x:xmpmeta>",
        BOMB + TELLING,
        ENTITY + TELLING.replace(b"Lee Ara", b"&e;"),
        TELLING.replace(b"Lee Ara", b"&undefined;"),
        TELLING.decode().encode("utf-16"),
        b"<a>" * 5000,
        TELLING + b" " * 2_000_000 + b"<",
    ],
    ids=lambda packet: packet[:9].decode("latin-1") + str(len(packet)),
)
def test_a_broken_or_hostile_packet_says_nothing(packet: bytes) -> None:
    picture = scene()
    picture.info["xmp"] = packet
    found = read_facts(picture)
    assert found == Facts() or packet.startswith(b"\xff\xfe")


def test_text_is_one_clean_line() -> None:
    assert clean("A\0 ferry\r\n\tleaves\u2028now\u202egpj\ud800.") == (
        "A ferry leaves nowgpj."
    )
    assert clean("می\u200cرود") == "می\u200cرود"
    assert len(clean("word " * 9000)) <= LONGEST_TEXT


def test_text_is_cut_between_words() -> None:
    assert cut("A white ferry", 10) == "A white"
    assert cut("x" * 20, 10) == "x" * 10


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-05-01T06:00:00+09:00", date(2026, 5, 1)),
        ("2026:05:01 06:00:00", date(2026, 5, 1)),
        ("20260501", date(2026, 5, 1)),
        ("0000:00:00 00:00:00", None),
        ("2026", None),
        ("9999-01-01", None),
        ("1700-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_any_of_the_usual_ways(said: str, meant: date | None) -> None:
    assert day(said) == meant


def test_an_attribute_counts_as_much_as_an_element() -> None:
    assert facts_of(jpeg(xmp=xmp(""))).place == "Busan"


def test_the_default_language_is_preferred() -> None:
    packet = xmp(in_languages("dc:description", ko="배", x_default="Ferry"))
    assert facts_of(jpeg(xmp=packet)).caption == "Ferry"
