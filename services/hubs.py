"""Hubs: servers that tell subscribers of our feeds as soon as one changed (WebSub).

A verb writes down, in its own transaction, which hub is to be told of which story, and
when: at once, or when the clock brings the story before readers. The background sends.
So no editor waits for a hub, and nothing is sent for what was rolled back.

https://www.w3.org/TR/websub/. How a publisher tells its hub is left open there; every
hub understands `hub.mode=publish`.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

from django.conf import settings
from django.utils import timezone

from services.models import HubPing
from services.purging import Answer

logger = logging.getLogger("newsroom.hubs")

LIMIT = 3.0  # seconds that a hub has to answer
LEASE = timedelta(minutes=5)  # after which one that fell silent is replaced
AT_ONCE = 100  # pings between two looks at other work
LONGEST_REST = timedelta(hours=1)
MOST_TRIES = 32  # about a day; subscribers have asked by themselves meanwhile
KEPT = timedelta(days=7)

Feeds = Callable[[HubPing], list[str]]
Answers = dict[tuple[str, str], Answer]


def ask(public_id: str, edition: int, moments: Iterable[datetime]) -> None:
    """Have every hub told at these moments that the feeds with this story changed.

    Call it inside the transaction that changes them.
    """
    now = timezone.now()
    HubPing.objects.bulk_create(
        HubPing(
            edition_id=edition,
            public_id=public_id,
            hub=hub,
            asked_at=now,
            next_try_at=moment,
        )
        for hub in settings.WEBSUB_HUBS
        for moment in sorted(set(moments))
    )


def send_due(find_feeds: Feeds) -> int:
    """Send what is due; how many pings. For the background.

    `find_feeds` says which feeds a ping is about: their addresses, as subscribers know
    them.
    """
    now = timezone.now()
    due = HubPing.objects.due(now).select_related("edition")[:AT_ONCE]
    pings = [ping for ping in due if claim(ping, now)]
    for ping in pings:
        if ping.feeds is None:
            ping.feeds = find_feeds(ping)
    answers = tell({(ping.hub, feed) for ping in pings for feed in ping.feeds or ()})
    for ping in pings:
        note(ping, answers, timezone.now())
    return len(pings)


def claim(ping: HubPing, now: datetime) -> bool:
    """Whether the ping is ours to send: two backgrounds do not tell a hub twice.

    Whoever falls silent meanwhile is replaced when the lease is over. The moment stays
    as it was read: the feeds are found by it.
    """
    mine = HubPing.objects.filter(pk=ping.pk, next_try_at=ping.next_try_at)
    return bool(mine.update(next_try_at=now + LEASE))


def tell(wanted: Iterable[tuple[str, str]]) -> Answers:
    """Tell each hub of its feeds, all hubs at once; the answer to each."""
    by_hub: dict[str, list[str]] = {}
    for hub, feed in sorted(wanted):
        by_hub.setdefault(hub, []).append(feed)
    if not by_hub:
        return {}
    with ThreadPoolExecutor(max_workers=len(by_hub)) as pool:
        found = pool.map(tell_hub, by_hub, by_hub.values())
        return {pair: answer for answers in found for pair, answer in answers.items()}


def tell_hub(hub: str, feeds: Sequence[str]) -> Answers:
    """Tell it of one feed after the other; one that is silent is asked no more."""
    answers: Answers = {}
    silent: Answer | None = None
    for feed in feeds:
        answer = silent or publish(hub, feed)
        if not answer.is_confirmed and not answer.words[:1].isdecimal():
            silent = answer
        answers[hub, feed] = answer
    return answers


def publish(hub: str, feed: str) -> Answer:
    """`words` begin with the status, if the hub gave one."""
    told = {"hub.mode": "publish", "hub.url": feed, "hub.topic": feed}
    request = Request(hub, data=urlencode(told).encode(), method="POST")  # noqa: S310 (newsroom.E009)
    try:
        with build_opener().open(request, timeout=LIMIT) as response:
            return Answer(is_confirmed=True, words=f"{response.status}")
    except HTTPError as error:
        return Answer(is_confirmed=False, words=f"{error.code} {error.reason}")
    except (URLError, OSError, ValueError) as error:
        words = str(getattr(error, "reason", error)) or type(error).__name__
        return Answer(is_confirmed=False, words=f"– {words}")


def note(ping: HubPing, answers: Answers, now: datetime) -> None:
    """Write the receipt, and when the hub is to be told again of what it refused."""
    told = {feed: answers[ping.hub, feed] for feed in ping.feeds or ()}
    ping.feeds = [feed for feed, answer in told.items() if not answer.is_confirmed]
    ping.tries += 1
    if told:
        last = told[ping.feeds[0]] if ping.feeds else next(iter(told.values()))
        ping.answer = last.words[:200]
    if ping.feeds:
        ping.next_try_at = next_try(ping, now)
        logger.warning("%s was not told (try %d): %s", ping, ping.tries, ping.answer)
    else:
        ping.confirmed_at, ping.next_try_at = now, None
    ping.save()


def next_try(ping: HubPing, now: datetime) -> datetime | None:
    """After two seconds, four, eight, up to an hour; some thirty times in all."""
    if ping.tries >= MOST_TRIES:
        return None
    return now + min(timedelta(seconds=2 ** min(ping.tries, 12)), LONGEST_REST)


def forget_old(now: datetime) -> None:
    """Drop receipts that nobody looks at any more. For the sweep."""
    HubPing.objects.over(now, KEPT).delete()
