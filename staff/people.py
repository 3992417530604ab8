"""Who works where: the people of a service."""

from django.db.models import QuerySet

from staff.models import Membership, User


def members_of(service_id: int) -> QuerySet[User]:
    """Everybody who works in the service, by name; closed accounts apart."""
    members = Membership.objects.filter(service=service_id).values("person")
    return User.objects.filter(pk__in=members, is_active=True).order_by(
        "first_name", "last_name", "username"
    )
