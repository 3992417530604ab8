"""What a correction, hold, withdrawal or kill of a source asks of adapting desks.

A task is raised in the transaction of the verb itself, for every adaptation and for
the adaptations of those. Nobody closes it unread: closing takes a token that only the
task's own page holds, made for one person and for the task as it stood then.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Adaptation, ArticleEvent, SourceChange, SourceTask
from articles.models.story import Article
from articles.permissions import deny, security, writes_here
from articles.rules import WorkflowError
from staff.models import User

Kind, Outcome = SourceTask.Kind, SourceTask.Outcome

# By when the adapting desk has to have acted.
WITHIN = {
    Kind.KILL: timedelta(minutes=30),
    Kind.WITHDRAWAL: timedelta(hours=1),
    Kind.HOLD: timedelta(hours=1),
    Kind.CORRECTION: timedelta(hours=4),
}
STOPS = (Kind.HOLD, Kind.WITHDRAWAL)  # which may be taken back
READ_FOR = timedelta(hours=12)  # as long as a page of a task may stand open
DEEPEST = 12  # adaptations of adaptations

shown = signing.TimestampSigner(salt="articles.source_tasks")


# ── Raising and ending ───────────────────────────────────────────────────────


def raise_tasks(
    origin: Article, kind: SourceTask.Kind, *, now: datetime, words: str = ""
) -> None:
    """Ask it of every desk that has a version of the story; `words` is what readers
    are told. An open stop is renewed; each correction is a task of its own, so that
    no notice goes unread.
    """
    if not origin.is_adapted:
        return
    adaptations = set(at_work(descendants(origin)))
    if kind != Kind.CORRECTION:
        adaptations -= renewed(origin, kind, adaptations, words, now)
    create(origin, kind, adaptations, words, now)
    if kind == Kind.KILL:
        leave_unsaid(origin, now)


def renewed(
    origin: Article,
    kind: SourceTask.Kind,
    adaptations: set[int],
    words: str,
    now: datetime,
) -> set[int]:
    """The adaptations that have such a task open still; it says now what is new."""
    rows = SourceTask.objects.open().filter(
        adaptation__in=adaptations, origin=origin, kind=kind
    )
    again = list(rows.select_for_update(no_key=True).order_by("pk"))
    SourceTask.objects.filter(pk__in=[task.pk for task in again]).update(
        words=words, raised_at=now, due_at=now + WITHIN[kind], ended_at=None
    )
    return {task.adaptation_id for task in again}


def create(
    origin: Article,
    kind: SourceTask.Kind,
    adaptations: Iterable[int],
    words: str,
    now: datetime,
) -> None:
    SourceTask.objects.bulk_create(
        SourceTask(
            adaptation_id=number,
            origin=origin,
            kind=kind,
            words=words,
            raised_at=now,
            due_at=now + WITHIN[kind],
        )
        for number in sorted(adaptations)
    )


def pass_on(adaptation: Adaptation, *, now: datetime) -> None:
    """What a version was asked and has not done yet is asked of who adapts it, too."""
    rows = SourceTask.objects.open().filter(
        adaptation__article=adaptation.source_id, ended_at=None
    )
    for task in rows.select_related("origin").order_by("pk"):
        create(task.origin, Kind(task.kind), [adaptation.pk], task.words, now)


def at_work(adaptations: list[int]) -> Iterator[int]:
    """Those of them that were not killed."""
    rows = Adaptation.objects.filter(pk__in=adaptations).not_killed()
    return rows.values_list("pk", flat=True).iterator()


def descendants(origin: Article) -> list[int]:
    """Numbers of the story's adaptations, of theirs, and so on."""
    found: dict[int, int] = {}
    sources = {origin.pk}
    for _step in range(DEEPEST):
        rows = Adaptation.objects.filter(source__in=sources).exclude(pk__in=found)
        level = dict(rows.exclude(article=origin).values_list("pk", "article"))
        if not level:
            break
        found |= level
        sources = set(level.values())
    return sorted(found)


