"""Assignments at the desk: who does what by when; the verbs as buttons."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import assigning
from articles.models import Article, Assignment
from articles.permissions import EDITORS, WRITERS
from articles.rules import WorkflowError
from services import clock
from services.forms import ZonedTimeField, zoned
from services.models import Edition
from staff.fences import FencedAdmin, FencedFilter
from staff.models import Membership, User
from staff.numbers import number_in
from staff.permissions import standing

JOINABLE = 40  # the newest unfinished stories of the service, to choose from

DONE = {
    "claim": _("It is yours."),
    "give_back": _("It is free again for somebody else."),
    "done": _("The assignment is done."),
    "drop": _("The assignment is dropped."),
    "assign": _("The assignment is given."),
    "join": _("The story is joined to the assignment."),
}


class AssignmentForm(forms.ModelForm):
    """Times on the clock of the service's newsroom."""

    def clean(self) -> dict[str, Any]:
        """The edition and the person are the service's own."""
        cleaned = super().clean()
        service = cleaned.get("service") or (
            self.instance.service_id and self.instance.service
        )
        edition, person = cleaned.get("edition"), cleaned.get("person")
        if service and edition and edition.service_id != service.pk:
            self.add_error("edition", gettext("This edition is another service's."))
        if service and person and not assigning.may_do(person, service.pk):
            self.add_error(
                "person",
                gettext("%(person)s neither writes nor photographs for %(service)s.")
                % {"person": person, "service": service},
            )
        due = cleaned.get("due")
        if not self.instance.pk and due and due <= timezone.now():
            self.add_error("due", gettext("This time has passed. Choose a later one."))
        return cleaned


class WhoseFilter(admin.SimpleListFilter):
    """The person's own, those free to claim, those overdue, or finished ones too."""

    title = _("which")
    parameter_name = "which"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("Mine")),
            ("free", _("Free to claim")),
            ("overdue", _("Overdue")),
            ("all", _("Finished ones too")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "all":
            return queryset
        unfinished = queryset.unfinished()
        if self.value() == "mine":
            return unfinished.of(request.user)
        if self.value() == "free":
            return unfinished.free()
        if self.value() == "overdue":
            return unfinished.filter(due__lt=timezone.now())
        return unfinished


class AssignmentVerbs:
    """One address a verb; only POST changes anything."""

    def verb_urls(self) -> list[URLPattern]:
        verbs: dict[str, Callable[..., None]] = {
            "claim": assigning.claim,
            "give_back": assigning.give_back,
            "done": assigning.done,
            "drop": assigning.drop,
            "assign": assigning.assign,
            "join": assigning.join,
        }
        view = self.admin_site.admin_view
        return [
            path(
                f"<int:pk>/{name}/",
                view(require_POST(self.use)),
                {"name": name, "verb": verb},
                name=f"articles_assignment_{name}",
            )
            for name, verb in verbs.items()
        ]

    def use(
        self, request: HttpRequest, pk: int, name: str, verb: Callable[..., None]
    ) -> HttpResponse:
        """Use the verb, and say what became of it."""
        assignment = self.get_object(request, str(pk))
        try:
            verb(
                assignment, by=request.user, **self.arguments(request, name, assignment)
            )
        except WorkflowError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, DONE[name])
        return HttpResponseRedirect(self.address(assignment))

    def arguments(
        self, request: HttpRequest, name: str, assignment: Assignment
    ) -> dict[str, Any]:
        """What the verb's own form sent; a choice from outside the fence is none."""
        if name in ("give_back", "done", "drop"):
            return {"said": request.POST.get("said", "").replace("\0", "")[:300]}
        number = number_in(request.POST.get(name, ""))
        if name == "assign":
            person = takers(assignment.service_id).filter(pk=number).first()
            if person is None:
                raise WorkflowError(gettext("Choose a colleague."))
            return {"to": person}
        if name == "join":
            article = Article.objects.visible_to(request.user).filter(pk=number).first()
            if article is None:
                raise WorkflowError(gettext("Choose a story."))
            return {"article": article}
        return {}

    def address(self, assignment: Assignment) -> str:
        return reverse("admin:articles_assignment_change", args=(assignment.pk,))


