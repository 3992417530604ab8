"""What the server and whoever watches over it share: signals, rests, words to systemd."""

import ctypes
import json
import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

WORDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
HOPELESS = 78  # EX_CONFIG: what never began, and will not by being tried again
LONGEST_REST = 30.0  # seconds
STEADY = 20.0  # seconds after which what ends had begun, ready or not: it was well
BRIEF = 5.0  # seconds; what was well, and that briefly, takes a breath


class Lines(logging.Formatter):
    """As newsroom/logs.py writes them, which these processes must not load."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        moment = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        said = {
            "time": moment,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": "",
        }
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        if self.as_json:
            return json.dumps(said | ({"trace": trace} if trace else {}))
        line = "{time} {level} {logger}: {message}".format(**said)
        return f"{line}\n{trace}" if trace else line


def log_to_console() -> None:
    """In LOG_FORMAT, as the site does."""
    is_debug = os.environ.get("DEBUG", "").lower() in ("1", "true", "on", "yes")
    form = os.environ.get("LOG_FORMAT") or ("line" if is_debug else "json")
    console = logging.StreamHandler()
    console.setFormatter(Lines(as_json=form != "line"))
    logging.basicConfig(handlers=[console], level=logging.INFO)


class Ear:
    """Hears signals one after another, between two steps and never within one."""

    def __init__(self, also: Iterable[signal.Signals] = ()) -> None:
        self.pid = os.getpid()
        self.reading, self.writing = os.pipe()
        os.set_blocking(self.writing, False)
        os.set_blocking(self.reading, False)
        for word in (*WORDS, *also):
            signal.signal(word, self.note)

    def note(self, number: int, frame: Any) -> None:
        if os.getpid() == self.pid:
            with suppress(BlockingIOError):
                os.write(self.writing, bytes([number]))
        elif number in (signal.SIGTERM, signal.SIGINT):
            os._exit(0)  # a worker that has not begun, and was not asked anything

    def fileno(self) -> int:
        return self.reading

    def hear(self, seconds: float | None = None) -> list[signal.Signals]:
        """What was said since; wait so long for the first word."""
        if seconds is not None:
            select.select([self.reading], [], [], seconds)
        try:
            return [signal.Signals(number) for number in os.read(self.reading, 100)]
        except BlockingIOError:
            return []


class Rests:
    """How long to wait before what ended is started again.

    What had been well is missed, whoever keeps killing it: it comes back at once, or
    after a second. What does not begin waits for 0, 1, 2, 4 … 30 seconds.
    """

    def __init__(self) -> None:
        self.falls = 0

    def after(self, begun: float, *, was_ready: bool) -> float:
        """For what began then, by time.monotonic(), and has just ended."""
        lived = time.monotonic() - begun
        if was_ready or lived > STEADY:
            self.falls = 0 if lived > BRIEF else min(self.falls, 1)
        self.falls += 1
        return 0.0 if self.falls == 1 else min(2.0 ** (self.falls - 2), LONGEST_REST)


def end_with_parent() -> None:
    """Be told to stop when the process that started this one is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def notify(word: str) -> None:
    """Tell systemd, or bin/serve, how things stand: `READY=1`, `STOPPING=1`.

    https://www.freedesktop.org/software/systemd/man/sd_notify.html
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.sendto(word.encode(), address.replace("@", "\0", 1))
