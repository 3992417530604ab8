"""Many at once: one draws, memory stays bounded, and hung requests hold up nobody."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connections

from articles import workflow
from newsroom.edge.application import DESK_GATE, READERS_GATE, Edge
from newsroom.edge.gate import CrowdedError, Gate
from newsroom.edge.store import PageStore, StoredPage, weigh
from services.models import Edition
from staff.models import User
from tests.articles.test_scheduling import rewrite
from tests.factories import make_live_story, public_address
from tests.site import Answer, Site

THREADS = 24


@pytest.fixture
def drawn(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that Django was asked for."""
    addresses: list[str] = []
    django = site.edge.drawers.django

    def noted(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        addresses.append(environ["PATH_INFO"])
        return django(environ, start)

    monkeypatch.setattr(site.edge.drawers, "django", noted)
    return addresses


def all_at_once(act: Callable[[], Answer]) -> list[Answer]:
    """What each of many threads got that began in the same moment."""
    ready = Barrier(THREADS)

    def run(_: int) -> Answer:
        ready.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_a_herd_on_a_new_story_draws_it_once(
    site: Site, english: Edition, ana: User, drawn: list[str]
) -> None:
    address = public_address(make_live_story(english, by=ana))
    answers = all_at_once(lambda: site.get(address))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert drawn == [address]


def test_a_herd_after_each_change_draws_once_and_sees_it(
    site: Site, english: Edition, ana: User, drawn: list[str]
) -> None:
    story = make_live_story(english, by=ana)
    for number in range(3):
        workflow.publish(rewrite(story, ana, f"Ferry news {number}"), by=ana)
        drawn.clear()
        address = public_address(story)
        answers = all_at_once(lambda: site.get(address))  # noqa: B023
        assert all(f"Ferry news {number}" in answer.text for answer in answers)
        assert drawn == [address]


def test_a_herd_in_several_codings_draws_once(
    site: Site, english: Edition, ana: User, drawn: list[str]
) -> None:
    address = public_address(make_live_story(english, by=ana))
    codings = ["br", "gzip", "identity", "gzip, br;q=0.5"]
    answers = all_at_once(
        lambda: site.get(address, accept_encoding=random.choice(codings))  # noqa: S311
    )
    assert {answer.status for answer in answers} == {200}
    assert len(drawn) == 1


# ── Memory ───────────────────────────────────────────────────────────────────


def page_of(size: int) -> StoredPage:
    return StoredPage(body=random.randbytes(size))  # noqa: S311


def test_the_store_never_holds_more_than_its_limit() -> None:
    store = PageStore(limit=1_000_000)
    for number in range(2_000):
        store.put(number, page_of(random.randrange(1, 60_000)))  # noqa: S311
        held = sum(page.weight for page in store.pages.values())
        assert store.size == held <= 1_000_000
    assert len(store.pages) > 10


def test_what_nobody_asked_for_the_longest_goes_first() -> None:
    store = PageStore(limit=3 * weigh(1_000))
    for name in "abc":
        store.put(name, page_of(1_000))
    store.get("a")
    store.put("d", page_of(1_000))
    assert sorted(store.pages) == ["a", "c", "d"]


def test_a_page_weighs_its_codings_too() -> None:
    store = PageStore(limit=100_000)
    page = StoredPage(body=b"The ferry left Busan. " * 1_000)
    store.put("page", page)
    coded = len(page.variant("br").body) + len(page.variant("gzip").body)
    page.variant("")
    store.put("page", page)
    assert store.size == weigh(len(page.body) + coded)


def test_a_page_bigger_than_the_store_is_not_kept() -> None:
    store = PageStore(limit=10_000)
    store.put("small", page_of(100))
    store.put("big", page_of(20_000))
    assert list(store.pages) == ["small"]


def test_with_no_room_at_all_every_page_is_drawn(
    site: Site, english: Edition, ana: User, drawn: list[str]
) -> None:
    site.edge.store = PageStore(limit=0)
    address = public_address(make_live_story(english, by=ana))
    first = site.get(address)
    assert site.get(address) == first
    assert drawn == [address, address]


def test_many_threads_fill_and_read_the_store() -> None:
    store = PageStore(limit=300_000)

    def work(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        for _ in range(2_000):
            key = chance.randrange(60)
            if store.get(key) is None:
                store.put(key, page_of(chance.randrange(1, 20_000)))

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, range(8)))
    assert store.size == sum(page.weight for page in store.pages.values()) <= 300_000


# ── Hung requests ────────────────────────────────────────────────────────────


class Hanging:
    """A Django that hangs on some addresses until it is let go."""

    def __init__(self, django: Callable[..., Any], paths: tuple[str, ...]) -> None:
        self.django, self.paths = django, paths
        self.let_go = Event()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        if environ["PATH_INFO"].startswith(self.paths):
            self.let_go.wait(timeout=20)
        try:
            return self.django(environ, start)
        finally:
            connections.close_all()


def hang(site: Site, path: str, gate: dict[str, Any]) -> tuple[Hanging, Any]:
    """As many requests as the gate lets in, each of which hangs inside."""
    hanging = Hanging(site.edge.django, (path,))
    process = Site(Edge(hanging))
    process.get("/")
    pool = ThreadPoolExecutor(max_workers=32)
    for number in range(gate["places"]):
        pool.submit(process.get, f"{path}{number}")
    places = (process.edge.desk if path == "/admin/" else process.edge.readers).places
    while places._value:
        time.sleep(0.001)
    return hanging, (process, pool)


@pytest.mark.parametrize(
    ("path", "gate"), [("/admin/", DESK_GATE), ("/media/", READERS_GATE)]
)
def test_stored_pages_are_served_while_everything_else_hangs(
    site: Site, english: Edition, ana: User, path: str, gate: dict[str, Any]
) -> None:
    make_live_story(english, by=ana)
    hanging, (process, pool) = hang(site, path, gate)
    try:
        assert all(process.get("/").status == 200 for _ in range(20))
        assert process.get("/healthz").status == 200
    finally:
        hanging.let_go.set()
        pool.shutdown()
        process.edge.close()


def test_who_finds_the_gate_full_is_told_to_come_back() -> None:
    gate = Gate(1, patience=0.01, waiting=1)
    with gate.entered(), pytest.raises(CrowdedError), gate.entered():
        pass
    with gate.entered():
        pass
