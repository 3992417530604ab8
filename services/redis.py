"""Redis: a helper of the processes, never a need.

Whatever is asked of it may go unanswered: it is absent, hung, full, restarted, holds
rubbish. Then the site goes on as without it. Nobody waits longer than LIMIT; after a
failure it is left alone for a moment. What stands there is bounded, and may vanish.
"""

import logging
import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import TypeVar

from django.conf import settings
from redis import ConnectionPool, Redis, RedisError, ResponseError
from redis.backoff import NoBackoff
from redis.retry import Retry

from services import signing

logger = logging.getLogger("newsroom.edge")

LIMIT = 0.05  # seconds, for each answer and each connection
SLOW = LIMIT / 2  # seconds; after this many such answers in a row it is left alone
SLOW_ANSWERS = 3
REST = 1.0  # seconds
COMPLAINTS = 60.0  # seconds between two lines that say the same

Answer = TypeVar("Answer")


class SilentError(Exception):
    """Redis gives no answer, or none is configured."""


def is_there() -> bool:
    """Whether one is configured."""
    return bool(settings.REDIS_URL)


def ask(question: Callable[[Redis], Answer]) -> Answer:
    """What Redis answers. Raises SilentError, at once or after LIMIT seconds."""
    if not settings.REDIS_URL:
        raise SilentError
    return link_to(settings.REDIS_URL).ask(question)


def key(*names: str) -> str:
    """Where something of ours stands. Sites with other secret keys have other places."""
    return ":".join(("newsroom", site_of(settings.SECRET_KEY), *names))


@lru_cache(maxsize=4)
def site_of(secret: str) -> str:
    return signing.digest("site", size=6).hex()


@lru_cache(maxsize=4)
def link_to(url: str) -> "Link":
    return Link(url)


def client_of(url: str) -> Redis:
    """A client that gives up soon. Raises ValueError or TypeError for a malformed URL.

    It says nothing of itself and speaks the older protocol: a new connection then needs
    no answer before the first question, but for a password or a database number.
    """
    pool: ConnectionPool = ConnectionPool.from_url(
        url,
        socket_timeout=LIMIT,
        socket_connect_timeout=LIMIT,
        retry=Retry(NoBackoff(), 0),
        protocol=2,
        driver_info=None,
    )
    return Redis(connection_pool=pool)


class Link:
    """This process's way to one Redis; it knows whether Redis is silent."""

    def __init__(self, url: str) -> None:
        self.client = client_of(url)
        self.silent_since: float | None = None
        self.rests_until = 0.0
        self.trying = Lock()
        self.slow_answers = 0
        self.said: dict[str, float] = {}

    def ask(self, question: Callable[[Redis], Answer]) -> Answer:
        if time.monotonic() < self.rests_until:
            raise SilentError
        if self.silent_since is None:
            return self.put(question)
        if not self.trying.acquire(blocking=False):
            raise SilentError
        try:
            return self.put(question)
        finally:
            self.trying.release()

    def put(self, question: Callable[[Redis], Answer]) -> Answer:
        begun = time.monotonic()
        try:
            answer = question(self.client)
        except ResponseError as error:  # it is there, and refuses this one
            self.wake()
            self.complain("Redis refuses (%s).", said(error))
            raise SilentError from error
        except (RedisError, OSError) as error:
            self.fall_silent(error)
            raise SilentError from error
        self.wake()
        self.note_pace(time.monotonic() - begun)
        return answer

    def note_pace(self, seconds: float) -> None:
        """One that is always just in time would hold up every reader a little."""
        self.slow_answers = self.slow_answers + 1 if seconds > SLOW else 0
        if self.slow_answers >= SLOW_ANSWERS:
            self.slow_answers = 0
            self.rests_until = time.monotonic() + REST
            self.complain("Redis is slow. It is left alone for a second at a time.")

    def fall_silent(self, error: Exception) -> None:
        if self.silent_since is None:
            self.silent_since = time.monotonic()
            logger.warning(
                "Redis is silent (%s). The site goes on without it.", said(error)
            )
        self.rests_until = time.monotonic() + REST

    def wake(self) -> None:
        if self.silent_since is None:
            return
        silent_since, self.silent_since = self.silent_since, None
        if silent_since is not None:
            seconds = time.monotonic() - silent_since
            logger.warning("Redis answers again, after %.1f seconds.", seconds)

    def complain(self, words: str, *details: str) -> None:
        """Once a minute: what is refused once is refused again."""
        now = time.monotonic()
        if now - self.said.get(words, -COMPLAINTS) >= COMPLAINTS:
            self.said[words] = now
            logger.warning(words, *details)


def said(error: Exception) -> str:
    """The error as one line, without what we had sent."""
    return " ".join(str(error).rpartition("caused error: ")[2].split())
