"""The work behind the site: whether it is done, and what waits for it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pressroom.looks.finding import Finding, bad, look, well
from pressroom.models import JobRun
from pressroom.queues import Queues, queues
from services import clock

ALIVE = timedelta(minutes=1)
DAILY = timedelta(hours=26)  # a day, and some for a late night
BACKUP, SWEEP = "backup", "sweep"

# After how long without success a job is overdue. What is not here may take its time.
OVERDUE = {"count": DAILY, "forget": DAILY}

MANY_STALE = 1000
MANY_PHOTOS = 100
MANY_MAILS = 50
PURGES_LATE = timedelta(minutes=1)


def background() -> Iterator[Finding]:
    """The sweep comes round every few seconds: as long as it does, the rest does."""
    now = timezone.now()
    run = JobRun.objects.filter(pk=SWEEP).first()
    advice = _(
        "Start it: systemctl start newsroom-background, or manage.py refresh --watch. Readers see nothing wrong meanwhile; new photos and mails wait."
    )
    if run is None or run.succeeded_at is None:
        yield look("background", _("The background has not worked yet."), advice)
    elif now - run.succeeded_at > ALIVE:
        words = _("The background has done nothing for %(long)s.")
        yield bad(
            "background", words % {"long": clock.until(run.succeeded_at, now)}, advice
        )
    else:
        yield well("background", _("The background works."))


def jobs() -> Iterator[Finding]:
    now = timezone.now()
    for run in JobRun.objects.exclude(pk=BACKUP):
        if run.failures:
            yield failing(run)
        elif is_overdue(run, now):
            words = _("The job %(name)s was last done %(long)s ago.")
            facts = {
                "name": run.name,
                "long": clock.until(run.succeeded_at or now, now),
            }
            advice = _(
                "See whether the background runs, and what its log says of this job."
            )
            yield look("jobs", words % facts, advice)


def is_overdue(run: JobRun, now: datetime) -> bool:
    limit = OVERDUE.get(run.name)
    return bool(limit and run.succeeded_at and now - run.succeeded_at > limit)


def failing(run: JobRun) -> Finding:
    words = ngettext(
        "The job %(name)s has failed %(number)s time in a row: %(said)s",
        "The job %(name)s has failed %(number)s times in a row: %(said)s",
        run.failures,
    )
    words %= {"name": run.name, "number": run.failures, "said": run.said}
    advice = _("Look in the log for lines with the request_id %(name)s.")
    advice %= {"name": run.name}
    return (look if run.failures < 3 else bad)("jobs", words, advice)


def backups() -> Iterator[Finding]:
    now = timezone.now()
    run = JobRun.objects.filter(pk=BACKUP).first()
    advice = _("Make one now, and have it made every night; see docs/operators.md.")
    if run is None or run.succeeded_at is None:
        yield look("backup", _("There is no backup that the site knows of."), advice)
        return
    words = _("The newest backup is %(long)s old.")
    words %= {"long": clock.until(run.succeeded_at, now)}
    if run.failures or now - run.succeeded_at > DAILY:
        yield look("backup", words, advice)
    else:
        yield well("backup", words)


def waiting() -> Iterator[Finding]:
    """What waits for the background; nothing of it is late on a quiet day."""
    found = queues()
    for each in (of_stories, of_photos, of_purges, of_hubs, of_mails, of_recordings):
        yield from each(found)


def of_stories(found: Queues) -> Iterator[Finding]:
    words = ngettext(
        "%(count)s story is to be drawn again.",
        "%(count)s stories are to be drawn again.",
        found.stale,
    ) % {"count": found.stale}
    if found.stale > MANY_STALE:
        advice = _(
            "Readers get the right text, only slower. If the number does not fall, see whether the background runs."
        )
        yield look("stories", words, advice)
    else:
        yield well("stories", words)


def of_photos(found: Queues) -> Iterator[Finding]:
    words = _("Photos to be finished: %(due)s. Set aside: %(aside)s.")
    words %= {"due": found.photos_due, "aside": found.photos_set_aside}
    if found.photos_due > MANY_PHOTOS:
        advice = _(
            "If the number does not fall, see whether the background runs and whether the disk has room."
        )
        yield look("photos", words, advice)
    elif found.photos_set_aside:
        advice = _(
            "Open the photo desk, filter Set aside: upload those files again, or run manage.py refresh --remake-photos."
        )
        yield look("photos", words, advice)
    else:
        yield well("photos", words)


def of_purges(found: Queues) -> Iterator[Finding]:
    if not found.purges or found.purges_since is None:
        yield well("purges", _("Every cache in front has confirmed what it was told."))
        return
    now = timezone.now()
    words = ngettext(
        "%(count)s purge is not confirmed, for %(long)s.",
        "%(count)s purges are not confirmed, the oldest for %(long)s.",
        found.purges,
    ) % {"count": found.purges, "long": clock.until(found.purges_since, now)}
    advice = _(
        "A story that was stopped may still be shown by that cache. Open Purges of caches at the desk for its answer; empty the cache by hand, or take it out of DNS."
    )
    yield (bad if now - found.purges_since > PURGES_LATE else look)(
        "purges", words, advice
    )


def of_hubs(found: Queues) -> Iterator[Finding]:
    words = ngettext(
        "%(count)s hub ping is to be sent.",
        "%(count)s hub pings are to be sent.",
        found.pings,
    ) % {"count": found.pings}
    if found.pings > MANY_STALE:
        advice = _(
            "Open Pings of hubs at the desk: which hub does not answer? Take it out of WEBSUB_HUBS."
        )
        yield look("hubs", words, advice)
    else:
        yield well("hubs", words)


def of_mails(found: Queues) -> Iterator[Finding]:
    words = ngettext(
        "%(count)s mail about a note is to be sent.",
        "%(count)s mails about notes are to be sent.",
        found.mails,
    ) % {"count": found.mails}
    if found.mails > MANY_MAILS:
        advice = _(
            "See what the logger newsroom.mail says; the mail server is named in EMAIL_URL."
        )
        yield look("mails", words, advice)
    else:
        yield well("mails", words)


def of_recordings(found: Queues) -> Iterator[Finding]:
    words = ngettext(
        "%(count)s recording has no public file yet.",
        "%(count)s recordings have no public file yet.",
        found.recordings,
    ) % {"count": found.recordings}
    if found.recordings > MANY_MAILS:
        advice = _("See whether the background runs and whether the disk has room.")
        yield look("recordings", words, advice)
    else:
        yield well("recordings", words)
