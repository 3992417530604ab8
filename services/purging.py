"""Purging: caches in front are told to forget what was taken down, and it is kept on
record which of them has confirmed.

A cache holds a page three seconds, so most changes need no purge. What was held,
withdrawn, killed or protected does: a cache that may outlive a broken origin would
show it again. nginx, which understands no purge, finds a mark: see `asking_anew.py`.
"""

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from services import asking_anew
from services.commits import Later
from services.models import Purge, Service
from services.page import SURROGATE_KEY
from staff.models import User

logger = logging.getLogger("newsroom.purging")

LIMIT = 2.0  # seconds that a cache has to answer
AT_ONCE = 8  # caches spoken to at the same time
# An answer that was under way while the page was taken down may have reached the
# cache after the first purge: it is told a second time.
AGAIN = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=1)


class Answer(NamedTuple):
    is_confirmed: bool
    words: str


class Cache(Protocol):
    """A cache in front of the site. Another kind of purge is another of these."""

    def forget(self, keys: str) -> Answer:
        """Tell it to forget everything under these keys, separated by blanks."""


class HTTPCache:
    """Understands the method PURGE with the header Surrogate-Key, at one address.

    Varnish with xkey, Fastly and most others can be set up so.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        # Straight to the cache: a proxy of the environment is not meant for this.
        self.opener = build_opener(ProxyHandler({}))

    def forget(self, keys: str) -> Answer:
        headers = {SURROGATE_KEY: keys}
        if settings.PURGE_TOKEN:
            headers["Authorization"] = f"Bearer {settings.PURGE_TOKEN}"
        request = Request(self.address, headers=headers, method="PURGE")  # noqa: S310 (newsroom.E006)
        try:
            with self.opener.open(request, timeout=LIMIT) as response:
                return Answer(is_confirmed=True, words=f"{response.status}")
        except HTTPError as error:
            return Answer(is_confirmed=False, words=f"{error.code} {error.reason}")
        except (URLError, OSError, ValueError) as error:
            words = str(getattr(error, "reason", error))
            return Answer(is_confirmed=False, words=words)


def ask(
    keys: Iterable[str],
    *,
    service: Service,
    about: str,
    public_id: str = "",
    by: User | None = None,
) -> None:
    """Have every cache forget what stands under these keys, once this is committed.

    Call it inside the transaction that takes the pages down, before its stamps are
    bumped: so the bulletin knows that this is a stop.
    """
    asking_anew.insist()
    now = timezone.now()
    purges = Purge.objects.bulk_create(
        Purge(
            service=service,
            about=about[:120],
            public_id=public_id,
            keys=" ".join(sorted(set(keys))),
            cache=address,
            asked_at=now,
            asked_by=by,
            next_try_at=now,
        )
        for address in settings.PURGE_URLS
    )
    if purges:
        send_these = Later(send, [purge.pk for purge in purges])
        transaction.on_commit(send_these, robust=True)


def send(numbers: Sequence[int]) -> int:
    """Send these purges now, all at once, and note the answers; how many confirmed."""
    purges = list(Purge.objects.filter(pk__in=numbers))
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        answers = list(pool.map(speak_to_cache, purges))
    now = timezone.now()
    for purge, answer in zip(purges, answers, strict=True):
        note(purge, answer, now)
    return sum(answer.is_confirmed for answer in answers)


def send_due(limit: int = 100) -> int:
    """Send what is due for another try; how many were sent. For the background."""
    due = Purge.objects.due(timezone.now())[:limit]
    numbers = list(due.values_list("pk", flat=True))
    if numbers:
        send(numbers)
    return len(numbers)


def speak_to_cache(purge: Purge) -> Answer:
    return HTTPCache(purge.cache).forget(purge.keys)


def note(purge: Purge, answer: Answer, now: datetime) -> None:
    """Write the receipt, and when the cache is to be told again."""
    was_confirmed = purge.confirmed_at is not None
    purge.tries += 1
    purge.answer = answer.words[:200]
    if answer.is_confirmed:
        purge.confirmed_at = purge.confirmed_at or now
        purge.next_try_at = None if was_confirmed else now + AGAIN
    else:
        purge.confirmed_at = None
        purge.next_try_at = now + rest_after(purge.tries)
        logger.error(
            "%s has not confirmed that it forgot %s (try %d): %s",
            purge.cache,
            purge.keys,
            purge.tries,
            purge.answer,
        )
    purge.save(update_fields=["tries", "answer", "confirmed_at", "next_try_at"])


def rest_after(tries: int) -> timedelta:
    """Two seconds, four, eight, and so on up to a minute."""
    return min(timedelta(seconds=2 ** min(tries, 10)), LONGEST_REST)
