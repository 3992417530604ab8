"""At whose desk the first page is drawn, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from services import clock
from services.models import Edition, Service
from staff.models import User
from staff.permissions import Role, Standing, standing

SHOWN = 8  # rows of a group on the first page
SHOWN_ALONE = 200  # rows of the group that somebody asked to see alone


@dataclass(frozen=True, slots=True)
class Whose:
    """The person, the editions of the services they work in, and the moment."""

    person: User
    held: Standing
    editions: dict[int, Edition]
    now: datetime
    shown: int = SHOWN

    @property
    def services(self) -> dict[int, Service]:
        return {e.service_id: e.service for e in self.editions.values()}

    def where(self, *roles: str) -> list[int]:
        """The services in which the person holds one of these roles."""
        return [pk for pk in self.services if self.held.has(pk, *roles)]

    def editions_where(self, *roles: str) -> list[int]:
        return [
            edition.pk
            for edition in self.editions.values()
            if self.held.has(edition.service_id, *roles)
        ]

    def at(self, moment: datetime, edition: Edition | None = None) -> str:
        """The moment on the edition's clock; without one, on the person's own."""
        zone = edition.time_zone if edition else self.person.time_zone
        return clock.at(moment, zone, self.now)

    def zone_of(self, service_id: int) -> str:
        """The clock of a service's newsroom: that of its first edition."""
        zones = {
            e.service_id: e.time_zone
            for e in sorted(self.editions.values(), key=lambda e: -e.pk)
        }
        return zones.get(service_id, "UTC")

    def span(self, moment: datetime) -> str:
        """How long it is still, or was since."""
        return clock.until(moment, self.now)


def whose_desk(
    person: User,
    now: datetime,
    *,
    editions: QuerySet[Edition] | None = None,
    shown: int = SHOWN,
) -> Whose:
    """The person's own services; for who reads everything and is in none, all."""
    held = standing(person)
    rows = Edition.objects.all() if editions is None else editions
    rows = rows.select_related("service").order_by("pk")
    if own := held.services():
        rows = rows.filter(service__in=own)
    elif not held.reads_everything:
        rows = rows.none()
    return Whose(
        person=person,
        held=held,
        editions={edition.pk: edition for edition in rows},
        now=now,
        shown=shown,
    )


WRITERS = (Role.REPORTER, Role.EDITOR, Role.CHIEF)
EDITORS = (Role.EDITOR, Role.CHIEF)
