"""Contributors, and the bylines that credit them on articles."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from bylines.protection_rows import ProtectionEvent, SealedName
from services.credits.kinds import BylineRole
from services.models import (
    OldSlug,
    ReferenceData,
    Service,
    SluggedReference,
    WordsField,
    medium_field,
    tags_read_alike,
    validate_language,
)
from services.public_id import new_public_id
from staff.permissions import Person, fence

__all__ = [
    "Byline",
    "Contributor",
    "ContributorName",
    "ProtectionEvent",
    "SealedName",
]


def role_choices() -> list[tuple[str, Any]]:
    """Byline roles; a function, so that a new role needs no migration."""
    return BylineRole.choices


class ContributorQuerySet(models.QuerySet["Contributor"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

    def public(self) -> Self:
        """Those who have a page: nobody protected."""
        return self.filter(protection=Contributor.Protection.NONE)

    def printed_in(self, language: str) -> Self:
        """With `printed`, the name in the language or the stored name."""
        named = ContributorName.objects.filter(
            contributor=OuterRef("pk"), language__in=tags_read_alike(language)
        ).order_by("-language")
        return self.annotate(
            printed=Coalesce(Subquery(named.values("name")[:1]), "name"),
            is_named=Exists(named),
        )

    def withheld_by(self, rows: "models.QuerySet[Any]") -> Self:
        """With `instead`, what these rows say in place of the name, or None."""
        own = rows.filter(contributor=OuterRef("pk"))
        return self.annotate(instead=Subquery(own.values("instead")[:1]))


class Contributor(SluggedReference):
    """Someone who can be credited; needs no account and no invitation."""

    reference_kind = "contributor"
    old_slug_kind = OldSlug.Kind.AUTHOR

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        STAFF = "staff", _("Staff name")
        AGENCY = "agency", _("Agency")

    class Protection(models.TextChoices):
        NONE = "", _("None")
        SAY_SO = "say_so", _("Say that names are withheld")
        PEN_NAME = "pen_name", _("Print a pen name")
        SAY_NOTHING = "say_nothing", _("Say nothing")

    class PlacePolicy(models.TextChoices):
        PRINT = "", _("Print them")
        SAY_SO = "say_so", _("Say that they are withheld")
        SAY_NOTHING = "say_nothing", _("Say nothing")

    printed: str  # the name in one language, by `printed_in`
    is_named: bool  # whether one is stored for that language
    instead: str | None  # what one story says in place of it, where it is read

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="contributors",
        verbose_name=_("service"),
        help_text=_("The service that looks after this entry."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        default=Kind.PERSON,
        help_text=_(
            "A staff name is a desk such as VOA News; an agency is printed as one."
        ),
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("The real name, for example Lee Ara.")
    )
    slug = WordsField(
        _("web address"),
        unique=True,
        help_text=_("Stands in the address of the author's page."),
    )
    job_title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("For the author's page, for example Seoul correspondent."),
    )
    bio = models.TextField(
        _("biography"),
        blank=True,
        help_text=_("Two or three sentences for the author's page."),
    )
    protection = models.CharField(
        _("protection"),
        max_length=12,
        choices=Protection,
        blank=True,
        default=Protection.NONE,
        help_text=_(
            "For someone in danger: the real name and places never leave the desk, "
            "from the next request on."
        ),
    )
    pen_name = models.CharField(
        _("pen name"),
        max_length=120,
        blank=True,
        help_text=_(
            "What is printed in place of the real name, for example A. Karimi."
        ),
    )
    place_policy = models.CharField(
        _("their places"),
        max_length=12,
        choices=PlacePolicy,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "For someone who may be named, though not where they are. A withheld name "
            "prints no place in any case."
        ),
    )

    seal_code = models.CharField(
        max_length=8, blank=True, default="", db_default="", editable=False
    )

    objects: ClassVar = ContributorQuerySet.as_manager()

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ("name",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(protection="pen_name") | ~Q(pen_name=""),
                name="a_pen_name_policy_has_a_pen_name",
                violation_error_message=_("Give the pen name to print."),
            ),
            models.CheckConstraint(
                condition=Q(seal_code="") | ~Q(protection=""),
                name="who_is_sealed_is_protected",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_protected(self) -> bool:
        return bool(self.protection)

    @property
    def is_sealed(self) -> bool:
        """Whether a code name stands in place of the real one, also at the desk."""
        return bool(self.seal_code)

    def keep_old_slug(self, slug: str) -> None:
        """A protected person's old address must lead nowhere."""
        if not self.is_protected:
            super().keep_old_slug(slug)


class ContributorName(ReferenceData):
    """A contributor's name as printed in one language."""

    reference_kind = "contributor"

    contributor = models.ForeignKey(
        Contributor, on_delete=models.CASCADE, related_name="names"
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        validators=[validate_language],
        help_text=_("A language tag: en, fa, ko."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("As printed in this language, for example 이아라."),
    )

    class Meta:
        verbose_name = _("printed name")
        verbose_name_plural = _("printed names")
        ordering = ("language",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contributor", "language"],
                name="one_name_per_contributor_and_language",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def reference_numbers(self) -> Iterable[int]:
        return [self.contributor_id]


class Byline(models.Model):
    """A contributor credited on an article, in the entered order: role, place, title,
    for which service, and whether for the story or for one of its media.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    contributor = models.ForeignKey(
        Contributor,
        on_delete=models.PROTECT,
        related_name="bylines",
        verbose_name=_("contributor"),
        help_text=_("Begin to type a name."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=role_choices,
        default=BylineRole.AUTHOR,
        help_text=_("What they did, for example Author or Photographer."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where the reporting was done, for example Kharkiv."),
    )
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("As printed with this story."),
    )
    works_for = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for the service"),
        help_text=_("The service they did it for, where readers should know."),
    )
    medium = medium_field()
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Small numbers are printed first.")
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.contributor}"
