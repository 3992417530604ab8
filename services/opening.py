"""Opening an edition, and closing it: before and after, nobody finds it.

An edition opens when nothing in it would be English, when it has sections, and when
it can be named. What else it lacks is advice: its chief knows better.
"""

import logging
from dataclasses import dataclass
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.calendars import is_read_alike
from services.labels import missing_labels
from services.models import Edition, Section, Service
from services.signals import lacks_asked
from services.writing import writes_dates
from staff import desk_log
from staff.models import DeskLogEntry, Membership, User
from staff.permissions import Person, Role, standing

security = logging.getLogger("newsroom.security")

OPENERS = frozenset({Role.CHIEF})  # a duty editor counts as one until their hour
EDITORS = (Role.EDITOR, Role.CHIEF)

# Scripts whose letters many readers' devices lack.
RARE_ON_DEVICES = frozenset(
    [
        *("Adlm", "Cakm", "Cher", "Copt", "Hmnp", "Lisu", "Mtei", "Mymr", "Nkoo"),
        *("Olck", "Osge", "Rohg", "Syrc", "Tavt", "Tfng", "Thaa", "Tibt", "Vaii"),
        "Yiii",
    ]
)

Kind = DeskLogEntry.Kind


class OpeningError(Exception):
    """It was refused; the message is a sentence that the chief can act on."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something an edition lacks, and the words and address of where to mend it."""

    sentence: str
    link: str
    address: str
    is_blocking: bool = False


def may_open(person: Person, edition: Edition) -> bool:
    return standing(person).has(edition.service_id, *OPENERS)


def permit(person: Person, action: str, edition: Edition) -> None:
    if not may_open(person, edition):
        deny(person, action, edition)


def deny(person: Person, action: str, edition: Edition) -> NoReturn:
    security.warning(
        "Refused: person %s, %s, edition %s", person.pk, action, edition.pk
    )
    raise PermissionDenied(
        _("Editions are opened and closed by a chief of %(service)s.")
        % {"service": edition.service}
    )


# ── What it lacks ────────────────────────────────────────────────────────────


def lacks(edition: Edition) -> list[Lack]:
    """What keeps the edition closed, first; then what a chief should know."""
    answers: Any = lacks_asked.send(Edition, edition=edition)
    found = own_lacks(edition)
    for _receiver, said in answers:
        found += said
    return sorted(found, key=lambda lack: not lack.is_blocking)


def own_lacks(edition: Edition) -> list[Lack]:
    form = reverse("admin:services_edition_change", args=(edition.pk,))
    asked = (
        missing_words(edition),
        missing_name(edition, form),
        missing_sections(edition, form),
        missing_editor(edition),
        missing_dates(edition, form),
        missing_service_name(edition),
        missing_font(edition, form),
        missing_picture(edition, form),
    )
    return [lack for lack in asked if lack is not None]


def blocking(edition: Edition) -> list[str]:
    """The sentences on what must be mended first."""
    return [lack.sentence for lack in lacks(edition) if lack.is_blocking]


def missing_words(edition: Edition) -> Lack | None:
    number = len(missing_labels(edition))
    if not number:
        return None
    said = ngettext(
        "%(number)s label is missing: readers would find it in English.",
        "%(number)s labels are missing: readers would find them in English.",
        number,
    )
    sentence = said % {"number": number}
    labels = reverse("admin:services_edition_labels", args=(edition.pk,))
    return Lack(sentence, _("Write the labels"), labels, is_blocking=True)


def missing_name(edition: Edition, form: str) -> Lack | None:
    if edition.native_name.strip():
        return None
    sentence = _("The language's own name is missing: nobody would find the edition.")
    return Lack(sentence, _("Write the name"), form, is_blocking=True)


def missing_sections(edition: Edition, form: str) -> Lack | None:
    link = _("Name the sections")
    if not Section.objects.filter(edition=edition).exists():
        return Lack(
            _("It has no section."), link, f"{form}#sections-group", is_blocking=True
        )
    if edition.default_section_id is None:
        sentence = _("No default section: a story whose section nobody chose has none.")
        return Lack(sentence, _("Choose one"), form)
    return None


def missing_editor(edition: Edition) -> Lack | None:
    members = Membership.objects.filter(
        service=edition.service_id, role__in=EDITORS, person__is_active=True
    )
    if members.exists():
        return None
    sentence = _("Its service has no editor: nobody could publish, or correct.")
    return Lack(
        sentence, _("Name an editor"), reverse("admin:staff_membership_changelist")
    )


def missing_dates(edition: Edition, form: str) -> Lack | None:
    if writes_dates(edition.language):
        return None
    sentence = _(
        "The locale data has no names of months for this language in this script: "
        "dates will look strange."
    )
    return Lack(sentence, _("Choose another script"), form)


def missing_service_name(edition: Edition) -> Lack | None:
    """The stored name is in the house's own language."""
    if is_read_alike(edition.language, settings.LANGUAGE_CODE):
        return None
    service = Service.objects.printed_in(edition.language).get(pk=edition.service_id)
    if service.is_named:
        return None
    said = _("Its service has no name in this language: readers would find “%(name)s”.")
    form = reverse("admin:services_service_change", args=(edition.service_id,))
    return Lack(said % {"name": edition.service}, _("Write the name"), form)


def missing_font(edition: Edition, form: str) -> Lack | None:
    if edition.font or edition.script not in RARE_ON_DEVICES:
        return None
    sentence = _(
        "It has no font: many devices have no letters of this script, and show boxes."
    )
    return Lack(sentence, _("Choose a font"), form)


def missing_picture(edition: Edition, form: str) -> Lack | None:
    if edition.social_photo_id is not None:
        return None
    sentence = _("It has no social picture: shared links will show none.")
    return Lack(sentence, _("Choose a picture"), form)


# ── The verbs ────────────────────────────────────────────────────────────────


@transaction.atomic
def open_edition(edition: Edition, *, by: User, reason: str = "") -> None:
    """Let readers in, with all that was published in it beforehand."""
    permit(by, "open", edition)
    edition = locked(edition)
    if edition.is_open:
        raise OpeningError(_("This edition is open already."))
    if sentences := blocking(edition):
        raise OpeningError(" ".join(sentences))
    edition.is_open = True
    edition.save(update_fields=["is_open"])
    put_down(edition, Kind.EDITION_OPENED, by=by, reason=reason)


@transaction.atomic
def close_edition(edition: Edition, *, by: User, reason: str) -> None:
    """Answer no reader any more, at no address. Nothing is deleted."""
    permit(by, "close", edition)
    reason = reason.strip()
    if not reason:
        raise OpeningError(_("Say why it is closed. The desk log keeps it."))
    edition = locked(edition)
    if not edition.is_open:
        raise OpeningError(_("This edition is closed already."))
    edition.is_open = False
    edition.save(update_fields=["is_open"])
    put_down(edition, Kind.EDITION_CLOSED, by=by, reason=reason)


def locked(edition: Edition) -> Edition:
    rows = Edition.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("service").get(pk=edition.pk)


def put_down(edition: Edition, kind: Kind, *, by: User, reason: str) -> None:
    """In the edition's own history, and in its service's desk log."""
    reason = reason.strip()
    LogEntry.objects.log_actions(
        by.pk,
        [edition],
        CHANGE,
        change_message=": ".join(filter(None, [str(kind.label), reason])),
        single_object=True,
    )
    said = ": ".join(filter(None, [str(edition), reason]))
    desk_log.note(edition.service_id, kind, said[: desk_log.LONGEST], by=by)
