"""Services credited on articles."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from services.credits.kinds import CollaborationKind, Medium
from services.models.service import Service


def kind_choices() -> list[tuple[str, Any]]:
    """Kinds of collaboration; a function, so that a new kind needs no migration."""
    return CollaborationKind.choices


def medium_choices() -> list[tuple[str, Any]]:
    """The media of a story; a function, so that a new one needs no migration."""
    return [("", _("The story")), *Medium.choices]


def medium_field() -> "models.CharField[str, str]":
    """What part of a story a credit belongs to."""
    return models.CharField(
        _("belongs to"),
        max_length=10,
        choices=medium_choices,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Whether it stands with the story or with, for example, its video."
        ),
    )


class Collaboration(models.Model):
    """A service credited on an article, and for what."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="collaborations"
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="collaborations",
        verbose_name=_("service"),
        help_text=_("Begin to type a name, for example Korean Service."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=kind_choices,
        default=CollaborationKind.COLLABORATION,
        help_text=_("What they did; the sentence follows from it."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where they reported from, for example Seoul."),
    )
    link = models.CharField(
        _("link to the original"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        validators=[URLValidator(["https", "http"])],
        help_text=_("Where they published it. Empty: their page on this site."),
    )
    tail = models.CharField(
        _("the agency's own tail"),
        max_length=400,
        blank=True,
        default="",
        db_default="",
        help_text=_("Printed as it is, for example: (Reporting by Ann Doe in Lima)."),
    )
    medium = medium_field()
    may_edit = models.BooleanField(
        _("may edit"),
        default=False,
        db_default=False,
        help_text=_("They may write in this working copy, not only read and comment."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Small numbers are printed first.")
    )

    class Meta:
        verbose_name = _("collaboration")
        verbose_name_plural = _("collaborations")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.service}"
