"""Who arranges a front: the editors and chiefs of its edition's service."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from articles.permissions import EDITORS, security
from fronts.models import Front
from staff.models import User
from staff.permissions import Person, standing


def may(person: Person, front: Front) -> bool:
    """Whether the person arranges this front; a duty editor counts as a chief."""
    return standing(person).has(front.edition.service_id, *EDITORS)


def permit(person: User, action: str, front: Front) -> None:
    """Let the person pass, or raise PermissionDenied with a sentence for them."""
    if not may(person, front):
        deny(person, action, front)


def deny(person: User, action: str, front: Front) -> NoReturn:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning("Refused: person %s, %s, front %s", person.pk, action, front.pk)
    said = _("This front is not yours to arrange. Ask an editor of %(service)s.")
    raise PermissionDenied(said % {"service": front.edition.service})
