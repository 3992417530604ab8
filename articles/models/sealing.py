"""Revisions that are closed to everybody but chiefs."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.history import Revision
from staff.append_only import AppendOnly


class SealedRevision(AppendOnly):
    """An older text that names somebody: who closed it, when and why."""

    revision = models.OneToOneField(
        Revision, on_delete=models.PROTECT, related_name="seal"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("sealed revision")
        verbose_name_plural = _("sealed revisions")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="a_sealed_revision_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return str(self.revision)
