"""Nobody sees an older state after a newer one was confirmed, in any process.

Readers ask all the time over connections to a real server with four processes,
while stories are published and held, banners shown, and the clock turns. Whoever asks
after a change was confirmed must see it, or a later one; and the next change waits until
everybody has asked, however slow the machine.
"""

import http.client
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article
from banners.workflow import show
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.edge.served import served
from tests.factories import make_banner, make_live_story, public_address
from tests.site import Site

ROUNDS = 25
ENDS_AFTER = timedelta(seconds=2)
FIRST = re.compile(r"First report, number (\d+)")
HELD = re.compile(r"Held report, number (\d+)")
BANNER = re.compile(r"Banner number (\d+)")
BY_THE_CLOCK = "Ends by the clock"


class Confirmed:
    """The number of the newest state that everybody must see from now on."""

    def __init__(self) -> None:
        self.number = 0

    def has(self, number: int) -> None:
        self.number = number


class Reader(threading.Thread):
    """Asks again and again over one connection; keeps what was older than confirmed."""

    def __init__(
        self, port: int, path: str, confirmed: Confirmed, seen: Callable[[str], int]
    ) -> None:
        super().__init__()
        self.port, self.path, self.confirmed, self.seen = port, path, confirmed, seen
        self.older: list[tuple[int, int, int]] = []
        self.asked = 0
        self.is_over = False

    def run(self) -> None:
        while not self.is_over:
            # A new connection now and then, so that every process is asked.
            asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            for _ in range(10):
                self.ask(asking)
            asking.close()

    def ask(self, asking: http.client.HTTPConnection) -> None:
        must_see = self.confirmed.number
        asking.request("GET", self.path)
        answer = asking.getresponse()
        seen = self.seen(answer.read().decode())
        self.asked += 1
        if answer.status != 200 or seen < must_see:
            self.older.append((answer.status, must_see, seen))


def everybody_asks_anew(readers: list[Reader]) -> None:
    """Wait until each has asked once more, from question to answer."""
    before = [reader.asked for reader in readers]
    while any(
        # The question now under way may have been asked before.
        reader.asked < asked + 2 and reader.is_alive()
        for reader, asked in zip(readers, before, strict=True)
    ):
        time.sleep(0.01)


def read_while(
    act: Callable[[Callable[[], None]], None], readers: list[Reader]
) -> None:
    """Let them read while this is done; nobody may have seen anything old."""
    for reader in readers:
        reader.start()
    try:
        act(partial(everybody_asks_anew, readers))
    finally:
        for reader in readers:
            reader.is_over = True
        for reader in readers:
            reader.join(timeout=20)
    assert [reader.older for reader in readers] == [[] for _ in readers]
    # A reader whose connection broke would have stopped asking.
    assert min(reader.asked for reader in readers) >= 2 * ROUNDS


def highest(pattern: re.Pattern[str], text: str) -> int:
    return max(map(int, pattern.findall(text)), default=0)


def held_so_far(text: str) -> int:
    """Stories are held in the order of their numbers: what shows was not held yet."""
    return min(map(int, HELD.findall(text)), default=ROUNDS + 1) - 1


def is_over(text: str) -> int:
    return 0 if BY_THE_CLOCK in text else 1


@dataclass
class House:
    """What changes while readers read, and how far everybody knows of it."""

    first: Article
    to_hold: list[Article]
    ana: User
    published: Confirmed = field(default_factory=Confirmed)
    held: Confirmed = field(default_factory=Confirmed)
    banners: Confirmed = field(default_factory=Confirmed)
    clock: Confirmed = field(default_factory=Confirmed)

    def change(self, let_all_ask: Callable[[], None]) -> None:
        ends = timezone.now() + ENDS_AFTER
        edition = self.first.edition
        show(make_banner(edition, wording=BY_THE_CLOCK, ends_at=ends), by=self.ana)
        for number in range(1, ROUNDS + 1):
            self.turn_round(number)
            let_all_ask()
            if timezone.now() >= ends:
                self.clock.has(1)
        while timezone.now() < ends + timedelta(seconds=0.5):
            time.sleep(0.01)
            if timezone.now() >= ends:
                self.clock.has(1)

    def turn_round(self, number: int) -> None:
        update = rewrite(self.first, self.ana, f"First report, number {number}")
        workflow.publish(update, by=self.ana)
        self.published.has(number)
        banner = make_banner(self.first.edition, wording=f"Banner number {number}")
        show(banner, by=self.ana)
        self.banners.has(number)
        workflow.hold(self.to_hold[number - 1], by=self.ana)
        self.held.has(number)


@pytest.fixture
def house(site: Site, english: Edition, ana: User) -> House:
    held = [
        make_live_story(english, by=ana, headline=f"Held report, number {number}")
        for number in range(1, ROUNDS + 1)
    ]
    first = make_live_story(
        english, by=ana, headline="First report, number 0", slug="first"
    )
    return House(first=first, to_hold=held, ana=ana)


def test_whoever_asks_after_a_change_was_confirmed_sees_it(
    house: House, english: Edition
) -> None:
    address = public_address(house.first)
    published, banners = partial(highest, FIRST), partial(highest, BANNER)
    with served(workers=4, threads=4) as port:
        readers = [
            Reader(port, address, house.published, published),
            Reader(port, "/", house.published, published),
            Reader(port, "/latest/", house.held, held_so_far),
            Reader(port, "/section/world/", house.held, held_so_far),
            Reader(port, "/live/banners.json", house.banners, banners),
            Reader(port, address, house.banners, banners),
            Reader(port, "/", house.clock, is_over),
            Reader(port, "/live/banners.json", house.clock, is_over),
        ]
        read_while(house.change, readers)
