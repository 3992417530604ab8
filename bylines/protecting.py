"""Protecting a person: what may be printed of them, everywhere and at once.

Rendering stops the name (`articles/crediting.py`); saving the contributor marks every
page made from it stale. Here stands who may do it, and what is put on record.
"""

import logging
from collections.abc import Iterable
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from bylines.models import Contributor, ProtectionEvent
from bylines.names import fold, pattern_of, printed_names
from bylines.signals import about_to_rename, desk_name_changed
from staff.models import User
from staff.permissions import Person, Role, standing

security = logging.getLogger("newsroom.security")

# Stopping is easier than starting: whoever edits may protect.
PROTECTORS = frozenset({Role.EDITOR, Role.CHIEF})
LIFTERS = frozenset({Role.CHIEF})  # a duty editor counts as one until their hour

Action = ProtectionEvent.Action
Protection = Contributor.Protection


class ProtectionError(Exception):
    """An act was refused; the message is a sentence an editor can act on."""


def may_protect(person: Person, contributor: Contributor) -> bool:
    return standing(person).has(contributor.service_id, *PROTECTORS)


def may_lift(person: Person, contributor: Contributor) -> bool:
    return standing(person).has(contributor.service_id, *LIFTERS)


@transaction.atomic
def protect(
    contributor: Contributor,
    *,
    by: User,
    protection: str,
    pen_name: str = "",
    place_policy: str = "",
    reason: str,
) -> Contributor:
    """Print from the next request on no more than this of them; or other than before.

    It never prints more than before: that is for `lift`.
    """
    if not may_protect(by, contributor):
        deny(by, "protect", contributor)
    if contributor.is_sealed:
        about_to_rename.send(Contributor, contributor=contributor)
    contributor, reason = locked(contributor), reason.strip()
    before = policy_of(contributor)
    facts = {
        "protection": protection,
        "pen_name": pen_name.strip(),
        "place_policy": place_policy,
    }
    refuse(contributor, facts, reason)
    for name, value in facts.items():
        setattr(contributor, name, value)
    if contributor.is_sealed:
        call_by_code_name(contributor)
    action = Action.CHANGED if any(before.values()) else Action.PROTECTED
    record(contributor, action, by=by, reason=reason, before=before, after=facts)
    contributor.save()  # bumps the stamps, so it comes last
    return contributor


@transaction.atomic
def lift(contributor: Contributor, *, by: User, reason: str) -> Contributor:
    """Print name and places again, from the next request on."""
    if not may_lift(by, contributor):
        deny(by, "lift_protection", contributor)
    contributor, reason = locked(contributor), reason.strip()
    before = policy_of(contributor)
    if not (before["protection"] or before["place_policy"]):
        raise ProtectionError(_("This person is not protected."))
    if contributor.is_sealed:
        raise ProtectionError(_("This person is sealed. Unseal the real name first."))
    if not reason:
        raise ProtectionError(_("Say why the protection is lifted."))
    refuse_name_in(reason, contributor)
    contributor.protection = contributor.place_policy = ""
    record(contributor, Action.LIFTED, by=by, reason=reason, before=before)
    contributor.save()
    return contributor


def refuse(contributor: Contributor, facts: dict[str, str], reason: str) -> None:
    """Raise with what is to be put right before this person is protected so."""
    if facts["protection"] not in Protection.values:
        raise ProtectionError(_("Choose what readers are told in place of the name."))
    if facts["place_policy"] not in Contributor.PlacePolicy.values:
        raise ProtectionError(_("Choose what is printed of their places."))
    if not (facts["protection"] or facts["place_policy"]):
        raise ProtectionError(
            _("Choose what is to be withheld: the name, or the places.")
        )
    if facts["protection"] == Protection.PEN_NAME:
        refuse_pen_name(contributor, facts["pen_name"])
    if not reason:
        raise ProtectionError(
            _("Say why this person is protected. Only the desk reads it.")
        )
    refuse_name_in(reason, contributor)
    now = policy_of(contributor)
    if loosens(now, facts):
        raise ProtectionError(
            _(
                "This would print more than is printed now. A chief lifts the protection "
                "first, and says why."
            )
        )
    if facts == now:
        raise ProtectionError(_("This person is protected exactly so already."))


def refuse_pen_name(contributor: Contributor, pen_name: str) -> None:
    if not pen_name:
        raise ProtectionError(_("Give the pen name to print."))
    if len(pen_name) > 120:
        raise ProtectionError(_("A pen name has at most 120 letters."))
    if contributor.is_sealed:
        return  # the real name is not to be found out by trying
    refuse_own_name(pen_name, printed_names([contributor]))


def refuse_own_name(pen_name: str, names: Iterable[str]) -> None:
    """The same of somebody who is not stored yet, or being renamed."""
    if says(pen_name, names):
        raise ProtectionError(_("This is the person’s own name. Give another."))


def refuse_name_in(reason: str, contributor: Contributor) -> None:
    """What is on record stays there: the name must not be in it."""
    if not contributor.is_sealed and says_name(reason, contributor):
        raise ProtectionError(
            _("Write the reason without the name: it stays on record for good.")
        )


def says_name(text: str, contributor: Contributor) -> bool:
    return says(text, printed_names([contributor]))


def says(text: str, names: Iterable[str]) -> bool:
    own = pattern_of(names)
    return own is not None and own.search(fold(text)) is not None


def loosens(now: dict[str, str], new: dict[str, str]) -> bool:
    """Whether a name or places that are withheld now would be printed."""
    names = bool(now["protection"]) and not new["protection"]
    return names or bool(now["place_policy"] and not new["place_policy"])


def policy_of(contributor: Contributor) -> dict[str, str]:
    return {
        "protection": contributor.protection,
        "pen_name": contributor.pen_name,
        "place_policy": contributor.place_policy,
    }


def call_by_code_name(contributor: Contributor) -> None:
    """A pen name is what a sealed person is called at the desk as well."""
    contributor.name = code_name(contributor)
    Contributor.objects.filter(pk=contributor.pk).update(name=contributor.name)
    desk_name_changed.send(Contributor, contributor=contributor)


def code_name(contributor: Contributor) -> str:
    """What a sealed person is called at the desk."""
    if contributor.protection == Protection.PEN_NAME:
        return contributor.pen_name
    return _("Protected person %(code)s") % {"code": contributor.seal_code}


def locked(contributor: Contributor) -> Contributor:
    """The row as it is now, held until the transaction ends."""
    rows = Contributor.objects.select_for_update(of=("self",))
    return rows.select_related("service").get(pk=contributor.pk)


def record(
    contributor: Contributor,
    action: str,
    *,
    by: User | None,
    reason: str = "",
    asked: ProtectionEvent | None = None,
    **detail: object,
) -> ProtectionEvent:
    return ProtectionEvent.objects.create(
        contributor=contributor,
        action=action,
        actor=by,
        reason=reason,
        asked=asked,
        detail=detail,
    )


def deny(person: Person, action: str, contributor: Contributor) -> NoReturn:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning(
        "Refused: person %s, %s, contributor %s", person.pk, action, contributor.pk
    )
    raise PermissionDenied(
        _("This is not yours to do with this person. Ask a chief of %(service)s.")
        % {"service": contributor.service}
    )
