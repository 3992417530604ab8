"""Services (organisations that make news with us), their editions and sections."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from services.calendars import Calendar, direction
from services.credits.kinds import CollaborationKind
from services.signals import reference_changed
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
        "healthz",
        "latest",
        "lite",
        "live",
        "media",
        "readyz",
        "robots.txt",
        "search",
        "section",
        "service",
        "sitemap",
        "static",
        "topic",
        ".well-known",
    ]
)


def kind_choices() -> list[tuple[str, Any]]:
    """Kinds of collaboration; a function, so that a new kind needs no migration."""
    return CollaborationKind.choices


def validate_prefix(prefix: str) -> None:
    if prefix in RESERVED_PREFIXES:
        raise ValidationError(
            _("The prefix “%(prefix)s” is used by the site itself. Choose another."),
            params={"prefix": prefix},
        )


def validate_language(language: str) -> None:
    """Refuse a language tag that the locale data does not know."""
    try:
        direction(language)
    except ValueError as error:
        raise ValidationError(
            _("“%(tag)s” is no language tag. Write it like ko, fa or zh-Hans."),
            params={"tag": language},
        ) from error


def unicode_slug(text: str, *, fallback: str = "") -> str:
    """The words of a headline or name as they stand in an address."""
    return slugify(text, allow_unicode=True)[:100].strip("-") or fallback


class ReferenceData(models.Model):
    """A row that published pages are made from.

    Saving or deleting it tells so inside the same transaction: whoever holds
    published pages marks those made from it stale before the change commits.
    """

    reference_kind: ClassVar[str]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.tell()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self.tell()
            return super().delete(*args, **kwargs)

    def tell(self) -> None:
        """Send `reference_changed` with this row's kind and number."""
        reference_changed.send(
            type(self), kind=self.reference_kind, numbers=self.reference_numbers()
        )

    def reference_numbers(self) -> Iterable[int]:
        return [self.pk]


class ServiceQuerySet(models.QuerySet["Service"]):
    def editable_by(self, person: Person) -> Self:
        """The services of the person's own memberships."""
        return fence(self, person, service="pk")

    def printed_in(self, language: str) -> Self:
        """With `printed` and `possessive` in the language, or the stored name."""
        named = ServiceName.objects.filter(service=OuterRef("pk"), language=language)
        return self.annotate(
            printed=Coalesce(Subquery(named.values("name")[:1]), "name"),
            possessive=Coalesce(Subquery(named.values("possessive")[:1]), Value("")),
        )


class Service(ReferenceData):
    """An organisation that makes news with us."""

    reference_kind = "service"

    class Kind(models.TextChoices):
        LANGUAGE_SERVICE = "service", _("Language service of the house")
        AGENCY = "agency", _("News agency")
        PARTNER = "partner", _("Partner")

    printed: str  # the name in one language, and the form for a sentence,
    possessive: str  # both by `printed_in`

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("Stands in addresses: /service/korean/."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
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

    objects: ClassVar = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


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
        _("language"), max_length=20, validators=[validate_language]
    )
    name = models.CharField(_("name"), max_length=120)
    possessive = models.CharField(
        _("in a sentence"),
        max_length=160,
        blank=True,
        help_text=_(
            "How a credit line says it, with the house: VOA's Korean Service. "
            "Empty: the name."
        ),
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


class EditionQuerySet(models.QuerySet["Edition"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="service_id")

    def answering(self, host: str, first_segment: str) -> Self:
        """Editions that may answer there: its own host, its prefix, then the default.

        The best match stands first.
        """
        own_host = Q(hosts__host=host)
        return (
            self.open()
            .filter(own_host | Q(prefix=first_segment) | Q(prefix=""))
            .annotate(
                rank=models.Case(
                    models.When(Q(prefix=first_segment) & ~Q(prefix=""), then=0),
                    models.When(own_host, then=1),
                    default=2,
                )
            )
            .order_by("rank")
        )


class Edition(ReferenceData):
    """A public site of a language service: language, zone, calendar and address."""

    reference_kind = "edition"

    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="editions",
        verbose_name=_("service"),
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
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    calendar = models.CharField(
        _("calendar"), max_length=20, choices=Calendar, default=Calendar.GREGORIAN
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
    is_open = models.BooleanField(_("open"), default=True)

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("prefix",)

    def __str__(self) -> str:
        return self.name

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, from the language."""
        return direction(self.language)

    @property
    def root(self) -> str:
        """The edition's home address on this site: `/` or `/fa/`."""
        return f"/{self.prefix}/" if self.prefix else "/"

    @property
    def site(self) -> str:
        """Scheme and host for absolute addresses, without a slash at the end."""
        return str(settings.SITE_URL).rstrip("/")


class EditionHost(models.Model):
    """A host name at whose root an edition answers, besides its prefix."""

    edition = models.ForeignKey(
        Edition,
        on_delete=models.CASCADE,
        related_name="hosts",
        verbose_name=_("edition"),
    )
    host = models.CharField(
        _("host"),
        max_length=253,
        unique=True,
        help_text=_("Without scheme or port, for example korean.example.org."),
    )

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ("host",)

    def __str__(self) -> str:
        return self.host


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


class Section(SluggedReference):
    """A part of an edition: World, Asia, Health. Nested one level."""

    reference_kind = "section"
    old_slug_kind = OldSlug.Kind.SECTION

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="sections",
        verbose_name=_("edition"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("web address"),
        max_length=100,
        allow_unicode=True,
        help_text=_("Stands in the address. Old ones go on working."),
    )
    description = models.CharField(_("description"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("In the navigation, small numbers first.")
    )
    is_in_navigation = models.BooleanField(_("in the navigation"), default=True)

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


class Stamp(models.Model):
    """The number that says “this edition's public pages changed”.

    It stands apart from Edition so that publishing never waits for someone
    editing the edition. `chrome` holds the facts every page of the edition
    shows around its content; see articles/chrome.py.
    """

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="stamp"
    )
    counter = models.PositiveBigIntegerField(default=0)
    chrome = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("stamp")
        verbose_name_plural = _("stamps")

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.counter}"


class Turn(models.Model):
    """A moment at which the clock alone changes an edition's public pages."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="turns")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "at"], name="one_turn_per_edition_and_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} at {self.at:%Y-%m-%dT%H:%M:%SZ}"


class Collaboration(models.Model):
    """A service credited on an article, and for what."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="collaborations"
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        related_name="collaborations",
        verbose_name=_("service"),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=kind_choices,
        default=CollaborationKind.COLLABORATION,
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("collaboration")
        verbose_name_plural = _("collaborations")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.service}"
