"""What readers get of one published version, as it was rendered."""

import zlib
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.published import PublishedArticle

if TYPE_CHECKING:
    from articles.rendering import Rendered


class PublishedPage(models.Model):
    """The rendered main part and head of one published version.

    `packed_lite` is both of its lite page, None of a page that an older release
    rendered; `packed_text` its text for others to carry on, None where they may not;
    `social_card` what is drawn on its picture for shared links
    (`articles.social_cards.facts`), None where that is a photo as it is; `feed_facts`
    is what feeds tell of it (`articles.feed_facts`), None of a page
    that an older release rendered.
    """

    published = models.OneToOneField(
        PublishedArticle,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="page",
    )
    packed_head = models.BinaryField()
    packed_main = models.BinaryField()
    packed_lite = models.BinaryField(null=True)
    packed_text = models.BinaryField(null=True)
    social_card = models.JSONField(null=True)
    feed_facts = models.JSONField(null=True)

    class Meta:
        verbose_name = _("published page")
        verbose_name_plural = _("published pages")

    def __str__(self) -> str:
        return f"page of {self.published_id}"

    @classmethod
    def of(cls, published: PublishedArticle, rendered: "Rendered") -> Self:
        """The page as it was rendered, not saved yet."""
        text = rendered.text
        return cls(
            published=published,
            packed_head=cls.pack(rendered.head),
            packed_main=cls.pack(rendered.main),
            packed_lite=cls.pack(rendered.lite),
            packed_text=None if text is None else cls.pack(text),
            feed_facts=rendered.feed,
            social_card=rendered.social_card,
        )

    @property
    def head(self) -> str:
        """The rendered metadata, as `rendering.render` made it."""
        return zlib.decompress(self.packed_head).decode()

    @property
    def main(self) -> str:
        """The rendered main part, as `rendering.render` made it."""
        return zlib.decompress(self.packed_main).decode()

    @property
    def text(self) -> str:
        """The text for others; empty where they may not carry it on."""
        if self.packed_text is None:
            return ""
        return zlib.decompress(self.packed_text).decode()

    @staticmethod
    def pack(text: str) -> bytes:
        return zlib.compress(text.encode(), level=6)
