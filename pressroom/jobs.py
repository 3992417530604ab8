"""The list of all that the background does, and how often.

`manage.py refresh --watch` runs it (pressroom/background.py), `manage.py jobs` and the
desk show how it goes. Two backgrounds at once, on two hosts, are harmless; each job
says below why.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import hub_feeds, note_mails, presence, unsaved
from articles.following import catch_up_all
from articles.models import Article
from articles.refresh import sweep, waiting
from bylines import sealing
from photos.finishing import finish_due
from pressroom import forgetting, tidying
from pressroom.models import JobRun
from recordings import intake as recordings
from services import hubs, purging
from services.asking_anew import take_off_old_mark
from services.stamps import forget_old_turns
from services.statistics import count_daily

GLANCE = 1.0  # seconds between two looks for new photos
REST = 5.0  # seconds between two looks for stale stories, unless --watch says another
MINUTE, DAY = 60.0, 24 * 60 * 60.0
BATCH = 500  # versions between two words of how many are left
SHARE = 5.0  # seconds of one turn, while other jobs of its lane wait
PHOTOS = 10  # photos of one turn
LARGE = 10_000  # stories; a database that knows of few reads tables whole, as they grow


clock = time.monotonic


class Lane(Enum):
    """Jobs of one lane wait for each other. Whoever talks to strangers has its own:
    a dead mail server must not keep a stale page from being drawn anew. So have those
    that come round once a day, and take as long as they take.
    """

    HOUSE = "house"
    CACHES = "caches"
    HUBS = "hubs"
    MAIL = "mail"
    RARE = "rare"


def silence(_done: int, _left: int) -> None:
    return


def never() -> bool:
    return False


@dataclass(slots=True)
class Turn:
    """One run of a job. `is_whole`: until nothing is left, however long that takes;
    else for its share of the time, and `has_more` says that it wants another turn.
    """

    is_stopping: Callable[[], bool] = never
    tell: Callable[[int, int], None] = silence
    is_whole: bool = True
    has_more: bool = False
    ends_at: float = field(default_factory=lambda: clock() + SHARE)

    def is_over(self) -> bool:
        return self.is_stopping() or (not self.is_whole and clock() >= self.ends_at)


@dataclass(frozen=True, slots=True)
class Job:
    """`run` answers how much it did; `says` makes a sentence of that.

    `every` is in seconds. A rare job is due by its record, so that a restart does not
    begin it again and of two hosts only one runs it.
    """

    name: str
    words: Promise | str
    every: float
    run: Callable[[Turn], int]
    lane: Lane = Lane.HOUSE
    says: Callable[[int], str] | None = None

    @property
    def is_rare(self) -> bool:
        return self.every >= DAY / 24

    def sentence(self, done: int) -> str:
        return self.says(done) if self.says and done else ""


# ── What they do ─────────────────────────────────────────────────────────────


def take_off_mark(_turn: Turn) -> int:
    """A file of this machine: each host tends its own."""
    take_off_old_mark()
    return 0


def send_purges(_turn: Turn) -> int:
    """Telling a cache twice costs nothing and changes nothing."""
    return purging.send_due()


def finish_photos(turn: Turn) -> int:
    """Each photo is claimed, so no two work at one."""
    done = 0
    while not turn.is_over() and (turn.is_whole or done < PHOTOS):
        if not finish_due(1):
            break
        done += 1
    turn.has_more = done > 0
    return done


def tend_recordings(_turn: Turn) -> int:
    """A public copy made twice is one: the second finds it there."""
    return recordings.tend()


def follow(_turn: Turn) -> int:
    """A source that somebody else holds is left to them."""
    catch_up_all(timezone.now())
    return 0


def close_seals(_turn: Turn) -> int:
    """The database lets an opening end once."""
    return sealing.end_overdue(timezone.now())


def put_away(_turn: Turn) -> int:
    """Deleting what is gone already does nothing."""
    now = timezone.now()
    forget_old_turns(now)
    hubs.forget_old(now)
    unsaved.sweep(now)
    presence.sweep(now)
    return 0


def draw_stale(turn: Turn) -> int:
    """A version is locked while it is drawn; whoever comes second finds it fresh."""
    done = told = 0
    while batch := sweep(limit=BATCH, is_stopping=turn.is_over):
        done += batch
        if not turn.is_whole:
            turn.has_more = True
            break
        if done - told >= BATCH and (left := waiting()):
            turn.tell(done, left)
            told = done
    return done


def ping_hubs(_turn: Turn) -> int:
    """Each ping is claimed before it is sent."""
    return hub_feeds.send_due()


def send_mails(_turn: Turn) -> int:
    """Each mail is claimed before it is sent."""
    return note_mails.send_due()


def forget(turn: Turn) -> int:
    """Once a day on one of the hosts, by its record; twice would do nothing more."""
    return forgetting.forget_all(is_stopping=turn.is_stopping)


def tidy(turn: Turn) -> int:
    """Once a week on one of the hosts, by its record."""
    return tidying.tidy(is_stopping=turn.is_stopping)


def count_tables(_turn: Turn) -> int:
    """Have the tables counted, of an archive that is past its beginnings."""
    newest = Article.objects.aggregate(Max("pk"))["pk__max"] or 0
    if newest >= LARGE:
        count_daily()
    return 0


# ── What they say ────────────────────────────────────────────────────────────


def photos_finished(done: int) -> str:
    return ngettext("%d photo finished.", "%d photos finished.", done) % done


def stories_refreshed(done: int) -> str:
    return ngettext("%d story refreshed.", "%d stories refreshed.", done) % done


# For logs and terminals alone, which speak English.


def told(done: int) -> str:
    return f"{done} told."


def mails_sent(done: int) -> str:
    return f"Mails sent: {done}."


def recordings_tended(done: int) -> str:
    return f"Recordings tended: {done}."


def rows_forgotten(done: int) -> str:
    return f"Traces forgotten: {done}."


def files_deleted(done: int) -> str:
    return f"Files deleted: {done}."


# Stale stories first, and once more after photos: readers wait longer for those.
JOBS = (
    Job("mark", gettext_lazy("Takes off the mark for nginx"), GLANCE, take_off_mark),
    Job(
        "purges",
        gettext_lazy("Tells caches in front again what was taken down"),
        GLANCE,
        send_purges,
        Lane.CACHES,
        told,
    ),
    Job(
        "follow",
        gettext_lazy("Tells adaptations what the clock published"),
        REST,
        follow,
    ),
    Job("seals", gettext_lazy("Ends openings of sealed names"), REST, close_seals),
    Job(
        "sweep",
        gettext_lazy("Draws stale stories anew"),
        REST,
        draw_stale,
        says=stories_refreshed,
    ),
    Job(
        "photos",
        gettext_lazy("Makes the public files of photos"),
        GLANCE,
        finish_photos,
        says=photos_finished,
    ),
    Job(
        "recordings",
        gettext_lazy("Makes missing public copies of recordings, ends what has ended"),
        REST,
        tend_recordings,
        says=recordings_tended,
    ),
    Job(
        "leftovers",
        gettext_lazy("Puts away closed drafts, old turns, who had a story open"),
        MINUTE,
        put_away,
    ),
    Job(
        "hubs",
        gettext_lazy("Tells hubs which feeds changed"),
        GLANCE,
        ping_hubs,
        Lane.HUBS,
        told,
    ),
    Job(
        "mail",
        gettext_lazy("Sends mails about notes"),
        GLANCE,
        send_mails,
        Lane.MAIL,
        mails_sent,
    ),
    Job(
        "forget",
        gettext_lazy("Forgets traces of people that are kept long enough"),
        DAY,
        forget,
        Lane.RARE,
        says=rows_forgotten,
    ),
    Job(
        "tidy",
        gettext_lazy("Deletes public files that nothing knows of"),
        7 * DAY,
        tidy,
        Lane.RARE,
        says=files_deleted,
    ),
    Job(
        "count",
        gettext_lazy("Has the database count its tables"),
        DAY,
        count_tables,
        Lane.RARE,
    ),
)


def elsewhere(_turn: Turn) -> int:
    raise NotImplementedError("Only its record is ours: manage.py back_up makes it.")


# Listed with the others and run by none of them: whoever keeps backups says where.
BACKUP = Job(
    "backup",
    gettext_lazy(
        "Copies the whole newsroom; your own timer has to run manage.py back_up"
    ),
    DAY,
    elsewhere,
)


def named(name: str) -> Job | None:
    return next((job for job in JOBS if job.name == name), None)


# ── How they go ──────────────────────────────────────────────────────────────

PATIENCE = timedelta(minutes=2)  # a busy minute is no silence
LATE_NIGHT = timedelta(hours=2)  # the same of a rare job


@dataclass(frozen=True, slots=True)
class Standing:
    """One job as operators see it. `run` is None of one that never ran."""

    job: Job
    run: JobRun | None
    now: datetime

    @property
    def is_failing(self) -> bool:
        return self.run is not None and self.run.failures > 0

    @property
    def is_overdue(self) -> bool:
        """Not done for three times as long as it rests, and two minutes; a rare job two
        hours after it was due.
        """
        if self.run is None or self.run.succeeded_at is None:
            return True
        every = timedelta(seconds=self.job.every)
        late = every + LATE_NIGHT if self.job.is_rare else 3 * every + PATIENCE
        return self.now - self.run.succeeded_at > late

    @property
    def is_well(self) -> bool:
        return not self.is_failing and not self.is_overdue

    @property
    def took(self) -> timedelta | None:
        run = self.run
        if run is None or run.begun_at is None or run.ended_at is None:
            return None
        return run.ended_at - run.begun_at

    @property
    def state(self) -> str:
        if self.is_failing:
            return _("failing")
        if self.run is None or self.run.succeeded_at is None:
            return _("never ran")
        return _("overdue") if self.is_overdue else _("well")


def standings(now: datetime) -> list[Standing]:
    """Every job of the list and the backup, and how it goes; one query."""
    listed = (*JOBS, BACKUP)
    runs = JobRun.objects.in_bulk([job.name for job in listed])
    return [Standing(job, runs.get(job.name), now) for job in listed]
