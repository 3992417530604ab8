"""Renditions: the public files of a photo, made from its original and stored once.

The request that takes a photo in makes one. The rest is made in the background,
where encoding may take its time: see `finishing.py`. Only pixels are written.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from PIL import Image

from photos.decoding import decoded, opened
from photos.models import Photo, Rendition
from services.changes import EVERYTHING, NOTHING
from services.files import delete_all

WIDTHS = (240, 320, 480, 640, 800, 1200, 1600)
FIRST_WIDTH = 800  # made at once, so that a story published in that second has it
NEAR = 1.15  # an original hardly wider than a step gets no width of its own
CROPS = {
    "card": (1200, 630),
    "square": (1200, 1200),
    "4x3": (1200, 900),
    "16x9": (1200, 675),
}
LARGEST = max(WIDTHS)

# Measured on the demo's pictures: of much the same fidelity, and each smaller than
# the one before it. A wide AVIF takes an eighth of a second.
ENCODERS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "webp": {"format": "WEBP", "quality": 78, "method": 2},
    "avif": {"format": "AVIF", "quality": 50, "speed": 8, "max_threads": 1},
}


# ── Which files a photo should have ──────────────────────────────────────────


def planned(photo: Photo) -> list[Rendition]:
    """The files that a finished photo has, none of them made or saved here."""
    return [*whole(photo), *crops(photo)]


def whole(photo: Photo, formats: Iterable[str] = ENCODERS) -> list[Rendition]:
    """The whole picture in every width and format."""
    return [
        Rendition(
            photo=photo,
            format=extension,
            width=width,
            height=max(1, round(photo.height * width / photo.width)),
        )
        for width in widths(photo.width)
        for extension in formats
    ]


def widths(original: int) -> list[int]:
    """The fixed widths that need no enlarging, and the original's own between."""
    steps = [width for width in WIDTHS if width <= original]
    if not steps or (original < LARGEST and original > steps[-1] * NEAR):
        steps.append(original)
    return steps


def crops(photo: Photo) -> list[Rendition]:
    """The pictures for social cards, scaled down and never up."""
    return [
        Rendition(
            photo=photo,
            format="jpg",
            crop=name,
            focus=photo.focus,
            width=min(shape[0], round(width)),
            height=min(shape[1], round(height)),
        )
        for name, shape in CROPS.items()
        for width, height in [largest_part(photo.width, photo.height, shape)]
    ]


def largest_part(
    width: int, height: int, shape: tuple[int, int]
) -> tuple[float, float]:
    """The sides of the largest part of a picture that has this shape."""
    scale = min(width / shape[0], height / shape[1])
    return max(1.0, shape[0] * scale), max(1.0, shape[1] * scale)


# ── Making them ──────────────────────────────────────────────────────────────


def make_renditions(
    photo_id: int, formats: Iterable[str] = ENCODERS, *, with_crops: bool = True
) -> None:
    """Make and store the public files that the photo lacks, now; safe to repeat.

    Encodes and writes files, so never call it inside a transaction. Whatever
    format or crop is left out remains for the background.
    """
    photo = Photo.objects.get(pk=photo_id)
    plan = whole(photo, formats) + (crops(photo) if with_crops else [])
    take_in(photo, make(photo, missing(photo, plan)))


def make_first(photo_id: int, picture: Image.Image) -> None:
    """Store one JPEG of a picture just taken in."""
    photo = Photo.objects.get(pk=photo_id)
    small = [file for file in whole(photo, ["jpg"]) if file.width <= FIRST_WIDTH]
    take_in(photo, list(encode(photo, picture, missing(photo, small[-1:]))))


def make_one(photo_id: int) -> None:
    """Store one JPEG of a photo that has no files, so that its stories show it again."""
    photo = Photo.objects.get(pk=photo_id)
    small = [file for file in whole(photo, ["jpg"]) if file.width <= FIRST_WIDTH]
    take_in(photo, make(photo, missing(photo, small[-1:])))


def missing(photo: Photo, plan: list[Rendition]) -> list[Rendition]:
    """Those of the plan that no row names, or whose file is lost or half written."""
    held = {str(row): row.bytes for row in photo.renditions.all()}
    return [
        file
        for file in plan
        if str(file) not in held or not is_stored(path(photo, file), held[str(file)])
    ]


def is_stored(name: str, size: int) -> bool:
    """Whether the file lies there, whole as far as its size is known."""
    try:
        found = default_storage.size(name)
    except FileNotFoundError:
        return False
    return not size or found == size


