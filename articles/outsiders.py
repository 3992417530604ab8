"""What an outsider with a pass gets: the preview and its pictures, and nothing else.

This is desk code that answers people who are not at the desk. It stands apart from
the readers' addresses and views, which cannot name the working copy; so it stays true
that no reader's request can reach a draft. `newsroom/urls.py` names it.
"""

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import outside
from articles.media_blocks import recording_ids
from articles.models import Article, PreviewPass
from articles.previewing import draw_preview
from articles.reference import named_photos, posters, read_recordings
from articles.snapshot import take
from photos.models import Photo
from recordings.files import named_answer
from recordings.models import Recording
from services.calendars import format_moment
from services.labels import speaking
from services.reading import PRIMARY, reading_from

TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}

# No cache, no search engine, and no site that is linked to learns of the address.
UNSEEN = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@require_safe
@reading_from(PRIMARY)  # no stamp tells what is typed, or which pass was taken away
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The story's page as publishing would make it now. Put down as an opening."""
    now = timezone.now()
    used = asked(request, token)
    article = used.article
    html = draw_preview(article, now, ribbon=ribbon(used), media=media_of(token))
    outside.note_opening(
        used,
        now,
        address=request.META.get("REMOTE_ADDR", ""),
        agent=request.headers.get("User-Agent", ""),
    )
    language = {"Content-Language": article.edition.language}
    return HttpResponse(html, headers=UNSEEN | language)


@require_safe
@reading_from(PRIMARY)
def picture(request: HttpRequest, token: str, key: str, name: str) -> HttpResponseBase:
    """A picture or recording of this story, for as long as the pass opens it."""
    article = asked(request, token).article
    if (recorded := recording(request, article, key, name)) is not None:
        return recorded
    snapshot = take(article)
    recordings = read_recordings(recording_ids(snapshot.body))
    shown = named_photos(snapshot) | posters(recordings.values())
    photos = Photo.objects.for_page().filter(pk__in=shown)
    files = [
        str(file)
        for photo in photos
        if photo.media_key == key
        for file in photo.renditions.all()
    ]
    if name not in files:
        raise Http404
    try:
        file = default_storage.open(f"{key}/{name}")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = TYPES[name.rpartition(".")[2]]
    safe = {"X-Content-Type-Options": "nosniff"}
    return FileResponse(file, content_type=kind, headers=UNSEEN | safe)


def recording(
    request: HttpRequest, article: Article, key: str, name: str
) -> HttpResponseBase | None:
    """The file or captions of a recording that the story has now."""
    numbers = recording_ids(take(article).body)
    rows = Recording.objects.not_pulled().filter(pk__in=numbers, media_key=key)
    found = rows.first() if numbers else None
    if found is None:
        return None
    response = named_answer(request, found, name)
    for header, value in UNSEEN.items():
        response.headers[header] = value
    return response


def asked(request: HttpRequest, token: str) -> PreviewPass:
    """The pass, or 404 as for any address that is nowhere.

    It answers at the root alone: what stands in front keeps no log of that address.
    """
    used = outside.pass_for(token, timezone.now())
    if used is None or request.path != request.path_info:
        raise Http404
    return used


def address_of(token: str) -> str:
    return reverse("outsiders_preview", args=(token,))


def media_of(token: str) -> str:
    return f"{address_of(token)}media/"


def ribbon(used: PreviewPass) -> str:
    """Over the page, in the edition's language: whose it is, and until when."""
    edition = used.article.edition
    ends = format_moment(
        used.ends_at,
        language=edition.language,
        time_zone=edition.time_zone,
        calendar=edition.calendar,
        digits=edition.digits,
    )
    with speaking(edition):
        return render_to_string(
            "admin/articles/article/includes/ribbon_outside.html",
            {"edition": edition, "for_whom": used.for_whom, "ends": ends},
        )
