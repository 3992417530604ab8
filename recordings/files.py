"""A recording's files as an answer: to whoever may see them, whole or in part."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from recordings.models import Recording, RecordingCaptions
from recordings.ranges import answer

TYPES = {
    ("video", "mp4"): "video/mp4",
    ("video", "webm"): "video/webm",
    ("audio", "webm"): "audio/webm",
    ("audio", "mp3"): "audio/mpeg",
    ("audio", "m4a"): "audio/mp4",
    ("audio", "ogg"): "audio/ogg",
}
ENDINGS = sorted({ending for _kind, ending in TYPES})
CAPTIONS_TYPE = "text/vtt; charset=utf-8"


def type_of(recording: Recording) -> str:
    return TYPES[recording.kind, recording.ending]


def file_answer(
    request: HttpRequest, recording: Recording, *, tag: str
) -> HttpResponseBase:
    """The public file, or the part of it that is asked for."""
    try:
        file = default_storage.open(f"{recording.media_key}/{recording.file_name}")
    except FileNotFoundError as error:
        raise Http404 from error
    return answer(
        request,
        file,  # type: ignore[arg-type]
        size=file.size,
        tag=tag,
        content_type=type_of(recording),
    )


def captions_answer(captions: RecordingCaptions) -> HttpResponse:
    return HttpResponse(
        captions.text,
        content_type=CAPTIONS_TYPE,
        headers={"X-Content-Type-Options": "nosniff"},
    )


def named_answer(
    request: HttpRequest, recording: Recording, name: str
) -> HttpResponseBase:
    """Its file or one of its captions, by the name that pages give it; or 404."""
    if name == recording.file_name:
        return file_answer(request, recording, tag=f'"{recording.media_key}"')
    for captions in recording.captions.all():
        if name == captions.file_name:
            return captions_answer(captions)
    raise Http404
