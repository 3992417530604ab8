"""Fronts: what editors arrange, what they kept of it, and what readers have."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.addresses import list_path
from fronts.layout import Layout, load
from services.models import Edition, Section
from staff.append_only import AppendOnly, AppendOnlyQuerySet
from staff.models import User
from staff.permissions import Person, fence


class FrontQuerySet(models.QuerySet["Front"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def for_desk(self) -> Self:
        return self.select_related("edition__service", "section", "changed_by")


class Front(models.Model):
    """The working copy of one front: an edition's home, or a section's front.

    Readers have none of it until it is published. `version` rises with every change;
    whoever saves over another version is shown both.
    """

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="fronts",
        verbose_name=_("edition"),
        help_text=_("Whose readers it is for."),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fronts",
        verbose_name=_("section"),
        help_text=_("Empty for the edition's home."),
    )
    layout = models.JSONField(default=dict, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changed"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    objects: ClassVar = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        ordering = ("edition", "section")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(section=None),
                name="one_home_front_per_edition",
                violation_error_message=_("This edition has a home front already."),
            ),
            models.UniqueConstraint(
                fields=["section"],
                name="one_front_per_section",
                violation_error_message=_("This section has a front already."),
            ),
        ]

    def __str__(self) -> str:
        name = self.section.name if self.section else _("Home")
        return f"{self.edition.name}: {name}"

    def get_absolute_url(self) -> str:
        if self.section is None:
            return self.edition.root
        return list_path(self.edition.prefix, "section", self.section.slug)

    def clean(self) -> None:
        if self.section is not None and self.section.edition_id != self.edition_id:
            raise ValidationError(
                {"section": _("Choose a section of the same edition.")}
            )

    @property
    def is_home(self) -> bool:
        return self.section_id is None

    @property
    def arranged(self) -> Layout:
        """What editors have arranged so far."""
        return load(self.layout)


class FrontRevisionQuerySet(AppendOnlyQuerySet["FrontRevision"]):
    def of(self, front: Front) -> Self:
        return self.filter(front=front)

    def keep(
        self, front: Front, layout: dict[str, Any], *, by: User | None
    ) -> "FrontRevision":
        """The newest revision if it says the same, else a new one.

        The caller holds the front's row, so numbers have no gaps and no twins.
        """
        newest = self.of(front).order_by("-number").first()
        if newest is not None and newest.layout == layout:
            return newest
        number = newest.number + 1 if newest else 1
        return self.create(front=front, number=number, layout=layout, by=by)


class FrontRevision(AppendOnly):
    """An immutable, numbered layout of a front."""

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    layout = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects: ClassVar = FrontRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision of a front")
        verbose_name_plural = _("revisions of fronts")
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["front", "number"], name="one_front_revision_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def arranged(self) -> Layout:
        return load(self.layout)


class FrontEvent(AppendOnly):
    """One verb, done by one person to one front; `detail` is plain data."""

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="events")
    action = models.CharField(_("action"), max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    revision = models.PositiveIntegerField(_("revision"), null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a front")
        verbose_name_plural = _("events of fronts")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.action} {self.front_id}"


class PublishedFrontQuerySet(models.QuerySet["PublishedFront"]):
    def at(self, now: datetime) -> Self:
        """What readers have at this moment."""
        return self.filter(
            Q(visible_until=None) | Q(visible_until__gt=now), visible_from__lte=now
        )

    def home_of(self, edition: Edition) -> Self:
        return self.filter(edition=edition, section_number=None)

    def of_section(self, edition: Edition, number: int) -> Self:
        return self.filter(edition=edition, section_number=number)


class PublishedFront(models.Model):
    """The readers' copy of a front, made from one of its revisions.

    As of a story there are at most two: *current*, and *pending*, which the clock
    alone puts in its place. Plain numbers point at the desk, never foreign keys.
    """

    class Slot(models.TextChoices):
        CURRENT = "current", _("Current")
        PENDING = "pending", _("Pending")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    section_number = models.BigIntegerField(null=True)
    front_number = models.BigIntegerField()
    slot = models.CharField(max_length=8, choices=Slot)
    revision_number = models.PositiveIntegerField()
    layout = models.JSONField()
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)

    objects: ClassVar = PublishedFrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("published front")
        verbose_name_plural = _("published fronts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["front_number", "slot"], name="one_row_per_front_and_slot"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["edition", "section_number"], name="fronts_by_place")
        ]

    def __str__(self) -> str:
        return f"front {self.front_number}, {self.slot}"

    @property
    def arranged(self) -> Layout:
        return load(self.layout)
