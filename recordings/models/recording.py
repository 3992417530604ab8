"""A sound or a film, and what is known of it."""

from datetime import datetime
from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from photos.models import Photo
from services.models import ReferenceData, Service
from services.public_id import new_media_key, new_public_id
from staff.permissions import Person, standing

ENDINGS = ("mp4", "webm", "mp3", "m4a", "ogg")
FOR_WHO_HEARS_NOT = ("captions", "subtitles")  # kinds of tracks


def originals() -> Storage:
    """Where uploaded files lie. They have no public address."""
    return storages["originals"]


def original_name(recording: "Recording", filename: str) -> str:
    """A name that tells nothing: the uploaded one may betray a person or place."""
    ending = PurePath(filename).suffix.lower().lstrip(".")
    return f"{new_media_key()}.{ending if ending in ENDINGS else 'bin'}"


class RecordingQuerySet(models.QuerySet["Recording"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the person's services, and what was lent to them."""
        held = standing(person)
        if held.reads_everything:
            return self
        services = held.services()
        lent = Recording.lent_to.through.objects.filter(service__in=services)
        return self.filter(Q(service__in=services) | Q(pk__in=lent.values("recording")))

    def not_pulled(self) -> Self:
        """Those that a story may use."""
        return self.filter(pulled_at=None)

    def pulled(self) -> Self:
        return self.exclude(pulled_at=None)

    def playable(self, now: datetime) -> Self:
        """Those whose file readers may be given at this moment."""
        in_time = Q(usable_until=None) | Q(usable_until__gt=now)
        found = self.filter(in_time, has_file=True, pulled_at=None)
        return found.exclude(credit="", usage_terms="")

    def without_file(self) -> Self:
        """Those whose public file was not made, or was lost."""
        return self.filter(has_file=False, pulled_at=None, has_ended=False)

    def ended(self, now: datetime) -> Self:
        """Those whose time is over, and of which pages do not know it yet."""
        return self.filter(usable_until__lte=now, has_ended=False)

    def silent(self) -> Self:
        """Those without words for who cannot hear them."""
        without = Q(transcript="") & ~Q(captions__kind__in=FOR_WHO_HEARS_NOT)
        return self.not_pulled().filter(without).distinct()

    def for_page(self) -> Self:
        return self.select_related("service").prefetch_related("captions")


class Recording(ReferenceData):
    """A sound or a film with its facts."""

    reference_kind = "recording"

    class Kind(models.TextChoices):
        AUDIO = "audio", pgettext_lazy("kind of recording", "Audio")
        VIDEO = "video", pgettext_lazy("kind of recording", "Video")

    class Reach(models.TextChoices):
        HOUSE = "house", _("Every service of the house")
        OWN = "own", _("Its own service only")

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="recordings",
        verbose_name=_("service"),
        help_text=_("The service that looks after the recording."),
    )
    kind = models.CharField(_("kind"), max_length=5, choices=Kind, editable=False)
    original = models.FileField(
        _("file"),
        upload_to=original_name,
        storage=originals,
        max_length=120,
        help_text=_("MP4, WebM, MP3, M4A or Ogg Opus."),
    )
    media_key = models.CharField(
        max_length=32, unique=True, default=new_media_key, editable=False
    )
    ending = models.CharField(max_length=4, editable=False)
    seconds = models.PositiveIntegerField(_("length"), default=0, editable=False)
    bytes = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    has_file = models.BooleanField(default=False, editable=False)
    title = models.CharField(
        _("title"),
        max_length=150,
        help_text=_("What readers see above it, for example: The harbor at night."),
    )
    language = models.CharField(
        _("spoken language"),
        max_length=35,
        blank=True,
        help_text=_("Leave it empty where nobody speaks."),
    )
    poster = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("poster"),
        help_text=_(
            "The picture of the photo desk that stands in a film’s place until it plays."
        ),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_(
            "What is to be seen or heard, for someone who cannot: two or three "
            "sentences."
        ),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_(
            "Every word that is spoken, with who says it. An empty line begins a new "
            "paragraph. Readers open it below the recording."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, as credited, for example Lee Ara/AFP."),
    )
    usage_terms = models.CharField(
        _("rights"),
        max_length=200,
        blank=True,
        help_text=_("For example: Own work; AFP Video subscription, 30 days."),
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
        editable=False,
    )
    may_be_saved = models.BooleanField(
        _("readers may save it"),
        default=True,
        help_text=_("Shows a link to the file, and gives it to feeds."),
    )
    usable_until = models.DateTimeField(
        _("may be used until"),
        null=True,
        blank=True,
        help_text=_("From then on no story plays it. Times are UTC."),
    )
    has_ended = models.BooleanField(default=False, editable=False)
    content_warning = models.CharField(
        _("content warning"),
        max_length=160,
        blank=True,
        help_text=_("Readers see these words first, for example: Shows the dead."),
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
    pulled_at = models.DateTimeField(_("pulled"), null=True, editable=False)
    pull_reason = models.TextField(
        _("why it was pulled"), blank=True, default="", db_default="", editable=False
    )

    objects: ClassVar = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pulled_at=None) | ~Q(pull_reason=""),
                name="a_pulled_recording_has_a_reason",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["usable_until"],
                condition=Q(usable_until__isnull=False, has_ended=False),
                name="recordings_that_will_end",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new end, later than now, opens it again; the clock closes it."""
        fields = kwargs.get("update_fields")
        if fields is None or "usable_until" in fields:
            self.has_ended = self.is_over(timezone.now())
            if fields is not None:
                kwargs["update_fields"] = {*fields, "has_ended"}
        super().save(*args, **kwargs)

    def is_over(self, now: datetime) -> bool:
        return self.usable_until is not None and self.usable_until <= now

    @property
    def is_video(self) -> bool:
        return self.kind == self.Kind.VIDEO

    @property
    def is_pulled(self) -> bool:
        """Whether no story may play it."""
        return self.pulled_at is not None

    @property
    def has_rights(self) -> bool:
        """Whether it says in some way that, or by whom, it may be used."""
        return bool(self.credit or self.usage_terms)

    @property
    def is_playable(self) -> bool:
        """Whether pages may have it; the clock's last word is `playable`."""
        return (
            self.has_file
            and self.has_rights
            and not self.is_pulled
            and not self.has_ended
        )

    @property
    def file_name(self) -> str:
        return f"recording.{self.ending}"

    @property
    def has_captions(self) -> bool:
        """Whether words are shown to who does not hear; `captions` are read."""
        return any(track.kind in FOR_WHO_HEARS_NOT for track in self.captions.all())

    @property
    def stops(self) -> list[str]:
        """What keeps it off readers' pages, in sentences."""
        if self.is_pulled:
            return [gettext("It was pulled: choose another.")]
        found = []
        if self.has_ended:
            found.append(gettext("The time in which it may be used is over."))
        if not self.has_rights:
            found.append(gettext("It needs a credit or its rights."))
        if not self.has_file:
            found.append(gettext("Its public file is missing: save it once more."))
        return found

    @property
    def wants(self) -> list[str]:
        """What somebody misses who cannot see or hear it, in sentences."""
        found = []
        speaks = bool(self.language)
        if self.is_video and speaks and not self.has_captions:
            found.append(gettext("It has no captions for who cannot hear it."))
        if speaks and not self.transcript:
            found.append(gettext("It has no transcript."))
        if not speaks and not (self.transcript or self.description):
            found.append(gettext("It has no description of what is seen or heard."))
        if self.is_video and self.poster_id is None:
            found.append(gettext("It has no poster: readers see an empty frame."))
        return found
