"""Honest time: every public time of a story comes from here."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Significance(models.TextChoices):
    """What publishing a live story again says to its readers."""

    UPDATE = "update", _("Update: new facts")
    TYPO = "typo", _("Typo: nothing changes for readers")
    CORRECTION = "correction", _("Correction: the earlier text was wrong")
    REWRITE = "rewrite", _("Rewrite: a new story at the old address")


@dataclass(frozen=True, slots=True)
class Times:
    """A story's public times, in UTC."""

    first_published_at: datetime
    updated_at: datetime | None
    listed_at: datetime

    @property
    def modified_at(self) -> datetime:
        """For `dateModified`, feeds and sitemaps."""
        return self.updated_at or self.first_published_at


def timestamps(before: Times | None, significance: str, at: datetime) -> Times:
    """The public times of a version that readers get at `at` (UTC).

    `before` is what the version it follows said; None for a first publication.
    A typo moves nothing, only a rewrite moves the story up in lists, and nothing
    is ever updated before it was first published.
    """
    if before is None:
        return Times(first_published_at=at, updated_at=None, listed_at=at)
    if significance == Significance.TYPO:
        return before
    moved = replace(before, updated_at=max(at, before.modified_at))
    if significance == Significance.REWRITE:
        moved = replace(moved, listed_at=max(at, before.listed_at))
    return moved
