"""Credits beside the story's form: people, and services."""

from typing import Any

from admin_ordering.admin import OrderableAdmin
from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.anonymity import bylines_for
from articles.models import Article
from articles.permissions import EDITORS, may, writes_here
from bylines.models import Byline
from services.models import Collaboration
from staff.choices import CheckedChoices, OneLookupFormSet
from staff.fences import FencedInline, holds_anywhere


class CreditForm(CheckedChoices, forms.ModelForm):
    """One credit. Places and titles are printed, so they run as the edition does.

    On a phone no heads stand above the fields, so an empty one says its name itself.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("place", "title", "tail"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "auto"
        for name in ("place", "title", "link", "tail", "order"):
            if name in self.fields:
                label = str(self.fields[name].label)
                self.fields[name].widget.attrs["placeholder"] = capfirst(label)
        if "works_for" in self.fields:
            inner = self.fields["works_for"].widget.widget
            inner.attrs["data-placeholder"] = capfirst(_("for which service"))


class CreditFormSet(OneLookupFormSet):
    """Enters new rows with one statement."""

    def save_new_objects(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002
        self.new_objects = [
            self.save_new(form, commit=False)
            for form in self.extra_forms
            if form.has_changed() and not self._should_delete_form(form)
        ]
        if commit:
            self.model._default_manager.bulk_create(self.new_objects)
        return self.new_objects


class CreditInline(FencedInline, OrderableAdmin, admin.TabularInline):
    form = CreditForm
    formset = CreditFormSet
    ordering_field = "order"

    def check(self, **kwargs: Any) -> list[Any]:
        """Credits are ordered by number, then as entered; the library wants one."""
        return [
            error
            for error in super().check(**kwargs)
            if error.id != "admin_ordering.W004"
        ]

    def get_extra(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> int:
        return 0 if obj else 1


class BylineInline(CreditInline):
    model = Byline
    names = ("contributor", "works_for")
    fields = (
        *("contributor", "role", "place", "title"),
        *("order", "works_for", "medium"),
    )
    autocomplete_fields = ("contributor", "works_for")
    verbose_name_plural = _("bylines: who made it")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Byline]:
        """Without names that the story withholds; they are on it all the same."""
        readable = bylines_for(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=readable)


class CollaborationForm(CreditForm):
    """Who may not share a story hands on no right by naming another service."""

    def save(self, commit: bool = True) -> Collaboration:  # noqa: FBT001, FBT002
        if "service" in self.changed_data and "may_edit" not in self.fields:
            self.instance.may_edit = False
        return super().save(commit)


class CollaborationInline(CreditInline):
    model = Collaboration
    form = CollaborationForm
    names = ("service",)
    fields = (
        *("service", "kind", "place", "may_edit"),
        *("order", "medium", "link", "tail"),
    )
    autocomplete_fields = ("service",)
    verbose_name_plural = _("collaborations: with which services")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Article | None = None
    ) -> tuple[str, ...]:
        """Who else writes in a story is for its own editors to say."""
        if obj is None:
            return () if holds_anywhere(request.user, EDITORS) else ("may_edit",)
        return () if may(request.user, "share", obj) else ("may_edit",)

    def has_change_permission(
        self, request: HttpRequest, obj: Article | None = None
    ) -> bool:
        """Whom a story credits, and so lets read it, its own writers say."""
        if obj is not None and not writes_here(request.user, obj):
            return False
        return super().has_change_permission(request, obj)
