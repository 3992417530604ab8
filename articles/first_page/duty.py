"""Who is on duty now, and who else is at the desk."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.first_page.whose import Whose
from services import clock
from staff.attendance import AT_DESK
from staff.models import Membership
from staff.permissions import Role

MOST = 120  # memberships read


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One service: whom to ask."""

    service: str
    people: list[tuple[str, str, bool]]  # name, as what, is at the desk


def on_duty(whose: Whose) -> list[OnDuty]:
    """Duty editors and chiefs, whether here or not, and whoever is here."""
    seen = whose.now - AT_DESK
    found = (
        Membership.objects.filter(
            Q(duty_until__gt=whose.now)
            | Q(role=Role.CHIEF)
            | Q(person__seen_at__gte=seen),
            service__in=list(whose.services),
            person__is_active=True,
        )
        .select_related("person")
        .order_by("service", "-duty_until", "role", "person")[:MOST]
    )
    by_service: dict[int, dict[int, tuple[str, str, bool]]] = {}
    for membership in found:
        people = by_service.setdefault(membership.service_id, {})
        if membership.person_id not in people:
            person = membership.person
            is_here = person.seen_at is not None and person.seen_at >= seen
            people[person.pk] = (str(person), as_what(membership, whose), is_here)
    return [
        OnDuty(
            service=str(whose.services[pk]),
            people=sorted(people.values(), key=lambda one: not one[2]),
        )
        for pk, people in by_service.items()
    ]


def as_what(membership: Membership, whose: Whose) -> str:
    until = membership.duty_until
    if until is not None and until > whose.now:
        zone = whose.zone_of(membership.service_id)
        time = {"time": clock.at(until, zone, whose.now)}
        return _("duty editor until %(time)s") % time
    return str(membership.get_role_display())
