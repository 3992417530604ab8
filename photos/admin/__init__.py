"""The photo desk: upload, facts, focal point, and what still needs work."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from photos import intake
from photos.admin.picker import PickerPages, media_address, thumb
from photos.admin.pulling import PullPages
from photos.forms import PhotoForm, kept
from photos.models import Photo
from services import clock
from staff.fences import FencedAdmin, FencedFilter
from staff.permissions import Role

SHOWN_WIDTH = 800
IN_ITS_DIRECTION = (
    "caption",
    "alt",
    "title",
    "content_warning",
    "place",
    "photographer",
)
ROWS = {"caption": 4, "alt": 2}


class WorkFilter(admin.SimpleListFilter):
    """What keeps photos off readers' pages."""

    title = gettext_lazy("needs work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("needing_work", _("Needs work")),
            ("undescribed", _("No alternative text")),
            ("without_rights", _("No rights")),
            ("given_up", _("Set aside")),
            ("pulled", _("Pulled")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = {word for word, _label in self.lookup_choices}
        value = self.value()
        return getattr(queryset, value)() if value in known else queryset


@admin.register(Photo)
class PhotoAdmin(PullPages, PickerPages, FencedAdmin):
    adders = changers = frozenset({Role.PHOTO_EDITOR, Role.EDITOR, Role.CHIEF})
    form = PhotoForm
    list_display = (
        "thumbnail",
        "title",
        "credit_words",
        "service",
        "taken_on",
        "work",
        "uploaded",
    )
    list_display_links = ("thumbnail", "title")
    list_filter = (("service", FencedFilter), WorkFilter, "is_file")
    search_fields = ("title", "caption", "photographer", "agency", "place")
    readonly_fields = ("picture", "crops", "file_facts", "lent_to")
    autocomplete_fields = ("credited_to",)
    change_form_template = "admin/photos/photo/change_form.html"
    taking_in = (
        (None, {"fields": ("original", "service", "title")}),
        (
            _("For readers"),
            {
                "fields": (
                    "caption",
                    "alt",
                    "is_decorative",
                    ("is_file", "taken_on", "is_undated"),
                )
            },
        ),
        (
            _("Credit and rights"),
            {
                "fields": (
                    "credited_to",
                    ("photographer", "agency"),
                    ("usage_terms", "reach"),
                )
            },
        ),
        (_("Facts"), {"fields": (("place", "content_warning"),)}),
    )
    keeping = (
        (None, {"fields": ("picture", "service", "title")}),
        *taking_in[1:],
        (
            _("Focal point"),
            {"fields": (("focal_x", "focal_y"), "crops"), "classes": ("collapse",)},
        ),
        (_("File"), {"fields": ("file_facts", "lent_to"), "classes": ("collapse",)}),
    )

    class Media:
        js = (Script("js/desk_focal.js", type="module"),)
        css = {"all": ("css/desk/photos.css", "css/desk/stops.css")}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Photo]:
        photos = super().get_queryset(request).for_page()
        return photos.prefetch_related("service__editions")

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> Any:
        """A stored photo shows itself; its file never changes under a story."""
        return self.keeping if obj else self.taking_in

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "alt":
            kwargs["widget"] = AdminTextareaWidget
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in IN_ITS_DIRECTION:
            field.widget.attrs["dir"] = "auto"
        if db_field.name in ROWS:
            field.widget.attrs["rows"] = ROWS[db_field.name]
        if db_field.name == "original":
            field.widget.attrs["accept"] = "image/jpeg,image/png,image/webp,image/avif"
        return field

    def changeform_view(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Decode and store a new file before the form's transaction begins."""
        may_add = self.has_add_permission(request)
        with kept(request.FILES.get("original") if may_add else None):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Photo, form: PhotoForm, change: Any
    ) -> None:
        """Of a stored photo only what was typed: its files may change meanwhile."""
        if change:
            if form.changed_data:
                obj.save(update_fields=form.changed_data)
            return
        intake.receive(obj, by=request.user, checked=form.checked)
        if form.filled:
            said = gettext("Read from the file, please check: %(fields)s.")
            messages.info(request, said % {"fields": form.filled_names()})

    # ── What the desk sees of pictures ───────────────────────────────────────

    @admin.display(description=_("picture"))
    def thumbnail(self, photo: Photo) -> SafeString | str:
        if photo.is_pulled:
            return _("Pulled")
        if not (address := thumb(photo)):
            return _("Being prepared")
        return format_html(
            '<img class="desk-thumb" src="{}" alt="{}">', address, photo.title
        )

    @admin.display(description=_("credit"))
    def credit_words(self, photo: Photo) -> str:
        return photo.credit

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, photo: Photo) -> str:
        return clock.at(photo.uploaded_at, photo.service.time_zone, timezone.now())

    @admin.display(description=_("needs work"), empty_value="")
    def work(self, photo: Photo) -> str:
        return " ".join(photo.needs)

    @admin.display(description=_("picture"))
    def picture(self, photo: Photo) -> SafeString | str:
        """With the texts and fields that static/js/desk_focal.js asks for."""
        if photo.is_pulled:
            return _("It was pulled: its public files are gone, its original is kept.")
        if not (address := thumb(photo, width=SHOWN_WIDTH)):
            return _("The public files are being prepared. Load the page again.")
        return format_html(
            '<div class="desk-focal" dir="ltr" data-focal-across="id_focal_x"'
            ' data-focal-down="id_focal_y" data-label="{}" data-value="{}">'
            '<img class="desk-picture" src="{}" alt="{}"></div>'
            '<p class="help" data-focal-help hidden>{}</p>',
            _("Focal point"),
            # Translators: X and Y are replaced by numbers.
            _("From the left: X%; from the top: Y%"),
            address,
            photo.alt,
            _("Click what every crop must keep, or move the mark with the arrow keys."),
        )

    @admin.display(description=_("crops for social cards"))
    def crops(self, photo: Photo) -> SafeString | str:
        found = [file for file in photo.renditions.all() if file.crop]
        if not found or found[0].focus != photo.focus:
            return _("They are being made. Load the page again in a moment.")
        return format_html_join(
            " ",
            '<img class="desk-crop" src="{}" width="{}" height="{}" alt="{}">',
            (
                (
                    media_address(photo, str(file)),
                    file.width,
                    file.height,
                    f"{file.width} × {file.height}",
                )
                for file in found
            ),
        )

    @admin.display(description=_("file"))
    def file_facts(self, photo: Photo) -> str:
        ending = photo.original.name.rpartition(".")[2].upper()
        return gettext("%(format)s, %(width)s × %(height)s pixels, %(size)s") % {
            "format": "JPEG" if ending == "JPG" else ending,
            "width": photo.width,
            "height": photo.height,
            "size": self.size_of(photo),
        }

    def size_of(self, photo: Photo) -> str:
        try:
            return filesizeformat(photo.original.size)
        except FileNotFoundError:
            return gettext("original missing")
        except OSError:
            return gettext("its original cannot be read just now")
