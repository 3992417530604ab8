"""Picture files made on the spot: plain, odd, talkative and hostile."""

import io
import struct
import zlib
from hashlib import shake_128
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SIZE = (320, 213)
SECRET = "Zx9Secret"  # planted wherever a file can say something


def scene(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """A red sky over a blue sea, so that a test can tell up from down."""
    picture = Image.new("RGB", size, "firebrick")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] // 2, *size), fill="navy")
    return picture.convert(mode)


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def jpeg(**options: Any) -> bytes:
    return encoded(scene(), "JPEG", **options)


def plain(form: str = "JPEG", size: tuple[int, int] = SIZE, **options: Any) -> bytes:
    return encoded(Image.new("RGB", size, "navy"), form, **options)


# ── Facts in files ───────────────────────────────────────────────────────────


def exif(**texts: str) -> Image.Exif:
    """EXIF that tells everything a camera knows, GPS and serial number included."""
    found = Image.Exif()
    found[0x010F] = f"{SECRET} maker"
    found[0x0110] = f"{SECRET} model"
    found[0x0131] = f"{SECRET} program"
    for tag, value in texts.items():
        found[int(tag.removeprefix("t"), 16)] = value
    detail = found.get_ifd(0x8769)
    detail[0x9003] = "2024:05:01 10:20:30"
    detail[0x927C] = f"{SECRET} maker note".encode()
    detail[0xA430] = f"{SECRET} owner"
    detail[0xA431] = f"{SECRET} serial"
    gps = found.get_ifd(0x8825)
    gps[1], gps[2] = "N", (35.0, 41.0, 22.0)
    gps[0x1B] = f"{SECRET} gps".encode()
    return found


def xmp(properties: str) -> bytes:
    """A packet with these properties, written as RDF elements."""
    return f"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<rdf:Description rdf:about="" photoshop:City="Busan">{properties}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def in_languages(name: str, **texts: str) -> str:
    items = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{words}</rdf:li>'
        for language, words in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


TELLING = xmp(
    "<photoshop:Headline>Ferry at dawn</photoshop:Headline>"
    + in_languages("dc:title", x_default="Not this one")
    + in_languages("dc:description", ko="배", x_default="A ferry leaves\n Busan.")
    + "<dc:creator><rdf:Seq><rdf:li>Lee Ara</rdf:li></rdf:Seq></dc:creator>"
    "<photoshop:Credit>AFP</photoshop:Credit>"
    "<photoshop:Country>South Korea</photoshop:Country>"
    "<photoshop:DateCreated>2026-05-01T06:00:00+09:00</photoshop:DateCreated>"
    + in_languages("Iptc4xmpCore:AltTextAccessibility", x_default="A white ferry.")
    + in_languages("xmpRights:UsageTerms", x_default="No archive")
)


