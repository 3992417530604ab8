"""What goes wrong, and when."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event

from tests.hostile.books import Books
from tests.hostile.house import House, answers, wait_until

SILENCE = 20.0  # seconds that the database is stopped
LAG = 30.0  # seconds that the replica stands still

Act = Callable[[], None]


class Weather:
    """All that happens, at parts of the whole time."""

    def __init__(self, house: House, books: Books) -> None:
        self.house, self.books = house, books
        self.stopped = Event()
        self.acts: dict[float, Act] = {
            0.04: self.kill_worker,
            0.09: self.kill_background,
            0.14: lambda: self.stop_database("immediate"),
            0.24: self.kill_server,
            0.32: self.stop_redis,
            0.40: self.lag,
            0.50: lambda: self.stop_database("fast"),
            0.60: self.reload,
            0.68: self.fill_disk,
            0.78: self.kill_host,
            0.88: self.kill_replica,
            0.94: self.kill_worker,
        }

    def rage(self, seconds: float) -> None:
        begun = time.monotonic()
        for part, act in self.acts.items():
            self.stopped.wait(max(0.0, begun + part * seconds - time.monotonic()))
            if self.stopped.is_set():
                return
            act()
        self.stopped.wait(max(0.0, begun + seconds - time.monotonic()))

    def say(self, what: str) -> None:
        self.books.happened(what)
        print(f"{self.books.now():6.1f} s  {what}", flush=True)  # noqa: T201

    def kill_worker(self) -> None:
        workers = self.house.hosts[0].workers()
        for pid in workers[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.say(f"a worker of host 0 is killed ({len(workers[:1])})")

    def kill_background(self) -> None:
        found = self.house.hosts[1].those("manage.py", "refresh")
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.say(f"the background of host 1 is killed ({len(found)})")

    def kill_server(self) -> None:
        """The server of host 0 with its workers; whoever watches it starts it again."""
        servers = self.house.hosts[0].servers()
        for pid in servers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.say(f"the server of host 0 is killed ({len(servers)})")

    def kill_host(self) -> None:
        host = self.house.hosts[1]
        host.kill()
        self.say("host 1 is gone")
        self.stopped.wait(8)
        host.start()
        wait_until(lambda: answers(self.house.web[1]))
        self.say("host 1 is back")

    def stop_database(self, mode: str) -> None:
        self.say(f"the database is stopped ({mode})")
        self.house.primary.stop(mode)
        self.stopped.wait(SILENCE)
        self.house.primary.start()
        self.say("the database is back")

    def stop_redis(self) -> None:
        self.house.redis.kill()
        self.say("Redis is killed")
        self.stopped.wait(15)
        self.house.redis.start()
        self.say("Redis is back, empty")

    def lag(self) -> None:
        self.house.replica.say("SELECT pg_wal_replay_pause()")
        self.say("the replica stands still")
        self.stopped.wait(LAG)
        self.house.replica.say("SELECT pg_wal_replay_resume()")
        self.say("the replica follows again")

    def kill_replica(self) -> None:
        self.house.replica.stop("immediate")
        self.say("the replica is stopped")
        self.stopped.wait(10)
        self.house.replica.start()
        self.say("the replica is back")

    def reload(self) -> None:
        self.house.hosts[1].say(signal.SIGHUP)
        self.say("host 1 is told to reload")

    def fill_disk(self) -> None:
        if not self.house.has_disk:
            self.say("no disk to fill: that takes root")
            return
        self.house.fill_disk()
        self.say("the disk is full")
        self.stopped.wait(20)
        self.house.empty_disk()
        if not self.house.primary.is_up:
            self.house.primary.start()
        self.say("the disk has room again")