def make(photo: Photo, files: list[Rendition]) -> list[Rendition]:
    """Decode the original once, and encode and store these files.

    It is read whole first: trouble of a disk or a store is none of the picture's.
    """
    if not files:
        return []
    with photo.original.open("rb") as original:
        content = io.BytesIO(original.read())
    picture = decoded(opened(content), enough=LARGEST)
    return list(encode(photo, picture, files))


def encode(
    photo: Photo, picture: Image.Image, files: list[Rendition]
) -> Iterator[Rendition]:
    """Store these files, each now knowing its bytes; each size is scaled once."""
    sizes = groupby(files, lambda file: (file.crop, file.width, file.height))
    for (crop, width, height), same_size in sizes:
        box = crop_box(photo, picture, crop)
        scaled = picture.resize(
            (width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0
        )
        for file in same_size:
            file.bytes = put(path(photo, file), scaled, ENCODERS[file.format])
            yield file


def crop_box(
    photo: Photo, picture: Image.Image, crop: str
) -> tuple[float, float, float, float]:
    """The part of the picture that a crop shows, its focal point near the middle."""
    if not crop:
        return (0, 0, *picture.size)
    width, height = largest_part(*picture.size, CROPS[crop])
    left, right = span(picture.width, width, photo.focal_x)
    top, bottom = span(picture.height, height, photo.focal_y)
    return left, top, right, bottom


def span(side: int, part: float, focus: int) -> tuple[float, float]:
    """Where the part of a side begins and ends, the focus amid it if the edge allows."""
    begin = max(0.0, min(side * focus / 100 - part / 2, side - part))
    return begin, min(begin + part, side)


def path(photo: Photo, file: Rendition) -> str:
    return f"{photo.media_key}/{file}"


def put(name: str, picture: Image.Image, options: dict[str, Any]) -> int:
    """Store one encoded picture, over any older one; its size in bytes."""
    buffer = io.BytesIO()
    picture.save(buffer, **options)
    default_storage.delete(name)
    store(name, buffer.getvalue())
    return buffer.tell()


def store(name: str, content: bytes) -> None:
    """Store a public file, unless another worker does at the same moment."""
    stored = default_storage.save(name, ContentFile(content))
    if stored != name:
        default_storage.delete(stored)


def take_in(photo: Photo, made: list[Rendition]) -> None:
    """Let readers have these files, in one short transaction, and drop outdated ones.

    Files made for an address or a focal point that the photo no longer has go away.
    """
    with transaction.atomic():
        stored = Photo.objects.select_for_update(no_key=True).get(pk=photo.pk)
        is_same = (stored.media_key, stored.focus) == (photo.media_key, photo.focus)
        if is_same and not stored.is_pulled:
            outdated = swap(stored, made)
        else:
            outdated = obsolete(stored, photo, made)
    delete_all(outdated)


def swap(photo: Photo, made: list[Rendition]) -> list[str]:
    """Change the rows, tell the pages; the paths of files that have no row now."""
    held = {str(row): row for row in photo.renditions.all()}
    fresh = [file for file in made if str(file) not in held]
    Rendition.objects.bulk_create(fresh)
    note_sizes(held, made)
    plan = {str(file) for file in planned(photo)}
    outdated = []
    if plan <= held.keys() | {str(file) for file in fresh}:
        outdated = [row for name, row in held.items() if name not in plan]
        Rendition.objects.filter(pk__in=[row.pk for row in outdated]).delete()
        Photo.objects.filter(pk=photo.pk).update(
            renditions_due=None, attempts=0, set_aside=""
        )
    if fresh or outdated:  # pages from before name files that stay, or that go
        photo.tell(EVERYTHING if outdated else NOTHING)
    return [path(photo, row) for row in outdated]


def note_sizes(held: dict[str, Rendition], made: list[Rendition]) -> None:
    """A file made again may have another size, from another release's encoder."""
    for file in made:
        row = held.get(str(file))
        if row and row.bytes != file.bytes:
            Rendition.objects.filter(pk=row.pk).update(bytes=file.bytes)


def obsolete(stored: Photo, photo: Photo, made: list[Rendition]) -> list[str]:
    """The paths of files made in vain. At a kept address the whole pictures hold."""
    if stored.is_pulled:
        return [path(photo, file) for file in made]
    Photo.objects.filter(pk=photo.pk).exclude(renditions_due=None).update(
        renditions_due=timezone.now()
    )
    moved = stored.media_key != photo.media_key
    return [path(photo, file) for file in made if moved or file.crop]
