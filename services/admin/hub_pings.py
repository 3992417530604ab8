"""Receipts of pings: which hub has heard that feeds changed."""

from datetime import datetime

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from services import clock
from services.admin.purges import ConfirmedFilter
from services.models import HubPing
from staff.fences import FencedAdmin, FencedFilter


@admin.register(HubPing)
class HubPingAdmin(FencedAdmin):
    """Receipts: read by whoever works in the service, and changed by nobody."""

    service_path = "edition.service_id"
    list_display = ("public_id", "hub", "asked", "confirmed", "tries", "answer")
    list_filter = (("edition", FencedFilter), ConfirmedFilter)
    list_select_related = ("edition",)
    search_fields = ("public_id", "hub")
    fields = (
        *("edition", "public_id", "hub", "unheard", "asked", "confirmed"),
        *("tries", "answer", "next_try"),
    )
    readonly_fields = fields

    @admin.display(description=_("feeds it has not heard of"))
    def unheard(self, ping: HubPing) -> str:
        return ", ".join(ping.feeds or ())

    @admin.display(description=_("asked"), ordering="asked_at")
    def asked(self, ping: HubPing) -> str:
        return clock_of(ping, ping.asked_at)

    @admin.display(description=_("confirmed"), ordering="confirmed_at")
    def confirmed(self, ping: HubPing) -> str:
        return clock_of(ping, ping.confirmed_at) or _("Not yet")

    @admin.display(description=_("next try"), ordering="next_try_at")
    def next_try(self, ping: HubPing) -> str:
        return clock_of(ping, ping.next_try_at)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False


def clock_of(ping: HubPing, moment: datetime | None) -> str:
    """The moment on the edition's clock; empty without one."""
    if moment is None:
        return ""
    return clock.at(moment, ping.edition.time_zone, timezone.now())
