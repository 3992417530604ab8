"""The people of the newsroom, and what each may do in which service."""

import zoneinfo
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from staff.append_only import AppendOnly, AppendOnlyQuerySet


def validate_time_zone(name: str) -> None:
    """Refuse a zone the IANA database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is no time zone. Write it like Asia/Seoul."),
            params={"name": name},
        )


def language_choices() -> list[tuple[str, str]]:
    """Languages in which the desk itself can be shown."""
    return list(settings.LANGUAGES)


class User(AbstractUser):
    """A person with an account. Accounts are closed (not active), never deleted."""

    _standing: Any = None  # kept by `permissions.standing` for one request

    interface_language = models.CharField(
        _("interface language"),
        max_length=12,
        default="en",
        choices=language_choices,
        help_text=_("The language of the desk's own buttons and labels."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_(
            "Where you are, for example Asia/Seoul. Story times follow the edition."
        ),
    )
    wants_note_mails = models.BooleanField(
        _("mails about notes"),
        default=True,
        db_default=True,
        help_text=_("Tell me by mail when a colleague's note concerns me."),
    )

    has_desk_keys = models.BooleanField(
        _("single keys"),
        default=True,
        db_default=True,
        editable=False,
    )
    seen_at = models.DateTimeField(_("last at the desk"), null=True, editable=False)
    left_at = models.DateTimeField(_("left the desk"), null=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Rights come from memberships: Django's own tables are never asked."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        """See `has_perm`."""
        return self.is_active and self.is_superuser


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, person: User) -> Self:
        return self.filter(person=person, person__is_active=True)

    def on_duty(self, now: datetime) -> Self:
        """Editors who hold chief's rights at this moment."""
        return self.filter(duty_until__gt=now)


class Membership(models.Model):
    """What one person is in one service. All rights on stories come from here."""

    class Role(models.TextChoices):
        REPORTER = "reporter", _("Reporter")
        EDITOR = "editor", _("Editor")
        CHIEF = "chief", _("Chief")
        PHOTO_EDITOR = "photo_editor", _("Photo editor")
        LEGAL = "legal", _("Legal adviser")

    person = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
        help_text=_("Begin to type a name."),
    )
    service = models.ForeignKey(
        "services.Service",
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name=_("service"),
        help_text=_("Where the person works, for example Korean Service."),
    )
    role = models.CharField(
        _("role"),
        max_length=16,
        choices=Role,
        help_text=_(
            "Reporters write, editors publish, chiefs lead, photo editors keep pictures, legal advisers clear texts."
        ),
    )
    is_central = models.BooleanField(
        _("central"),
        default=False,
        help_text=_("Reads the stories of every service, not only of this one."),
    )
    duty_until = models.DateTimeField(
        _("duty editor until"),
        null=True,
        blank=True,
        help_text=_("Until this moment an editor has a chief's rights. Empty: no."),
    )
    duty_named_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("named by"),
    )

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("service", "person", "role")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "service", "role"],
                name="one_membership_per_person_service_and_role",
            ),
            models.CheckConstraint(
                condition=Q(duty_until=None) | Q(role="editor"),
                name="only_an_editor_can_be_on_duty",
                violation_error_message=_("Only an editor can be the duty editor."),
            ),
            models.CheckConstraint(
                condition=Q(duty_named_by=None) | ~Q(duty_named_by=F("person")),
                name="nobody_names_themselves_duty_editor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.service}"


class DeskLogQuerySet(AppendOnlyQuerySet["DeskLogEntry"]):
    def of_services(self, services: list[int]) -> Self:
        """What the desks of these services wrote down, newest first."""
        return self.filter(service__in=services).order_by("-pk")


class DeskLogEntry(AppendOnly):
    """One line for whoever comes next: what somebody wrote, or what was done there
    that no story's history tells.
    """

    class Kind(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("desk log", "Note")
        BANNER_SHOWN = "banner_shown", pgettext_lazy("desk log", "Banner shown")
        BANNER_ENDED = "banner_ended", pgettext_lazy("desk log", "Banner ended")
        BANNER_CORRECTED = (
            "banner_corrected",
            pgettext_lazy("desk log", "Banner corrected"),
        )
        BANNER_EXTENDED = (
            "banner_extended",
            pgettext_lazy("desk log", "Banner extended"),
        )
        BANNER_REWORDED = (
            "banner_reworded",
            pgettext_lazy("desk log", "Banner reworded"),
        )
        BANNER_UNDONE = (
            "banner_undone",
            pgettext_lazy("desk log", "Last change of a banner undone"),
        )
        DUTY = "duty", pgettext_lazy("desk log", "Duty editor")
        OFF_DUTY = "off_duty", pgettext_lazy("desk log", "No longer duty editor")
        EDITION_OPENED = "edition_opened", pgettext_lazy("desk log", "Edition opened")
        EDITION_CLOSED = "edition_closed", pgettext_lazy("desk log", "Edition closed")

    service = models.ForeignKey(
        "services.Service",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("service"),
    )
    author = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text = models.TextField(_("text"), max_length=2000)
    until = models.DateTimeField(_("until"), null=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects: ClassVar = DeskLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the desk log")
        verbose_name_plural = _("desk log")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text=""), name="an_entry_of_the_desk_log_says_something"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["service", "-id"], name="desk_log_newest")
        ]

    def __str__(self) -> str:
        return self.text
