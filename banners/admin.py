"""Breaking news at the desk: write it, ask editions, show, extend, end, correct, undo."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Script

from banners import workflow
from banners.changing import BannerError, Desk, changing, look_at
from banners.forms import BannerForm, listed
from banners.history import merge
from banners.likeness import alike, said_like
from banners.models import Banner, BannerChange
from banners.models.banner import LONGEST
from banners.side import Side
from banners.telling import life_words
from banners.workflow import may_decide
from services import clock
from services.calendars import is_read_alike
from services.forms import zoned
from services.models import Edition
from staff.fences import FencedAdmin, FencedFilter
from staff.numbers import number_in
from staff.permissions import Role, standing

State, Kind = Banner.State, BannerChange.Kind

# Verbs that ask nothing of the form: stopping is easier than starting.
FORMLESS = ("end", "extend", "correct", "decide", "undo")


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
            Script("js/desk_leave.js", type="module"),
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
        form.person = request.user
        form.desk = look_at(obj) if obj else None
        form.first_editions = frozenset() if obj else first_editions(request)
        form.home = obj.service_id if obj else home_of(request)
        own = {edition.service_id for edition in own_editions(request)}
        is_asked = obj is not None and not workflow.may_edit(request.user, obj)
        form.editions = listed(open_editions(request), own if is_asked else {form.home})
        return form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, zone_for(request))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(getattr(field, "widget", None), "can_add_related"):
            field.widget.can_add_related = False  # neither is made from here
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Neither start nor end: now, and by its level, unless somebody says when."""
        own = own_editions(request)
        first = (
            {"service": own[0].service_id, "language": own[0].language} if own else {}
        )
        return first | super().get_changeform_initial_data(request)

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

    # ── While it is typed ────────────────────────────────────────────────────

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.alike)
        return [
            path("alike/", view, name="banners_banner_alike"),
            *super().get_urls(),
        ]

    def alike(self, request: HttpRequest) -> JsonResponse:
        """What readers of the person's editions were told in much the same words."""
        typed = request.GET.get("wording", "")[:LONGEST]
        editions = [edition.pk for edition in own_editions(request)]
        this = number_in(request.GET.get("banner", ""))
        words = dict.fromkeys(editions, typed)
        found = said_like(words, timezone.now(), but=this or None)
        return JsonResponse(
            {
                "alike": [
                    {
                        "said": row.said,
                        "address": admin_address(row.banner),
                        "about": f"{row.edition} · {life_words(row.banner, timezone.now())}",
                    }
                    for row in found[:3]
                ]
            }
        )

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
        if request.method != "POST" or not object_id:
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            found = Banner.objects.filter(pk=number_in(object_id))
            found.select_for_update(of=("self",)).first()  # until all of it is done
            verb = request.POST.get("_verb")
            if verb in FORMLESS:
                banner = self.get_object(request, object_id)
                if not self.has_change_permission(request, banner):
                    raise PermissionDenied
                is_done = self.press(request, banner, verb)
                is_from_first_page = request.POST.get("_from") == "first_page"
                if is_from_first_page or "newest" not in request.POST:
                    back = (
                        reverse("admin:index") if is_from_first_page else request.path
                    )
                    return HttpResponseRedirect(back)
                if is_done or verb != "correct":  # else its sentence is kept below
                    request.POST = request.POST.copy()  # type: ignore[assignment]
                    del request.POST["_verb"]
            return super().changeform_view(request, object_id, *args, **kwargs)

    def press(self, request: HttpRequest, banner: Banner, verb: str) -> bool:
        """Use a verb, and say what became of it; whether it was done."""
        try:
            messages.success(request, VERBS[verb](banner, request))
        except (BannerError, PermissionDenied) as refused:
            messages.error(request, str(refused))
            return False
        return True

    def save_model(
        self,
        request: HttpRequest,
        obj: Banner,
        form: BannerForm,
        change: bool,  # noqa: FBT001  Django's own
    ) -> None:
        """Only what this person typed is stored, over what others did meanwhile; shown
        in the same breath, if that was pressed.
        """
        if not change:
            obj.changed_by = request.user
            super().save_model(request, obj, form, change)
        first = Kind.CHANGED if change else Kind.WRITTEN
        is_to_show = request.POST.get("_verb") == "show"
        kind = Kind.SHOWN if is_to_show else first
        with changing(obj, kind, by=request.user, is_new=not change) as desk:
            for edition in form.editions:
                desk.row_of(edition)  # known, so that nobody asks for it again
            mine, _contested = merge(form.facts(), desk.before, form.changes_since())
            desk.put_back(mine)
            if is_to_show:
                desk.mark(first)
                self.show(request, desk)
        if not is_to_show and (mine or "_save" in request.POST):
            messages.success(request, _("The banner is saved."))

    def show(self, request: HttpRequest, desk: Desk) -> None:
        """At once. That readers were told much the same is said beside it, with the
        button that undoes it: in an emergency nobody has the time for a question.
        """
        workflow.permit(request.user, desk.banner)
        try:
            workflow.set_showing(desk)
        except BannerError as refused:
            messages.error(request, str(refused))
            messages.success(request, _("The banner is saved."))
            return
        for row in alike(desk, timezone.now())[:1]:
            words = _(
                "Readers were told much the same: “%(said)s”. One of the two can go."
            )
            messages.warning(request, words % {"said": row.said})
        if desk.banner.starts_at > timezone.now():
            until = clock.at(desk.banner.starts_at, zone_for(request), timezone.now())
            messages.success(
                request, _("The banner waits until %(time)s.") % {"time": until}
            )
            return
        messages.success(request, _("The banner is before its readers."))

    def response_add(
        self, request: HttpRequest, obj: Banner, post_url_continue: str | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(admin_address(obj))

    def response_change(self, request: HttpRequest, obj: Banner) -> HttpResponse:
        return HttpResponseRedirect(admin_address(obj))

    def log_addition(self, *args: Any, **kwargs: Any) -> None:
        """A banner has a history of its own."""

    def log_change(self, *args: Any, **kwargs: Any) -> None:
        """A banner has a history of its own."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        desk = context["adminform"].form.desk
        side = Side(request.user, desk, zone_for(request)) if desk else None
        if side:
            side.typed = request.POST.get("_correction", "")
        context["side"] = side
        context["may_press"] = context.get("has_change_permission", True)
        return super().render_change_form(request, context, *args, **kwargs)


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
    change = number_in(request.POST.get("_change", ""))
    workflow.undo(banner, change, by=request.user)
    return _("Undone.")


def press_decide(banner: Banner, request: HttpRequest) -> str:
    """From the desk's first page: without words of the edition's own."""
    number, decision = (
        request.POST.get(name, "") for name in ("_edition", "_decision")
    )
    own = own_editions(request)
    edition = next((each for each in own if str(each.pk) == number), None)
    if edition is None or decision not in ("use", "decline"):
        raise BannerError(_("Choose an edition of yours, and what it does."))
    workflow.decide(banner, edition, decision, by=request.user)
    return _("Decided for %(edition)s.") % {"edition": edition}


VERBS = {
    "extend": press_extend,
    "end": press_end,
    "correct": press_correct,
    "undo": press_undo,
    "decide": press_decide,
}


def admin_address(banner: Banner) -> str:
    return reverse("admin:banners_banner_change", args=(banner.pk,))


def open_editions(request: HttpRequest) -> list[Edition]:
    """Every edition that readers can open; read once a request."""
    if not hasattr(request, "open_editions"):
        rows = Edition.objects.filter(is_open=True).order_by("prefix")
        request.open_editions = list(rows)
    return request.open_editions


def own_editions(request: HttpRequest) -> list[Edition]:
    """The open ones that the person decides for; the one in the address first."""
    asked = request.GET.get("edition")
    own = [e for e in open_editions(request) if may_decide(request.user, e)]
    return sorted(own, key=lambda edition: str(edition.pk) != asked)


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


def zone_for(request: HttpRequest) -> str:
    """The clock a person's banners are set by: that of their first edition."""
    own = sorted(own_editions(request), key=lambda edition: edition.pk)
    is_superuser = standing(request.user).is_superuser
    return request.user.time_zone if is_superuser or not own else own[0].time_zone
