"""What the readers' search keeps of each version that readers have or will have."""

import zlib
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.published import PublishedArticle

NUMBERS = 30  # bits of a place that tell apart what was listed in the same second


class SearchEntry(models.Model):
    """One published version as readers look it up; `readers_search.entries` writes it.

    Only what is open has one. Its words stand beside it in the way of the database: in
    a column `words` on PostgreSQL, in the table `articles_searchwords` on SQLite.
    """

    published = models.OneToOneField(
        PublishedArticle,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
    )
    place = models.BigIntegerField(unique=True)  # grows with time; see `place_of`
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(null=True)
    heads = models.TextField(blank=True)  # the headline's words, as they are sought
    tops = models.TextField(blank=True)  # those of summary, credits, topics, section
    packed_text = models.BinaryField()  # what passages are shown from

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"search entry of {self.published_id}"

    @property
    def text(self) -> str:
        return unpack(self.packed_text)


def place_of(moment: datetime, number: int = 0) -> int:
    """Where a version stands among all: by its time in the lists, then by its number."""
    seconds = max(int(moment.timestamp()), 0)
    return (seconds << NUMBERS) | (number & ((1 << NUMBERS) - 1))


def pack(text: str) -> bytes:
    return zlib.compress(text.encode(errors="replace"), level=6)


def unpack(packed: bytes | memoryview) -> str:
    return zlib.decompress(packed).decode()
