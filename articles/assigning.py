"""The verbs of assignments: assign, claim, give back, done, drop, join a story.

Each locks the row, so that of two who claim at once one is told who was faster.
"""

import logging
from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.assignment import Assignment
from articles.models.story import Article
from articles.permissions import EDITORS, WRITERS
from articles.rules import WorkflowError
from services import clock
from staff.models import User
from staff.permissions import Role, standing

security = logging.getLogger("newsroom.security")

State = Assignment.State
ASSIGNED = WRITERS | {Role.PHOTO_EDITOR}  # who writes or photographs


def may_make(person: User, service_id: int) -> bool:
    """Whether the person says what the service's people are to do."""
    return standing(person).has(service_id, *EDITORS)


def may_do(person: User, service_id: int) -> bool:
    """Whether the person can be given work of this service."""
    held = standing(person)
    return person.is_active and bool(held.roles.get(service_id, frozenset()) & ASSIGNED)


@transaction.atomic
def assign(assignment: Assignment, *, by: User, to: User) -> None:
    """Give it to somebody of the service, whoever has it now."""
    permit(may_make(by, assignment.service_id), by, "assign", assignment)
    assignment = unfinished(assignment)
    if not may_do(to, assignment.service_id):
        raise WorkflowError(nothing_for(to, assignment))
    if assignment.person_id == to.pk:
        raise WorkflowError(_("%(person)s has it already.") % {"person": to})
    take(assignment, to)


@transaction.atomic
def pass_on(assignment: Assignment, *, by: User, to: User) -> None:
    """Give what one has oneself to a colleague, so that nobody loses it."""
    permit(may_answer_for(by, assignment), by, "pass_on", assignment)
    assignment = unfinished(assignment)
    if assignment.person_id != by.pk:
        raise WorkflowError(_("It is not with you."))
    if not may_do(to, assignment.service_id):
        raise WorkflowError(nothing_for(to, assignment))
    take(assignment, to)


@transaction.atomic
def claim(assignment: Assignment, *, by: User) -> None:
    """Take a free one. The first to press has it."""
    permit(may_do(by, assignment.service_id), by, "claim", assignment)
    assignment = unfinished(assignment)
    if assignment.person_id == by.pk:
        raise WorkflowError(_("This is yours already."))
    if assignment.person is not None:
        raise WorkflowError(was_faster(assignment))
    take(assignment, by)


def nothing_for(person: User, assignment: Assignment) -> str:
    return _("%(person)s neither writes nor photographs for %(service)s.") % {
        "person": person,
        "service": assignment.service,
    }


def was_faster(assignment: Assignment) -> str:
    """To whoever comes second: who has it, since when."""
    moment = assignment.taken_at or assignment.made_at
    zone = assignment.service.time_zone
    return _("%(person)s was faster: it is theirs since %(time)s.") % {
        "person": assignment.person,
        "time": clock.at(moment, zone, timezone.now()),
    }


@transaction.atomic
def give_back(assignment: Assignment, *, by: User, said: str = "") -> None:
    """Free it for somebody else, saying why if one likes."""
    permit(may_answer_for(by, assignment), by, "give_back", assignment)
    assignment = unfinished(assignment)
    if assignment.person is None:
        raise WorkflowError(_("Nobody has this assignment; it is free to claim."))
    assignment.person, assignment.taken_at = None, None
    assignment.state, assignment.said = State.OPEN, said.strip()
    assignment.save(update_fields=["person", "taken_at", "state", "said"])


@transaction.atomic
def done(assignment: Assignment, *, by: User, said: str = "") -> None:
    """Say that the work is handed in."""
    permit(may_answer_for(by, assignment), by, "done", assignment)
    close(unfinished(assignment), State.DONE, by=by, said=said)


@transaction.atomic
def drop(assignment: Assignment, *, by: User, said: str = "") -> None:
    """Say that nobody has to do it any more."""
    permit(may_make(by, assignment.service_id), by, "drop", assignment)
    if not said.strip():
        raise WorkflowError(_("Say why it is dropped."))
    close(unfinished(assignment), State.DROPPED, by=by, said=said)


@transaction.atomic
def join(assignment: Assignment, article: Article, *, by: User) -> None:
    """Say which story came of it. Whoever begins it has the assignment from then on."""
    is_free = assignment.person_id is None and may_do(by, assignment.service_id)
    permit(is_free or may_answer_for(by, assignment), by, "join", assignment)
    assignment = unfinished(assignment)
    if article.edition.service_id != assignment.service_id:
        raise WorkflowError(_("The story is another service's. Choose one of yours."))
    if assignment.person is None:
        take(assignment, by)
    elif assignment.person_id != by.pk and not may_make(by, assignment.service_id):
        raise WorkflowError(was_faster(assignment))
    assignment.article = article
    assignment.save(update_fields=["article"])


# ── The beats they share ─────────────────────────────────────────────────────


def may_answer_for(person: User, assignment: Assignment) -> bool:
    """Whoever has it, and the editors of its service."""
    is_theirs = assignment.person_id == person.pk and may_do(
        person, assignment.service_id
    )
    return is_theirs or may_make(person, assignment.service_id)


def permit(may: bool, person: User, verb: str, assignment: Assignment) -> None:  # noqa: FBT001
    if not may:
        refuse(person, verb, assignment)


def refuse(person: User, verb: str, assignment: Assignment) -> NoReturn:
    security.warning(
        "Refused: person %s, %s, assignment %s", person.pk, verb, assignment.pk
    )
    raise PermissionDenied(
        _("This is not yours to do. Ask an editor of %(service)s.")
        % {"service": assignment.service}
    )


def unfinished(assignment: Assignment) -> Assignment:
    """The assignment with its row locked, or a sentence that says it is over."""
    assignment = Assignment.objects.for_change(assignment.pk)
    if assignment.state == State.DONE:
        raise WorkflowError(_("This assignment is done."))
    if assignment.state == State.DROPPED:
        raise WorkflowError(_("This assignment was dropped."))
    return assignment


def take(assignment: Assignment, person: User) -> None:
    assignment.person, assignment.taken_at = person, timezone.now()
    assignment.state = State.CLAIMED
    assignment.save(update_fields=["person", "taken_at", "state"])


def close(assignment: Assignment, state: State, *, by: User, said: str) -> None:
    assignment.state, assignment.said = state, said.strip()[:300]
    assignment.closed_by, assignment.closed_at = by, timezone.now()
    assignment.save(update_fields=["state", "said", "closed_by", "closed_at"])
