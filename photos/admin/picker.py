"""The photo desk's pages for scripts: finding, uploading and showing pictures."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from photos import intake
from photos.forms import kept
from photos.models import Photo
from photos.renditions import CROPS
from services import files
from staff.numbers import number_in, numbers_in
from staff.permissions import standing

PICKED = 24  # photos in one answer of the picker
THUMB_WIDTH = 320
TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
LARGEST_BODY = intake.LARGEST_BYTES + 1024 * 1024  # the file, and the words beside it

FILE_NAME = rf"(?:\d{{1,5}}|(?:{'|'.join(CROPS)})-\d{{1,5}}(?:-\d{{1,3}}){{2}})"


class PickerPages:
    """Mixed into the photo admin, whose fences every page here stands behind."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("picker/", view(self.picker), name="photos_photo_picker"),
            path("upload/", weighed(view(self.upload)), name="photos_photo_upload"),
            re_path(
                rf"^media/(?P<key>[0-9a-f]{{32}})/(?P<name>{FILE_NAME}"
                rf"\.(?:{'|'.join(TYPES)}))$",
                view(self.media_file),
                name="photos_photo_media",
            ),
            *super().get_urls(),
        ]

    def picker(self, request: HttpRequest) -> JsonResponse:
        """`?q=words` or `?id=1&id=2`: photos of the person's services, newest first.

        `?service=3` leaves out those of other services. A pulled one is found only by
        its number: the story that has it says so.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).order_by("-pk")
        if service := number_in(request.GET.get("service", "")):
            found = found.filter(service=service)
        if ids := request.GET.getlist("id"):
            found = found.filter(pk__in=numbers_in(ids))
        else:
            found = found.not_pulled()
        for word in request.GET.get("q", "").replace("\0", "").split()[:8]:
            found = found.filter(having(word))
        return JsonResponse({"results": [row(photo) for photo in found[:PICKED]]})

    def upload(self, request: HttpRequest) -> JsonResponse:
        """One photo by multipart form, its fields named as in the photo's form.

        201 and its row, or 400 and sentences by field.
        """
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return JsonResponse({}, status=405, headers={"Allow": "POST"})
        with kept(request.FILES.get("original")):
            return self.take_in(request)

    def take_in(self, request: HttpRequest) -> JsonResponse:
        form = self.get_form(request)(self.with_service(request), request.FILES)
        if not form.is_valid():
            return refusal(form.errors)
        with transaction.atomic():
            intake.receive(form.instance, by=request.user, checked=form.checked)
            self.log_addition(request, form.instance, [{"added": {}}])
        photo = self.get_queryset(request).get(pk=form.instance.pk)
        return JsonResponse({"photo": row(photo), "filled": form.filled}, status=201)

    def with_service(self, request: HttpRequest) -> dict[str, Any]:
        """What was sent. The address may name the service, `?service=3`; a person who
        may add to one service only need not name it at all.
        """
        sent = request.POST.copy()
        homes = standing(request.user).services(*self.adders)
        if not sent.get("service"):
            alone = str(homes[0]) if len(homes) == 1 else ""
            sent["service"] = request.GET.get("service", alone)
        return sent

    def media_file(self, request: HttpRequest, key: str, name: str) -> HttpResponse:
        return media_file(request, self.get_queryset(request), key, name)


def weighed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a body that is too large before it is read, in JSON as any refusal.

    The view inside still demands the CSRF token, which stands in that body.
    """

    @csrf_exempt
    def weigh(request: HttpRequest) -> HttpResponse:
        weight = request.META.get("CONTENT_LENGTH") or ""
        if weight.isdecimal() and int(weight) > LARGEST_BODY:
            return refusal({"original": intake.too_large().messages})
        try:
            return view(request)
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            return refusal({"__all__": [_("Too much text came with the file.")]})
        except MultiPartParserError:
            sentence = _("The upload did not arrive whole. Please try again.")
            return refusal({"__all__": [sentence]})
        except OSError as error:
            if not files.is_trouble(error):
                raise
            return refusal({"__all__": [files.sentence(error)]}, status=503)

    return weigh


def refusal(errors: Any, *, status: int = 400) -> JsonResponse:
    found = {name: [str(words) for words in said] for name, said in errors.items()}
    return JsonResponse({"errors": found}, status=status)


@require_safe
@cache_control(private=True, max_age=300)
def media_file(
    request: HttpRequest, photos: models.QuerySet[Photo], key: str, name: str
) -> HttpResponse:
    """A rendition, for someone whose services own the photo."""
    address = f"{key}/{name}"
    if not photos.filter(media_key=key).exists():
        raise Http404
    try:
        file = default_storage.open(address)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file,
        content_type=TYPES[name.rpartition(".")[2]],
        headers={"X-Content-Type-Options": "nosniff"},
    )


def having(word: str) -> Q:
    """Photos that somewhere say this word."""
    said = ("title", "caption", "photographer", "agency")
    return Q(*((f"{name}__icontains", word) for name in said), _connector=Q.OR)


def media_address(photo: Photo, name: str) -> str:
    """The desk's address of a public file, which readers may not have yet."""
    return reverse("admin:photos_photo_media", args=(photo.media_key, name))


def thumb(photo: Photo, width: int = THUMB_WIDTH) -> str:
    """The desk's address of a small rendition; empty while there is none."""
    found = [file for file in photo.renditions.all() if is_plain(file)]
    if not found:
        return ""
    nearest = min(found, key=lambda file: abs(file.width - width))
    return media_address(photo, str(nearest))


def is_plain(file: Any) -> bool:
    return file.format == "jpg" and not file.crop


def row(photo: Photo) -> dict[str, Any]:
    """A photo as the editor's dialogs show it."""
    return {
        "id": photo.pk,
        "title": photo.title,
        "caption": photo.caption,
        "alt": photo.alt,
        "is_decorative": photo.is_decorative,
        "credit": photo.credit,
        "thumb": thumb(photo),
        "width": photo.width,
        "height": photo.height,
        "is_file": photo.is_file,
        "taken_on": photo.taken_on.isoformat() if photo.taken_on else None,
        "is_undated": photo.is_undated,
        "content_warning": photo.content_warning,
        "is_described": photo.is_described,
        "is_publishable": photo.is_publishable,
        "needs": photo.needs,
    }
