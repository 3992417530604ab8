"""The desk's list of people. Accounts are opened and closed by superusers alone."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from door import sessions
from door.second_factor import with_second_factor
from staff.fences import FencedAdmin, holds_anywhere
from staff.models import User
from staff.permissions import Role, standing
from staff.resetting import SecondFactorOnForm, reset_page
from staff.settings_page import SettingsPage

CHIEFS = frozenset({Role.CHIEF})

admin.site.unregister(Group)  # rights come from memberships
admin.site.unregister([EmailAddress, Authenticator])  # the door has its own pages
admin.site.enable_nav_sidebar = (
    False  # the front page leads everywhere; forms need room
)


HELP = {
    "username": _("What they log in with, for example hana."),
    "first_name": _("As colleagues know them, for example Hana."),
    "last_name": _("For example Kim."),
    "email": _("For notices from the desk, for example hana@example.org."),
    "is_active": _("Untick it to close the account. Nothing of their work goes."),
    "is_staff": _("May come to the desk. What they see there, memberships say."),
    "is_superuser": _("May do everything everywhere. For the house's own engineers."),
}


@admin.register(User)
class PersonAdmin(SecondFactorOnForm, SettingsPage, FencedAdmin, UserAdmin):
    """Chiefs look people up here, to take them into their services."""

    service_path = ""
    list_display = (
        "__str__",
        "username",
        "is_active",
        "has_second_factor",
        "time_zone",
    )
    list_filter = ("is_active",)
    search_fields = ("username", "first_name", "last_name")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Who"), {"fields": ("first_name", "last_name", "email")}),
        (
            _("Desk"),
            {"fields": ("interface_language", "time_zone", "wants_note_mails")},
        ),
        (_("Account"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (_("Log-in"), {"fields": ("second_factor",)}),
    )
    names_only = (
        (None, {"fields": ("username", "first_name", "last_name", "time_zone")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "usable_password", "password1", "password2"),
            },
        ),
    )
    filter_horizontal = ()
    readonly_fields = ("second_factor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return with_second_factor(people_to_name(request.user))

    def get_urls(self) -> list[URLPattern]:
        reset = self.admin_site.admin_view(reset_page)
        return [
            path("<int:pk>/second-factor/", reset, name="staff_user_second_factor"),
            *super().get_urls(),
        ]

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """With a sentence on what the framework leaves without."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in HELP:
            field.help_text = HELP[db_field.name]
        return field

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> object:
        if not request.user.is_superuser:
            return self.names_only
        return super().get_fieldsets(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return holds_anywhere(request.user, CHIEFS)

    def save_model(self, request: HttpRequest, obj: User, form, change) -> None:
        """A new account may come to the desk; its memberships say how far.

        One that is closed is logged out everywhere, and stays so if opened again.
        """
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)
        if not (obj.is_active and obj.is_staff):
            sessions.end_all(obj)


def people_to_name(person: User) -> QuerySet[User]:
    """Whom a person may name: those of their services; a chief anyone at the desk."""
    held = standing(person)
    people = User.objects.order_by("first_name", "last_name", "username")
    if held.is_superuser:
        return people
    people = people.filter(is_active=True, is_staff=True)
    if held.has_anywhere(Role.CHIEF):
        return people
    return people.filter(memberships__service__in=held.services()).distinct()
