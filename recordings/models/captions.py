"""Words that are shown while a recording plays."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from recordings import webvtt
from recordings.models.recording import Recording
from services.models import ReferenceData
from services.public_id import new_media_key


class TrackKind(models.TextChoices):
    """As HTML has them. https://html.spec.whatwg.org/#attr-track-kind"""

    CAPTIONS = "captions", _("Captions: what is said, and other sounds that matter")
    SUBTITLES = "subtitles", _("Subtitles: what is said, in another language")
    DESCRIPTIONS = "descriptions", _("Descriptions: what is to be seen, read aloud")


class RecordingCaptions(ReferenceData):
    """Words that are shown while a recording plays, as WebVTT."""

    reference_kind = "recording"
    Kind = TrackKind

    recording = models.ForeignKey(
        Recording,
        on_delete=models.CASCADE,
        related_name="captions",
        verbose_name=_("recording"),
    )
    media_key = models.CharField(
        max_length=32, unique=True, default=new_media_key, editable=False
    )
    language = models.CharField(_("language"), max_length=35)
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=TrackKind,
        default=TrackKind.CAPTIONS,
        help_text=_("What the words are for; readers choose among them."),
    )
    text = models.TextField(
        _("text"),
        help_text=_(
            "WebVTT or SubRip (SRT), pasted or from a file; SubRip is turned into "
            "WebVTT."
        ),
    )

    class Meta:
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recording", "language", "kind"],
                name="one_track_per_language_and_kind",
                violation_error_message=_(
                    "There are captions of this kind in this language already."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.kind}"

    def clean(self) -> None:
        try:
            self.text = webvtt.written(self.text)
        except webvtt.FaultError as fault:
            raise ValidationError({"text": str(fault)}) from fault

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Other words have another address: no cache shows the old ones."""
        if self.pk and "update_fields" not in kwargs:
            self.media_key = new_media_key()
        super().save(*args, **kwargs)

    def reference_numbers(self) -> Iterable[int]:
        return [self.recording_id]

    @property
    def file_name(self) -> str:
        return f"{self.media_key}.vtt"
