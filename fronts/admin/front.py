"""The list of fronts, and how one is begun. Arranging and the verbs are mixed in."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.permissions import EDITORS
from fronts import arranging
from fronts.admin.arrange import ArrangePage
from fronts.admin.history import HistoryPages
from fronts.admin.preview import PreviewPages
from fronts.admin.verbs import VerbPages
from fronts.admin.words import changed_words, have_words, scheduled_words, sides_of
from fronts.models import Front
from services.models import Edition, Section
from staff.fences import FencedAdmin
from staff.permissions import Person, standing

HOME = "home"


class BeginForm(forms.Form):
    place = forms.ChoiceField(
        label=gettext_lazy("Which front"),
        help_text=gettext_lazy(
            "An edition's home, or one of its sections. It begins as readers have it "
            "now: filled by itself."
        ),
    )

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition.pk: edition for edition in editions}
        sections = Section.objects.filter(edition__in=editions)
        self.sections = {section.pk: section for section in sections}
        self.fields["place"].choices = [
            (edition.name, list(self.places_of(edition))) for edition in editions
        ]

    def places_of(self, edition: Edition) -> Any:
        yield f"{HOME}:{edition.pk}", _("Home")
        for section in self.sections.values():
            if section.edition_id == edition.pk:
                yield f"section:{section.pk}", section.name

    def front(self) -> Front:
        """The front that was chosen, begun if nobody has yet."""
        kind, number = self.cleaned_data["place"].split(":")
        if kind == HOME:
            return arranging.front_of(self.editions[int(number)])
        section = self.sections[int(number)]
        return arranging.front_of(self.editions[section.edition_id], section)


@admin.register(Front)
class FrontAdmin(ArrangePage, VerbPages, HistoryPages, PreviewPages, FencedAdmin):
    service_path = "edition.service_id"
    adders = changers = EDITORS
    list_display = ("name", "edition", "readers_have", "scheduled", "changed")
    list_select_related = ("edition__service", "section", "changed_by")
    list_display_links = ("name",)

    def get_urls(self) -> list[URLPattern]:
        put = self.admin_site.admin_view(require_safe(self.put))
        return [
            path("put/<slug:public_id>/", put, name="fronts_front_put"),
            *self.verb_urls(),
            *self.history_urls(),
            *self.preview_urls(),
            *super().get_urls(),
        ]

    def address(self, front: Front) -> str:
        return reverse("admin:fronts_front_change", args=(front.pk,))

    # ── The list ─────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Front]:
        rows = super().get_queryset(request).for_desk()
        return rows.annotate(newest=Max("revisions__number"))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return FrontList

    @admin.display(description=gettext_lazy("front"))
    def name(self, front: Front) -> str:
        return front.section.name if front.section else _("Home")

    @admin.display(description=gettext_lazy("readers have"))
    def readers_have(self, front: Front) -> str:
        return have_words(front, front.side, front.newest or 0, timezone.now())

    @admin.display(description=gettext_lazy("scheduled"))
    def scheduled(self, front: Front) -> str:
        return scheduled_words(front, front.side, timezone.now())

    @admin.display(description=gettext_lazy("changed"))
    def changed(self, front: Front) -> str:
        return changed_words(front, timezone.now())

    def put(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """From a story to the home of its edition, with the story at hand."""
        stories = Article.objects.visible_to(request.user).select_related("edition")
        story = get_object_or_404(stories, public_id=public_id)
        home = Front.objects.filter(edition=story.edition, section=None).first()
        if home is None:
            begin = reverse("admin:fronts_front_add")
            return HttpResponseRedirect(f"{begin}?place={HOME}:{story.edition_id}")
        return HttpResponseRedirect(f"{self.address(home)}?q={story.public_id}")

    # ── Beginning one ────────────────────────────────────────────────────────

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        editions = editions_to_arrange(request.user)
        if request.method == "POST":
            form = BeginForm(request.POST, editions=editions)
            if form.is_valid():
                return HttpResponseRedirect(self.address(form.front()))
        else:
            form = BeginForm(initial=request.GET.dict(), editions=editions)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Arrange a front"),
            "form": form,
        }
        return TemplateResponse(request, "admin/fronts/front/begin.html", context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return self.front_history(request, object_id)


class FrontList(ChangeList):
    """Fronts, each with its `side`; one query for all of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        sides = sides_of(self.result_list, timezone.now())
        for front in self.result_list:
            front.side = sides[front.pk]


def editions_to_arrange(person: Person) -> list[Edition]:
    """Those whose fronts the person arranges."""
    held = standing(person)
    rows = Edition.objects.select_related("service").order_by("prefix")
    if not held.is_superuser:
        rows = rows.filter(service__in=held.services(*EDITORS))
    return list(rows)
