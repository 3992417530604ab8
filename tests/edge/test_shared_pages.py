"""Pages that processes share in Redis, which is a helper and never a need."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import NoPermissionError

from articles import workflow
from articles.listing import spell
from articles.models import Article
from articles.models.published import Listing
from newsroom.edge import shared
from newsroom.edge.shared import LARGEST, SharedPages
from newsroom.edge.store import StoredPage
from services import bulletin
from services import redis as helper
from services.board import EffectiveStamp
from services.models import Edition
from staff.models import User
from tests.factories import make_live_story, public_address
from tests.redis import Server
from tests.site import Site

pytestmark = pytest.mark.stores

PATIENCE = 0.5  # seconds: a twentieth, and some for a busy machine


@pytest.fixture
def story(site: Site, english: Edition, ana: User) -> Article:
    make_live_story(english, by=ana, headline="Ferry leaves Busan")
    return make_live_story(english, by=ana, headline="Ferry sinks off Busan")


@pytest.fixture
def without_django(another_process: Site) -> Site:
    """A process that can hand over pages, and draw none."""

    def refuse(environ: Any, start: Any) -> Any:
        raise AssertionError(f"Django was asked for {environ['PATH_INFO']}.")

    another_process.edge.drawers.django = refuse
    return another_process


@pytest.fixture
def quick_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent Redis is asked again after a moment, not a second."""
    monkeypatch.setattr(helper, "REST", 0.05)


def older_page() -> str:
    """The address of what is older than the newest story."""
    place = Listing.objects.order_by("-listed_at")[0]
    return f"/latest/?after={spell(place.listed_at, place.published_id)}"


def of_pages(redis: Redis) -> list[bytes]:
    return [*redis.scan_iter("newsroom:*:page:*")]


def test_what_one_process_has_drawn_another_hands_over(
    redis: Redis, site: Site, without_django: Site, story: Article
) -> None:
    addresses = [
        *(public_address(story), "/", "/latest/", f"{older_page()}&utm=y"),
        *("/section/world/?utm=y", "/feed.rss", "/live/banners.json"),
    ]
    for address in addresses:
        for coding in ("", "br", "gzip"):
            drawn = site.get(address, accept_encoding=coding)
            found = without_django.get(address, accept_encoding=coding)
            assert found == drawn
            again = without_django.get(
                address, accept_encoding=coding, if_none_match=drawn["ETag"]
            )
            assert again.status == (304 if drawn.status == 200 else drawn.status)
    assert all(0 < redis.pttl(key) <= 600_000 for key in of_pages(redis))


def test_a_page_found_is_dated_as_it_was(
    redis: Redis, site: Site, without_django: Site, story: Article
) -> None:
    site.get("/feed.rss")
    without_django.get("/feed.rss")
    key = ("http://testserver", "/feed.rss")
    one, other = (process.edge.store.pages[key] for process in (site, without_django))
    assert one.changed_at == other.changed_at > 0


def test_nothing_shared_outlives_a_change(
    redis: Redis, site: Site, another_process: Site, story: Article, ana: User
) -> None:
    address = public_address(story)
    assert site.get(address).status == 200
    workflow.hold(story, by=ana)
    assert another_process.get(address).status == 404


def test_a_page_at_hand_costs_redis_nothing(
    redis_has_time: None, own_redis: Server, site: Site, story: Article
) -> None:
    """In a Redis of its own: what it counts, it counts of all who ask it."""
    address = public_address(story)
    site.get(address)
    site.edge.lookout.keeper.close()
    with closing(Redis.from_url(own_redis.url)) as client:
        assert of_pages(client)
        before = client.info("stats")["total_commands_processed"]
        for _ in range(10):
            site.get(address, accept_encoding="br")
        assert client.info("stats")["total_commands_processed"] == before + 1


@pytest.mark.parametrize("damage", ["rubbish", "list", "swapped", "cut", "flipped"])
def test_whatever_else_stands_there_is_no_page(
    damage: str, redis: Redis, site: Site, another_process: Site, story: Article
) -> None:
    addresses = [public_address(story), "/", "/latest/", older_page()]
    pages = [site.get(address).undated() for address in addresses]
    keys = [*redis.scan_iter("newsroom:*:page:*"), *redis.scan_iter("*:signpost:*")]
    values = [redis.get(key) for key in keys]
    for number, (key, value) in enumerate(zip(keys, values, strict=True)):
        redis.delete(key)
        if damage == "list":
            redis.lpush(key, "rubbish")
            continue
        redis.set(
            key,
            {
                "rubbish": b"\x00" * 40,
                "swapped": values[number - 1],
                "cut": value[:-1],
                "flipped": value[:-1] + bytes([value[-1] ^ 1]),
            }[damage],
        )
    drawn_anew = [another_process.get(address) for address in addresses]
    assert [answer.undated() for answer in drawn_anew] == pages


