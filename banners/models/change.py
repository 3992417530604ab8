"""The history of a banner: every change of it, with what was before."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from banners.models.banner import Banner
from staff.append_only import AppendOnly


class BannerChange(AppendOnly):
    """One change of a banner, or of what an edition does with it.

    `before` and `after` hold the facts that it changed, as plain data under the
    names that banners/history.py gives them; so that it can be undone.
    """

    class Kind(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("banner's history", "Written")
        CHANGED = "changed", pgettext_lazy("banner's history", "Changed")
        SHOWN = "shown", pgettext_lazy("banner's history", "Shown")
        EXTENDED = "extended", pgettext_lazy("banner's history", "Extended")
        ENDED = "ended", pgettext_lazy("banner's history", "Ended")
        CORRECTED = "corrected", pgettext_lazy("banner's history", "Corrected")
        DECIDED = "decided", pgettext_lazy("banner's history", "Decided")
        UNDONE = "undone", pgettext_lazy("banner's history", "Undone")
        TAKEN_DOWN = (
            "taken_down",
            pgettext_lazy("banner's history", "Taken down with its story"),
        )

    # Nothing was before the first, and what a kill took down stays so.
    NOT_UNDONE: ClassVar = (Kind.WRITTEN, Kind.TAKEN_DOWN)

    banner = models.ForeignKey(Banner, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("change of a banner")
        verbose_name_plural = _("changes of banners")
        ordering = ("-pk",)
        indexes: ClassVar = [
            models.Index(fields=["banner", "-id"], name="banner_changes_newest")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
