"""Public files of photos, only while a live story, a front or a shared link shows them."""

from datetime import datetime

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.models.published import PublishedArticle
from photos.models import Rendition, ShownElsewhere
from services.models import Edition
from services.page import SURROGATE_KEY, photo_key

CONTENT_TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}

CACHE = "public, max-age=300, s-maxage=3"


@require_safe
def rendition(
    request: HttpRequest,
    key: str,
    width: int,
    extension: str,
    crop: str = "",
    focus: str = "",
) -> HttpResponseBase:
    """One file. Unknown, unused and taken down look the same: 404."""
    now: datetime = request.now  # type: ignore[attr-defined]
    showing = PublishedArticle.objects.live(now).filter(
        references__kind="photo",
        references__number=OuterRef("photo"),
        edition__is_open=True,
    )
    shared = Edition.objects.open().filter(social_photo=OuterRef("photo"))
    file = Rendition(width=width, format=extension, crop=crop, focus=focus)
    found = Rendition.objects.filter(
        Exists(showing) | Exists(shared) | Exists(shown_elsewhere(now)),
        photo__media_key=key,
        width=width,
        format=extension,
        crop=crop,
        focus=focus,
    )
    if not found.exists():
        raise Http404
    tag = f'"{key}-{file}"'  # a file never changes under its name
    response = get_conditional_response(request, etag=tag) or file_response(
        f"{key}/{file}", CONTENT_TYPES[extension]
    )
    response.headers["Cache-Control"] = CACHE
    response.headers["ETag"] = tag
    response.headers[SURROGATE_KEY] = photo_key(key)
    return response


def shown_elsewhere(now: datetime) -> "QuerySet[ShownElsewhere]":
    """What shows the photo at this moment; beside a story, only while that is live."""
    story = PublishedArticle.objects.live(now).filter(public_id=OuterRef("story"))
    rows = ShownElsewhere.objects.at(now).filter(
        photo=OuterRef("photo"), edition__is_open=True
    )
    return rows.filter(Q(story="") | Exists(story))


def file_response(name: str, content_type: str) -> FileResponse:
    try:
        file = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file,
        content_type=content_type,
        headers={"X-Content-Type-Options": "nosniff"},
    )
