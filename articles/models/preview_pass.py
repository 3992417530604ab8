"""Passes with which somebody outside sees the preview of one story."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _

from articles.models.story import Article
from staff.append_only import AppendOnly, AppendOnlyQuerySet


class PreviewPassQuerySet(models.QuerySet["PreviewPass"]):
    def of(self, article: Article) -> Self:
        return self.filter(article=article)

    def standing(self, now: datetime) -> Self:
        """Those that open the preview at this moment."""
        return self.filter(revoked_at=None, ends_at__gt=now)

    def for_list(self) -> Self:
        """With how often and when each was used, newest first."""
        used = {"times": Count("openings"), "last_opened": Max("openings__at")}
        return self.select_related("made_by", "revoked_by").annotate(**used)


class PreviewPass(models.Model):
    """Lets one person outside see one story's preview, until an hour or a revocation.

    Of the secret in its address only the digest is kept: who reads the database
    cannot open the preview.
    """

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="preview_passes"
    )
    for_whom = models.CharField(max_length=120)
    note = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    made_at = models.DateTimeField(_("at"), auto_now_add=True)
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects: ClassVar = PreviewPassQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview pass")
        verbose_name_plural = _("preview passes")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="a_revoked_pass_says_by_whom",
            )
        ]

    def __str__(self) -> str:
        return self.for_whom

    def stands(self, now: datetime) -> bool:
        """Whether it opens the preview at this moment."""
        return self.revoked_at is None and self.ends_at > now


class PreviewOpeningQuerySet(AppendOnlyQuerySet["PreviewOpening"]):
    def since(self, moment: datetime) -> Self:
        return self.filter(at__gte=moment)


class PreviewOpening(AppendOnly):
    """Somebody looked, and from roughly where: never the whole address."""

    preview_pass = models.ForeignKey(
        PreviewPass, on_delete=models.PROTECT, related_name="openings"
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    network = models.CharField(max_length=43, blank=True)
    agent = models.CharField(max_length=60, blank=True)

    objects: ClassVar = PreviewOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of a preview")
        verbose_name_plural = _("openings of previews")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.network}"
