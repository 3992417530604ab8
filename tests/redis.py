"""A real Redis for tests: the one that bin/with-redis started, or one to be stopped."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from redis import Redis, RedisError

from services import redis as helper
from services.redis import link_to


class Server:
    """A Redis of the test's own, which it may stop, hang and start anew."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"unix://{folder}/socket"

    def start(self, *configuration: str) -> None:
        """`configuration`: a file, to which this adds where it stands."""
        self.process = subprocess.Popen(  # noqa: S603
            [
                shutil.which("redis-server") or "redis-server",
                *configuration,
                *("--port", "0", "--unixsocket", f"{self.folder}/socket"),
                *("--dir", str(self.folder), "--save", "", "--logfile", "log"),
                *("--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"),
            ]
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with suppress(RedisError), closing(Redis.from_url(self.url)) as client:
                client.ping()
                return
            time.sleep(0.01)
        raise AssertionError("Redis did not start.")

    def stop(self) -> None:
        self.thaw()
        self.process.terminate()
        self.process.wait(timeout=20)

    def freeze(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)


@pytest.fixture
def redis_has_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Redis is waited for, however busy the machine is."""
    monkeypatch.setattr(helper, "LIMIT", 10)
    monkeypatch.setattr(helper, "SLOW", 10)


@pytest.fixture
def redis(settings: Any, redis_has_time: None) -> Iterator[Redis]:
    """Redis as the site has it in this test, empty; each test process has its part."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    settings.REDIS_URL = f"{os.environ['REDIS_URL']}?db={number}"
    yield from cleared(settings.REDIS_URL)


@pytest.fixture
def own_redis(settings: Any) -> Iterator[Server]:
    """A Redis that the test may stop."""
    with TemporaryDirectory(prefix="newsroom-redis-") as folder:
        server = Server(Path(folder))
        server.start()
        settings.REDIS_URL = server.url
        for _client in cleared(server.url):
            yield server
        server.stop()


def cleared(url: str) -> Iterator[Redis]:
    """A client of the tests' own, beside the site's, which begins anew."""
    link_to.cache_clear()
    with closing(Redis.from_url(url)) as client:
        client.flushdb()
        yield client
    link_to(url).client.connection_pool.disconnect()
    link_to.cache_clear()
