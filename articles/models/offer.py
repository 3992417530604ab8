"""An offer: one edition's story, held out to another edition."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.story import Article
from services.models import Edition


class OfferQuerySet(models.QuerySet["Offer"]):
    def reading(self) -> Self:
        """Those by which a service may read the working copy: not once it declined."""
        return self.filter(state__in=(Offer.State.OPEN, Offer.State.TAKEN))

    def waiting(self) -> Self:
        return self.filter(state=Offer.State.OPEN)


class Offer(models.Model):
    """A story held out to an edition: to take, or to decline with a reason.

    A decision without an offer has `by` None: an edition may say beforehand that it
    does not want a story.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("offer", "Offered")
        TAKEN = "taken", pgettext_lazy("offer", "Taken")
        DECLINED = "declined", pgettext_lazy("offer", "Declined")
        RETRACTED = "retracted", pgettext_lazy("offer", "Retracted")

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="offers"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("offered by"),
    )
    at = models.DateTimeField(_("offered"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "edition"], name="one_offer_per_story_and_edition"
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="who_declines_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["edition", "state"], name="offers_by_edition")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} to {self.edition_id}: {self.state}"