@admin.register(Assignment)
class AssignmentAdmin(AssignmentVerbs, FencedAdmin):
    adders = changers = EDITORS
    form = AssignmentForm
    list_display = ("task_words", "due_words", "person_words", "service", "state")
    list_display_links = ("task_words",)
    list_filter = (WhoseFilter, ("service", FencedFilter))
    list_select_related = ("person", "service")
    search_fields = ("task", "slugline")
    ordering = ("due", "pk")
    autocomplete_fields = ()
    change_form_template = "admin/articles/assignment/change_form.html"
    fields = ("service", "task", "brief", "slugline", "edition", "due", "person")

    class Media:
        css = {"all": ("css/desk/rows.css", "css/desk/desk_pages.css")}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Assignment]:
        rows = super().get_queryset(request).select_related("service", "person")
        return rows.prefetch_related("service__editions")

    def get_urls(self) -> list[URLPattern]:
        return [*self.verb_urls(), *super().get_urls()]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Assignment | None = None
    ) -> tuple[str, ...]:
        """To whom is for the verbs: a form that opened earlier gives it to nobody."""
        return ("service", "person") if obj else ()

    def has_change_permission(
        self, request: HttpRequest, obj: Assignment | None = None
    ) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.is_unfinished)

    def get_form(
        self, request: HttpRequest, obj: Assignment | None = None, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, **kwargs)
        due = form.base_fields.get("due")
        if isinstance(due, ZonedTimeField):
            due.use_zone(zone_for(request.user, obj))
        return form

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateTimeField):
            return zoned(db_field, "UTC")  # `get_form` knows the newsroom's clock
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("task", "brief"):
            field.widget.attrs["dir"] = "auto"
        if db_field.name == "brief":
            field.widget.attrs["rows"] = 4
        return field

    def choices(self, db_field: models.Field, request: HttpRequest) -> Any:
        mine = own_services(request.user)
        if db_field.name == "person":
            members = Membership.objects.filter(
                service__in=mine, role__in=list(assigning.ASSIGNED)
            )
            return User.objects.filter(
                pk__in=members.values("person"), is_active=True
            ).order_by("first_name", "last_name", "username")
        if db_field.name == "edition":
            return Edition.objects.filter(service__in=mine)
        if db_field.name == "service":
            return super().choices(db_field, request).filter(pk__in=mine)
        return super().choices(db_field, request)

    # ── Saving ───────────────────────────────────────────────────────────────

    def save_model(
        self, request: HttpRequest, obj: Assignment, form: forms.ModelForm, change: Any
    ) -> None:
        """Of a stored one only what was typed: who has it may change meanwhile."""
        if change:
            if form.changed_data:
                obj.save(update_fields=form.changed_data)
            return
        obj.made_by = request.user
        if obj.person is not None:
            obj.state, obj.taken_at = Assignment.State.CLAIMED, timezone.now()
        obj.save()

    def response_add(
        self, request: HttpRequest, obj: Assignment, post_url_continue: Any = None
    ) -> HttpResponse:
        said = (
            gettext("%(person)s finds it on the first page.") % {"person": obj.person}
            if obj.person
            else gettext("It is free to claim on everybody's first page.")
        )
        messages.success(request, said)
        return HttpResponseRedirect(self.address(obj))

    # ── The page ─────────────────────────────────────────────────────────────

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        assignment = context["original"]
        if assignment is None:
            context["title"] = gettext("Give an assignment")
        else:
            context["title"] = assignment.task
            context["subtitle"] = None
            context["facts"] = facts(assignment, request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("what"), ordering="task")
    def task_words(self, assignment: Assignment) -> SafeString:
        return format_html('<span dir="auto">{}</span>', assignment.task)

    @admin.display(description=_("by when"), ordering="due")
    def due_words(self, assignment: Assignment) -> SafeString | str:
        moment = at_desk(assignment)
        if not assignment.is_overdue(timezone.now()):
            return moment
        late = clock.until(assignment.due, timezone.now())
        return format_html(
            '{} <strong class="desk-state desk-state--gone">{}</strong>',
            moment,
            gettext("Overdue by %(span)s") % {"span": late},
        )

    @admin.display(description=_("to whom"), ordering="person")
    def person_words(self, assignment: Assignment) -> str:
        return str(assignment.person or gettext("Free to claim"))


