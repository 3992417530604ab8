"""Breaking news at the desk: write it, ask editions, show, extend, end, correct, undo."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Script

from banners import workflow
from banners.changing import BannerError, Desk, changing, look_at
from banners.forms import BannerForm, listed
from banners.history import merge
from banners.likeness import alike
from banners.models import Banner, BannerChange, BannerEdition
from banners.telling import Line, life_words, lines
from services import clock
from services.admin import edited_by
from services.calendars import is_read_alike
from services.forms import zoned
from services.models import Edition
from staff.fences import FencedAdmin, FencedFilter
from staff.models import User
from staff.permissions import Role, standing

State, Kind = Banner.State, BannerChange.Kind

# Verbs that ask nothing of the form: stopping is easier than starting.
FORMLESS = ("end", "extend", "correct", "decide", "undo")

OWN = ("level", "wording", "story", "service", "language")


@admin.register(Banner)
class BannerAdmin(FencedAdmin):
    adders = changers = frozenset({Role.EDITOR, Role.CHIEF})
    form = BannerForm
    list_display = ("wording", "level", "stands", "service", "starts", "ends")
    list_filter = ("state", "level", ("service", FencedFilter))
    search_fields = ("wording",)
    autocomplete_fields = ("story",)
    radio_fields = {"level": admin.HORIZONTAL}
    change_form_template = "admin/banners/banner/change_form.html"

    class Media:
        js = (
            Script("js/desk_length.js", type="module"),
            Script("js/desk_banner.js", type="module"),
        )

    # ── Who ──────────────────────────────────────────────────────────────────

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        """Its service's editors, and those of the editions that it asks."""
        if super().has_change_permission(request, obj):
            return True
        return isinstance(obj, Banner) and workflow.is_asked(request.user, obj)

    # ── The form ─────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: Banner | None = None) -> Any:
        own = ("wording", "level", "story")
        right = ("correction",) if obj and obj.state == State.CORRECTED else ()
        return (
            (None, {"fields": (*right, *own)}),
            (_("When"), {"fields": ("starts_at", "ends_at")}),
            (_("Whose it is"), {"fields": ("service", "language")}),
        )

    def get_form(
        self, request: HttpRequest, obj: Banner | None = None, **kwargs: Any
    ) -> type[BannerForm]:
        fields = [
            name
            for _title, options in self.get_fieldsets(request, obj)
            for name in options["fields"]
        ]
        kwargs["fields"] = [*fields, "is_everywhere"]
        form = super().get_form(request, obj, **kwargs)
        desk = look_at(obj) if obj else None
        service = obj.service_id if obj else None
        rows = Edition.objects.filter(is_open=True).order_by("prefix")
        form.person = request.user
        form.desk = desk
        form.first_editions = frozenset() if obj else first_editions(request)
        form.editions = listed(rows, service or home_of(request))
        return form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, zone_for(request.user))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now().replace(second=0, microsecond=0)
        home = home_of(request)
        return {
            "starts_at": now,
            "ends_at": now + Banner.LASTS[Banner.Level.BREAKING],
            **({"service": home} if home else {}),
            **super().get_changeform_initial_data(request),
        }

    # ── The list ─────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Banner]:
        return super().get_queryset(request).prefetch_related("service__editions")

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def stands(self, banner: Banner) -> str:
        return life_words(banner, timezone.now())

    @admin.display(description=gettext_lazy("starts"), ordering="starts_at")
    def starts(self, banner: Banner) -> str:
        return clock.at(banner.starts_at, banner.service.time_zone, timezone.now())

    @admin.display(description=gettext_lazy("ends"), ordering="ends_at")
    def ends(self, banner: Banner) -> str:
        return clock.at(banner.ends_at, banner.service.time_zone, timezone.now())

    # ── Verbs ────────────────────────────────────────────────────────────────

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """A verb that asks nothing of the form comes first; what was typed beside it
        is then saved as by “Save”, so that no press loses a word.
        """
        verb = request.POST.get("_verb") if request.method == "POST" else None
        if object_id and verb in FORMLESS:
            self.press(request, self.get_object(request, object_id), verb)
            is_from_first_page = request.POST.get("_from") == "first_page"
            if is_from_first_page or "wording" not in request.POST:
                back = reverse("admin:index") if is_from_first_page else request.path
                return HttpResponseRedirect(back)
            request.POST = request.POST.copy()  # type: ignore[assignment]
            del request.POST["_verb"]
        return super().changeform_view(request, object_id, *args, **kwargs)

    def press(self, request: HttpRequest, banner: Banner, verb: str) -> None:
        """Use a verb, and say what became of it."""
        try:
            messages.success(request, VERBS[verb](banner, request))
        except BannerError as refused:
            messages.error(request, str(refused))

    def save_model(
        self,
        request: HttpRequest,
        obj: Banner,
        form: BannerForm,
        change: bool,  # noqa: FBT001  Django's own
    ) -> None:
        """Only what this person typed is stored, over what others did meanwhile."""
        request.is_banner_changed = False  # type: ignore[attr-defined]
        if not change:
            obj.changed_by = request.user
            super().save_model(request, obj, form, change)
        kind = Kind.CHANGED if change else Kind.WRITTEN
        with changing(obj, kind, by=request.user) as desk:
            mine, _contested = merge(form.facts(), desk.before, form.changes_since())
            desk.put_back(mine)
            request.is_banner_changed = bool(mine)  # type: ignore[attr-defined]
            if not change:
                desk.before = {}

    def response_add(
        self, request: HttpRequest, obj: Banner, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Banner) -> HttpResponse:
        return self.saved(request, obj)

    def saved(self, request: HttpRequest, obj: Banner) -> HttpResponse:
        with transaction.atomic():
            if request.POST.get("_verb") == "show":
                self.press(request, obj, "show")
            elif request.is_banner_changed or "_save" in request.POST:  # type: ignore[attr-defined]
                messages.success(request, _("The banner is saved."))
        return HttpResponseRedirect(admin_address(obj))

    def log_addition(self, *args: Any, **kwargs: Any) -> None:
        """A banner has a history of its own."""

    def log_change(self, *args: Any, **kwargs: Any) -> None:
        """A banner has a history of its own."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        desk = context["adminform"].form.desk
        context["side"] = Side(request.user, desk) if desk else None
        context["may_press"] = context.get("has_change_permission", True)
        return super().render_change_form(request, context, *args, **kwargs)


class Side:
    """What the page says of a stored banner beside its fields."""

    def __init__(self, person: User, desk: Desk) -> None:
        self.person, self.desk = person, desk
        self.banner = desk.banner
        self.now = timezone.now()
        self.zone = zone_for(person)
        self.changes = list(desk.banner.changes.select_related("by")[:50])

    @property
    def life(self) -> str:
        return self.banner.life(self.now)

    @property
    def words(self) -> str:
        return life_words(self.banner, self.now)

    @property
    def until(self) -> str:
        """When it ends or has ended, on the person's clock."""
        return clock.at(self.banner.ends_at, self.zone, self.now)

    @property
    def left(self) -> str:
        return clock.until(self.banner.ends_at, self.now)

    @property
    def is_own(self) -> bool:
        return workflow.may_edit(self.person, self.banner)

    @property
    def may_correct(self) -> bool:
        return self.banner.state != State.CORRECTED and self.desk.was_seen(self.now)

    @cached_property
    def alike(self) -> list[BannerEdition]:
        """What readers were told already, of a banner that may go out next."""
        if self.life not in (State.DRAFT, State.ENDED):
            return []
        return alike(self.desk, self.now)

    @property
    def undoable(self) -> BannerChange | None:
        newest = self.changes[0] if self.changes else None
        return newest if newest and newest.kind != Kind.WRITTEN else None

    @property
    def history(self) -> Iterable[Line]:
        return lines(self.changes, self.zone, self.now)


