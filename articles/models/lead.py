"""The picture at the top of a working copy, and what this story says of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from photos.models import Photo


class Lead(models.Model):
    """The lead photo's use. What is empty is as the photo says."""

    lead_photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead photo"),
        help_text=_("The picture at the top of the story, and in lists."),
    )
    lead_caption = models.TextField(
        _("caption here"), blank=True, help_text=_("Empty: the photo's own caption.")
    )
    lead_alt = models.CharField(
        _("alternative text here"),
        max_length=400,
        blank=True,
        help_text=_("Empty: the photo's own."),
    )
    lead_is_file = models.BooleanField(
        _("file photo here"),
        null=True,
        blank=True,
        help_text=_("Unknown: as the photo says."),
    )

    class Meta:
        abstract = True
