"""The picture that goes with a shared link where a page has none of its own."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from articles.pictures import Picture, draw
from photos.models import Photo
from services.models import Edition


@dataclass(frozen=True, slots=True)
class SocialPicture:
    """One public file, as the tags for social networks name it."""

    path: str
    width: int
    height: int
    alt: str


def social_of(picture: Picture | None) -> SocialPicture | None:
    """How a picture goes with a link. Nobody meets one there without its warning."""
    if picture is None or picture.content_warning:
        return None
    file = picture.social
    return SocialPicture(file.path, file.width, file.height, picture.alt)


def compose_social(edition: Edition) -> dict[str, Any] | None:
    """The edition's own as facts that are kept; None while readers cannot have it."""
    if edition.social_photo_id is None:
        return None
    photos = Photo.objects.for_page(edition.language)
    found = social_of(draw(photos.filter(pk=edition.social_photo_id).first()))
    return asdict(found) if found else None


def read_social(facts: Mapping[str, Any] | None) -> SocialPicture | None:
    return SocialPicture(**facts) if facts else None