def iptc(**fields: bytes) -> bytes:
    """A JPEG with an IPTC block; fields are named i and the dataset's number."""
    data = b"".join(
        b"\x1c\x02" + bytes([int(name[1:])]) + struct.pack(">H", len(value)) + value
        for name, value in fields.items()
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data
    block += b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + block
    whole = jpeg()
    marker = b"\xff\xed" + struct.pack(">H", len(segment) + 2)
    return whole[:2] + marker + segment + whole[2:]


def profile(name: str = "sRGB") -> bytes:
    """An ICC profile whose description names a device."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()
    return raw + SECRET.encode()


def png_text() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Author", f"{SECRET} author")
    found.add_text("Comment", f"{SECRET} comment", zip=True)
    found.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    return found


def talkative() -> dict[str, bytes]:
    """Files that tell, each in its own way, more than readers may know."""
    told = xmp(f"<xmp:CreatorTool>{SECRET}</xmp:CreatorTool>")
    facts = exif()
    return {
        "jpeg exif": jpeg(exif=facts),
        "jpeg xmp": jpeg(xmp=told),
        "jpeg comment": jpeg(comment=f"{SECRET} <script>".encode()),
        "jpeg icc": jpeg(icc_profile=profile()),
        "jpeg iptc": iptc(i80=SECRET.encode(), i120=SECRET.encode()),
        "jpeg all": jpeg(exif=facts, xmp=told, icc_profile=profile()),
        "jpeg tail": jpeg() + SECRET.encode(),
        "mpo": encoded(
            scene(), "MPO", save_all=True, append_images=[scene()], exif=facts
        ),
        "png text": encoded(scene(), "PNG", pnginfo=png_text()),
        "png exif": encoded(scene(), "PNG", exif=facts),
        "png icc": encoded(scene(), "PNG", icc_profile=profile()),
        "webp exif": encoded(scene(), "WEBP", exif=facts),
        "webp xmp": encoded(scene(), "WEBP", xmp=told),
        "webp icc": encoded(scene(), "WEBP", icc_profile=profile()),
        "avif exif": encoded(scene(), "AVIF", exif=facts, speed=10),
        "avif xmp": encoded(scene(), "AVIF", xmp=told, speed=10),
        "avif icc": encoded(scene(), "AVIF", icc_profile=profile(), speed=10),
    }


# ── Files of unusual make that are pictures all the same ─────────────────────


def frames() -> dict[str, Any]:
    return {"save_all": True, "append_images": [scene().rotate(180)], "duration": 99}


def unusual() -> dict[str, bytes]:
    paletted = scene("RGBA")
    paletted.putalpha(200)
    return {
        "grey jpeg": encoded(scene("L"), "JPEG"),
        "cmyk jpeg": encoded(scene("CMYK"), "JPEG"),
        "cmyk jpeg, broken icc": encoded(scene("CMYK"), "JPEG", icc_profile=b"none"),
        "rgb jpeg, icc of lab": jpeg(icc_profile=profile("LAB")),
        "progressive jpeg": jpeg(progressive=True),
        "phone's mpo": encoded(scene(), "MPO", **frames()),
        "jpeg, broken exif": jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff garbage"),
        "jpeg with a zip behind": jpeg() + b"PK\x03\x04<script>alert(1)</script>",
        "jpeg with a film behind": jpeg() + b"\xff\xda\0\x0c" * 9999,
        "jpeg with scans in its comment": jpeg(comment=b"\xff\xda" * 9999),
        "jpeg with a page in its comment": jpeg(comment=b"<html><script>"),
        "bilevel png": encoded(scene("1"), "PNG"),
        "palette png": encoded(scene("P"), "PNG"),
        "palette png, transparent": encoded(paletted.quantize(), "PNG"),
        "grey png with alpha": encoded(scene("LA"), "PNG"),
        "png with alpha": encoded(paletted, "PNG"),
        "16-bit grey png": encoded(Image.new("I;16", SIZE, 40000), "PNG"),
        "16-bit png": deep_png(),
        "jpeg that declares too much": jpeg_of(3000, 2000),
        "animated png": encoded(scene(), "PNG", **frames()),
        "webp with alpha": encoded(paletted, "WEBP"),
        "lossless webp": encoded(scene(), "WEBP", lossless=True),
        "animated webp": encoded(scene(), "WEBP", **frames()),
        "avif": encoded(scene(), "AVIF", speed=10),
        "avif with alpha": encoded(paletted, "AVIF", speed=10),
        "animated avif": encoded(scene(), "AVIF", speed=10, **frames()),
    }


def deep_png() -> bytes:
    """Sixteen bits a colour, which Pillow reads and does not write."""
    header = struct.pack(">IIBBBBB", *SIZE, 16, 2, 0, 0, 0)
    rows = (b"\0" + struct.pack(">HHH", 45000, 8000, 8000) * SIZE[0]) * SIZE[1]
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


# ── Files that must be refused ───────────────────────────────────────────────


def chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png_of(width: int, height: int) -> bytes:
    """A PNG that declares these sides and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def jpeg_of(width: int, height: int) -> bytes:
    """A JPEG whose header lies about its sides."""
    whole = bytearray(jpeg())
    at = whole.index(b"\xff\xc0") + 5
    whole[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(whole)


def webp_of(width: int, height: int, kind: bytes = b"VP8X") -> bytes:
    """A WebP that declares these sides, in one of its three ways."""
    data = {
        b"VP8X": bytes(4)
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little"),
        b"VP8L": b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little"),
        b"VP8 ": bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", width, height),
    }[kind]
    body = b"WEBP" + kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif_of(width: int, height: int) -> bytes:
    """An AVIF that declares these sides."""
    whole = bytearray(encoded(scene(), "AVIF", speed=10))
    at = whole.index(b"ispe") + 8
    whole[at : at + 8] = struct.pack(">II", width, height)
    return bytes(whole)


def text_bomb() -> bytes:
    """A small PNG whose compressed text would fill a machine's memory."""
    bomb = b"Comment\0\0" + zlib.compress(b"x" * 80_000_000, 1)
    whole = plain("PNG")
    return whole[:33] + chunk(b"zTXt", bomb) + whole[33:]


def scan_bomb(scans: int = 200) -> bytes:
    """A progressive JPEG whose decoder walks over all pixels again and again."""
    whole = jpeg(progressive=True)
    last, end = whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xd9")
    return whole[:end] + whole[last:end] * scans + whole[end:]


def many_comments() -> bytes:
    whole = jpeg()
    return whole[:2] + b"\xff\xfe\0\2" * 10_000 + whole[2:]


def torn_png() -> bytes:
    """A PNG whose pixels are garbage from the middle on."""
    noise = shake_128(b"noise").digest(SIZE[0] * SIZE[1] * 3)
    whole = bytearray(encoded(Image.frombytes("RGB", SIZE, noise), "PNG"))
    middle = len(whole) // 2
    whole[middle : middle + 4000] = bytes(4000)
    return bytes(whole)


def png_with_facts_behind(facts: bytes) -> bytes:
    """A PNG that holds its EXIF after its pixels, as some programs write it."""
    whole = encoded(scene(size=(320, 240)), "PNG")
    return whole[:-12] + chunk(b"eXIf", facts) + whole[-12:]


def one_colour_first() -> bytes:
    """A JPEG whose first scan holds one of its three colours; the others are lost."""
    whole = jpeg()
    at = whole.index(b"\xff\xda")
    header = b"\xff\xda\0\x08\x01" + whole[at + 5 : at + 7] + whole[at + 11 : at + 14]
    return whole[:at] + header + whole[at + 14 :]


READ = "This is not a picture that can be read."
MANY = "too many pixels"
BROKEN = "The file is broken."


def hostile() -> dict[str, tuple[bytes, str]]:
    """Files, and words of the sentence that refuses each."""
    whole_jpeg, whole_png = jpeg(quality=95), encoded(scene(), "PNG")
    whole_webp = encoded(scene().effect_spread(9), "WEBP", quality=95)
    whole_avif = encoded(scene().effect_spread(9), "AVIF", speed=10)
    return {
        "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", READ),
        "page": (b"<!doctype html><script>alert(1)</script>", READ),
        "gif": (encoded(scene(), "GIF"), READ),
        "gif and script": (b"GIF89a/*" + bytes(99) + b"*/=1;alert(1)", READ),
        "bmp": (encoded(scene(), "BMP"), READ),
        "tiff": (encoded(scene(), "TIFF"), READ),
        "pdf": (b"%PDF-1.7\n" + bytes(99), READ),
        "zip": (b"PK\x03\x04" + bytes(99), READ),
        "heic": (b"\0\0\0\x1cftypheic" + bytes(40), "HEIC"),
        "one byte": (b"\xff", READ),
        "jpeg's first bytes": (b"\xff\xd8\xff\xe0 not really", READ),
        "png's first bytes": (b"\x89PNG\r\n\x1a\n", READ),
        "webp's first bytes": (b"RIFF\0\0\0\0WEBPVP8 ", READ),
        "avif's first bytes": (b"\0\0\0\x1cftypavif" + bytes(20), READ),
        "half a jpeg": (whole_jpeg[: len(whole_jpeg) // 2], BROKEN),
        "half a png": (whole_png[: len(whole_png) // 2], BROKEN),
        "half a webp": (whole_webp[: len(whole_webp) // 2], ""),
        "half an avif": (whole_avif[: len(whole_avif) // 2], ""),
        "png with torn pixels": (torn_png(), BROKEN),
        "png with a lying header": (png_of(5000, 4000), BROKEN),
        "png of 81 million pixels": (png_of(9000, 9000), MANY),
        "png of 300 million pixels": (png_of(20_000, 15_000), MANY),
        "png of the greatest size": (png_of(2**31 - 1, 2**31 - 1), MANY),
        "jpeg of 300 million pixels": (jpeg_of(20_000, 15_000), MANY),
        "jpeg of the greatest size": (jpeg_of(65_500, 65_500), MANY),
        "webp of 268 million pixels": (webp_of(16_383, 16_383), MANY),
        "lossless webp of 268 million": (webp_of(16_384, 16_383, b"VP8L"), MANY),
        "lossy webp of 268 million": (webp_of(16_383, 16_383, b"VP8 "), MANY),
        "avif of 300 million pixels": (avif_of(20_000, 15_000), MANY),
        "avif of the greatest size": (avif_of(2**32 - 1, 2**32 - 1), MANY),
        "jpeg of two hundred scans": (scan_bomb(), BROKEN),
        "jpeg of ten thousand comments": (many_comments(), BROKEN),
        "text that would fill memory": (text_bomb(), ""),
        "one pixel": (plain(size=(1, 1)), "too small"),
        "a thumbnail": (plain("PNG", size=(199, 199)), "too small"),
        "no height to speak of": (plain("PNG", size=(2000, 1)), "long and narrow"),
    }
