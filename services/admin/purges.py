"""Receipts of purges: which cache has confirmed that it forgot what."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services import clock
from services.models import Purge
from staff.fences import FencedAdmin, FencedFilter


class ConfirmedFilter(admin.SimpleListFilter):
    title = _("confirmed")
    parameter_name = "confirmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Confirmed")), ("no", _("Not yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "no":
            return queryset.filter(confirmed_at=None)
        if self.value() == "yes":
            return queryset.exclude(confirmed_at=None)
        return queryset


@admin.register(Purge)
class PurgeAdmin(FencedAdmin):
    """Receipts: read by whoever works in the service, and changed by nobody."""

    list_display = (
        "about",
        "cache",
        "asked",
        "asked_by",
        "confirmed",
        "tries",
        "answer",
    )
    list_filter = (
        ("service", FencedFilter),
        ConfirmedFilter,
    )
    list_select_related = ("asked_by",)
    search_fields = ("about",)
    fields = (
        "service",
        "about",
        "keys",
        "cache",
        "asked",
        "asked_by",
        "confirmed",
        "tries",
        "answer",
        "next_try",
    )
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Purge]:
        return super().get_queryset(request).prefetch_related("service__editions")

    @admin.display(description=_("asked"), ordering="asked_at")
    def asked(self, purge: Purge) -> str:
        return clock_of(purge, purge.asked_at)

    @admin.display(description=_("confirmed"), ordering="confirmed_at")
    def confirmed(self, purge: Purge) -> str:
        return clock_of(purge, purge.confirmed_at) or _("Not yet")

    @admin.display(description=_("next try"), ordering="next_try_at")
    def next_try(self, purge: Purge) -> str:
        return clock_of(purge, purge.next_try_at)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False


def clock_of(purge: Purge, moment: datetime | None) -> str:
    """The moment on the clock of the service's newsroom; empty without one."""
    if moment is None:
        return ""
    return clock.at(moment, purge.service.time_zone, timezone.now())
