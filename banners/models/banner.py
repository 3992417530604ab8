"""The banner itself: what it says, how grave it is, from when until when."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.models import Edition, Service, validate_language
from services.public_id import new_public_id
from staff.permissions import Person, Role, standing

LONGEST = 1000  # letters of a wording; far more than fits any page


class BannerQuerySet(models.QuerySet["Banner"]):
    def visible_to(self, person: Person) -> Self:
        """Those of the person's services, and those that their editors are asked about."""
        held = standing(person)
        if held.reads_everything:
            return self
        editors = held.services(Role.EDITOR, Role.CHIEF)
        theirs = Q(editions__edition__service__in=editors)
        left_out = theirs & Q(editions__audience="out")
        taken = Q(editions__audience="in") | Q(editions__decision__in=("use", "own"))
        asked = Banner.objects.filter(theirs & taken & ~Q(editions__audience="out"))
        seen = Q(service__in=held.services()) | Q(pk__in=asked.values("pk"))
        if editors:
            fenced_off = Banner.objects.filter(left_out).values("pk")
            seen |= Q(is_everywhere=True) & ~Q(pk__in=fenced_off)
        return self.filter(seen)

    def showing(self, now: datetime) -> Self:
        return self.filter(
            state=Banner.State.SHOWING, starts_at__lte=now, ends_at__gt=now
        )


class Banner(models.Model):
    """A breaking-news notice with a life of its own; it may precede its story."""

    class Level(models.TextChoices):
        EMERGENCY = "emergency", pgettext_lazy("banner level", "Emergency")
        BREAKING = "breaking", pgettext_lazy("banner level", "Breaking news")
        LIVE = "live", pgettext_lazy("banner level", "Live")
        DEVELOPING = "developing", pgettext_lazy("banner level", "Developing")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SHOWING = "showing", _("Showing")
        CORRECTED = "corrected", _("Corrected")
        ENDED = "ended", _("Ended")

    LASTS: ClassVar = {
        Level.EMERGENCY: timedelta(hours=12),
        Level.BREAKING: timedelta(hours=2),
        Level.LIVE: timedelta(hours=6),
        Level.DEVELOPING: timedelta(hours=4),
    }
    EXTENSION: ClassVar = timedelta(hours=1)
    # How long browsers that showed a wrong one go on learning what is right.
    CORRECTED_FOR: ClassVar = timedelta(days=7)

    public_id = models.CharField(
        max_length=12, unique=True, default=new_public_id, editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="banners",
        verbose_name=_("service"),
        help_text=_("Whose banner it is; its editors look after it."),
    )
    level = models.CharField(
        _("level"),
        max_length=12,
        choices=Level,
        default=Level.BREAKING,
        help_text=_(
            "Emergency is announced at once by screen readers; use it for danger to life."
        ),
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.DRAFT, editable=False
    )
    wording = models.CharField(
        _("wording"),
        max_length=LONGEST,
        help_text=_(
            "One sentence, for example: Ferry with 300 aboard sinks off Busan."
        ),
    )
    language = models.CharField(
        _("language of the wording"),
        max_length=20,
        blank=True,
        validators=[validate_language],
        help_text=_("Empty: the language of the service's first edition."),
    )
    is_everywhere = models.BooleanField(
        _("ask every edition"),
        default=False,
        help_text=_("Also those that open later. Each decides for itself."),
    )
    story = models.ForeignKey(
        "articles.Story",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="banners",
        verbose_name=_("story"),
        help_text=_("May come later. Each edition links its own live version."),
    )
    starts_at = models.DateTimeField(
        _("starts"),
        help_text=_("From when readers see it. Now, unless you set a later time."),
    )
    ends_at = models.DateTimeField(
        _("ends"),
        help_text=_("Every banner ends: as its level says, unless you say when."),
    )
    correction = models.CharField(
        _("what is right"),
        max_length=LONGEST,
        blank=True,
        help_text=_("One sentence, for the readers who saw the wrong one."),
    )
    corrected_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    objects: ClassVar = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ("-starts_at",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="a_banner_ends_after_it_starts",
                violation_error_message=_("A banner ends after it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(state="corrected") | ~Q(correction=""),
                name="a_corrected_banner_says_what_is_right",
                violation_error_message=_("Say what is right, in one sentence."),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "ends_at"], name="banners_showing")
        ]

    def __str__(self) -> str:
        return self.wording

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the language of the service's first edition if none was said."""
        if not self.language:
            home = Edition.objects.filter(service=self.service_id).order_by("pk")
            self.language = home.values_list("language", flat=True).first() or "en"
        super().save(*args, **kwargs)

    @property
    def corrected_until(self) -> datetime | None:
        """Until when browsers that showed it learn what is right."""
        return self.corrected_at and self.corrected_at + self.CORRECTED_FOR

    def life(self, now: datetime) -> str:
        """What it does at this moment, the clock counted in: a state, or “waiting”."""
        if self.state != Banner.State.SHOWING:
            return self.state
        if now < self.starts_at:
            return "waiting"
        return Banner.State.SHOWING if now < self.ends_at else Banner.State.ENDED
