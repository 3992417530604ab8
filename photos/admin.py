"""The photo desk: upload, facts, and the picker behind the story's editor."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from photos import intake
from photos.models import Photo
from staff.fences import FencedAdmin, FencedFilter
from staff.permissions import Role

PICKED = 24  # photos in one answer of the picker
THUMB_WIDTH = 320
TYPES = {"jpg": "image/jpeg", "webp": "image/webp"}


class PhotoForm(forms.ModelForm):
    """A new photo's file is looked at here, so that a bad one is a field's error."""

    def clean_original(self) -> Any:
        file = self.cleaned_data["original"]
        intake.check(file)
        return file


@admin.register(Photo)
class PhotoAdmin(FencedAdmin):
    adders = changers = frozenset({Role.PHOTO_EDITOR, Role.EDITOR, Role.CHIEF})
    form = PhotoForm
    list_display = (
        "thumbnail",
        "title",
        "credit",
        "service",
        "taken_on",
        "is_described",
        "uploaded_at",
    )
    list_display_links = ("thumbnail", "title")
    list_filter = (("service", FencedFilter), "is_file")
    list_select_related = ("service",)
    search_fields = ("title", "caption", "photographer", "agency", "place")
    fieldsets = (
        (None, {"fields": ("picture", "original", "service", "title")}),
        (_("For readers"), {"fields": ("caption", "alt", "is_decorative", "is_file")}),
        (_("Credit and rights"), {"fields": ("photographer", "agency", "usage_terms")}),
        (
            _("Facts"),
            {"fields": ("taken_on", "is_undated", "place", "content_warning")},
        ),
        (
            _("Focal point"),
            {"fields": ("focal_x", "focal_y"), "classes": ("collapse",)},
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("picker/", view(self.picker), name="photos_photo_picker"),
            re_path(
                r"^media/(?P<key>[0-9a-f]{32})/(?P<name>\d{1,5}\.(?:jpg|webp))$",
                view(self.media_file),
                name="photos_photo_media",
            ),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Photo]:
        return super().get_queryset(request).for_page()

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """A stored photo shows itself; its file never changes under a story."""
        hidden = "original" if obj else "picture"
        return [
            (name, options | {"fields": [f for f in options["fields"] if f != hidden]})
            for name, options in self.fieldsets
        ]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Photo | None = None
    ) -> tuple[str, ...]:
        return ("picture",)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("caption", "alt", "title", "content_warning"):
            field.widget.attrs["dir"] = "auto"
        return field

    def save_model(self, request: HttpRequest, obj: Photo, form, change) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            intake.receive(obj, by=request.user)

    # ── What the desk sees of pictures ───────────────────────────────────────

    @admin.display(description=_("picture"))
    def thumbnail(self, photo: Photo) -> SafeString | str:
        if not (address := thumb(photo)):
            return _("Being prepared")
        return format_html(
            '<img class="desk-thumb" src="{}" alt="{}">', address, photo.title
        )

    @admin.display(description=_("picture"))
    def picture(self, photo: Photo) -> SafeString | str:
        if not (address := thumb(photo, width=960)):
            return _("The public files are being prepared. Load the page again.")
        return format_html(
            '<img class="desk-picture" src="{}" alt="{}">', address, photo.alt
        )

    @admin.display(description=_("described"), boolean=True)
    def is_described(self, photo: Photo) -> bool:
        return photo.is_described

    def picker(self, request: HttpRequest) -> JsonResponse:
        """`?q=words` or `?id=1&id=2`: photos of the person's services, newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_queryset(request).order_by("-pk")
        if ids := request.GET.getlist("id"):
            found = found.filter(pk__in=[int(pk) for pk in ids if is_number(pk)])
        elif words := request.GET.get("q", "").split():
            for word in words[:8]:
                found = found.filter(
                    Q(title__icontains=word)
                    | Q(caption__icontains=word)
                    | Q(photographer__icontains=word)
                    | Q(agency__icontains=word)
                )
        return JsonResponse({"results": [row(photo) for photo in found[:PICKED]]})

    def media_file(self, request: HttpRequest, key: str, name: str) -> HttpResponse:
        return media_file(request, self.get_queryset(request), key, name)


@require_safe
@cache_control(private=True, max_age=300)
def media_file(
    request: HttpRequest, photos: models.QuerySet[Photo], key: str, name: str
) -> HttpResponse:
    """A rendition, for someone whose services own the photo."""
    address = f"{key}/{name}"
    if not photos.filter(media_key=key).exists() or not default_storage.exists(address):
        raise Http404
    extension = name.rpartition(".")[2]
    return FileResponse(default_storage.open(address), content_type=TYPES[extension])


def is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 16


def thumb(photo: Photo, width: int = THUMB_WIDTH) -> str:
    """The desk's address of a small rendition; empty while there is none."""
    files = [file for file in photo.renditions.all() if file.format == "jpg"]
    if not files:
        return ""
    nearest = min(files, key=lambda file: abs(file.width - width))
    return reverse("admin:photos_photo_media", args=(photo.media_key, str(nearest)))


def row(photo: Photo) -> dict[str, Any]:
    """A photo as the editor's dialogs show it."""
    return {
        "id": photo.pk,
        "title": photo.title,
        "alt": photo.alt,
        "credit": photo.credit,
        "thumb": thumb(photo),
    }
