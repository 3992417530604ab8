"""Forgetting: traces of people that have served their purpose go, day by day.

Each rule says what goes, and after how long. What was published, and who decided it,
stays: revisions, events and notices are never touched here. docs/operators.md lists
every table with traces of people; a test holds it to this list.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import (
    Assignment,
    Draft,
    Note,
    NoteRecipient,
    PreviewOpening,
    PreviewPass,
    SourceChange,
    SourceTask,
)
from door import guessing, places
from door.models import DeskSession, Guess, KnownPlace
from pressroom.plain_rows import delete_rows, rows_of
from services.models import Purge
from staff.append_only import AppendOnly
from staff.guards import lifted
from staff.models import DeskLogEntry, User

log = logging.getLogger("newsroom.jobs")

BATCH = 500  # rows in a transaction: nobody waits for more
Rows = Callable[[datetime], "models.QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Rule:
    """`rows` answers those that are over at a moment. `setting` names the days that they
    are kept, 0 for ever; without one the house itself says how long: `kept`.

    `blanks` names columns that are emptied where the row stays.
    """

    model: type[models.Model]
    rows: Rows
    setting: str = ""
    kept: timedelta = timedelta(0)
    blanks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.model._meta.label)

    def ends(self, now: datetime) -> datetime | None:
        """What is older goes; None: nothing does."""
        if not self.setting:
            return now - self.kept
        days = int(getattr(settings, self.setting))
        return now - timedelta(days=days) if days > 0 else None

    def forget(self, before: datetime) -> int:
        """Let one batch go; how many rows."""
        chosen = self.rows(before).order_by("pk").values_list("pk", flat=True)
        numbers = list(chosen[:BATCH])
        if not numbers:
            return 0
        if issubclass(self.model, AppendOnly):
            # These are guarded so that nobody rewrites them; that they end is the
            # newsroom's own rule, and what the law asks of whoever keeps names.
            with lifted(connection):
                return delete_rows(self.model, numbers)
        with transaction.atomic():
            if self.blanks:
                nothing = dict.fromkeys(self.blanks)
                return rows_of(self.model).filter(pk__in=numbers).update(**nothing)
            return delete_rows(self.model, numbers)


# ── What is over ─────────────────────────────────────────────────────────────


def guesses(before: datetime) -> "models.QuerySet[Any]":
    return Guess.objects.filter(at__lt=before)


def known_places(before: datetime) -> "models.QuerySet[Any]":
    return KnownPlace.objects.filter(last_at__lt=before)


def sessions(before: datetime) -> "models.QuerySet[Any]":
    """Those that have ended, by their hours or because nobody was there."""
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    over = Q(expire_date__lt=before) | Q(seen_at__lt=before - idle)
    return rows_of(DeskSession).filter(over)


def attendance(before: datetime) -> "models.QuerySet[Any]":
    """When people were last at the desk, of those who have not come since."""
    seen = Q(seen_at__lt=before) | Q(left_at__lt=before, seen_at=None)
    seen |= Q(last_login__lt=before, seen_at=None)
    return User.objects.filter(seen)


def drafts(before: datetime) -> "models.QuerySet[Any]":
    return Draft.objects.filter(saved_at__lt=before)


def admin_log(before: datetime) -> "models.QuerySet[Any]":
    return LogEntry.objects.filter(action_time__lt=before)


def receipts(before: datetime) -> "models.QuerySet[Any]":
    """Confirmed ones with nothing left to send; what is unconfirmed stays in sight."""
    done = Purge.objects.filter(next_try_at=None).exclude(confirmed_at=None)
    return done.filter(confirmed_at__lt=before)


def preview_openings(before: datetime) -> "models.QuerySet[Any]":
    return PreviewOpening.objects.filter(at__lt=before)


def preview_passes(before: datetime) -> "models.QuerySet[Any]":
    opened = PreviewOpening.objects.filter(preview_pass=OuterRef("pk"))
    return PreviewPass.objects.filter(~Exists(opened), ends_at__lt=before)


def desk_log(before: datetime) -> "models.QuerySet[Any]":
    return DeskLogEntry.objects.filter(at__lt=before)


def settled_notes(before: datetime) -> "models.QuerySet[Any]":
    """Notes that were settled or taken back, with no answer since."""
    newer = rows_of(Note).filter(parent=OuterRef("pk"), at__gte=before)
    over = Q(resolved_at__lt=before) | Q(taken_back_at__lt=before)
    return rows_of(Note).filter(over, ~Exists(newer), parent=None)


def note_recipients(before: datetime) -> "models.QuerySet[Any]":
    settled = settled_notes(before).values("pk")
    of_them = Q(note__in=settled) | Q(note__parent__in=settled)
    return rows_of(NoteRecipient).filter(of_them)


def note_answers(before: datetime) -> "models.QuerySet[Any]":
    return rows_of(Note).filter(parent__in=settled_notes(before).values("pk"))


def bare_notes(before: datetime) -> "models.QuerySet[Any]":
    answers = rows_of(Note).filter(parent=OuterRef("pk"))
    told = rows_of(NoteRecipient).filter(note=OuterRef("pk"))
    return settled_notes(before).filter(~Exists(answers), ~Exists(told))


def closed_tasks(before: datetime) -> "models.QuerySet[Any]":
    return SourceTask.objects.filter(closed_at__lt=before)


def answered_changes(before: datetime) -> "models.QuerySet[Any]":
    return SourceChange.objects.filter(answered_at__lt=before)


def closed_assignments(before: datetime) -> "models.QuerySet[Any]":
    return Assignment.objects.filter(closed_at__lt=before)


# In this order: whoever refers to a row goes before it.
RULES = (
    Rule(Guess, guesses, kept=guessing.KEPT),
    Rule(KnownPlace, known_places, kept=places.REMEMBERED),
    Rule(DeskSession, sessions),
    Rule(
        User,
        attendance,
        "KEEP_ATTENDANCE_DAYS",
        blanks=("seen_at", "left_at", "last_login"),
    ),
    Rule(Draft, drafts, "KEEP_DRAFTS_DAYS"),
    Rule(LogEntry, admin_log, "KEEP_ADMIN_LOG_DAYS"),
    Rule(Purge, receipts, "KEEP_RECEIPTS_DAYS"),
    Rule(PreviewOpening, preview_openings, "KEEP_PREVIEWS_DAYS"),
    Rule(PreviewPass, preview_passes, "KEEP_PREVIEWS_DAYS"),
    Rule(DeskLogEntry, desk_log, "KEEP_DESK_LOG_DAYS"),
    Rule(NoteRecipient, note_recipients, "KEEP_NOTES_DAYS"),
    Rule(Note, note_answers, "KEEP_NOTES_DAYS"),
    Rule(Note, bare_notes, "KEEP_NOTES_DAYS"),
    Rule(SourceTask, closed_tasks, "KEEP_TASKS_DAYS"),
    Rule(SourceChange, answered_changes, "KEEP_TASKS_DAYS"),
    Rule(Assignment, closed_assignments, "KEEP_TASKS_DAYS"),
)


def forget_all(*, is_stopping: Callable[[], bool]) -> int:
    """Let everything go that is over; how many rows. Safe to stop and to repeat.

    A rule that raises keeps no other from its turn; the first error is raised at the end.
    """
    now, done = timezone.now(), 0
    errors: list[Exception] = []
    for rule in RULES:
        try:
            done += forget_by(rule, now, is_stopping)
        except Exception as error:
            log.error("Nothing more of %s was forgotten: %r", rule.name, error)
            errors.append(error)
    if errors:
        raise errors[0]
    return done


def forget_by(rule: Rule, now: datetime, is_stopping: Callable[[], bool]) -> int:
    before, done = rule.ends(now), 0
    while before is not None and not is_stopping() and (gone := rule.forget(before)):
        done += gone
    if done:
        log.info("Forgotten: %d of %s, older than %s", done, rule.name, before)
    return done
