"""Hosts: where else an edition answers, for readers who are blocked."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from services.models.edition import Edition, validate_host
from services.models.reference import ReferenceData

ONION = ".onion"  # the end of every address that only the Tor network knows


class EditionHost(ReferenceData):
    """Another host at whose root an edition answers, for readers who are blocked."""

    reference_kind = "host"

    class Kind(models.TextChoices):
        MIRROR = "mirror", _("Mirror")
        ONION = "onion", _("Onion address")

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
        validators=[validate_host],
        help_text=_("Without scheme or port, for example korean.example.org."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=6,
        choices=Kind,
        default=Kind.MIRROR,
        db_default=Kind.MIRROR,
        help_text=_("An onion address ends in .onion and needs Tor Browser."),
    )
    is_announced = models.BooleanField(
        _("announced"),
        default=False,
        db_default=False,
        help_text=_(
            "Readers find it at the foot of every page. So do those who block it."
        ),
    )

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ("host",)

    def __str__(self) -> str:
        return self.host

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Told afterwards: the list of addresses is then composed without it."""
        with transaction.atomic():
            deleted = super(ReferenceData, self).delete(*args, **kwargs)
            self.tell()
        return deleted

    @property
    def address(self) -> str:
        """Its home page for readers. The Tor network needs no HTTPS."""
        house = urlsplit(str(settings.SITE_URL))
        scheme = "http" if self.is_onion else house.scheme
        return f"{scheme}://{self.host}/"

    @property
    def is_onion(self) -> bool:
        return self.host.endswith(ONION)

    def reference_numbers(self) -> Iterable[int]:
        return [self.edition_id]
