"""An offer: one edition's story, held out to another edition."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.published import PublishedArticle
from articles.models.story import OFFERED, Article
from services.models import Edition
from staff.models import User


class OfferQuerySet(models.QuerySet["Offer"]):
    def reading(self) -> Self:
        """Those by which a service may read the working copy: not once it declined,
        and never by a decision of its own that nobody offered anything for.
        """
        return self.filter(**OFFERED)

    def waiting(self) -> Self:
        return self.filter(state=Offer.State.OPEN)

    def undecided(self) -> Self:
        """Those that wait, of stories that can still be taken up: none put away."""
        killed = PublishedArticle.objects.filter(
            public_id=OuterRef("article__public_id"),
            standing=PublishedArticle.Standing.KILLED,
        )
        return self.waiting().filter(~Exists(killed), article__spiked_at=None)

    def mark_taken(self, article: Article, edition: Edition, *, by: User) -> int:
        """Note that the edition has its own version now, even if it had declined.

        What its owner has taken back stays so. Other versions of the story that were
        offered to it wait no longer; what it declined of them is not opened to it.
        """
        undecided = Q(article__story=article.story_id, state=Offer.State.OPEN)
        declined = Q(article=article, state=Offer.State.DECLINED)
        return self.filter(undecided | declined, edition=edition).update(
            state=Offer.State.TAKEN,
            reason="",
            decided_by=by,
            decided_at=timezone.now(),
        )

    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")


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
            models.Index(fields=["edition", "state"], name="offers_by_edition"),
            models.Index(
                fields=["-at"], condition=Q(state="open"), name="open_offers_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} to {self.edition_id}: {self.state}"
