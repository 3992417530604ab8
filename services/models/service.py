"""Services: organisations that make news with us, and their printed names."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from services.calendars import direction, is_read_alike, locale_of
from services.models.reference import ReferenceData


def validate_language(language: str) -> None:
    """Refuse a language tag that the locale data does not know."""
    try:
        direction(language)
    except ValueError as error:
        raise ValidationError(
            _("“%(tag)s” is no language tag. Write it like ko, fa or zh-Hans."),
            params={"tag": language},
        ) from error


CASES = ("genitive", "instrumental")  # of languages that decline names


def tags_read_alike(language: str) -> list[str]:
    """The tags under which a name for this language may be stored: en-GB and en.

    The longer one comes first in descending order.
    """
    short = locale_of(language).language
    return [language, short] if is_read_alike(language, short) else [language]


class ServiceQuerySet(models.QuerySet["Service"]):
    def printed_in(self, language: str) -> Self:
        """With `printed` and the forms for a sentence, or the stored name and none."""
        named = ServiceName.objects.filter(
            service=OuterRef("pk"), language__in=tags_read_alike(language)
        ).order_by("-language")
        forms = {
            form: Coalesce(Subquery(named.values(form)[:1]), Value(""))
            for form in ("possessive", *CASES)
        }
        return self.annotate(
            printed=Coalesce(Subquery(named.values("name")[:1]), "name"),
            is_named=Exists(named),
            **forms,
        )


class Service(ReferenceData):
    """An organisation that makes news with us."""

    reference_kind = "service"

    class Kind(models.TextChoices):
        LANGUAGE_SERVICE = "service", _("Language service of the house")
        AGENCY = "agency", _("News agency")
        PARTNER = "partner", _("Partner")
        FUNDER = "funder", _("Funder")

    printed: str  # the name in one language, and the form for a sentence,
    possessive: str  # and its forms in other cases, all by `printed_in`
    genitive: str
    instrumental: str
    is_named: bool  # whether a name in the language is stored at all

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Stands in addresses: /service/korean/."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        help_text=_(
            "Language services have editions; agencies and partners are credited."
        ),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("In the house's own language, for example Korean Service."),
    )
    house = models.CharField(
        _("house"),
        max_length=120,
        blank=True,
        help_text=_("The organisation it belongs to, for example VOA."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("Two or three sentences for its public page."),
    )

    may_be_republished = models.BooleanField(
        _("may be republished"),
        default=False,
        db_default=False,
        help_text=_(
            "Others may print, for nothing, what rests on its work: services of the "
            "house always, an agency only if its contract says so."
        ),
    )

    objects: ClassVar = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def time_zone(self) -> str:
        """Name of the zone its newsroom works in: that of its first edition, or UTC.

        Reads `editions`, which a list should prefetch.
        """
        first = min(self.editions.all(), key=lambda edition: edition.pk, default=None)
        return first.time_zone if first else "UTC"


class ServiceName(ReferenceData):
    """A service's name as printed in one language. Stored, never guessed."""

    reference_kind = "service"

    service = models.ForeignKey(
        Service,
        on_delete=models.CASCADE,
        related_name="names",
        verbose_name=_("service"),
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
        help_text=_("As printed in this language, for example VOA 한국어 방송."),
    )
    possessive = models.CharField(
        _("in a sentence"),
        max_length=160,
        blank=True,
        help_text=_(
            "How a credit line says it, with the house: VOA's Korean Service. "
            "Empty: the name."
        ),
    )
    genitive = models.CharField(
        _("genitive"),
        max_length=160,
        blank=True,
        default="",
        db_default="",
        help_text=_("Of whom: Корейской службы. For languages that decline names."),
    )
    instrumental = models.CharField(
        _("instrumental"),
        max_length=160,
        blank=True,
        default="",
        db_default="",
        help_text=_("With whom: Корейской службой. For languages that decline names."),
    )

    class Meta:
        verbose_name = _("printed name")
        verbose_name_plural = _("printed names")
        ordering = ("language",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["service", "language"], name="one_name_per_service_and_language"
            )
        ]

    def __str__(self) -> str:
        return self.possessive or self.name

    def reference_numbers(self) -> Iterable[int]:
        return [self.service_id]
