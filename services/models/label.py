"""Labels: what an edition's pages say around its stories, in its own words."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.models.edition import Edition


class EditionLabel(models.Model):
    """One sentence of readers' pages as one edition says it.

    `context` and `message` name it as the catalogues do. `forms` has its text by the
    plural category of the locale data ("one", "few", "other"); a sentence without
    numbers has "other" alone. Labels are changed by `services.labels` only, which
    marks the edition's pages stale.
    """

    edition = models.ForeignKey(
        Edition,
        on_delete=models.CASCADE,
        related_name="labels",
        verbose_name=_("edition"),
    )
    context = models.CharField(max_length=80, blank=True)
    message = models.TextField()
    forms = models.JSONField(default=dict)
    is_same = models.BooleanField(
        _("the same in our language"), default=False, db_default=False
    )

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "context", "message"],
                name="one_label_per_edition_and_message",
            )
        ]

    def __str__(self) -> str:
        return str(self.forms.get("other", self.message))
