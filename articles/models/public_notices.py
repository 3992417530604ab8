"""The readers' list of notices, in the order of its page."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONArray
from django.utils.translation import gettext_lazy as _

from articles.notices import NoticeKind, Told, Wording
from services.models import Edition


class PublishedNoticeQuerySet(models.QuerySet["PublishedNotice"]):
    def in_edition(self, edition: Edition) -> Self:
        return self.filter(edition=edition)

    def of_story(self, public_id: str) -> Self:
        return self.filter(public_id=public_id)

    def newest_first(self) -> Self:
        return self.order_by("-at", "-number")

    def older_than(self, moment: datetime, number: int) -> Self:
        """What comes after this place in the list; `number` breaks ties."""
        return self.filter(
            Q(at__lt=moment) | Q(at=moment, number__lt=number), at__lte=moment
        )

    def newer_than(self, moment: datetime, number: int) -> Self:
        """What comes before this place in the list."""
        return self.filter(
            Q(at__gt=moment) | Q(at=moment, number__gt=number), at__gte=moment
        )

    def as_places(self) -> "models.QuerySet[PublishedNotice, Any]":
        """Where they stand, as JSON, from the oldest on."""
        places = self.order_by("at", "number").annotate(place=JSONArray("at", "number"))
        return places.values_list("place", flat=True)


class PublishedNotice(models.Model):
    """A notice that readers may see now, with its past as plain data.

    Notices of a story that is being checked or was killed have no row. Nothing here
    leads back to a working copy: the story is named by its public id.
    """

    number = models.BigIntegerField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    public_id = models.CharField(max_length=12, db_index=True)
    kind = models.CharField(max_length=14, choices=NoticeKind)
    at = models.DateTimeField()
    wordings = models.JSONField()
    taken_back = models.JSONField(null=True)

    objects: ClassVar = PublishedNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("published notice")
        verbose_name_plural = _("published notices")
        indexes: ClassVar = [
            models.Index(
                fields=["edition", "-at", "-number"], name="notices_page_newest"
            )
        ]

    def __str__(self) -> str:
        return self.told.text

    @classmethod
    def of(cls, notice: Told, *, public_id: str, edition_id: int) -> Self:
        """The readers' row of a notice, not saved yet."""
        return cls(
            number=notice.number,
            edition_id=edition_id,
            public_id=public_id,
            kind=notice.kind,
            at=notice.at,
            wordings=[wording.data for wording in notice.wordings],
            taken_back=notice.taken_back.data if notice.taken_back else None,
        )

    @property
    def told(self) -> Told:
        """The notice, from its row."""
        return Told(
            number=self.number,
            kind=self.kind,
            wordings=tuple(map(Wording.of, self.wordings)),
            taken_back=Wording.of(self.taken_back) if self.taken_back else None,
        )
