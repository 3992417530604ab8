"""Receipts of what hubs were told (WebSub); services/hubs.py sends."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.models.edition import Edition
from staff.permissions import Person, fence


class HubPingQuerySet(models.QuerySet["HubPing"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_at=None)

    def due(self, now: datetime) -> Self:
        return self.filter(next_try_at__lte=now).order_by("next_try_at", "pk")

    def over(self, now: datetime, kept: timedelta) -> Self:
        """Those with nothing left to send for so long."""
        return self.filter(next_try_at=None, asked_at__lt=now - kept)


class HubPing(models.Model):
    """One hub, to be told that the feeds that have a story changed.

    Written in the transaction that changed them, so that none is forgotten; sent by the
    background. `feeds` are the addresses that the hub has still to hear of, None until
    the background has found out which; `next_try_at` is empty once nothing remains.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="+", verbose_name=_("edition")
    )
    public_id = models.CharField(_("story"), max_length=12)
    hub = models.CharField(_("hub"), max_length=200)
    feeds = models.JSONField(_("feeds"), null=True)
    asked_at = models.DateTimeField(_("asked"))
    tries = models.PositiveIntegerField(_("tries"), default=0)
    answer = models.CharField(_("last answer"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    next_try_at = models.DateTimeField(_("next try"), null=True)

    objects: ClassVar = HubPingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ping of a hub")
        verbose_name_plural = _("pings of hubs")
        ordering = ("-asked_at", "-pk")
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="pings_to_send",
            ),
            models.Index(fields=["asked_at"], name="pings_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}: {self.hub}"
