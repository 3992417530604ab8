"""Old addresses: of a site that was here before, and where the page is now."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from services.models import Edition
from services.reading import PRIMARY
from staff.permissions import Person, fence

LONGEST = 500  # characters; an index of PostgreSQL must hold it in any script


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    def visible_to(self, person: Person) -> Self:
        return fence(self, person, service="edition__service_id")

    def asked_for(self, host: str, paths: list[str]) -> "OldAddress | None":
        """What stands at the first of these paths, at this host rather than at any.

        No stamp tells when the desk changes the list: the primary is asked.
        """
        rows = self.using(PRIMARY).filter(path__in=paths, host__in=("", host))
        found: list[OldAddress] = list(rows)
        ranked = sorted(found, key=lambda row: (paths.index(row.path), not row.host))
        return next(iter(ranked), None)


class OldAddress(models.Model):
    """An address that stood elsewhere once. It leads to a story, or to a page of this
    site; with neither, it says that what was there is gone.

    Only asked when nothing else answers. `path` is normalised: see
    `articles.old_addresses.normal`.
    """

    edition = models.ForeignKey(
        Edition,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("edition"),
        help_text=_("Whose old site it was."),
    )
    host = models.CharField(
        _("host"),
        max_length=253,
        blank=True,
        default="",
        help_text=_("Only at this host, for example old.example.org. Empty: at any."),
    )
    path = models.CharField(_("old address"), max_length=LONGEST)
    story = models.CharField(_("story"), max_length=12, blank=True, default="")
    target = models.CharField(_("page"), max_length=LONGEST, blank=True, default="")
    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("For the desk, for example where the list came from."),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ("path", "host")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["path", "host"], name="one_meaning_per_old_address"
            ),
            models.CheckConstraint(
                condition=Q(story="") | Q(target=""),
                name="an_old_address_leads_to_one_place",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["target"],
                condition=~Q(target=""),
                name="old_addresses_to_a_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.host}{self.path}"

    @property
    def is_gone(self) -> bool:
        return not (self.story or self.target)
