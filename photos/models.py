"""The photo desk: pictures, what is known of them, and their public files."""

from datetime import datetime
from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from photos.credit import PhotosByCredit, PrintedCredit
from photos.shown_elsewhere import ShownElsewhere as ShownElsewhere
from services.models import ReferenceData, Service
from services.public_id import new_media_key, new_public_id
from staff.append_only import AppendOnly, AppendOnlyQuerySet
from staff.permissions import Person, standing

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")


def originals() -> Storage:
    """Where uploaded files lie. They have no public address."""
    return storages["originals"]


def original_name(photo: "Photo", filename: str) -> str:
    """A name that tells nothing: the uploaded one may betray a person or place."""
    ending = PurePath(filename).suffix.lower()
    return f"{new_media_key()}{ending if ending in ENDINGS else ''}"


UNDESCRIBED = Q(alt="", is_decorative=False)
WITHOUT_RIGHTS = Q(usage_terms="", photographer="", agency="", credited_to=None)


class PhotoQuerySet(PhotosByCredit["Photo"]):
    def due(self, now: datetime) -> Self:
        """Those whose public files must be made now, longest waiting first."""
        waiting = self.filter(renditions_due__lte=now, set_aside="", pulled_at=None)
        return waiting.order_by("renditions_due", "pk")

    def undescribed(self) -> Self:
        return self.filter(UNDESCRIBED)

    def without_rights(self) -> Self:
        return self.filter(WITHOUT_RIGHTS)

    def given_up(self) -> Self:
        """Those that the background work has set aside."""
        return self.exclude(set_aside="")

    def pulled(self) -> Self:
        return self.exclude(pulled_at=None)

    def not_pulled(self) -> Self:
        """Those that a story may use."""
        return self.filter(pulled_at=None)

    def needing_work(self) -> Self:
        """Those that the photo desk must see to before readers get them whole."""
        unfit = UNDESCRIBED | WITHOUT_RIGHTS | ~Q(set_aside="")
        return self.not_pulled().filter(unfit)

    def visible_to(self, person: Person) -> Self:
        """Those of the person's services, and what was lent to them."""
        held = standing(person)
        if held.reads_everything:
            return self
        services = held.services()
        lent = Photo.lent_to.through.objects.filter(service__in=services)
        return self.filter(Q(service__in=services) | Q(pk__in=lent.values("photo")))


