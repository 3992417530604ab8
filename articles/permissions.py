"""Which roles may do what to a story of their service."""

import logging
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from articles.models.story import Article
from staff.models import User
from staff.permissions import Person, Role, Standing, standing

security = logging.getLogger("newsroom.security")


class Verb(models.TextChoices):
    """The verbs, with the words on their buttons."""

    FILE = "file", pgettext_lazy("verb", "File")
    SEND_BACK = "send_back", pgettext_lazy("verb", "Send back")
    MARK_READY = "mark_ready", pgettext_lazy("verb", "Ready")
    PUBLISH = "publish", pgettext_lazy("verb", "Publish")
    SCHEDULE = "schedule", pgettext_lazy("verb", "Schedule")
    UNSCHEDULE = "unschedule", pgettext_lazy("verb", "Unschedule")
    CORRECT = "correct", pgettext_lazy("verb", "Correct")
    HOLD = "hold", pgettext_lazy("verb", "Hold")
    RELEASE = "release", pgettext_lazy("verb", "Release")
    WITHDRAW = "withdraw", pgettext_lazy("verb", "Withdraw")
    REINSTATE = "reinstate", pgettext_lazy("verb", "Reinstate")
    KILL = "kill", pgettext_lazy("verb", "Kill")
    SPIKE = "spike", pgettext_lazy("verb", "Spike")
    PUT_BACK = "put_back", pgettext_lazy("verb", "Put back")
    HAND_TO = "hand_to", pgettext_lazy("verb", "Hand to …")
    CLEAR_LEGALLY = "clear_legally", pgettext_lazy("verb", "Clear legally")
    SET_EXPIRY = "set_expiry", pgettext_lazy("verb", "Expiry")
    SET_LEGAL_HOLD = "set_legal_hold", pgettext_lazy("verb", "Legal hold")
    LIFT_LEGAL_HOLD = "lift_legal_hold", pgettext_lazy("verb", "Lift legal hold")
    LIFT_EMBARGO = "lift_embargo", pgettext_lazy("verb", "Lift embargo")
    ANONYMISE = "anonymise", pgettext_lazy("verb", "Take a name off")
    RESTORE_NAME = "restore_name", pgettext_lazy("verb", "Print a name again")


WRITERS = frozenset({Role.REPORTER, Role.EDITOR, Role.CHIEF})
EDITORS = frozenset({Role.EDITOR, Role.CHIEF})
CHIEFS = frozenset({Role.CHIEF})  # a duty editor counts as one until their hour
LAWYERS = frozenset({Role.LEGAL, Role.CHIEF})

ROLES: dict[str, frozenset[Role]] = {
    Verb.FILE: WRITERS,
    Verb.SEND_BACK: EDITORS,
    Verb.MARK_READY: EDITORS,
    Verb.PUBLISH: EDITORS,
    Verb.SCHEDULE: EDITORS,
    Verb.UNSCHEDULE: EDITORS,
    Verb.CORRECT: EDITORS,
    Verb.HOLD: EDITORS,
    Verb.RELEASE: EDITORS,
    Verb.WITHDRAW: EDITORS,
    Verb.REINSTATE: CHIEFS,
    Verb.KILL: CHIEFS,
    Verb.SPIKE: WRITERS,
    Verb.PUT_BACK: WRITERS,
    Verb.HAND_TO: WRITERS | {Role.LEGAL},
    Verb.CLEAR_LEGALLY: LAWYERS,
    Verb.SET_EXPIRY: EDITORS,
    Verb.SET_LEGAL_HOLD: EDITORS | {Role.LEGAL},
    Verb.LIFT_LEGAL_HOLD: CHIEFS | {Role.LEGAL},
    Verb.LIFT_EMBARGO: EDITORS,
    Verb.ANONYMISE: EDITORS,
    Verb.RESTORE_NAME: CHIEFS,
    "edit": WRITERS,
    "share": EDITORS,
    "offer": EDITORS,
    "read_killed": CHIEFS,
    "show_outside": EDITORS,
    "seal_revision": EDITORS,
    "read_sealed": CHIEFS,
    "read_names": CHIEFS,  # that their story withholds
}


def may(person: Person, action: str, article: Article) -> bool:
    """Whether the person's roles in the story's own service allow this.

    A credited service may write in the working copy if the owner lets it; every verb
    stays with the owner.
    """
    held = standing(person)
    if held.has(article.edition.service_id, *ROLES[action]):
        return True
    return action == "edit" and writes_with_us(article, held)


def writes_here(person: Person, article: Article) -> bool:
    """Whether the person writes in the story's own service, and is no guest."""
    return standing(person).has(article.edition.service_id, *WRITERS)


def writes_with_us(article: Article, held: Standing) -> bool:
    """Whether a collaboration lets a service edit in which the person writes.

    A story that is not saved yet has none.
    """
    elsewhere = held.services(*WRITERS)
    if article.pk is None or not elsewhere:
        return False
    allowed = article.collaborations.filter(service__in=elsewhere, may_edit=True)
    return allowed.exists()


def permit(person: User, action: str, article: Article) -> None:
    """Let the person pass, or raise PermissionDenied with a sentence for them."""
    if not may(person, action, article):
        deny(person, action, article)


def deny(person: User, action: str, article: Article) -> NoReturn:
    # A log line, not a row: it must outlive the transaction that is rolled back.
    security.warning(
        "Refused: person %s, %s, article %s", person.pk, action, article.pk
    )
    raise PermissionDenied(refusal(action, article))


def refusal(action: str, article: Article) -> str:
    """What to say to whom a story refuses this: a verb is called by its button."""
    service = article.edition.service
    if action not in Verb.values:
        said = _("This is not yours to do with this story. Ask a chief of %(service)s.")
        return said % {"service": service}
    said = _(
        "“%(verb)s” is not yours to press on this story. Ask an editor of %(service)s."
    )
    return said % {"verb": Verb(action).label, "service": service}