def test_releases_do_not_share(
    redis: Redis,
    site: Site,
    another_process: Site,
    story: Article,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site.get("/")
    drawn = len(of_pages(redis))
    monkeypatch.setattr(shared, "release", lambda: "another")
    another_process.get("/")
    assert len(of_pages(redis)) == 2 * drawn


def test_invented_addresses_leave_nothing_there(
    redis: Redis, site: Site, english: Edition
) -> None:
    for number in range(5):
        assert site.get(f"/nowhere/{number}/").status == 404
        assert site.get("/latest/", host=f"h{number}.invalid").status == 400
    assert of_pages(redis) == []


def test_a_huge_page_is_not_shared(redis: Redis) -> None:
    for size, kept in ((LARGEST, 1), (LARGEST + 1, 0)):
        redis.flushdb()
        page = StoredPage(body=b"x" * size, stamp=EffectiveStamp(1, 0), drawn_at=1)
        SharedPages().put(page, "http://testserver", "/", (), 1)
        assert len(of_pages(redis)) == kept


def test_where_no_page_is_kept_none_is_shared(
    redis: Redis, site: Site, story: Article, settings: Any
) -> None:
    settings.PAGE_STORE_BYTES = 0
    site.get("/")
    assert of_pages(redis) == []


# ── Bad days ─────────────────────────────────────────────────────────────────────────


def test_a_redis_that_is_stopped_is_missed_by_nobody(
    own_redis: Server,
    quick_rest: None,
    site: Site,
    story: Article,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = site.get("/")
    own_redis.stop()
    for address in ("/", "/latest/", "/section/world/", "/feed.rss"):
        assert site.get(address).status == 200
    own_redis.start()
    time.sleep(0.1)
    assert site.get("/") == page
    assert site.get("/service/english/").status == 200
    said = said_of_redis(caplog)
    assert [words.partition(" (")[0].partition(",")[0] for words in said] == [
        "Redis is silent",
        "Redis answers again",
    ]


def test_a_redis_started_anew_between_two_requests_is_not_noticed(
    own_redis: Server,
    site: Site,
    another_process: Site,
    story: Article,
    caplog: pytest.LogCaptureFixture,
) -> None:
    site.get("/")
    own_redis.stop()
    own_redis.start()
    site.get("/latest/")
    assert another_process.get("/latest/").status == 200
    assert said_of_redis(caplog) == []


def test_a_hung_redis_holds_nobody_up(
    own_redis: Server, site: Site, another_process: Site, story: Article
) -> None:
    site.get("/")
    own_redis.freeze()
    waits = []
    for address in ("/", "/latest/", "/section/world/", "/api/v1/stories") * 2:
        begun = time.monotonic()
        assert another_process.get(address).status == 200
        waits.append(time.monotonic() - begun)
    assert max(waits) < PATIENCE
    own_redis.thaw()


def test_a_verb_does_not_wait_for_a_hung_redis(
    own_redis: Server, site: Site, story: Article, ana: User
) -> None:
    site.get("/")
    own_redis.freeze()
    workflow.hold(story, by=ana)
    assert site.get(public_address(story)).status == 404
    own_redis.thaw()


def test_a_full_redis_says_so_once_and_is_read_on(
    own_redis: Server,
    site: Site,
    another_process: Site,
    story: Article,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = site.get("/")
    client = Redis.from_url(own_redis.url)
    client.config_set("maxmemory-policy", "noeviction")
    client.config_set("maxmemory", "1")
    client.close()
    assert another_process.get("/") == page
    for address in ("/latest/", "/section/world/", "/api/v1/stories"):
        assert another_process.get(address).status == 200
    [said] = said_of_redis(caplog)
    assert said.startswith("Redis refuses (")


def test_an_emptied_redis_is_filled_again(
    redis: Redis, site: Site, another_process: Site, story: Article
) -> None:
    site.get("/")
    redis.flushdb()
    another_process.get("/")
    assert len(of_pages(redis)) == 1


def said_of_redis(caplog: pytest.LogCaptureFixture) -> list[str]:
    said = [
        line.getMessage() for line in caplog.records if line.name == "newsroom.edge"
    ]
    return [words for words in said if "Redis" in words]


@pytest.fixture(autouse=True)
def hear_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.WARNING):
        yield


def test_the_shipped_configuration_lets_the_site_do_all_it_does_and_no_more(
    own_redis: Server,
    site: Site,
    another_process: Site,
    story: Article,
    ana: User,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    own_redis.stop()
    own_redis.url = own_redis.url.replace("//", "//newsroom:the-password@")
    own_redis.start(str(settings.BASE_DIR / "deploy" / "redis.conf"))
    settings.REDIS_URL = own_redis.url
    helper.link_to.cache_clear()
    for process in (site, another_process):
        for address in ("/", older_page(), "/api/v1/stories"):
            assert process.get(address).status == 200
    workflow.hold(story, by=ana)
    bulletin.renew()
    site.edge.lookout.keeper.close()
    assert bulletin.read_redis() == bulletin.committed()
    assert said_of_redis(caplog) == []
    link = helper.link_to(own_redis.url)
    for words in (("FLUSHALL",), ("CONFIG", "GET", "*"), ("GET", "foreign")):
        with pytest.raises(NoPermissionError):
            link.client.execute_command(*words)
