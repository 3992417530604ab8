"""Receipts of what caches in front were told to forget; services/purging.py sends."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.models.service import Service
from staff.permissions import Person, fence


class PurgeQuerySet(models.QuerySet["Purge"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_at=None)

    def due(self, now: datetime) -> Self:
        return self.filter(next_try_at__lte=now).order_by("next_try_at", "pk")

    def about_it(self, public_id: str) -> Self:
        """Of the story, the photo or the person with this public id."""
        return self.filter(public_id=public_id)


class Purge(models.Model):
    """One cache, told to forget everything under some surrogate keys.

    Written in the transaction that took something down, so that none is forgotten.
    `next_try_at` is empty once nothing remains to be sent.
    """

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="+", verbose_name=_("service")
    )
    about = models.CharField(_("about"), max_length=120)
    public_id = models.CharField(max_length=12, blank=True, editable=False)
    keys = models.TextField(_("keys"))
    cache = models.CharField(_("cache"), max_length=200)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    tries = models.PositiveIntegerField(_("tries"), default=0)
    answer = models.CharField(_("last answer"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    next_try_at = models.DateTimeField(_("next try"), null=True)

    objects: ClassVar = PurgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("purge of a cache")
        verbose_name_plural = _("purges of caches")
        ordering = ("-asked_at", "-pk")
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="purges_to_send",
            ),
            models.Index(fields=["public_id"], name="purges_about_a_story"),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.cache}"