def press_show(banner: Banner, request: HttpRequest) -> str:
    """Refused once where readers were told much the same: it may be a slip."""
    if "_sure" not in request.POST:
        found = alike(look_at(Banner.objects.get(pk=banner.pk)), timezone.now())
        if found:
            raise BannerError(
                _(
                    "Not shown yet: readers were told much the same: “%(said)s”. "
                    "Your banner is saved; show it all the same below."
                )
                % {"said": found[0].said}
            )
    workflow.show(banner, by=request.user)
    return _("The banner is before its readers.")


def press_extend(banner: Banner, request: HttpRequest) -> str:
    workflow.extend(banner, by=request.user)
    return _("The banner shows an hour longer.")


def press_end(banner: Banner, request: HttpRequest) -> str:
    workflow.end(banner, by=request.user)
    return _("The banner is off every page.")


def press_correct(banner: Banner, request: HttpRequest) -> str:
    right = request.POST.get("_correction", "")
    workflow.correct(banner, by=request.user, correction=right)
    return _("The banner is off every page. Whoever saw it is told what is right.")


def press_undo(banner: Banner, request: HttpRequest) -> str:
    change = request.POST.get("_change", "")
    number = int(change) if change.isascii() and change.isdecimal() else 0
    workflow.undo(banner, number, by=request.user)
    return _("Undone.")


def press_decide(banner: Banner, request: HttpRequest) -> str:
    """From the desk's first page: without words of the edition's own."""
    number, decision = (
        request.POST.get(name, "") for name in ("_edition", "_decision")
    )
    editions = edited_by(request.user).filter(is_open=True)
    edition = next((e for e in editions if str(e.pk) == number), None)
    if edition is None or decision not in ("use", "decline"):
        raise BannerError(_("Choose an edition of yours, and what it does."))
    workflow.decide(banner, edition, decision, by=request.user)
    return _("Decided for %(edition)s.") % {"edition": edition}


VERBS = {
    "show": press_show,
    "extend": press_extend,
    "end": press_end,
    "correct": press_correct,
    "undo": press_undo,
    "decide": press_decide,
}


def admin_address(banner: Banner) -> str:
    return reverse("admin:banners_banner_change", args=(banner.pk,))


def own_editions(request: HttpRequest) -> list[Edition]:
    """The person's open editions: the one asked for in the address first."""
    asked = request.GET.get("edition")
    rows = edited_by(request.user).filter(is_open=True).order_by("prefix")
    return sorted(rows, key=lambda edition: str(edition.pk) != asked)


def home_of(request: HttpRequest) -> int | None:
    """The service whose banner a new one is, unless somebody says otherwise."""
    own = own_editions(request)
    return own[0].service_id if own else None


def first_editions(request: HttpRequest) -> frozenset[int]:
    """Where a new banner shows: the first own edition and its sisters in one language."""
    own = own_editions(request)
    return frozenset(
        edition.pk
        for edition in own
        if edition.service_id == own[0].service_id
        and is_read_alike(edition.language, own[0].language)
    )


def zone_for(person: User) -> str:
    """The clock a person's banners are set by: that of their first edition."""
    edition = edited_by(person).order_by("pk").first()
    held = standing(person)
    return edition.time_zone if edition and not held.is_superuser else person.time_zone
