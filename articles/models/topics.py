"""Topics: what a story is about, in the words of its edition."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.models import Edition, OldSlug, SluggedReference, WordsField, unicode_slug
from staff.permissions import Person, fence

if TYPE_CHECKING:  # the library has no types
    TagBase = models.Model
else:
    from taggit.models import TagBase


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def get_by_natural_key(self, edition_id: int, name: str) -> "Topic":
        return self.get(edition=edition_id, name=name)


class Topic(SluggedReference, TagBase):
    """A topic of one edition; another edition has its own word for the same thing."""

    reference_kind = "topic"
    old_slug_kind = OldSlug.Kind.TOPIC

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="topics",
        verbose_name=_("edition"),
        help_text=_("Topics belong to one edition."),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        help_text=_("As readers see it, for example Safety at sea."),
    )
    slug = WordsField(
        _("web address"),
        blank=True,
        help_text=_(
            "Stands in the address, for example safety-at-sea. Old ones go on working."
        ),
    )

    natural_key_fields: ClassVar = ["edition_id", "name"]
    objects: ClassVar = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("name",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "name"], name="one_topic_per_edition_and_name"
            ),
            models.UniqueConstraint(
                fields=["edition", "slug"], name="one_topic_per_edition_and_slug"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new topic gets a free address inside its own edition."""
        if not self.slug:
            self.slug = self.free_slug()
        super().save(*args, **kwargs)

    def free_slug(self) -> str:
        base = unicode_slug(self.name, fallback="topic")
        taken = set(
            Topic.objects.filter(
                edition=self.edition_id, slug__startswith=base
            ).values_list("slug", flat=True)
        )
        number, slug = 1, base
        while slug in taken:
            number += 1
            slug = f"{base[:95]}-{number}"
        return slug
