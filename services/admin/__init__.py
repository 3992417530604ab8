"""Services; beside this, their editions, sections and boxes, members and purges."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from services.admin import editions as editions
from services.admin import hub_pings as hub_pings
from services.admin import memberships as memberships
from services.admin import purges as purges
from services.admin.sections import EDITORS as EDITORS
from services.admin.sections import edited_by as edited_by
from services.models import CASES, Service, ServiceName
from staff.admin import CHIEFS
from staff.fences import EVERYBODY, FencedAdmin, FencedInline, holds_anywhere


class ServiceNameInline(FencedInline, admin.TabularInline):
    model = ServiceName

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Names come in every script; each box turns to the one it holds."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("name", "possessive", *CASES):
            field.widget.attrs["dir"] = "auto"
        return field


@admin.register(Service)
class ServiceAdmin(FencedAdmin):
    """Everybody may credit every service; superusers alone manage them.

    What a service is called in other languages its own chiefs say, too.
    """

    service_path = "pk"
    changers = CHIEFS
    list_display = ("name", "kind", "house", "code")
    list_filter = ("kind",)
    search_fields = ("name", "code", "house")
    inlines = (ServiceNameInline,)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Service | None = None
    ) -> list[str]:
        if request.user.is_superuser:
            return []
        fields = Service._meta.fields
        return [each.name for each in fields if each.editable and not each.primary_key]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        services = Service.objects.all()
        if holds_anywhere(request.user, EVERYBODY):
            return services
        return services.none()
