"""The background: runs the jobs of the list when they are due, for ever.

One that fails does not stop the others: its trace is logged once, and it is tried again
after a rest that grows. A database that went away is one line, and everything waits for
it, and no job is blamed. Each lane but the house's is a thread with a connection of
its own; if one dies all the same, the background ends, to be started again.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import (
    InterfaceError,
    OperationalError,
    close_old_connections,
    connection,
    connections,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from pressroom import runs
from pressroom.jobs import GLANCE, JOBS, MINUTE, REST, Job, Lane, Turn

log = logging.getLogger("newsroom.jobs")

LONGEST_REST = 300.0  # seconds after which a failing job is tried again, at most
SILENCES = 3  # times that a database which answers failed one job: then it is at fault
PATIENCE = 5.0  # seconds that the other lanes have to end in
BESIDE = (Lane.CACHES, Lane.HUBS, Lane.MAIL, Lane.RARE)

clock = time.monotonic
Silent = (OperationalError, InterfaceError)
Tell = Callable[[str], None]


@dataclass(slots=True)
class Plan:
    """When one job is to run next, by the monotonic clock, and how it went."""

    job: Job
    keeper: runs.Keeper
    next_at: float = 0.0
    silences: int = 0
    last_error: str = ""
    is_held: bool = False  # a rare one that is ours to run, until it has ended

    def rest(self) -> float:
        """Seconds until a failing job is tried again: twice as long each time."""
        doubled = float(2 ** min(self.keeper.failures, 12))
        return min(max(self.job.every, GLANCE) * doubled, LONGEST_REST)


@dataclass(slots=True)
class Background:
    """`say` tells what was done, `complain` that the database is away."""

    say: Tell
    complain: Tell
    rest: float = REST
    progress: Callable[[int, int], None] = lambda _done, _left: None
    stop: threading.Event = field(default_factory=threading.Event)
    is_silent: bool = False
    has_died: bool = False  # a lane, and the background with it

    def watch(self) -> bool:
        """Go on until told to stop; whether every lane has ended."""
        lanes = [
            threading.Thread(target=self.keep_beside, args=(lane,), daemon=True)
            for lane in BESIDE
        ]
        for thread in lanes:
            thread.start()
        try:
            self.keep_lane(Lane.HOUSE)
        finally:
            self.stop.set()
            ends = clock() + PATIENCE
            for thread in lanes:
                thread.join(max(0.0, ends - clock()))
        return not any(thread.is_alive() for thread in lanes)

    def keep_beside(self, lane: Lane) -> None:
        try:
            self.keep_lane(lane)
        except BaseException:  # whatever it was, nobody would miss the thread
            log.critical(
                "The lane %s died: the background ends.", lane.value, exc_info=True
            )
            self.has_died = True
            self.stop.set()
        finally:
            connections.close_all()

    def keep_lane(self, lane: Lane) -> None:
        plans = self.plans(lane)
        while not self.stop.is_set():
            if not self.try_round(plans):
                pause(self.stop, min(self.rest, GLANCE))

    def try_round(self, plans: Sequence[Plan]) -> bool:
        try:
            return self.go_round(plans)
        except Exception:  # of what stands around the jobs
            log.exception("The background stumbled, and goes on.")
            return False

    def plans(self, lane: Lane) -> list[Plan]:
        """The lane's jobs; those that rest five seconds rest as long as was asked."""
        jobs = [
            replace(job, every=self.rest) if job.every == REST else job
            for job in JOBS
            if job.lane is lane
        ]
        return [Plan(job, runs.Keeper(job.name)) for job in jobs]

    def go_round(self, plans: Sequence[Plan]) -> bool:
        """Run what is due; whether something waits that need not rest."""
        has_more = False
        for plan in plans:
            if self.stop.is_set():
                break
            if plan.next_at > clock():
                continue
            try:
                close_old_connections()
                has_more |= self.run(plan)
            except Silent as error:
                if self.is_away(plan, error):
                    return False
            else:
                self.is_silent = self.is_silent and not answers()
        return has_more

    def run(self, plan: Plan) -> bool:
        job = plan.job
        if job.is_rare and not self.is_ours(plan):
            plan.next_at = clock() + MINUTE
            return False
        turn = Turn(self.stop.is_set, self.progress, is_whole=False)
        begun = timezone.now()
        try:
            done = job.run(turn)
        except Silent:
            raise
        except Exception as error:  # whatever a job may raise: the others go on
            self.failed(plan, begun_at=begun, error=error)
            return False
        plan.next_at = clock() + (0 if turn.has_more else job.every)
        if job.is_rare and self.stop.is_set():
            runs.let_go(job.name)  # it may not have come to its end
        else:
            self.succeeded(plan, job.sentence(done), begun_at=begun)
        return turn.has_more

    def is_ours(self, plan: Plan) -> bool:
        if not plan.is_held:
            every, rest = plan.job.every, plan.rest()
            plan.is_held = runs.claim(
                plan.job.name, timedelta(seconds=every), timedelta(seconds=rest)
            )
        return plan.is_held

    def succeeded(self, plan: Plan, said: str, *, begun_at: datetime) -> None:
        if plan.keeper.failures:
            log.info("Job %s works again.", plan.job.name)
        plan.silences, plan.last_error, plan.is_held = 0, "", False
        if plan.job.is_rare:
            plan.keeper.written_at = None  # always worth a line
        plan.keeper.succeeded(begun_at, said)
        if said:
            heard(self.say, said)

    def failed(self, plan: Plan, *, begun_at: datetime, error: Exception) -> None:
        """Its trace once; whatever else it raises then is another trace."""
        is_news = plan.last_error != (words := runs.words_of(error))
        plan.last_error, plan.is_held = words, False
        if plan.job.is_rare:
            plan.keeper.written_at = None
        plan.keeper.failed(begun_at, error)
        plan.next_at = clock() + plan.rest()
        if is_news:
            log.error("Job %s failed. The others go on.", plan.job.name, exc_info=error)

    def is_away(self, plan: Plan, error: Exception) -> bool:
        """Whether the database is. One that answers may have failed this job alone."""
        plan.next_at = clock() + GLANCE
        has_answered = answers()
        if not has_answered:
            is_news, self.is_silent = not self.is_silent, True
        else:
            plan.silences += 1
            is_news = plan.silences == 1
        if is_news:
            # It comes back, or an operator reads this line.
            heard(self.complain, _("The background waits for the database: %s") % error)
        if plan.silences >= SILENCES and has_answered:
            self.failed(plan, begun_at=timezone.now(), error=error)
        return not has_answered


def answers() -> bool:
    """Whether the database answers this thread, over a new line if the old one broke."""
    try:
        close_old_connections()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Silent:
        return False
    return True


def heard(speak: Tell, words: str) -> None:
    """A terminal that is gone, or a log on a full disk, keeps no work from being done."""
    try:
        speak(words)
    except (OSError, ValueError) as error:
        log.warning("Nobody was told: %s (%s)", words, error)


def pause(stop: threading.Event, seconds: float) -> None:
    stop.wait(seconds)
