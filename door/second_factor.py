"""A person's second factor: whether they have one, and taking it away for them."""

import logging
from collections import Counter
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from door import letters, places, sessions

security = logging.getLogger("newsroom.security")

REQUIRED = "required"
MAIN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class CannotResetError(Exception):
    """Says why not, in a sentence for whoever pressed."""


def is_required() -> bool:
    return bool(settings.SECOND_FACTOR == REQUIRED)


def factors_of(person: Any) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user=person)  # type: ignore[no-any-return]


def has_one(person: Any) -> bool:
    """Recovery codes alone are none: they are for the day the real one is lost."""
    return factors_of(person).filter(type__in=MAIN).exists()


def passkeys_of(person: Any) -> QuerySet[Authenticator]:
    return factors_of(person).filter(type=Authenticator.Type.WEBAUTHN)


def with_second_factor(people: QuerySet[Any]) -> QuerySet[Any]:
    """The people, each with `has_second_factor`, in the same query."""
    own = Authenticator.objects.filter(user=OuterRef("pk"), type__in=MAIN)
    return people.annotate(has_second_factor=Exists(own))  # type: ignore[no-any-return]


def in_words(person: Any) -> str:
    """`Authenticator app, 2 passkeys`; what the person has."""
    held = Counter(factors_of(person).values_list("type", flat=True))
    passkeys = held[Authenticator.Type.WEBAUTHN]
    words = []
    if held[Authenticator.Type.TOTP]:
        words.append(_("authenticator app"))
    if passkeys:
        said = ngettext("%(number)s passkey", "%(number)s passkeys", passkeys)
        words.append(said % {"number": passkeys})
    return ", ".join(words) or _("none")


def reset(person: Any, *, by: Any, reason: str) -> None:
    """Take a colleague's second factor away who lost it, and end their sessions.

    `by`: the superuser who does so, or None for an operator at the machine.
    """
    may_reset(person, by=by)
    if not reason.strip():
        raise CannotResetError(_("Say why, for example: Lost her phone in Lagos."))
    if not factors_of(person).exists():
        raise CannotResetError(
            _("%(person)s has no second factor to take away.") % {"person": person}
        )
    with transaction.atomic():
        factors_of(person).delete()
        places.forget(person)
        sessions.end_all(person)
    name = by.get_username() if by else "an operator"
    security.warning(
        "Second factor of %s reset by %s: %r", person.get_username(), name, reason
    )
    letters.write(person, RESET, who=str(by or _("An operator")), reason=reason)


RESET = gettext_lazy(
    "%(who)s has taken away your second factor, and you are logged out everywhere. "
    "The reason given: %(reason)s\n\nLog in with your password and set up a new one."
)


def may_reset(person: Any, *, by: Any) -> None:
    if by is None:
        return
    if not (by.is_active and by.is_superuser):
        security.warning(
            "Refused: person %s, reset second factor, person %s", by.pk, person.pk
        )
        raise PermissionDenied(
            _("Only a superuser takes a colleague's second factor away.")
        )
    if by.pk == person.pk:
        raise CannotResetError(_("This is your own. Remove it under “Second factor”."))


def person_named(username: str) -> Any:
    """The account of that name, or None."""
    return get_user_model().objects.filter(username=username).first()
