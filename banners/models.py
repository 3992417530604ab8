"""Breaking news: a banner has a level, a wording per edition, and must end."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.models import Edition, Service
from services.public_id import new_public_id
from staff.permissions import Person, fence


class BannerQuerySet(models.QuerySet["Banner"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

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
        max_length=300,
        help_text=_(
            "One sentence, for example: Ferry with 300 aboard sinks off Busan."
        ),
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
        _("ends"), help_text=_("Every banner ends. It can be extended while it shows.")
    )
    correction = models.CharField(
        _("correction"), max_length=300, blank=True, editable=False
    )
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
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "ends_at"], name="banners_showing")
        ]

    def __str__(self) -> str:
        return self.wording


class BannerEdition(models.Model):
    """What one edition does with a banner. No row: not decided, so not shown there."""

    class Decision(models.TextChoices):
        USE = "use", _("Use as it is")
        OWN = "own", _("Own wording")
        DECLINE = "decline", _("Decline")

    banner = models.ForeignKey(
        Banner, on_delete=models.CASCADE, related_name="editions"
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="banners",
        verbose_name=_("edition"),
        help_text=_("Whose readers see it."),
    )
    decision = models.CharField(
        _("decision"),
        max_length=8,
        choices=Decision,
        default=Decision.USE,
        help_text=_("As it is, in the edition's own words, or not at all."),
    )
    wording = models.CharField(
        _("own wording"),
        max_length=300,
        blank=True,
        help_text=_("In the edition's language. Only with “Own wording”."),
    )

    class Meta:
        verbose_name = _("edition's decision")
        verbose_name_plural = _("editions' decisions")
        ordering = ("edition",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["banner", "edition"], name="one_decision_per_banner_and_edition"
            ),
            models.CheckConstraint(
                condition=~Q(decision="own") | ~Q(wording=""),
                name="an_own_wording_is_written",
                violation_error_message=_("Write the edition's own wording."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_decision_display()}"

    @property
    def printed(self) -> str:
        return (
            self.wording if self.decision == self.Decision.OWN else self.banner.wording
        )
