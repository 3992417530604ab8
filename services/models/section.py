"""Sections of an edition, and addresses that go on working."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from services.models.edition import Edition
from services.models.reference import ReferenceData
from services.models.slug import WordsField
from services.rows import JSONRows
from staff.permissions import Person, fence


class OldSlug(models.Model):
    """An address part that was in use once: its page redirects to the new one."""

    class Kind(models.TextChoices):
        SECTION = "section", _("Section")
        TOPIC = "topic", _("Topic")
        AUTHOR = "author", _("Author")

    kind = models.CharField(max_length=10, choices=Kind)
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, null=True, related_name="+"
    )
    slug = models.CharField(max_length=100)
    number = models.BigIntegerField()

    class Meta:
        verbose_name = _("old web address")
        verbose_name_plural = _("old web addresses")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "edition", "slug"],
                name="one_meaning_per_old_slug_in_an_edition",
            ),
            models.UniqueConstraint(
                fields=["kind", "slug"],
                condition=Q(edition=None),
                name="one_meaning_per_old_slug_of_the_house",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class SluggedReference(ReferenceData):
    """A row with a public page of its own, whose old addresses go on working."""

    old_slug_kind: ClassVar[str]
    slug: "models.SlugField[str, str]"
    _stored_slug: str = ""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the address that readers may have bookmarked."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self._stored_slug and self._stored_slug != self.slug:
                self.keep_old_slug(self._stored_slug)
            self._stored_slug = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        row = super().from_db(*args, **kwargs)
        row._stored_slug = row.__dict__.get("slug", "")
        return row

    def keep_old_slug(self, slug: str) -> None:
        edition: Edition | None = getattr(self, "edition", None)
        OldSlug.objects.update_or_create(
            kind=self.old_slug_kind,
            edition=edition,
            slug=slug,
            defaults={"number": self.pk},
        )


class SectionQuerySet(models.QuerySet["Section"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def with_parts(self) -> Self:
        """With `part_rows`: name and address of those of its parts that readers are
        shown the way to.
        """
        parts = Section.objects.filter(parent=OuterRef("pk"), is_in_navigation=True)
        facts = JSONObject(name="name", slug="slug", position="position")
        rows = parts.order_by().values("parent").annotate(rows=JSONRows(facts))
        return self.annotate(part_rows=Subquery(rows.values("rows")))


class Section(SluggedReference):
    """A part of an edition: World, Asia, Health. Nested one level."""

    reference_kind = "section"
    old_slug_kind = OldSlug.Kind.SECTION

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="sections",
        verbose_name=_("edition"),
        help_text=_("Sections belong to one edition."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("Empty for a section of its own; World, for its part Asia."),
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("As readers see it, for example World.")
    )
    slug = WordsField(
        _("web address"),
        help_text=_("Stands in the address. Old ones go on working."),
    )
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence for the section's page and search engines."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("In the navigation, small numbers first.")
    )
    is_in_navigation = models.BooleanField(
        _("in the navigation"),
        default=True,
        help_text=_("Readers find it at the top of every page."),
    )

    objects: ClassVar = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("edition", "position", "name")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "slug"], name="one_section_per_edition_and_slug"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.parent is None:
            return
        if self.parent.edition_id != self.edition_id:
            raise ValidationError(
                {"parent": _("Choose a section of the same edition.")}
            )
        if self.parent.parent_id or self.parent_id == self.pk:
            raise ValidationError(
                {"parent": _("Sections are nested one level deep only.")}
            )
