"""The recordings desk: sounds and films, their words, and what still needs work."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from photos.admin.picker import thumb
from recordings import intake
from recordings.admin.picker import PickerPages, clock_length, media_address
from recordings.admin.pulling import PullPages
from recordings.forms import CaptionsForm, RecordingForm, kept
from recordings.models import Recording, RecordingCaptions
from services import clock
from services.forms import ZonedTimeField, ZonedTimeInput
from staff.fences import FencedAdmin, FencedFilter, FencedInline
from staff.permissions import Role

DESK = frozenset({Role.PHOTO_EDITOR, Role.EDITOR, Role.CHIEF})
IN_ITS_DIRECTION = ("title", "description", "transcript", "credit", "content_warning")
ROWS = {"description": 3, "transcript": 8}


class WorkFilter(admin.SimpleListFilter):
    """What somebody misses in them."""

    title = gettext_lazy("needs work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("silent", _("No captions and no transcript")),
            ("without_file", _("No public file")),
            ("pulled", _("Pulled")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = {word for word, _label in self.lookup_choices}
        value = self.value()
        return getattr(queryset, value)() if value in known else queryset


class CaptionsInline(FencedInline, admin.StackedInline):
    model = RecordingCaptions
    form = CaptionsForm
    fields = (("language", "kind"), "file", "text")
    verbose_name = _("captions in one language")
    verbose_name_plural = _("Captions, subtitles and descriptions")


@admin.register(Recording)
class RecordingAdmin(PullPages, PickerPages, FencedAdmin):
    adders = changers = DESK
    form = RecordingForm
    inlines = (CaptionsInline,)
    list_display = (
        "thumbnail",
        "title",
        "kind",
        "length",
        "credit",
        "service",
        "work",
        "uploaded",
    )
    list_display_links = ("thumbnail", "title")
    list_filter = (("service", FencedFilter), "kind", WorkFilter)
    search_fields = ("title", "credit", "description", "transcript")
    readonly_fields = ("player", "file_facts")
    formfield_overrides = {
        models.DateTimeField: {"form_class": ZonedTimeField, "widget": ZonedTimeInput}
    }
    autocomplete_fields = ("poster",)
    change_form_template = "admin/recordings/recording/change_form.html"
    told = (
        (
            _("For who cannot see or hear it"),
            {"fields": ("language", "description", "transcript")},
        ),
        (
            _("Credit and rights"),
            {
                "fields": (
                    "credit",
                    ("usage_terms", "reach"),
                    ("usable_until", "may_be_saved"),
                    "content_warning",
                )
            },
        ),
    )
    taking_in = ((None, {"fields": ("original", "service", "title", "poster")}), *told)
    keeping = (
        (None, {"fields": ("player", "service", "title", "poster", "file_facts")}),
        *told,
    )

    class Media:
        css = {"all": ("css/desk/photos.css", "css/desk/stops.css")}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Recording]:
        rows = super().get_queryset(request).for_page()
        return rows.prefetch_related("service__editions", "poster__renditions")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A stored one plays; its file never changes under a story."""
        return self.keeping if obj else self.taking_in

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in IN_ITS_DIRECTION:
            field.widget.attrs["dir"] = "auto"
        if db_field.name in ROWS:
            field.widget.attrs["rows"] = ROWS[db_field.name]
        if db_field.name == "original":
            field.widget.attrs["accept"] = "audio/*,video/mp4,video/webm"
        return field

    def changeform_view(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Look into a new file, and store it, before the form's transaction begins."""
        may_add = self.has_add_permission(request)
        with kept(request.FILES.get("original") if may_add else None):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Recording, form: RecordingForm, change: Any
    ) -> None:
        """Of a stored one only what was typed: its files may change meanwhile."""
        if change:
            typed = [name for name in form.changed_data if name in form.cleaned_data]
            if typed:
                obj.save(update_fields=typed)
            if not obj.has_file:
                intake.make_public_soon(obj)
            return
        holding = form.cleaned_data["original"].verdict
        intake.receive(obj, by=request.user, holding=holding)

    # ── What the desk sees of recordings ─────────────────────────────────────

    @admin.display(description=_("poster"))
    def thumbnail(self, recording: Recording) -> SafeString | str:
        if recording.is_pulled:
            return _("Pulled")
        address = thumb(recording.poster) if recording.poster else ""
        if not address:
            return str(recording.get_kind_display())
        return format_html(
            '<img class="desk-thumb" src="{}" alt="{}">', address, recording.title
        )

    @admin.display(description=_("length"), ordering="seconds")
    def length(self, recording: Recording) -> str:
        return clock_length(recording.seconds)

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, recording: Recording) -> str:
        zone = recording.service.time_zone
        return clock.at(recording.uploaded_at, zone, timezone.now())

    @admin.display(description=_("needs work"), empty_value="")
    def work(self, recording: Recording) -> str:
        return " ".join([*recording.stops, *recording.wants])

    @admin.display(description=_("recording"))
    def player(self, recording: Recording) -> SafeString | str:
        if recording.is_pulled:
            return _("It was pulled: its public file is gone, its original is kept.")
        if not recording.has_file:
            return _("The public file is being made. Load the page again.")
        tracks = format_html_join(
            "",
            '<track kind="{}" srclang="{}" label="{}" src="{}">',
            (
                (
                    track.kind,
                    track.language,
                    track.language,
                    media_address(recording, track.file_name),
                )
                for track in recording.captions.all()
            ),
        )
        return format_html(
            '<{0} class="desk-picture" controls preload="metadata" src="{1}">{2}</{0}>',
            SafeString("video" if recording.is_video else "audio"),
            media_address(recording, recording.file_name),
            tracks,
        )

    @admin.display(description=_("file"))
    def file_facts(self, recording: Recording) -> str:
        facts = [
            recording.ending.upper(),
            clock_length(recording.seconds),
            filesizeformat(recording.bytes),
        ]
        if recording.is_video:
            facts.insert(1, f"{recording.width} × {recording.height}")
        return ", ".join(facts)
