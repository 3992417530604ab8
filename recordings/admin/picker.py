"""The recordings desk's pages for scripts: finding recordings and playing them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import URLPattern, path, re_path, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from photos.admin.picker import thumb
from recordings.files import ENDINGS, named_answer
from recordings.models import Recording
from staff.numbers import numbers_in

PICKED = 24  # recordings in one answer of the picker
NAME = rf"(?:recording\.(?:{'|'.join(ENDINGS)})|[0-9a-f]{{32}}\.vtt)"


class PickerPages:
    """Mixed into the recordings' admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("picker/", view(self.picker), name="recordings_recording_picker"),
            re_path(
                rf"^media/(?P<key>[0-9a-f]{{32}})/(?P<name>{NAME})$",
                view(xframe_options_sameorigin(require_safe(self.media_file))),
                name="recordings_recording_media",
            ),
            *super().get_urls(),
        ]

    def picker(self, request: HttpRequest) -> JsonResponse:
        """`?q=words` or `?id=1&id=2`: recordings of the person's services, newest first.

        A pulled one is found only by its number: the story that has it says so.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).order_by("-pk")
        if ids := request.GET.getlist("id"):
            found = found.filter(pk__in=numbers_in(ids))
        else:
            found = found.not_pulled()
        for word in request.GET.get("q", "").replace("\0", "").split()[:8]:
            found = found.filter(Q(title__icontains=word) | Q(credit__icontains=word))
        return JsonResponse({"results": [row(each) for each in found[:PICKED]]})

    def media_file(self, request: HttpRequest, key: str, name: str) -> HttpResponseBase:
        """The file or captions, for someone whose services have the recording."""
        found = self.get_queryset(request).filter(media_key=key).first()
        if found is None:
            raise Http404
        return named_answer(request, found, name)


def media_address(recording: Recording, name: str) -> str:
    return reverse("admin:recordings_recording_media", args=(recording.media_key, name))


def clock_length(seconds: int) -> str:
    """2:10, or 1:02:10."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


def row(recording: Recording) -> dict[str, Any]:
    """A recording as the editor's dialogs show it."""
    return {
        "id": recording.pk,
        "title": recording.title,
        "kind": str(recording.get_kind_display()),
        "length": clock_length(recording.seconds),
        "credit": recording.credit,
        "thumb": thumb(recording.poster) if recording.poster else "",
        "needs": [*recording.stops, *recording.wants],
    }
