"""Names that one story withholds, in every version that it has or will have."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bylines.models import Contributor

if TYPE_CHECKING:
    from articles.models.story import Article


class WithheldName(models.Model):
    """One contributor whose name one story does not print.

    Named by the story's public id: rendering asks here, and knows no working copy.
    """

    class Instead(models.TextChoices):
        """What readers are told in place of the name."""

        SAY_SO = "say_so", _("Say that names are withheld")
        STAFF_REPORT = (
            "staff_report",
            _("Print “Staff report” if nobody else is named"),
        )
        SAY_NOTHING = "say_nothing", _("Say nothing")

    public_id = models.CharField(max_length=12)
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="+"
    )
    instead = models.CharField(max_length=12, choices=Instead)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager["WithheldName"]()

    class Meta:
        verbose_name = _("withheld name")
        verbose_name_plural = _("withheld names")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["public_id", "contributor"], name="one_name_withheld_once"
            )
        ]

    def __str__(self) -> str:
        return self.public_id


def withheld_on(article: "Article") -> list[WithheldName]:
    """What the story withholds, asked once for an article that was read."""
    known: list[WithheldName] | None = article.withheld_names
    if known is None:
        rows = WithheldName.objects.filter(public_id=article.public_id)
        known = article.withheld_names = list(rows.select_related("contributor"))
    return known
