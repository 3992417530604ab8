"""The photo desk: pictures, what is known of them, and their public files."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.models import ReferenceData, Service
from services.public_id import new_media_key, new_public_id
from staff.permissions import Person, fence


def originals() -> Storage:
    """Where uploaded files lie. They have no public address."""
    return storages["originals"]


def original_name(photo: "Photo", filename: str) -> str:
    """A name that tells nothing: the uploaded one may betray a person or place."""
    return f"{new_media_key()}.{filename.rpartition('.')[2].lower()[:5]}"


class PhotoQuerySet(models.QuerySet["Photo"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

    def for_page(self) -> Self:
        """With everything a page needs to draw them, in two queries."""
        return self.prefetch_related("renditions")


class Photo(ReferenceData):
    """A picture with its facts. A story's use may override caption and alt text."""

    reference_kind = "photo"

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("service"),
    )
    original = models.FileField(
        _("file"), upload_to=original_name, storage=originals, max_length=120
    )
    media_key = models.CharField(
        max_length=32, unique=True, default=new_media_key, editable=False
    )
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    title = models.CharField(
        _("title"),
        max_length=150,
        help_text=_("How the desk finds it, for example Ferry at dawn, Busan."),
    )
    caption = models.TextField(
        _("caption"),
        blank=True,
        help_text=_("Who, what, where, when. FILE is added by itself when marked."),
    )
    photographer = models.CharField(_("photographer"), max_length=120, blank=True)
    agency = models.CharField(
        _("agency"), max_length=120, blank=True, help_text=_("AFP, Reuters, handout …")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=400,
        blank=True,
        help_text=_("What the picture shows, for someone who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Carries no information; screen readers pass over it."),
    )
    is_file = models.BooleanField(
        _("file photo"),
        default=False,
        help_text=_(
            "Taken at another time than the event: the caption opens with FILE."
        ),
    )
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    is_undated = models.BooleanField(
        _("date unknown"), default=False, help_text=_("Nobody knows when it was taken.")
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    content_warning = models.CharField(_("content warning"), max_length=160, blank=True)
    usage_terms = models.CharField(
        _("rights"),
        max_length=200,
        blank=True,
        help_text=_(
            "For example: Own work; VOA/AFP subscription; handout, no archive."
        ),
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, across"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Per cent from the left edge."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, down"),
        default=50,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Per cent from the top edge."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects: ClassVar = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_on=None) | Q(is_undated=False),
                name="a_dated_photo_is_not_undated",
                violation_error_message=_(
                    "Give the date or mark it unknown, not both."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.is_decorative and self.alt:
            raise ValidationError(
                {"alt": _("A decorative picture has no alternative text. Choose one.")}
            )

    @property
    def credit(self) -> str:
        """Photographer and agency as printed under the picture: Lee Ara/AFP."""
        return "/".join(part for part in (self.photographer, self.agency) if part)

    @property
    def is_described(self) -> bool:
        """Whether a screen reader knows what to do with it."""
        return self.is_decorative or bool(self.alt)

    @property
    def is_publishable(self) -> bool:
        """Described, with public files, and its rights stated in some way."""
        return self.is_described and bool(self.usage_terms or self.credit)


class Rendition(models.Model):
    """One public file of a photo: a width in a format."""

    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, related_name="renditions"
    )
    format = models.CharField(max_length=5)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ("format", "width")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photo", "format", "width"],
                name="one_rendition_per_photo_format_and_width",
            )
        ]

    def __str__(self) -> str:
        return f"{self.width}.{self.format}"
