"""The ledger: a small file in which what was erased and stopped stands, a line each.

A backup knows nothing of what came after it: restored, it would bring back a story that
was erased or killed since. So the file is kept apart from backups, and `replay` goes
through it after a restore. It names things by number alone and never what they said.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from articles.models import Article, ArticleEvent, WithheldName
from articles.permissions import Verb
from articles.signals import story_changed
from bylines.models import ProtectionEvent
from photos.models import PhotoEvent
from recordings.models import RecordingEvent
from services.commits import Later

log = logging.getLogger("newsroom.jobs")

# What a restore must not undo unseen; what begins again ends the wait.
STOPS: dict[str, str] = {
    Verb.HOLD: "held",
    Verb.WITHDRAW: "withdrawn",
    Verb.KILL: "killed",
}
STARTS: dict[str, str] = {Verb.RELEASE: "released", Verb.REINSTATE: "reinstated"}
# These bring back what is held or withdrawn, too. A story that never was has no line.
LIFTS = frozenset({Verb.PUBLISH, Verb.CORRECT})
PULLS = frozenset({"pulled", "put_back"})
PROTECTIONS = {
    ProtectionEvent.Action.PROTECTED.value: "protected",
    ProtectionEvent.Action.CHANGED.value: "protected",
    ProtectionEvent.Action.SEALED.value: "protected",
    ProtectionEvent.Action.LIFTED.value: "unprotected",
}


@dataclass(frozen=True, slots=True)
class Line:
    """`what` happened `at` (UTC) to the `kind` of thing with this `number`.

    A `name` and a `schedule` bear their story's number; `who` is the name's contributor.
    """

    what: str
    at: datetime
    kind: str
    number: str
    order: str = ""
    by: str = ""
    who: str = ""


@dataclass(slots=True)
class Replayed:
    """What a replay did, and what people have to see to."""

    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """All of it, for whoever restores."""
        told = [*listed("Done again:", self.done), *listed("Left to you:", self.left)]
        return told or ["Nothing had to be done again."]


def listed(heading: str, lines: list[str]) -> list[str]:
    return [heading, *(f"  {line}" for line in lines)] if lines else []


def path() -> Path | None:
    return Path(settings.ERASURES) if settings.ERASURES else None


def write(what: str, *, at: datetime, **facts: str) -> None:
    """Add a line, whole and on the disk. Whoever cannot says so and goes on."""
    file = path()
    if file is None:
        return
    line = json.dumps({"at": at.isoformat(), "what": what, **facts}) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(number, line.encode())
            os.fsync(number)
        finally:
            os.close(number)
    except OSError as error:
        log.error("The ledger %s cannot be written: %s. Missing: %s", file, error, line)


def read(file: Path) -> Iterator[Line]:
    """Every line, oldest first; one that a crash cut in half is passed over."""
    for number, text in enumerate(file.read_text().splitlines(), start=1):
        try:
            facts = json.loads(text)
            facts["at"] = datetime.fromisoformat(facts["at"])
            yield Line(**facts)
        except (ValueError, TypeError, KeyError):
            log.warning("Line %d of %s cannot be read and is passed over", number, file)


# ── Listening ────────────────────────────────────────────────────────────────


def note(what: str, kind: str, number: str, **facts: str) -> None:
    write(what, at=timezone.now(), kind=kind, number=number, **facts)


@receiver(story_changed)
def story_was_stopped(article_id: int, verb: str, **_: Any) -> None:
    """Sent after the commit."""
    what = (STOPS | STARTS).get(verb)
    if what:
        note_story(what, "story", article_id)
    elif verb == Verb.UNSCHEDULE:
        note_story("unscheduled", "schedule", article_id)
    elif verb in LIFTS and was_ever_stopped(article_id):
        note_story("released", "story", article_id)


def note_story(what: str, kind: str, article_id: int) -> None:
    found = Article.objects.filter(pk=article_id).values_list("public_id", flat=True)
    for number in found:
        note(what, kind, number)


def was_ever_stopped(article_id: int) -> bool:
    """By its events: two who publish at once could both take it for released."""
    stopped = ArticleEvent.objects.filter(action__in=("held", "withdrawn"))
    return stopped.filter(article=article_id).exists()


@receiver(post_save, sender=WithheldName)
def name_was_taken_off(instance: WithheldName, *, created: bool, **_: Any) -> None:
    if created:
        note_name("anonymised", instance)


@receiver(post_delete, sender=WithheldName)
def name_was_restored(instance: WithheldName, **_: Any) -> None:
    note_name("name_restored", instance)


def note_name(what: str, row: WithheldName) -> None:
    after_commit(what, "name", row.public_id, who=row.contributor.public_id)


@receiver(post_save, sender=PhotoEvent)
def photo_was_pulled(instance: PhotoEvent, **_: Any) -> None:
    if instance.action in PULLS:
        after_commit(instance.action, "photo", instance.photo.public_id)


@receiver(post_save, sender=RecordingEvent)
def recording_was_pulled(instance: RecordingEvent, **_: Any) -> None:
    if instance.action in PULLS:
        after_commit(instance.action, "recording", instance.recording.public_id)


@receiver(post_save, sender=ProtectionEvent)
def person_was_protected(instance: ProtectionEvent, **_: Any) -> None:
    if what := PROTECTIONS.get(instance.action):
        after_commit(what, "contributor", instance.contributor.public_id)


def after_commit(what: str, kind: str, number: str, **facts: str) -> None:
    later = Later(note, what, kind, number, **facts)
    transaction.on_commit(later, robust=True)


# ── Replaying ────────────────────────────────────────────────────────────────


def last_words(
    lines: Iterator[Line], since: datetime | None
) -> tuple[list[Line], list[Line]]:
    """Erasures, all of them; and of what was stopped since, the last word of each.

    Whatever stopped a story dropped its scheduled version, which releasing does not
    bring back.
    """
    erased: list[Line] = []
    stopped: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        if line.what == "erased":
            erased.append(line)
        elif since is None or line.at >= since:
            stopped[line.kind, line.number, line.who] = line
            if line.what in STOPS.values():
                dropped = replace(line, kind="schedule")
                stopped["schedule", line.number, ""] = dropped
    return erased, list(stopped.values())


def replay(since: datetime | None = None, file: Path | None = None) -> Replayed:
    """Do again, after a restore, what was erased, and stop what was stopped since.

    `since`: when the backup was made; without it, every line counts. A story that was
    stopped is put on hold, a scheduled version cancelled, a name withheld, a picture or
    recording pulled, a person protected of whom nothing is said: the safe side, from
    which people go on. Safe to repeat.
    """
    from pressroom import replaying

    file = file or path()
    if file is None or not file.exists():
        return Replayed(left=["There is no ledger: nothing can be done again from it."])
    erased, stopped = last_words(read(file), since)
    result = Replayed()
    for line in erased:
        replaying.erase_again(line, result)
    for line in stopped:
        replaying.stop_again(line, result)
    return result