def leave_unsaid(origin: Article, now: datetime) -> None:
    """What changed in a story that was killed is nothing to be taken over any more,
    and what its readers were told of it before is not said again.
    """
    SourceTask.objects.filter(origin=origin).update(words="")
    rows = SourceChange.objects.unanswered().filter(adaptation__source=origin)
    rows.update(answer=SourceChange.Answer.OVERTAKEN, answered_at=now)


def reword_tasks(origin: Article, before: str, text: str, *, now: datetime) -> None:
    """Readers are told the same in other words: an open task is read anew with them,
    and who has closed theirs gets another.
    """
    if not origin.is_adapted:
        return
    rows = SourceTask.objects.filter(origin=origin, words=before)
    is_open = list(rows.open().select_for_update(no_key=True).order_by("pk"))
    SourceTask.objects.filter(pk__in=[task.pk for task in is_open]).update(
        words=text, raised_at=now
    )
    closed = rows.exclude(closed_at=None).filter(kind=Kind.CORRECTION)
    asked = {task.adaptation_id for task in is_open}
    done = set(closed.values_list("adaptation", flat=True)) - asked
    create(origin, Kind.CORRECTION, at_work(sorted(done)), text, now)


def end_correction(origin: Article, words: str, *, now: datetime) -> None:
    """The notice was taken back: open tasks say so, and stay open."""
    if origin.is_adapted:
        rows = SourceTask.objects.open().filter(origin=origin, kind=Kind.CORRECTION)
        rows.filter(words=words, ended_at=None).update(ended_at=now)


def end_tasks(origin: Article, *, now: datetime) -> None:
    """The story is back before its readers: open tasks say so, and stay open."""
    if not origin.is_adapted:
        return
    SourceTask.objects.open().filter(
        origin=origin, kind__in=STOPS, ended_at=None
    ).update(ended_at=now)


# ── Closing ──────────────────────────────────────────────────────────────────


def seen_by(person: User, task: SourceTask) -> str:
    """The token that says: this person was shown the task as it stands."""
    return shown.sign_object([person.pk, task.pk, state_of(task)])


def state_of(task: SourceTask) -> str:
    """What a person has to have read anew when it differs."""
    moments = (task.raised_at, task.ended_at)
    return " ".join(moment.isoformat() if moment else "-" for moment in moments)


def was_shown(token: str, person: User, task: SourceTask) -> bool:
    try:
        said = shown.unsign_object(token, max_age=READ_FOR)
    except signing.BadSignature:
        return False
    return bool(said == [person.pk, task.pk, state_of(task)])


@transaction.atomic
def close_task(
    task: SourceTask, *, by: User, token: str, outcome: str, words: str = ""
) -> None:
    """Note what the desk did about it. Only who was shown it closes it."""
    article = task.adaptation.article
    if not writes_here(by, article):
        deny(by, "close_task", article)
    task = locked(task)
    if task.closed_at is not None:
        raise WorkflowError(_("Somebody has closed this task meanwhile."))
    if not was_shown(token, by, task):
        refuse_unread(task, by)
    words = words.strip()
    if outcome not in Outcome.values:
        raise WorkflowError(_("Say what was done: choose one of the three."))
    if outcome == Outcome.NOT_OURS and not words:
        raise WorkflowError(_("Say in words why it does not concern your version."))
    task.closed_by, task.closed_at = by, timezone.now()
    task.outcome, task.done = outcome, words
    task.save(update_fields=["closed_by", "closed_at", "outcome", "done"])
    ArticleEvent.objects.record(
        article, "task_closed", by=by, task=task.kind, outcome=outcome, note=words
    )


def locked(task: SourceTask) -> SourceTask:
    rows = SourceTask.objects.select_for_update(of=("self",))
    return rows.get(pk=task.pk)


def refuse_unread(task: SourceTask, by: User) -> None:
    security.warning("Refused: person %s, close_unread, task %s", by.pk, task.pk)
    raise WorkflowError(
        _(
            "This task was not closed: it is closed by who has read it as it stands "
            "now. Read it below, then close it."
        )
    )