class Photo(PrintedCredit, ReferenceData):
    """A picture with its facts. A story's use may override caption and alt text."""

    reference_kind = "photo"

    class Reach(models.TextChoices):
        HOUSE = "house", _("Every service of the house")
        OWN = "own", _("Its own service only")

    class SetAside(models.TextChoices):
        """Why the background work has given a photo up."""

        LOST = "lost", _("Its original file is missing: upload the picture again.")
        BROKEN = (
            "broken",
            _("Its public files could not be made: upload the picture again."),
        )

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="photos",
        verbose_name=_("service"),
        help_text=_("The service that looks after the picture."),
    )
    original = models.FileField(
        _("file"),
        upload_to=original_name,
        storage=originals,
        max_length=120,
        help_text=_(
            "JPEG, PNG, WebP or AVIF, at least 200 pixels long, 40 MB at most."
        ),
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
    photographer = models.CharField(
        _("photographer"),
        max_length=120,
        blank=True,
        help_text=_("As credited, for example Lee Ara."),
    )
    credited_to = models.ForeignKey(
        "bylines.Contributor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("credited to"),
        help_text=_(
            "A contributor of the house: the credit then follows their name in each "
            "language and their protection, whatever is typed as photographer."
        ),
    )
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
    taken_on = models.DateField(
        _("taken on"),
        null=True,
        blank=True,
        help_text=_("The day it was taken, for example 2024-05-03."),
    )
    is_undated = models.BooleanField(
        _("date unknown"), default=False, help_text=_("Nobody knows when it was taken.")
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("Where it was taken, for example Busan, South Korea."),
    )
    content_warning = models.CharField(
        _("content warning"),
        max_length=160,
        blank=True,
        help_text=_("Readers see these words first, for example: Shows the dead."),
    )
    usage_terms = models.CharField(
        _("rights"),
        max_length=200,
        blank=True,
        help_text=_(
            "For example: Own work; VOA/AFP subscription; handout, no archive."
        ),
    )
    reach = models.CharField(
        _("may be used by"),
        max_length=5,
        choices=Reach,
        default=Reach.HOUSE,
        db_default=Reach.HOUSE,
        help_text=_("A licence for one service keeps it out of adaptations."),
    )
    lent_to = models.ManyToManyField(
        Service,
        blank=True,
        related_name="+",
        verbose_name=_("lent to"),
        help_text=_("Services that adapted a story with it; they may use it, too."),
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
    renditions_due = models.DateTimeField(
        null=True, default=timezone.now, editable=False
    )
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    set_aside = models.CharField(
        max_length=6,
        blank=True,
        default="",
        db_default="",
        choices=SetAside,
        editable=False,
    )
    pulled_at = models.DateTimeField(_("pulled"), null=True, editable=False)
    pulled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("pulled by"),
    )
    pull_reason = models.TextField(
        _("why it was pulled"), blank=True, default="", db_default="", editable=False
    )

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
            ),
            models.CheckConstraint(
                condition=Q(pulled_at=None) | ~Q(pull_reason=""),
                name="a_pulled_photo_has_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["renditions_due"],
                condition=Q(renditions_due__isnull=False, set_aside=""),
                name="photos_with_files_to_make",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A moved focal point asks for new crops, in the same statement."""
        fields = kwargs.get("update_fields")
        if self.pk and self.is_refocused(fields):
            self.ask_for_renditions()
            if fields is not None:
                kwargs["update_fields"] = {*fields, *ASKING}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.is_decorative and self.alt:
            raise ValidationError(
                {"alt": _("A decorative picture has no alternative text. Choose one.")}
            )
        if self.is_file and not self.taken_on and not self.is_undated:
            raise ValidationError(
                {
                    "taken_on": _(
                        "When was it taken? Give the date, or tick “date unknown”."
                    )
                }
            )

    @property
    def is_described(self) -> bool:
        """Whether a screen reader knows what to do with it."""
        return self.is_decorative or bool(self.alt)

    @property
    def is_publishable(self) -> bool:
        """Described, and its rights stated in some way."""
        return self.is_described and self.has_rights

    @property
    def is_pulled(self) -> bool:
        """Whether no story may show it."""
        return self.pulled_at is not None

    @property
    def facts_needed(self) -> list[str]:
        """What the photo desk has to see to, in sentences."""
        if self.is_pulled:
            return [gettext("It was pulled: choose another.")]
        found = []
        if not self.is_described:
            found.append(
                gettext("It needs alternative text, or the mark “decorative”.")
            )
        if not self.has_rights:
            found.append(gettext("It needs a photographer, an agency or its rights."))
        if self.set_aside:
            found.append(str(self.get_set_aside_display()))
        return found

    @property
    def needs(self) -> list[str]:
        """What keeps it off readers' pages, in sentences; `renditions` are read."""
        found = self.facts_needed
        if not self.is_pulled and not self.set_aside and not self.renditions.all():
            found.append(gettext("Its public files are being made."))
        return found

    @property
    def focus(self) -> str:
        """The focal point as the names of its crops have it: 50-33."""
        return f"{self.focal_x}-{self.focal_y}"

    def is_refocused(self, fields: Any = None) -> bool:
        """Whether the focal point differs from the stored one, and will be saved."""
        if fields is not None and not {"focal_x", "focal_y"} & set(fields):
            return False
        same = Q(focal_x=self.focal_x, focal_y=self.focal_y)
        return Photo.objects.filter(~same, pk=self.pk).exists()

    def ask_for_renditions(self) -> None:
        """Have the background work look at its public files again; save it yourself."""
        self.renditions_due, self.attempts, self.set_aside = timezone.now(), 0, ""


class PhotoEvent(AppendOnly):
    """One verb, done by one person to one photo."""

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="events")
    action = models.CharField(_("action"), max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    detail = models.JSONField(default=dict)

    objects: ClassVar = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.action} {self.at:%Y-%m-%d %H:%M}"


ASKING = ("renditions_due", "attempts", "set_aside")  # what asking sets


class Rendition(models.Model):
    """One public file of a photo: a width in a format, of the whole or of a crop.

    Its name tells what is in it: a file never changes under its name.
    """

    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, related_name="renditions"
    )
    format = models.CharField(max_length=5)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    crop = models.CharField(max_length=6, blank=True, default="", db_default="")
    focus = models.CharField(max_length=7, blank=True, default="", db_default="")
    bytes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ("format", "crop", "width")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photo", "format", "crop", "focus", "width"],
                name="one_rendition_per_photo_and_file_name",
            )
        ]

    def __str__(self) -> str:
        """The file's name: 640.webp, or card-1200-50-33.jpg."""
        parts = (self.crop, str(self.width), self.focus)
        return f"{'-'.join(part for part in parts if part)}.{self.format}"
