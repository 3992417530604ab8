"""Stamps and turns as they are stored; services/stamps.py says what they mean."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.models.edition import Edition


class Stamp(models.Model):
    """The number that says “this edition's public pages changed”.

    It stands apart from Edition so that publishing never waits for someone
    editing the edition. `chrome` holds the facts every page of the edition
    shows around its content; see articles/chrome.py.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="stamp"
    )
    counter = models.PositiveBigIntegerField(default=0)
    chrome = models.JSONField(default=dict)
    # What the last changes were about, newest first: see services/changes.py.
    recent = models.TextField(default="", db_default="", editable=False)

    class Meta:
        verbose_name = _("stamp")
        verbose_name_plural = _("stamps")

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.counter}"


class Turn(models.Model):
    """A moment at which the clock alone changes an edition's public pages."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="turns")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "at"], name="one_turn_per_edition_and_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} at {self.at:%Y-%m-%dT%H:%M:%SZ}"
