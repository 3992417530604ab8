"""The desk's list of erasures: that they were, never what. Read by superusers alone."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pressroom.models import Erasure
from services import clock
from staff.fences import SUPERUSERS, FencedAdmin


@admin.register(Erasure)
class ErasureAdmin(FencedAdmin):
    service_path = ""
    viewers = SUPERUSERS
    list_display = ("when", "kind", "number", "order", "by")
    list_filter = ("kind",)
    search_fields = ("number", "order", "by")
    fields = ("when", "kind", "number", "order", "by", "went")
    readonly_fields = fields

    @admin.display(description=_("at"), ordering="at")
    def when(self, erasure: Erasure) -> str:
        return clock.at(erasure.at, "UTC", timezone.now())

    @admin.display(description=_("what went"))
    def went(self, erasure: Erasure) -> str:
        return ", ".join(f"{name}: {n}" for name, n in sorted(erasure.counts.items()))

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
