"""When a working copy may go out, and who answers for its text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WhenItGoesOut(models.Model):
    """What the desk plans for a story, and what keeps it from its readers."""

    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_(
            "Nobody can publish it before this moment, for example a report's release."
        ),
    )
    expires_at = models.DateTimeField(
        _("readers get it until"),
        null=True,
        blank=True,
        help_text=_(
            "For agency contracts or election silence: at this moment it leaves every "
            "page by itself. Counts from the next Publish on; “Expiry” changes it at "
            "once. Empty: no end."
        ),
    )
    publish_at = models.DateTimeField(
        _("planned for"),
        null=True,
        blank=True,
        help_text=_(
            "A plan only. Nothing happens at this time until you press Schedule."
        ),
    )
    has_legal_hold = models.BooleanField(
        _("legal hold"),
        default=False,
        help_text=_("Nobody can publish it until a chief or a legal adviser lifts it."),
    )

    class Meta:
        abstract = True


class WhoCleared(models.Model):
    """Whose *ready*, and whose legal clearance, holds for which exact text."""

    cleared_digest = models.CharField(max_length=64, blank=True, editable=False)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("cleared by"),
    )
    needs_legal = models.BooleanField(
        _("needs legal clearance"), default=False, db_default=False, editable=False
    )
    legal_digest = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    legal_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("legally cleared by"),
    )
    is_second_read_due = models.BooleanField(
        _("second read due"), default=False, editable=False
    )

    class Meta:
        abstract = True
