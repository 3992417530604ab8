"""Embedded facts: what a file says of itself, to save the photo desk some typing.

XMP is believed before IPTC, IPTC before EXIF. What a device writes by itself is
never read: where it stood, whose it is. A photographer in danger must not be
printed because a camera knows its owner. Whatever cannot be read is not there.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, cast

from django.utils import timezone
from lxml import etree
from PIL import Image
from PIL.ImageFile import ImageFile
from PIL.IptcImagePlugin import getiptcinfo

from photos import decoding

LONGEST_XMP = 1024 * 1024  # bytes
LONGEST_TEXT = 2000
EARLIEST = date(1826, 1, 1)  # before the first photograph
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
EXIF_IFD = 0x8769


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found, by the names of the photo's own fields."""

    title: str = ""
    caption: str = ""
    photographer: str = ""
    agency: str = ""
    alt: str = ""
    taken_on: date | None = None
    place: str = ""
    usage_terms: str = ""


def read_facts(picture: Image.Image) -> Facts:
    """The facts of an opened picture, each from the best source that has it."""
    sources = [attempt(read, picture) for read in (from_xmp, from_iptc, from_exif)]
    found: dict[str, Any] = {}
    for field in fields(Facts):
        said = (getattr(source, field.name) for source in sources)
        found[field.name] = next((value for value in said if value), field.default)
    return Facts(**found)


def attempt(read: Callable[[Image.Image], Facts], picture: Image.Image) -> Facts:
    try:
        return read(picture)
    except Exception:  # written by any program, or against ours
        return Facts()


# ── XMP ──────────────────────────────────────────────────────────────────────


def from_xmp(picture: Image.Image) -> Facts:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    descriptions = parsed(packet)

    def said(*names: str) -> str:
        return first(simple(descriptions, name) for name in names)

    return Facts(
        title=said("photoshop:Headline", "dc:title"),
        caption=said("dc:description"),
        photographer=clean(", ".join(values(descriptions, "dc:creator"))),
        agency=said("photoshop:Credit", "photoshop:Source"),
        alt=said("Iptc4xmpCore:AltTextAccessibility"),
        taken_on=day(said("photoshop:DateCreated", "exif:DateTimeOriginal")),
        place=joined(said("photoshop:City"), said("photoshop:Country")),
        usage_terms=said("xmpRights:UsageTerms", "dc:rights"),
    )


def parsed(packet: bytes) -> list[Any]:
    """The packet's descriptions. No entity is expanded and nothing is fetched."""
    packet = packet.strip(b"\0 \r\n\t")
    if not packet or len(packet) > LONGEST_XMP or b"<!DOCTYPE" in packet:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(packet, parser)
    found: list[Any] = root.xpath("//rdf:RDF/rdf:Description", namespaces=NAMESPACES)
    return found


def simple(descriptions: list[Any], name: str) -> str:
    return clean(first(values(descriptions, name)))


def values(descriptions: Iterable[Any], name: str) -> list[str]:
    """A property's values, the one in the default language first."""
    prefix, _colon, local = name.partition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}"
    for description in descriptions:
        if attribute := description.get(tag):
            return [attribute]
        element = description.find(tag)
        if element is not None:
            return listed(element)
    return []


def listed(element: Any) -> list[str]:
    items = element.findall("*/rdf:li", NAMESPACES)
    if not items:
        return [element.text or ""]
    items.sort(key=lambda item: item.get(LANGUAGE) not in (None, "x-default"))
    return [item.text or "" for item in items]


# ── IPTC ─────────────────────────────────────────────────────────────────────


def from_iptc(picture: Image.Image) -> Facts:
    """https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf, record 2"""
    facts = getiptcinfo(cast(ImageFile, picture)) or {}

    def said(*numbers: int) -> str:
        return first(clean(text(facts.get((2, number)))) for number in numbers)

    return Facts(
        title=said(105, 5),
        caption=said(120),
        photographer=said(80),
        agency=said(110, 115),
        taken_on=day(said(55)),
        place=joined(said(90), said(101)),
        usage_terms=said(116),
    )


def text(value: bytes | list[bytes] | None) -> str:
    """A field's text, or those of a repeated field; old programs write Latin-1."""
    parts = value if isinstance(value, list) else [value or b""]
    return ", ".join(decode(part) for part in parts)


def decode(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


# ── EXIF ─────────────────────────────────────────────────────────────────────


def from_exif(picture: Image.Image) -> Facts:
    exif = decoding.exif(picture)
    description = clean(exif_text(exif.get(0x010E)))
    return Facts(
        # In capitals, cameras write their own name there.
        caption="" if description.isupper() else description,
        taken_on=day(exif_text(exif.get_ifd(EXIF_IFD).get(0x9003))),
    )


def exif_text(value: Any) -> str:
    """EXIF text: bytes in UTF-8, read as Latin-1 by whoever expects ASCII."""
    raw = value if isinstance(value, bytes) else str(value or "").encode("latin-1")
    return decode(raw)


# ── Plain words and days ─────────────────────────────────────────────────────


def first(found: Iterable[str]) -> str:
    return next((value for value in found if value.strip()), "")


def joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def clean(value: str) -> str:
    """One line without control characters, direction overrides or half letters."""
    kept = (
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in unicodedata.normalize("NFC", value)
        if letter not in OVERRIDES and unicodedata.category(letter) != "Cs"
    )
    return cut(" ".join("".join(kept).split()), LONGEST_TEXT)


def cut(value: str, length: int) -> str:
    """At most so many letters, whole words if there are several."""
    if len(value) <= length:
        return value
    whole = value[:length].rpartition(" ")[0]
    return whole or value[:length]


def day(value: str) -> date | None:
    """The day of 2026-05-01T10:00, 2026:05:01 10:00:00 or 20260501; never a future one."""
    digits = value.strip()[:10].replace(":", "").replace("-", "")
    try:
        found = date.fromisoformat(digits[:8])
    except ValueError:
        return None
    tomorrow = timezone.now().date() + timedelta(days=1)
    return found if EARLIEST <= found <= tomorrow else None
