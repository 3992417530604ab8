"""Photos that readers get without a story that is made with them."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.models import Edition


class ShownElsewhereQuerySet(models.QuerySet["ShownElsewhere"]):
    def by(self, kind: str, number: int) -> Self:
        return self.filter(kind=kind, number=number)

    def editions_of(self, photos: Iterable[int]) -> set[int]:
        """Numbers of the editions that show one of these photos, or will."""
        rows = self.filter(photo__in=list(photos)).order_by()
        return set(rows.values_list("edition", flat=True).distinct())

    def at(self, now: datetime) -> Self:
        """What its own time allows at this moment."""
        return self.filter(
            Q(visible_until=None) | Q(visible_until__gt=now), visible_from__lte=now
        )


class ShownElsewhere(models.Model):
    """A photo that readers get without a story that is made with it: on a front.

    `kind` and `number` say what shows it; whoever does writes the rows. It is public
    only while the time holds and, if it stands beside a story, while that is live:
    `story` is its public id.
    """

    # Without a constraint: it would lock the photo's row, which whoever pulls the photo
    # holds while waiting for those who show it.
    photo = models.ForeignKey(
        "photos.Photo",
        on_delete=models.CASCADE,
        related_name="shown_elsewhere",
        db_constraint=False,
    )
    kind = models.CharField(max_length=12)
    number = models.BigIntegerField()
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    story = models.CharField(max_length=12, blank=True)
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)

    objects: ClassVar = ShownElsewhereQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo shown elsewhere")
        verbose_name_plural = _("photos shown elsewhere")
        indexes: ClassVar = [
            models.Index(fields=["kind", "number"], name="photos_shown_by_it")
        ]

    def __str__(self) -> str:
        return f"photo {self.photo_id}, {self.kind} {self.number}"
