"""What one edition does with a banner."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from banners.models.banner import LONGEST, Banner
from services.calendars import is_read_alike
from services.models import Edition


class BannerEditionQuerySet(models.QuerySet["BannerEdition"]):
    def shown(self) -> Self:
        """Those whose readers get it, once it shows."""
        left_out = BannerEdition.Audience.OUT
        return self.filter(decision__in=BannerEdition.TAKEN).exclude(audience=left_out)

    def were_wrong(self) -> Self:
        """Those whose readers were given what turned out to be wrong."""
        return self.exclude(said="").filter(
            banner__state=Banner.State.CORRECTED,
            said_at__lte=F("banner__corrected_at"),
        )


class BannerEdition(models.Model):
    """What one edition does with a banner. No row: not decided, so not shown there.

    `said` is what its readers were given last, since `said_at`: it outlives the
    decision, so that who saw a wrong one can be told.
    """

    class Audience(models.TextChoices):
        AS_BANNER = "", _("As above")
        IN = "in", _("Yes")
        OUT = "out", _("No, leave it out")

    class Decision(models.TextChoices):
        NOT_YET = "not_yet", _("Not yet")
        USE = "use", _("Use as it is")
        OWN = "own", _("Own wording")
        DECLINE = "decline", _("Decline")

    TAKEN: ClassVar = (Decision.USE, Decision.OWN)

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
    audience = models.CharField(
        _("ask its editors"),
        max_length=4,
        blank=True,
        choices=Audience,
        default=Audience.AS_BANNER,
        help_text=_("Whether its editors are asked. Those of the banner always are."),
    )
    decision = models.CharField(
        _("decision"),
        max_length=8,
        choices=Decision,
        default=Decision.NOT_YET,
        help_text=_("As it is, in the edition's own words, or not at all."),
    )
    wording = models.CharField(
        _("own wording"),
        max_length=LONGEST,
        blank=True,
        help_text=_("In the edition's language. Only with “Own wording”."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=200,
        blank=True,
        help_text=_("Why it was declined, for colleagues."),
    )
    sections = models.ManyToManyField(
        "services.Section",
        blank=True,
        related_name="+",
        verbose_name=_("only in sections"),
        help_text=_("None: on every page of the edition."),
    )
    correction = models.CharField(
        _("what is right"),
        max_length=LONGEST,
        blank=True,
        help_text=_(
            "In the edition's language, for the readers who saw the wrong one."
        ),
    )
    said = models.CharField(max_length=LONGEST, blank=True, editable=False)
    said_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar = BannerEditionQuerySet.as_manager()

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
        indexes: ClassVar = [
            models.Index(fields=["edition", "-said_at"], name="banners_said_lately")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_decision_display()}"

    @property
    def printed(self) -> str:
        return (
            self.wording if self.decision == self.Decision.OWN else self.banner.wording
        )

    def is_asked(self, banner: Banner) -> bool:
        """Whether the edition is in the banner's audience."""
        if self.audience != self.Audience.AS_BANNER:
            return self.audience == self.Audience.IN
        is_home = self.edition.service_id == banner.service_id
        return is_home or banner.is_everywhere or self.decision in self.TAKEN

    def has_wording_of(self, banner: Banner) -> bool:
        """Whether its readers read the banner's own words as their language."""
        return is_read_alike(banner.language, self.edition.language)

    def say(self, wording: str, now: datetime, starts_at: datetime) -> bool:
        """Note what readers are given, now or from its start; whether that is new."""
        is_known = self.said == wording and self.said_at and self.said_at <= now
        since = max(now, starts_at)
        if is_known or (self.said, self.said_at) == (wording, since):
            return False
        self.said, self.said_at = wording, since
        return True

    def unsay(self, now: datetime) -> bool:
        """Forget what readers were only going to be given; whether there was any."""
        if self.said_at is None or self.said_at <= now:
            return False
        self.said, self.said_at = "", None
        return True
