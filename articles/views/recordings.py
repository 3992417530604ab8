"""Public files of recordings and their captions, only while a live story plays them."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from articles.models.published import PublishedArticle
from articles.views.media import CACHE
from recordings.files import captions_answer, file_answer
from recordings.models import Recording, RecordingCaptions, RecordingQuerySet
from services.page import SURROGATE_KEY, recording_key


@require_safe
def recording(request: HttpRequest, key: str, ending: str) -> HttpResponseBase:
    """The file, whole or in part. Unknown, unused and taken down look the same: 404."""
    found = playing(request).filter(media_key=key, ending=ending).first()
    if found is None:
        raise Http404
    tag = f'"{key}"'  # a file never changes under its name
    known = get_conditional_response(request, etag=tag)
    return told(known or file_answer(request, found, tag=tag), key, tag)


@require_safe
def captions(request: HttpRequest, key: str, captions_key: str) -> HttpResponseBase:
    """The words, as WebVTT; others have another name."""
    rows = RecordingCaptions.objects.filter(
        recording__in=playing(request).filter(media_key=key), media_key=captions_key
    )
    found = rows.first()
    if found is None:
        raise Http404
    tag = f'"{captions_key}"'
    known = get_conditional_response(request, etag=tag)
    return told(known or captions_answer(found), key, tag)


def playing(request: HttpRequest) -> RecordingQuerySet:
    """The recordings that a live story has at this moment."""
    now = request.now  # type: ignore[attr-defined]
    showing = PublishedArticle.objects.live(now).filter(
        references__kind="recording",
        references__number=OuterRef("pk"),
        edition__is_open=True,
    )
    return Recording.objects.playable(now).filter(Exists(showing))


def told(response: HttpResponseBase, key: str, tag: str) -> HttpResponseBase:
    response.headers["Cache-Control"] = CACHE
    response.headers["ETag"] = tag
    response.headers[SURROGATE_KEY] = recording_key(key)
    return response
