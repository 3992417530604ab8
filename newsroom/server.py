"""The web server: granian's workers, all of them at one socket.

    python -m newsroom.server

Flags are variables: HOST and PORT, or SOCKET; WORKERS, THREADS. SIGHUP replaces worker
by worker; SIGTERM and SIGINT let requests under way finish. A worker that ends is
started again. What granian does itself would reset whoever stands in the queue of a
worker that ends, and end with a worker that keeps failing.

Nothing of the site is imported here: workers are made of this process, and one that is
made after an upgrade must find the new code and nothing of the old.
"""

import logging
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

# What granian's workers import only when they begin.
import granian._loops
import granian._signals  # noqa: F401
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.net import SocketHolder  # type: ignore[attr-defined]
from granian.server.mp import MPServer

from newsroom.listening import BACKLOG, Listening, look_away
from newsroom.processes import (
    HOPELESS,
    Ear,
    Rests,
    end_with_parent,
    log_to_console,
    notify,
)

logger = logging.getLogger("newsroom.server")

APPLICATION = os.environ.get("APPLICATION", "newsroom.wsgi")  # the benchmark's floors
FINISH = 30.0  # seconds that requests under way have
LAST_WORD = 0.3  # seconds in which whoever has just been fetched says what they want
START = 60.0  # seconds in which a worker must be ready
NEVER = float("inf")
LOOK_AWAY = signal.SIGUSR1


@dataclass(eq=False)
class Worker:
    """One process that answers, and what it says: that it is ready, and its end."""

    process: Any
    says: Connection
    ready_by: float = field(default_factory=lambda: time.monotonic() + START)
    begun: float = field(default_factory=time.monotonic)
    is_ready: bool = False
    closes_at: float = NEVER
    leaves_by: float = NEVER

    @property
    def pid(self) -> int:
        return int(self.process.pid)

    def leave(self) -> None:
        """Fetch nobody any more, and answer whom it has fetched."""
        if self.leaves_by == NEVER:
            self.closes_at = time.monotonic() + LAST_WORD
            self.leaves_by = time.monotonic() + FINISH
            os.kill(self.pid, LOOK_AWAY if self.is_ready else signal.SIGTERM)

    def close_if_due(self) -> None:
        """By now whoever was fetched has asked: finish those requests, and end."""
        if time.monotonic() > self.closes_at:
            self.closes_at = NEVER
            self.process.terminate()

    def kill_if_late(self) -> None:
        """Neither ready nor gone when it should be."""
        deadline = self.leaves_by if self.is_ready else self.ready_by
        if time.monotonic() > min(deadline, self.leaves_by):
            logger.warning("Worker %d is late: killed.", self.pid)
            self.ready_by = self.leaves_by = NEVER
            self.process.kill()


@dataclass(eq=False)
class Place:
    """Where one worker serves, and where its successor begins before it leaves."""

    number: int
    serving: Worker | None = None
    coming: Worker | None = None
    rests: Rests = field(default_factory=Rests)
    start_at: float = 0.0


