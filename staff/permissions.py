"""Who may do what where: answers from memberships, asked once per request."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from staff.models import Membership, User

Role = Membership.Role
Person = User | AnonymousUser
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's roles per service at one moment, duty editors counted as chiefs."""

    is_superuser: bool = False
    is_central: bool = False
    roles: dict[int, frozenset[str]] = field(default_factory=dict)
    on_duty: frozenset[int] = frozenset()

    def has(self, service_id: int | None, *roles: str) -> bool:
        """Whether the person holds one of these roles (any role if none) there."""
        if self.is_superuser:
            return True
        held = self.roles.get(service_id or 0, frozenset())
        return bool(held & set(roles)) if roles else bool(held)

    def has_anywhere(self, *roles: str) -> bool:
        """Whether the person holds one of these roles in any service."""
        return self.is_superuser or any(
            bool(held & set(roles)) if roles else True for held in self.roles.values()
        )

    def services(self, *roles: str) -> list[int]:
        """Ids of the services where the person holds one of these roles."""
        return [pk for pk in self.roles if self.has(pk, *roles)]

    def is_on_duty(self, service_id: int) -> bool:
        """Whether the person is the service's duty editor at this moment."""
        return service_id in self.on_duty

    @property
    def reads_everything(self) -> bool:
        return self.is_superuser or self.is_central


def standing(person: Person, now: datetime | None = None) -> Standing:
    """The person's standing now; kept on the person, who lives for one request.

    A closed account and a visitor have none.
    """
    if not isinstance(person, User) or not person.is_active:
        return Standing()
    now = now or timezone.now()
    kept: Standing | None = person._standing
    if kept is None:
        kept = _read_standing(person, now)
        person._standing = kept
    return kept


def forget_standing(person: User) -> None:
    """Ask the database again at the next question, after memberships changed."""
    person._standing = None


def _read_standing(person: User, now: datetime) -> Standing:
    roles: dict[int, set[str]] = {}
    on_duty: set[int] = set()
    is_central = False
    for membership in Membership.objects.of(person):
        held = roles.setdefault(membership.service_id, set())
        held.add(membership.role)
        is_central |= membership.is_central
        if membership.duty_until and membership.duty_until > now:
            held.add(Role.CHIEF)
            on_duty.add(membership.service_id)
    return Standing(
        is_superuser=person.is_superuser,
        is_central=is_central,
        roles={pk: frozenset(held) for pk, held in roles.items()},
        on_duty=frozenset(on_duty),
    )


def fence(rows: Rows, person: Person, *, service: str) -> Rows:
    """Only the rows of the person's services; `service` names the path to its id."""
    held = standing(person)
    if held.reads_everything:
        return rows
    return rows.filter(**{f"{service}__in": held.services()})
