"""What was done to a recording."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recordings.models.recording import Recording
from staff.append_only import AppendOnly, AppendOnlyQuerySet


class RecordingEvent(AppendOnly):
    """One verb, done by one person to one recording."""

    recording = models.ForeignKey(
        Recording, on_delete=models.PROTECT, related_name="events"
    )
    action = models.CharField(_("action"), max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    detail = models.JSONField(default=dict)

    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording event")
        verbose_name_plural = _("recording events")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d %H:%M}"
