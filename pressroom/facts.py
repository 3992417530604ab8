"""What the database says of the house, for Prometheus. Asked when it asks."""

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric

from articles.models.published import PublishedArticle
from pressroom import replica
from pressroom.bounded import LateError, within
from pressroom.models import JobRun
from pressroom.queues import Queues, queues

logger = logging.getLogger("newsroom.measures")

LIVE_FOR = 300.0  # seconds for which the number of live stories is good enough

QUEUES = {
    "stale": "Stories whose page is to be drawn again.",
    "photos_due": "Photos whose files are to be made.",
    "photos_set_aside": "Photos that defeated every try.",
    "purges": "Purges that a cache in front has not confirmed.",
    "pings": "Hub pings that are to be sent.",
    "mails": "Mails about notes that are to be sent.",
    "recordings": "Recordings whose public file is to be made.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    at: datetime
    queues: Queues
    jobs: list[JobRun]
    live: int
    lag: float | None


class Told:
    """A collector. Without facts it says that, and which release runs."""

    def __init__(self, release: str, *, seconds: float) -> None:
        self.release = release
        self.seconds = seconds

    def collect(self) -> Iterator[Metric]:
        info = InfoMetricFamily("newsroom_release", "The release that runs.")
        info.add_metric([], {"release": self.release})
        yield info
        facts = self.ask()
        up = "Whether the database told its facts in time."
        yield GaugeMetricFamily("newsroom_facts", up, value=facts is not None)
        if facts is not None:
            yield from told(facts)

    def ask(self) -> Facts | None:
        try:
            return within(self.seconds, read, name="facts")
        except LateError:
            return None
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database tells no facts for the metrics: %s", error)
            return None


def read() -> Facts:
    behind = None
    if replica.has_replica():
        with suppress(DatabaseError, InterfaceError):
            behind = replica.lag()
    return Facts(timezone.now(), queues(), list(JobRun.objects.all()), live(), behind)


counted: tuple[float, int] = (-LIVE_FOR, 0)  # when, and what came of it


def live() -> int:
    """How many stories readers have. Counted anew after some minutes only."""
    global counted
    at, number = counted
    if time.monotonic() - at > LIVE_FOR:
        number = PublishedArticle.objects.live(timezone.now()).count()
        counted = (time.monotonic(), number)
    return number


def told(facts: Facts) -> Iterator[Metric]:
    waiting = GaugeMetricFamily(
        "newsroom_waiting", "What waits for the background.", labels=["what"]
    )
    for name in QUEUES:
        waiting.add_metric([name], getattr(facts.queues, name))
    yield waiting
    yield GaugeMetricFamily(
        "newsroom_purges_oldest_seconds",
        "For how long the oldest purge has not been confirmed; 0 without any.",
        value=age(facts.queues.purges_since, facts.at) or 0,
    )
    yield GaugeMetricFamily(
        "newsroom_live_stories", "Stories that readers have.", value=facts.live
    )
    if facts.lag is not None:
        yield GaugeMetricFamily(
            "newsroom_replica_lag_seconds",
            "How far the replica is behind.",
            value=facts.lag,
        )
    yield from told_of_jobs(facts)


def told_of_jobs(facts: Facts) -> Iterator[Metric]:
    done = GaugeMetricFamily(
        "newsroom_job_age_seconds",
        "Seconds since the job last succeeded.",
        labels=["job"],
    )
    failed = GaugeMetricFamily(
        "newsroom_job_failures", "Failures in a row of the job.", labels=["job"]
    )
    for run in facts.jobs:
        if (since := age(run.succeeded_at, facts.at)) is not None:
            done.add_metric([run.name], since)
        failed.add_metric([run.name], run.failures)
    yield done
    yield failed


def age(moment: datetime | None, now: datetime) -> float | None:
    """Seconds since then."""
    return None if moment is None else (now - moment).total_seconds()
