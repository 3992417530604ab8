"""Intake: a file becomes a photo that can be published.

Checked by content, not by name. Only pixels reach the public files: whatever
else the file carries (place, device, names) stays in the original.
"""

import io
import warnings
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from photos.models import Photo, Rendition
from services.public_id import new_media_key
from staff.models import User

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_BYTES = 40 * 1024 * 1024
LARGEST_PIXELS = 80_000_000
WIDTHS = (320, 640, 960, 1200, 1600)
ENCODERS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "webp": {"format": "WEBP", "quality": 78, "method": 2},
}


def check(file: File) -> Image.Image:
    """The decoded picture, or ValidationError with a sentence for the editor."""
    if file.size and file.size > LARGEST_BYTES:
        raise ValidationError(_("The file is too large. At most 40 MB, please."))
    picture = opened(file)
    if picture.format not in FORMATS:
        raise ValidationError(_("Use a JPEG, PNG or WebP file."))
    if picture.width * picture.height > LARGEST_PIXELS:
        raise ValidationError(_("The picture has too many pixels. At most 80 million."))
    return decoded(picture)


def opened(file: File) -> Image.Image:
    """Read the file's header. A decompression bomb is refused like any bad file."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("The picture has too many pixels. At most 80 million.")
        ) from error
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise ValidationError(
            _("This is not a picture that can be read. Use a JPEG, PNG or WebP file.")
        ) from error


def decoded(picture: Image.Image) -> Image.Image:
    """Decode every pixel, upright, in RGB; a broken file is refused here."""
    try:
        picture.load()
        upright = in_srgb(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise ValidationError(
            _("The file is broken. Export the picture again and upload that.")
        ) from error
    # Comments and profiles ride along in `info` and would be written out again.
    upright.info.clear()
    return upright


def in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours of the web; its own profile may name a device."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture.convert("RGB")
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        ) or picture.convert("RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture.convert("RGB")  # a broken profile spoils no picture


def receive(photo: Photo, *, by: User | None) -> None:
    """Check a new file, note its size, save the photo; public files follow commit.

    Raises ValidationError with a sentence for the editor.
    """
    picture = check(photo.original.file)
    photo.width, photo.height = picture.size
    photo.uploaded_by = photo.uploaded_by or by
    photo.original.file.seek(0)
    photo.save()
    transaction.on_commit(partial(make_renditions, photo.pk))


def make_renditions(photo_id: int) -> None:
    """Make and store every public file of the photo; safe to repeat.

    Encodes and writes files, so never call it inside a transaction.
    """
    photo = Photo.objects.get(pk=photo_id)
    with photo.original.open("rb") as file:
        picture = decoded(opened(file))
    made = [
        rendition
        for width in widths_for(picture.width)
        for rendition in encode(photo, picture, width)
    ]
    with transaction.atomic():
        photo.renditions.all().delete()
        Rendition.objects.bulk_create(made)
        photo.tell()


def widths_for(original: int) -> list[int]:
    """The fixed widths that need no enlarging, and the original's own if small."""
    smaller = [width for width in WIDTHS if width <= original]
    return smaller or [original]


def encode(photo: Photo, picture: Image.Image, width: int) -> list[Rendition]:
    """One width in every format, stored under the photo's media key."""
    height = max(1, round(picture.height * width / picture.width))
    scaled = picture.resize((width, height), Image.Resampling.LANCZOS)
    return [
        Rendition(
            photo=photo,
            format=extension,
            width=width,
            height=height,
            bytes=put(f"{photo.media_key}/{width}.{extension}", scaled, options),
        )
        for extension, options in ENCODERS.items()
    ]


def put(name: str, picture: Image.Image, options: dict[str, Any]) -> int:
    """Store one encoded picture, over any older one; its size in bytes."""
    buffer = io.BytesIO()
    picture.save(buffer, **options)
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, ContentFile(buffer.getvalue()))
    return buffer.tell()


def give_new_addresses(photo_ids: Iterable[int]) -> None:
    """Change the public addresses of these photos; the old ones answer no more.

    The rows change in the caller's transaction, the files move after its commit.
    """
    for photo in Photo.objects.filter(pk__in=list(photo_ids)):
        old_key, photo.media_key = photo.media_key, new_media_key()
        photo.save(update_fields=["media_key"])
        names = [str(rendition) for rendition in photo.renditions.all()]
        move = partial(move_files, names, old_key=old_key, new_key=photo.media_key)
        transaction.on_commit(move, robust=True)


def move_files(names: Iterable[str], *, old_key: str, new_key: str) -> None:
    """Move public files from one address to another; safe to repeat."""
    for name in names:
        old, new = f"{old_key}/{name}", f"{new_key}/{name}"
        if not default_storage.exists(old):
            continue
        with default_storage.open(old) as file:
            default_storage.save(new, ContentFile(file.read()))
        default_storage.delete(old)