class Server(MPServer):
    """granian's own, with one socket for all workers and a watch that does not give up."""

    def __init__(self, door: Listening, workers: int, threads: int) -> None:
        super().__init__(
            APPLICATION,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            websockets=False,
            log_level=LogLevels.error,
        )
        self.door = door
        self.places = [Place(number) for number in range(workers)]
        self.leaving: list[Worker] = []
        self.to_replace: list[Place] = []
        self.has_begun = False  # any worker was ready
        self.is_whole = False  # all were
        self.is_over = False

    # ── In the place of granian's own ────────────────────────────────────────────────

    def _init_shared_socket(self) -> None:
        """The one of whoever started us, which no worker takes along when it ends."""
        is_file = self.door.path is not None
        self._ssp = None
        self._sfd = self.door.socket.fileno()  # type: ignore[assignment]
        self._shd = SocketHolder(self._sfd, is_file, BACKLOG)  # type: ignore
        self._sso = self.door.socket

    def _serve(self, spawn_target: Any, target_loader: Any) -> None:
        self.spawn_target = spawn_target
        self.ear = Ear()
        self._init_shared_socket()
        self._start_ipc()  # type: ignore[no-untyped-call]
        logger.info("Begins at %s.", self.door)
        while not self.is_over:
            self.begin_due()
            self.listen()
        self.end()

    # ── Beginning and replacing ──────────────────────────────────────────────────────

    def begin(self, place: Place) -> Worker:
        """Raises OSError where nothing can be started."""
        says, told = Pipe(duplex=False)
        try:
            process = self._spawn_worker(
                *(place.number, self.spawn_target),
                partial(load, told, self.door, os.getpid()),
            ).inner
            process.start()
        except BaseException:
            says.close()
            raise
        finally:
            told.close()
        return Worker(process, says)

    def begin_due(self) -> None:
        """A worker for each empty place, and the next successor."""
        for place in self.places:
            is_empty = place.serving is None and place.coming is None
            if is_empty and time.monotonic() >= place.start_at:
                self.try_to_begin(place)
        if self.to_replace and not any(place.coming for place in self.places):
            self.try_to_begin(self.to_replace.pop(0))

    def try_to_begin(self, place: Place) -> None:
        """It may be impossible at this moment: no memory, too many processes."""
        try:
            place.coming = self.begin(place)
        except OSError as error:
            rest = place.rests.after(time.monotonic(), was_ready=False)
            place.start_at = time.monotonic() + rest
            if place.serving:
                self.to_replace = []  # the old ones go on
            logger.error("No worker can be started: %s", error)

    def replace_all(self) -> None:
        logger.info("Replaces its workers, one after another.")
        self.to_replace = list(self.places)
        for place in self.places:
            place.start_at = 0.0

    # ── Listening to workers and signals ─────────────────────────────────────────────

    def workers_here(self) -> list[Worker]:
        seated = [w for p in self.places for w in (p.serving, p.coming) if w]
        return seated + self.leaving

    def listen(self) -> None:
        """Until somebody says something, or something is due."""
        heard = {worker.says.fileno(): worker for worker in self.workers_here()}
        for source in wait([self.ear.fileno(), *heard], timeout=self.seconds_left()):
            if source in heard:
                self.hear(heard[source])
        self.obey()
        for worker in self.workers_here():
            worker.close_if_due()
            worker.kill_if_late()

    def seconds_left(self) -> float:
        """Nothing is due sooner."""
        is_busy = self.leaving or any(not place.serving for place in self.places)
        return 0.1 if is_busy else 5.0

    def obey(self) -> None:
        for word in self.ear.hear():
            if word == signal.SIGHUP:
                self.replace_all()
            else:
                self.is_over = True

    def hear(self, worker: Worker) -> None:
        try:
            worker.says.recv()
        except EOFError:
            self.bury(worker)
        else:
            self.seat(worker)

    def seat(self, worker: Worker) -> None:
        """It is ready: who was here before may leave."""
        worker.is_ready = True
        for place in self.places:
            if place.coming is worker:
                if place.serving:
                    self.leaving.append(place.serving)
                    place.serving.leave()
                place.serving, place.coming = worker, None
                logger.info("Worker %d is ready.", worker.pid)
        self.has_begun = True
        if not self.is_whole and all(place.serving for place in self.places):
            self.is_whole = True
            notify("READY=1")

    def bury(self, worker: Worker) -> None:
        worker.says.close()
        worker.process.join()
        if worker in self.leaving:
            self.leaving.remove(worker)
            return
        for place in self.places:
            if worker in (place.serving, place.coming):
                self.mourn(place, worker)

    def mourn(self, place: Place, worker: Worker) -> None:
        """It ended without being asked to."""
        code = worker.process.exitcode
        if place.coming is worker:
            place.coming = None
            if place.serving:
                logger.error(
                    "The new worker ended with code %s: the old ones go on.", code
                )
                self.to_replace = []
                return
        else:
            place.serving = None
        if code > 0 and not self.has_begun:
            self.give_up()
        rest = place.rests.after(worker.begun, was_ready=worker.is_ready)
        place.start_at = time.monotonic() + rest
        logger.error(
            "Worker %d ended with code %s; the next begins in %g s.",
            *(worker.pid, code, rest),
        )

    # ── Ending ───────────────────────────────────────────────────────────────────────

    def give_up(self) -> None:
        logger.error("No worker could begin: the lines above say why.")
        for worker in self.workers_here():
            worker.process.kill()
        sys.exit(HOPELESS)

    def end(self) -> None:
        """Let nobody in, finish what is under way, and say so."""
        notify("STOPPING=1")
        logger.info("Ends: requests under way are finished.")
        if not self.door.is_handed:
            self.door.let_nobody_in()
        self.leaving = self.workers_here()
        for worker in self.leaving:
            worker.leave()
        self.places = []
        self.door.socket.close()  # workers let go of it, too; others may go on with it
        while self.leaving:
            self.listen()
        logger.info("Ended.")


def load(told: Connection, door: Listening, parent: int) -> Any:
    """What a worker answers with. Runs in the worker, which then says that it is ready."""
    end_with_parent()
    signal.signal(LOOK_AWAY, lambda *_: look_away(door.socket))
    if os.getppid() != parent:  # it was killed just before
        os._exit(0)
    try:
        application = import_module(APPLICATION).application
    except Exception as error:
        if type(error).__name__ not in ("ImproperlyConfigured", "EnvValidationError"):
            raise
        sys.exit(str(error))
    told.send("ready")
    return application


def main() -> None:
    log_to_console()
    try:
        door = Listening()
    except OSError as error:
        sys.exit(f"The site cannot be asked there: {error.strerror}.")
    workers = int(os.environ.get("WORKERS", "2"))
    threads = int(os.environ.get("THREADS", "12"))
    Server(door, workers, threads).serve()


if __name__ == "__main__":
    main()