def own_services(person: User) -> list[int]:
    """The services whose people this person gives work to."""
    held = standing(person)
    if held.is_superuser:
        return list(Edition.objects.values_list("service", flat=True).distinct())
    return held.services(*EDITORS)


def takers(service_id: int) -> models.QuerySet[User]:
    """Who can be given work of the service."""
    members = Membership.objects.filter(
        service=service_id, role__in=list(assigning.ASSIGNED)
    )
    people = User.objects.filter(pk__in=members.values("person"), is_active=True)
    return people.order_by("first_name", "last_name", "username")


def zone_for(person: User, assignment: Assignment | None) -> str:
    """The clock beside the field: the service's, or that of the person's first one."""
    if assignment is not None:
        return assignment.service.time_zone
    mine = Edition.objects.filter(service__in=own_services(person)).order_by("pk")
    first = mine.first()
    return first.time_zone if first else person.time_zone


def at_desk(assignment: Assignment) -> str:
    zone = assignment.service.time_zone
    return clock.at(assignment.due, zone, timezone.now())


def facts(assignment: Assignment, person: User) -> dict[str, Any]:
    """Where it stands, and what this person may do with it now."""
    service = assignment.service_id
    is_mine = assignment.person_id == person.pk
    may_make = assigning.may_make(person, service)
    may_do = assigning.may_do(person, service)
    is_open = assignment.is_unfinished
    late = clock.until(assignment.due, timezone.now())
    may_begin = is_open and standing(person).has(service, *WRITERS)
    mine_or_free = is_mine or (assignment.person_id is None and may_do)
    return {
        "due": at_desk(assignment),
        "late": late if assignment.is_overdue(timezone.now()) else "",
        "may_claim": is_open and assignment.person_id is None and may_do,
        "may_answer": is_open and (is_mine or may_make),
        "may_give_back": is_open and bool(assignment.person) and (is_mine or may_make),
        "may_drop": is_open and may_make,
        "takers": takers(service) if is_open and may_make else (),
        "begin": begin_address(assignment) if may_begin and mine_or_free else "",
        "stories": stories_to_join(assignment, person)
        if is_open and (mine_or_free or may_make)
        else (),
    }


def begin_address(assignment: Assignment) -> str:
    """The form of a new story that already says what the assignment knows."""
    if assignment.article_id:
        return ""
    asked: dict[str, Any] = {"assignment": assignment.pk}
    asked["slugline"] = assignment.slugline
    edition = assignment.edition_id or next(
        (e.pk for e in assignment.service.editions.all()), None
    )
    asked["edition"] = edition or ""
    return f"{reverse('admin:articles_article_add')}?{urlencode(asked)}"


def stories_to_join(assignment: Assignment, person: User) -> models.QuerySet[Article]:
    """Unfinished stories of the service, the person's own first."""
    if assignment.article_id:
        return Article.objects.none()
    own = Q(created_by=person) | Q(assignee=person)
    rows = Article.objects.visible_to(person).not_spiked()
    return (
        rows.filter(edition__service=assignment.service_id, readers_digest="")
        .annotate(is_own=models.ExpressionWrapper(own, models.BooleanField()))
        .only("slugline", "headline")
        .order_by("-is_own", "-pk")[:JOINABLE]
    )


def take_up(request: HttpRequest, article: Article) -> None:
    """Join a story that was just begun to the assignment its form was opened from."""
    number = number_in(request.GET.get("assignment", ""))
    if not number:
        return
    assignment = Assignment.objects.visible_to(request.user).filter(pk=number).first()
    if assignment is None:
        return
    try:
        with transaction.atomic():
            assigning.join(assignment, article, by=request.user)
    except (WorkflowError, PermissionDenied) as refused:
        messages.warning(request, str(refused))  # the story is kept all the same
