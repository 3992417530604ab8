"""What is on record of protecting somebody, and where a sealed name lies.

`bylines/protecting.py` and `bylines/sealing.py` write these; nothing else reads
`SealedName`.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from staff.append_only import AppendOnly


class ProtectionEvent(AppendOnly):
    """One act of protecting somebody, or of opening a sealed name: who, when, why.

    `asked` leads from an answer, a look or an end to the request that it belongs to.
    """

    class Action(models.TextChoices):
        PROTECTED = "protected", pgettext_lazy("protection", "Protected")
        CHANGED = "changed", pgettext_lazy("protection", "Protection changed")
        LIFTED = "lifted", pgettext_lazy("protection", "Protection lifted")
        SEALED = "sealed", pgettext_lazy("protection", "Sealed")
        UNSEALED = "unsealed", pgettext_lazy("protection", "Unsealed")
        ASKED_TO_OPEN = (
            "asked_to_open",
            pgettext_lazy("protection", "Asked to open the real name"),
        )
        ASKED_TO_UNSEAL = (
            "asked_to_unseal",
            pgettext_lazy("protection", "Asked to unseal"),
        )
        GRANTED = "granted", pgettext_lazy("protection", "Granted")
        REFUSED = "refused", pgettext_lazy("protection", "Refused")
        LOOKED = "looked", pgettext_lazy("protection", "Looked at the real name")
        ENDED = "ended", pgettext_lazy("protection", "Opening ended")

    ASKING: ClassVar = (Action.ASKED_TO_OPEN, Action.ASKED_TO_UNSEAL)
    ANSWERS: ClassVar = (Action.GRANTED, Action.REFUSED)

    contributor = models.ForeignKey(
        "bylines.Contributor",
        on_delete=models.PROTECT,
        related_name="protection_events",
    )
    action = models.CharField(_("action"), max_length=16, choices=Action)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    reason = models.TextField(_("reason"), blank=True)
    detail = models.JSONField(default=dict)
    asked = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="steps"
    )

    class Meta:
        verbose_name = _("act of protection")
        verbose_name_plural = _("acts of protection")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asked"],
                condition=Q(action__in=("granted", "refused")),
                name="a_request_is_answered_once",
            ),
            models.UniqueConstraint(
                fields=["asked"],
                condition=Q(action="ended"),
                name="an_opening_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(action__in=("ended", "looked")) | ~Q(reason=""),
                name="an_act_of_protection_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.get_action_display()


class SealedName(models.Model):
    """Who a sealed person is. Read by an opening, by unsealing, and by nothing else."""

    contributor = models.OneToOneField(
        "bylines.Contributor",
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="+",
    )
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict)  # by language
    job_title = models.CharField(max_length=120, blank=True)
    bio = models.TextField(blank=True)
    slug = models.CharField(max_length=100)
    old_slugs = models.JSONField(default=list)

    class Meta:
        verbose_name = _("sealed name")
        verbose_name_plural = _("sealed names")

    def __str__(self) -> str:
        """The number: the name is not to stand in any list, log or message."""
        return str(self.pk)
