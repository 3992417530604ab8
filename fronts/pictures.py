"""A front's own pictures: as a card shows them, from the photos as they are now.

They are read with the front in one query, so a photo that was pulled, or lost its
rights, is gone at the next request.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import JSONObject

from articles.pictures import CARD_WIDTH, address, nearest
from fronts.showing import KIND
from photos.models import Photo, Rendition
from services.rows import JSONRows

FILE = {"width": "width", "height": "height"}
FACTS = (
    *("media_key", "alt", "is_decorative", "content_warning"),
    *("usage_terms", "photographer", "agency", "credited_to_id"),
)
ROW = {"photo": "photo", **FILE, **{name: f"photo__{name}" for name in FACTS}}


@dataclass(frozen=True, slots=True)
class CardPicture:
    """What a card shows, by the names of a story's own columns."""

    image: str
    image_alt: str
    image_width: int
    image_height: int


Pictures = Mapping[int, CardPicture]  # by the photo's number


def pictures_of_front() -> Subquery:
    """Files and facts of the photos that a published front shows, for an annotation."""
    files = Rendition.objects.filter(
        format="jpg",
        crop="",
        photo__pulled_at=None,
        photo__shown_elsewhere__kind=KIND,
        photo__shown_elsewhere__number=OuterRef("pk"),
    )
    together = files.order_by().annotate(all=Value(1)).values("all")
    return Subquery(together.annotate(rows=JSONRows(JSONObject(**ROW))).values("rows"))


def read_pictures(rows: Iterable[Mapping[str, Any]] | None) -> Pictures:
    """The pictures that may be shown, from what the annotation answered."""
    photos: dict[int, Photo] = {}
    files: dict[int, list[Rendition]] = {}
    for row in rows or ():
        number = row["photo"]
        photos[number] = Photo(pk=number, **{name: row[name] for name in FACTS})
        file = Rendition(format="jpg", **{name: row[name] for name in FILE})
        files.setdefault(number, []).append(file)
    return drawn((photo, files[number]) for number, photo in photos.items())


def pictures_now(numbers: Iterable[int]) -> Pictures:
    """Of these photos, for a front that is not published yet."""
    photos = Photo.objects.not_pulled().filter(pk__in=numbers)
    return drawn(
        (photo, [file for file in photo.renditions.all() if is_whole(file)])
        for photo in photos.prefetch_related("renditions")
    )


def is_whole(file: Rendition) -> bool:
    return file.format == "jpg" and not file.crop


def drawn(photos: Iterable[tuple[Photo, list[Rendition]]]) -> Pictures:
    found = {photo.pk: card_picture(photo, files) for photo, files in photos}
    return {number: picture for number, picture in found.items() if picture}


def card_picture(photo: Photo, files: list[Rendition]) -> CardPicture | None:
    """The picture, or None where nobody may be shown it without a warning or at all."""
    if not files or not photo.is_publishable or photo.content_warning:
        return None
    file = nearest(files, CARD_WIDTH)
    return CardPicture(
        image=address(photo, file),
        image_alt="" if photo.is_decorative else photo.alt,
        image_width=file.width,
        image_height=file.height,
    )
