"""One address may ask the content API so often a minute, and no more."""

from typing import Any

import pytest
from redis import Redis

from newsroom.edge.limits import CLIENTS, Limit
from services.models import Edition
from tests.redis import Server
from tests.site import Site


def test_whoever_asks_too_often_is_told_when_to_come_back(
    site: Site, english: Edition
) -> None:
    site.edge.api = Limit(2)
    assert [site.get("/api/v1/stories").status for _ in range(3)] == [200, 200, 429]
    refused = site.get("/api/v1/tombstones")
    assert refused["Retry-After"] == "30"
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Cache-Control"] == "no-store"
    assert site.get("/api/v1/stories", remote="203.0.113.9").status == 200
    assert site.get("/latest/").status == 200


def test_an_answer_is_kept_and_known_by_its_tag(site: Site, english: Edition) -> None:
    first = site.get("/api/v1/stories")
    again = site.get("/api/v1/stories", if_none_match=first["ETag"])
    assert (again.status, again.content) == (304, b"")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["Access-Control-Expose-Headers"] == "ETag"


def test_a_script_of_another_site_may_ask_with_the_tag(
    site: Site, english: Edition
) -> None:
    asked = site.ask("OPTIONS", "/api/v1/stories")
    assert (asked.status, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
    assert site.ask("OPTIONS", "/latest/").status == 405


def test_a_minute_later_everything_may_be_asked_again() -> None:
    limit = Limit(60)
    assert all(limit.wait("192.0.2.1", now=0.0) == 0 for _ in range(60))
    assert limit.wait("192.0.2.1", now=0.0) == 2
    assert limit.wait("192.0.2.1", now=2.0) == 0
    assert [limit.wait("192.0.2.1", now=100.0) for _ in range(60)] == [0] * 60


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
    ],
)
def test_a_household_is_one_address(one: str, other: str, are_one: bool) -> None:  # noqa: FBT001
    limit = Limit(1)
    limit.wait(one, now=0.0)
    assert (limit.wait(other, now=0.0) > 0) == are_one


def test_strangers_cannot_fill_the_memory() -> None:
    limit = Limit(1)
    for number in range(CLIENTS + 10):
        limit.wait(f"192.0.{number}", now=0.0)
    assert len(limit.buckets) == CLIENTS


def test_without_a_limit_nobody_is_counted() -> None:
    limit = Limit(0)
    assert limit.wait("192.0.2.1") == 0
    assert not limit.buckets


@pytest.mark.stores
def test_all_processes_count_together(
    redis: Redis, site: Site, another_process: Site, english: Edition
) -> None:
    for process in (site, another_process):
        process.edge.api = Limit(3)
    asked = [site, another_process, site, another_process, site]
    answers = [one.get("/api/v1/stories", remote="203.0.113.9") for one in asked]
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert 19 <= int(answers[-1]["Retry-After"]) <= 20
    assert site.get("/api/v1/stories", remote="203.0.113.8").status == 200
    keys = b" ".join(redis.keys("*:limit:*"))
    assert b"203.0.113" not in keys  # who holds Redis learns nothing of readers


@pytest.mark.stores
def test_a_minute_later_they_may_all_be_asked_again(redis: Redis) -> None:
    limit = Limit(2)
    assert [limit.wait("192.0.2.1") for _ in range(2)] == [0, 0]
    assert limit.wait("192.0.2.1") > 0
    [key] = redis.keys("*:limit:*")
    assert 50 < redis.ttl(key) <= 60
    redis.hincrbyfloat(key, "at", -31)  # as if half a minute had passed
    assert limit.wait("192.0.2.1") == 0
    assert limit.wait("192.0.2.1") > 0


@pytest.mark.stores
@pytest.mark.parametrize("rubbish", ["text", "hash"])
def test_rubbish_under_a_count_is_no_count(redis: Redis, rubbish: str) -> None:
    limit = Limit(1)
    limit.wait("192.0.2.1")
    [key] = redis.keys("*:limit:*")
    redis.delete(key)
    if rubbish == "text":
        redis.set(key, "x")
    else:
        redis.hset(key, mapping={"left": "x", "at": "y"})
    assert limit.wait("192.0.2.1") == 0
    assert limit.wait("192.0.2.1") > 0


@pytest.mark.stores
def test_without_redis_each_counts_for_itself(own_redis: Server, settings: Any) -> None:
    own_redis.freeze()
    one, other = Limit(1), Limit(1)
    assert [limit.wait("192.0.2.1") for limit in (one, other)] == [0, 0]
    assert one.wait("192.0.2.1") > 0
    own_redis.thaw()
