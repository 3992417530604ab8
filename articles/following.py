"""Following a source: when it publishes again, its adaptations learn what changed.

Runs in the transaction that gives readers the new text. A typo raises nothing: it is
taken over into what is known, where the old words were known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drift import (
    BODY,
    Change,
    Compared,
    Known,
    accounted,
    compared,
    known_of,
    with_changes,
)
from articles.drifting.passages import passage_of
from articles.models import Adaptation, ArticleEvent, PublishedArticle, SourceChange
from articles.models.adaptation import AdaptationQuerySet
from articles.models.history import Revision
from articles.models.story import Article
from articles.permissions import deny, writes_here
from articles.readers_side import ReadersState, readers_side
from articles.rules import WorkflowError
from articles.snapshot import Snapshot
from articles.times import Significance
from staff.models import User

Answer = SourceChange.Answer
ANSWERS = (Answer.APPLIED, Answer.NOT_FOR_US, Answer.ON_PURPOSE)
LOOK_BACK = timedelta(days=2)  # over versions that the clock alone published


def follow(
    source: Article,
    revision: Revision,
    snapshot: Snapshot,
    *,
    significance: str,
    now: datetime,
) -> None:
    """Tell every adaptation of the source what its readers have from now on."""
    adaptations = locked(Adaptation.objects.of(source).not_killed())
    take_notes(adaptations, revision.number, snapshot, significance, now)


def follow_version(version: PublishedArticle, source: Article, now: datetime) -> None:
    """The same of a version that the clock has published."""
    number = version.revision_number
    behind = locked(behind_of(source, number))
    if behind:
        snapshot = revision_of(source, number).snapshot
        take_notes(behind, number, snapshot, version.significance, now)


def behind_of(source: Article, number: int) -> AdaptationQuerySet:
    rows: AdaptationQuerySet = Adaptation.objects.of(source).not_killed()
    return rows.exclude(seen_revision=number)


def locked(rows: AdaptationQuerySet) -> list[Adaptation]:
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def revision_of(source: Article, number: int) -> Revision:
    return Revision.objects.get(article=source, number=number)


# ── Catching up with the clock ───────────────────────────────────────────────


@transaction.atomic
def catch_up(source: Article, now: datetime) -> None:
    """Look whether the clock alone gave readers of the source another text.

    Who changes the source at this moment tells its adaptations anyway.
    """
    live = live_version(source, now)
    if live is None or not behind_of(source, live.revision_number).exists():
        return
    if is_free(source) and (live := live_version(source, now)):
        follow_version(live, source, now)


def live_version(source: Article, now: datetime) -> PublishedArticle | None:
    side = readers_side(source.public_id, now)
    return side.current if side.state == ReadersState.LIVE else None


def is_free(source: Article) -> bool:
    """Whether nobody else holds the source; then this transaction does."""
    rows = Article.objects.filter(pk=source.pk).order_by()
    held = rows.select_for_update(skip_locked=True, no_key=True)
    return bool(held.values_list("pk", flat=True))


def catch_up_all(now: datetime) -> None:
    """The sources whose scheduled version came before readers lately."""
    came = PublishedArticle.objects.filter(
        slot=PublishedArticle.Slot.PENDING,
        visible_from__gt=now - LOOK_BACK,
        visible_from__lte=now,
    )
    numbers = dict(came.values_list("public_id", "revision_number"))
    if not numbers:
        return
    rows = Adaptation.objects.filter(source__public_id__in=numbers).defer("known")
    sources = {
        row.source for row in rows.select_related("source") if is_behind(row, numbers)
    }
    for source in sources:
        catch_up(source, now)


def is_behind(adaptation: Adaptation, numbers: Mapping[str, int]) -> bool:
    return adaptation.seen_revision != numbers[adaptation.source.public_id]


# ── What changed ─────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Comparing:
    """One text of a source, compared once with what several desks know alike."""

    text: Known
    found: list[Compared] = field(default_factory=list)

    def since(self, known: Known) -> Compared:
        for one in self.found:
            if one.known == known:
                return one
        self.found.append(compared(known, self.text))
        return self.found[-1]


def take_notes(
    adaptations: Iterable[Adaptation],
    number: int,
    snapshot: Snapshot,
    significance: str,
    now: datetime,
) -> None:
    """Note what readers of the source have from this revision on."""
    comparing = Comparing(known_of(snapshot))
    for adaptation in adaptations:
        take_note(adaptation, number, comparing, significance, now)


def take_note(
    adaptation: Adaptation,
    number: int,
    comparing: Comparing,
    significance: str,
    now: datetime,
) -> None:
    rows = list(adaptation.changes.unanswered().in_order())
    if significance == Significance.TYPO:
        found = typed_anew(adaptation, comparing, rows, now)
    else:
        found = comparing.since(adaptation.known)
        renew(adaptation, found, rows, number, now)
    adaptation.known = accounted(found, open_keys(adaptation))
    adaptation.seen_revision = number
    adaptation.save(update_fields=["known", "seen_revision"])


def open_keys(adaptation: Adaptation) -> set[tuple[str, str, str]]:
    rows = adaptation.changes.unanswered()
    return set(rows.values_list("part", "before", "after"))


def key_of(row: SourceChange) -> tuple[str, str, str]:
    return (row.part, row.before, row.after)


def renew(
    adaptation: Adaptation,
    found: Compared,
    rows: list[SourceChange],
    number: int,
    now: datetime,
) -> None:
    """What is open still stays as it is, what is new comes, the rest is overtaken."""
    changes = found.changes
    wanted = Counter(change.key for change in changes)
    places = {change.key: change.position for change in changes}
    for row in rows:
        if wanted[key_of(row)] > 0:
            wanted[key_of(row)] -= 1
            put_at(row, places[key_of(row)])
        else:
            close(row, Answer.OVERTAKEN, by=None, at=now)
    new = []
    for change in changes:
        if wanted[change.key] > 0:
            wanted[change.key] -= 1
            new.append(
                SourceChange(
                    adaptation=adaptation,
                    revision=number,
                    since=now,
                    **change._asdict(),
                )
            )
    SourceChange.objects.bulk_create(new)


def put_at(row: SourceChange, position: int) -> None:
    if row.position != position:
        row.position = position
        row.save(update_fields=["position"])


def close(row: SourceChange, answer: str, *, by: User | None, at: datetime) -> None:
    row.answer, row.answered_by, row.answered_at = answer, by, at
    row.save(update_fields=["answer", "answered_by", "answered_at"])


# ── Typos ────────────────────────────────────────────────────────────────────


def typed_anew(
    adaptation: Adaptation,
    comparing: Comparing,
    rows: list[SourceChange],
    now: datetime,
) -> Compared:
    """Take a typo over: into what is known, or into what a change that is open says."""
    seen = revision_of(adaptation.source, adaptation.seen_revision).snapshot
    typos = comparing.since(known_of(seen)).changes
    left = [change for change in typos if not put_into(rows, change)]
    known = with_changes(adaptation.known, left)
    found = comparing.since(known)
    say_anew(rows, found.changes, now)
    return found


def put_into(rows: list[SourceChange], typo: Change) -> bool:
    """Whether an open change says what was typed anew; it says the new then."""
    for row in rows:
        if row.part == typo.part and typo.before and row.after == typo.before:
            say(row, typo.after)
            return True
    return False


def say_anew(rows: list[SourceChange], changes: list[Change], now: datetime) -> None:
    """Let open changes say what they are now, however their paragraphs were cut.

    What is left of `changes` is the typo itself; an open change that is in none of them
    was taken back by it.
    """
    same, wanted = {key_of(row) for row in rows}, {change.key for change in changes}
    said = {row.pk for row in rows if key_of(row) in wanted}
    for change in (change for change in changes if change.key not in same):
        alike = [row for row in rows if is_about(row, change)]
        row = next((row for row in alike if row.pk not in said), None)
        if row is None and alike:
            row = SourceChange(
                adaptation_id=alike[0].adaptation_id,
                revision=alike[0].revision,
                since=alike[0].since,
            )
        if row is not None:
            row.part, row.position, row.before, row.after = change
            row.save()
            said.add(row.pk)
    for row in rows:
        if row.pk not in said:
            close(row, Answer.OVERTAKEN, by=None, at=now)


def is_about(row: SourceChange, change: Change) -> bool:
    """Whether a change is an open one, or a piece of it or more of it."""
    if row.part != change.part:
        return False
    if row.part != BODY:
        return True
    sides = ((row.before, change.before), (row.after, change.after))
    return any(shared(passage_of(a).key, passage_of(b).key) for a, b in sides)


def shared(one: Sequence[str], other: Sequence[str]) -> bool:
    both = (Counter(one) & Counter(other)).total()
    return both > 0 and 2 * both >= min(len(one), len(other)) + 1


def say(row: SourceChange, after: str) -> None:
    row.after = after
    row.save(update_fields=["after"])


# ── Answering ────────────────────────────────────────────────────────────────


@transaction.atomic
def answer(adaptation: Adaptation, answers: Mapping[int, str], *, by: User) -> int:
    """Answer changes of the source, by their numbers; how many could be answered.

    What has been answered or has changed again meanwhile is left alone.
    """
    if not writes_here(by, adaptation.article):
        deny(by, "answer_source", adaptation.article)
    if not answers:
        raise WorkflowError(_("Choose an answer for at least one change."))
    if set(answers.values()) - set(ANSWERS):
        raise WorkflowError(
            _("Choose applied, not for us, or differs on purpose for each change.")
        )
    (adaptation,) = locked(Adaptation.objects.filter(pk=adaptation.pk))
    rows = adaptation.changes.unanswered().filter(pk__in=answers)
    given = Counter[str]()
    now = timezone.now()
    for row in rows:
        close(row, answers[row.pk], by=by, at=now)
        given[answers[row.pk]] += 1
    if not given:
        raise WorkflowError(
            _(
                "Somebody has answered these meanwhile, or they changed again. Look anew."
            )
        )
    account(adaptation)
    ArticleEvent.objects.record(
        adaptation.article,
        "source_answered",
        by=by,
        answers=dict(given),
        source_revision=adaptation.seen_revision,
    )
    return given.total()


def account(adaptation: Adaptation) -> None:
    """What is not open any more is known."""
    seen = revision_of(adaptation.source, adaptation.seen_revision).snapshot
    found = compared(adaptation.known, known_of(seen))
    adaptation.known = accounted(found, open_keys(adaptation))
    adaptation.save(update_fields=["known"])
