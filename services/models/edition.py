"""Editions: the public sites of language services."""

from pathlib import PurePath
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from services.calendars import Calendar, Digits, direction, script_of
from services.models.reference import ReferenceData
from services.models.service import Service, validate_language
from services.public_id import new_media_key
from staff.models import validate_time_zone
from staff.permissions import Person, fence

RESERVED_PREFIXES = frozenset(
    [
        "a",
        "admin",
        "api",
        "author",
        "corrections",
        "feed",
        "feed.rss",
        "feed.atom",
        "feed.json",
        "fonts",
        "healthz",
        "latest",
        "lite",
        "live",
        "manifest.webmanifest",
        "media",
        "metrics",
        "offline",
        "page",
        "preview",
        "readyz",
        "robots.txt",
        "search",
        "section",
        "service",
        "sitemap",
        "sitemap.xml",
        "sitemap-news.xml",
        "sitemaps",
        "static",
        "topic",
        "worker.js",
        ".well-known",
    ]
)


def validate_prefix(prefix: str) -> None:
    if prefix in RESERVED_PREFIXES:
        raise prefix_taken(prefix)


def prefix_taken(prefix: str) -> ValidationError:
    return ValidationError(
        _("The prefix “%(prefix)s” is used by the site itself. Choose another."),
        params={"prefix": prefix},
    )


validate_host = RegexValidator(
    r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$",
    _("Write the name alone, in small letters, for example korean.example.org."),
)


def font_path(edition: "Edition", filename: str) -> str:
    """Where an edition's font is kept: whoever finds the address finds this one font."""
    return f"fonts/{new_media_key()}.woff2"


class EditionQuerySet(models.QuerySet["Edition"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")


class Edition(ReferenceData):
    """A public site of a language service: language, zone, calendar and address."""

    reference_kind = "edition"

    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="editions",
        verbose_name=_("service"),
        help_text=_("The language service that makes it, for example Korean Service."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("The site's name as readers see it, in its own language."),
    )
    language = models.CharField(
        _("language"),
        max_length=20,
        validators=[validate_language],
        help_text=_("A language tag: en, fa, ko, zh-Hans."),
    )
    native_name = models.CharField(
        _("language's own name"),
        max_length=60,
        help_text=_("For the list of languages, for example فارسی."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("Where its readers are, for example Asia/Seoul."),
    )
    calendar = models.CharField(
        _("calendar"),
        max_length=20,
        choices=Calendar,
        default=Calendar.GREGORIAN,
        help_text=_("Persian readers expect the Solar Hijri date."),
    )
    digits = models.CharField(
        _("digits"),
        max_length=6,
        choices=Digits,
        blank=True,
        default=Digits.OWN,
        db_default=Digits.OWN,
        help_text=_("In dates and numbers. Readers in the Maghreb expect 123."),
    )
    prefix = models.CharField(
        _("address prefix"),
        max_length=20,
        blank=True,
        unique=True,
        validators=[
            RegexValidator(
                r"^[a-z]{2,}(-[a-z0-9]+)*$",
                _("Use small letters, for example fa or zh-hans."),
            ),
            validate_prefix,
        ],
        help_text=_("fa for /fa/. Empty for the default edition only."),
    )
    own_host = models.CharField(
        _("own host"),
        max_length=253,
        blank=True,
        default="",
        db_default="",
        validators=[validate_host],
        help_text=_(
            "Where search engines and shared links find it, for example "
            "korean.example.org. Empty: on the house's own host."
        ),
    )
    social_photo = models.ForeignKey(
        "photos.Photo",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("social picture"),
        help_text=_("Shown with shared links whose page has no picture of its own."),
    )
    social_account = models.CharField(
        _("account on X"),
        max_length=16,
        blank=True,
        default="",
        db_default="",
        validators=[
            RegexValidator(
                r"^@[A-Za-z0-9_]{1,15}$",
                _("Write the account's name with @ before it, for example @newsroom."),
            )
        ],
        help_text=_("Named with shared links, for example @newsroom."),
    )
    font = models.FileField(
        _("font"),
        upload_to=font_path,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "A WOFF2 file of at most 300 kB, for a script that readers' devices lack. "
            "Empty: the fonts of the device, which cost readers nothing."
        ),
    )
    labels_mark = models.CharField(
        max_length=64, blank=True, default="", db_default="", editable=False
    )
    has_serial_comma = models.BooleanField(
        _("serial comma"),
        default=False,
        help_text=_("A, B, and C instead of A, B and C."),
    )
    dateline_dash = models.CharField(
        _("dateline dash"),
        max_length=5,
        default=" — ",
        help_text=_("Stands between the dateline and the first sentence."),
        # Spaces are part of the house style here.
    )
    default_section = models.ForeignKey(
        "Section",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("default section"),
        help_text=_("Where a story goes whose section nobody chose."),
    )
    may_be_republished = models.BooleanField(
        _("free to republish"),
        default=False,
        db_default=False,
        help_text=_(
            "Others may print its stories with their credits, where every credited "
            "service lets them."
        ),
    )
    republishing_terms = models.CharField(
        _("terms of republishing"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("In the edition's language, for example: Do not change the text."),
    )
    needs_second_eyes = models.BooleanField(
        _("second pair of eyes"),
        default=False,
        help_text=_("Nobody publishes a text that only they have read."),
    )
    is_at_risk = models.BooleanField(
        _("readers at risk"),
        default=False,
        help_text=_("Nothing is stored in readers' browsers unless they ask for it."),
    )
    is_open = models.BooleanField(
        _("open"), default=True, help_text=_("A closed edition answers nobody.")
    )

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("prefix",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["own_host"],
                condition=~models.Q(own_host=""),
                name="one_edition_per_own_host",
                violation_error_message=_("Another edition has this host already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def drawn(self) -> dict[Any, Any]:
        """What pages share, drawn once for as long as this row stands on the board."""
        return {}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, from the language."""
        return direction(self.language)

    @property
    def script(self) -> str:
        """The four letters of its script (ISO 15924), which its looks go by: Arab."""
        return script_of(self.language)

    @property
    def font_key(self) -> str:
        """What its font's address has of the file's name; empty without a font."""
        return PurePath(self.font.name or "").stem

    @property
    def root(self) -> str:
        """The edition's home address on this site: `/` or `/fa/`."""
        return f"/{self.prefix}/" if self.prefix else "/"

    @property
    def site(self) -> str:
        """Scheme and host for absolute addresses, without a slash at the end.

        Those of its own host where it has one, else of the house.
        """
        house = str(settings.SITE_URL).rstrip("/")
        if not self.own_host:
            return house
        return f"{urlsplit(house).scheme}://{self.own_host}"
