"""Writing the desk log: what whoever comes next has to know."""

from datetime import datetime

from django.utils.translation import gettext as _

from staff.models import DeskLogEntry, User
from staff.permissions import standing

Kind = DeskLogEntry.Kind
LONGEST = 2000  # letters; a hand-over is read on a phone


class DeskLogError(Exception):
    """An entry was refused; the message is a sentence its writer can act on."""


def write(service_id: int, text: str, *, by: User) -> DeskLogEntry:
    """Add what somebody typed for whoever comes next. Nobody changes it any more."""
    text = text.strip()
    if not standing(by).has(service_id):
        raise DeskLogError(_("Only members of the service write into its desk log."))
    if not text:
        raise DeskLogError(_("Write what whoever comes next has to know."))
    if len(text) > LONGEST:
        raise DeskLogError(
            _("This is too long: %(length)s letters. At most %(most)s fit.")
            % {"length": len(text), "most": LONGEST}
        )
    return note(service_id, Kind.WRITTEN, text, by=by)


def note(
    service_id: int,
    kind: Kind,
    text: str,
    *,
    by: User | None,
    until: datetime | None = None,
) -> DeskLogEntry:
    """Add what was done; asks for no permission, as the verb that did it has."""
    return DeskLogEntry.objects.create(
        service_id=service_id, kind=kind, text=text, author=by, until=until
    )
