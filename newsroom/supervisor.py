"""What bin/serve runs: the web server and the work behind it, each started again.

    python -m newsroom.supervisor ROOT

The socket is opened here and handed on, so that readers wait a moment, and are refused
nothing, while one server follows another. SIGHUP starts a new server from what then
lies at ROOT, and lets the old one go when it is ready; the background is started again.
SIGTERM and SIGINT stop both in peace.
"""

import logging
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from tempfile import TemporaryDirectory

from newsroom.listening import HANDED, Listening
from newsroom.processes import (
    HOPELESS,
    Ear,
    Rests,
    end_with_parent,
    log_to_console,
    notify,
)

logger = logging.getLogger("newsroom.serve")

FINISH = 40.0  # seconds; the server gives its workers thirty
START = 60.0  # seconds in which a new server must be ready
NEVER = float("inf")
IS_LINUX = sys.platform == "linux"  # which knows sockets without files


class Ears:
    """Where a program says that it is ready: a socket with a name, but no file.

    So a full disk keeps nobody from beginning. Anybody on the machine may speak there:
    the kernel says who does.
    """

    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.folder = None if IS_LINUX else TemporaryDirectory(prefix="newsroom-")
        if IS_LINUX:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.socket.bind(f"{self.folder.name}/says" if self.folder else "")
        name = self.socket.getsockname()
        self.address = name.decode().replace("\0", "@") if IS_LINUX else name

    def hears_from(self, pid: int) -> bytes:
        """What that process says; nothing if it is another one that speaks."""
        said, who, *_ = self.socket.recvmsg(1000, 100)
        if IS_LINUX and not (who and struct.unpack_from("3i", who[0][2])[0] == pid):
            return b""
        return said

    def close(self) -> None:
        self.socket.close()
        if self.folder:
            self.folder.cleanup()


class Process:
    """One program that runs, and whether it has said that it is ready.

    Raises OSError or SubprocessError where none can be started.
    """

    def __init__(self, name: str, root: Path) -> None:
        self.name = name
        self.root = root.resolve()
        self.begun = time.monotonic()
        self.was_ready = self.is_told = False
        self.kill_at = NEVER
        self.ears = Ears()
        try:
            self.program = self.started()
        except BaseException:
            self.forget()
            raise

    def started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603
            [self.root / "bin" / "serve", self.name],
            env=os.environ | {"LISTEN_FDS": "1", "NOTIFY_SOCKET": self.ears.address},
            pass_fds=[HANDED],
            process_group=0,  # Ctrl-C is for us, who tell them in order
            preexec_fn=end_with_parent,
        )

    def fileno(self) -> int:
        return self.ears.socket.fileno()

    def is_ready(self) -> bool:
        """Whether that is what it has just said."""
        is_so = b"READY=1" in self.ears.hears_from(self.program.pid)
        self.was_ready = self.was_ready or is_so
        return is_so

    def leave(self) -> None:
        self.is_told = True
        self.kill_at = min(self.kill_at, time.monotonic() + FINISH)
        self.program.terminate()

    def has_ended(self) -> bool:
        if time.monotonic() > self.kill_at:
            logger.warning("The %s is late: killed.", self.name)
            self.kill_at = NEVER
            self.program.kill()
        return self.program.poll() is not None

    def forget(self) -> None:
        self.ears.close()


@dataclass(eq=False)
class Part:
    """What has to run, whichever process it is at the moment."""

    name: str
    process: Process | None = None
    rests: Rests = field(default_factory=Rests)
    start_at: float = 0.0


class Supervisor:
    def __init__(self, root: Path, door: Listening) -> None:
        self.root = root
        self.door = door
        self.web = Part("web")
        self.background = Part("background")
        self.coming: Process | None = None  # the next server, until it is ready
        self.leaving: list[Process] = []
        self.is_called = False  # for a new server
        self.was_ready = False
        self.is_over = False
        self.ear = Ear(also=[signal.SIGCHLD])

    def run(self) -> None:
        while not self.is_over:
            self.begin_due()
            self.listen()
            self.look_who_ended()
        self.end()

    def here(self) -> list[Process]:
        seated = (self.web.process, self.background.process, self.coming)
        return [process for process in seated if process] + self.leaving

    def begin_due(self) -> None:
        for part in (self.web, self.background):
            if part.process is None and time.monotonic() >= part.start_at:
                part.process = self.begun(part.name)
                if part.process is None:
                    self.rest(part, time.monotonic(), was_ready=False)
        if self.is_called and self.coming is None:
            self.is_called = False
            self.begin_next()

    def begun(self, name: str) -> Process | None:
        """It may be impossible at this moment: no memory, too many processes."""
        try:
            return Process(name, self.root)
        except (OSError, subprocess.SubprocessError) as error:
            logger.error("The %s cannot be started: %s", name, error)
            return None

    def begin_next(self) -> None:
        logger.info("A new server begins; the one before goes on until it is ready.")
        self.coming = self.begun("web")
        if self.coming:
            self.coming.kill_at = time.monotonic() + START

    def rest(self, part: Part, begun: float, *, was_ready: bool) -> float:
        """Put off its next beginning; by how many seconds."""
        seconds = part.rests.after(begun, was_ready=was_ready)
        part.start_at = time.monotonic() + seconds
        return seconds

    def listen(self) -> None:
        """To whoever says something, for a second at most."""
        processes = {process.fileno(): process for process in self.here()}
        for number in select([self.ear.fileno(), *processes], [], [], 1.0)[0]:
            if number in processes and processes[number].is_ready():
                self.welcome(processes[number])
        for word in self.ear.hear():
            self.obey(word)

    def obey(self, word: signal.Signals) -> None:
        if word == signal.SIGHUP:
            self.is_called = True  # where one is coming, another comes after it
        elif word in (signal.SIGTERM, signal.SIGINT):
            self.is_over = True

    def welcome(self, process: Process) -> None:
        """It is ready: who was here before may leave."""
        if process is self.coming:
            process.kill_at = NEVER
            self.dismiss(self.web.process)
            self.web.process, self.coming = process, None
            if self.background.process:
                self.background.process.leave()
        if process is self.web.process:
            self.was_ready = True
            self.note(process)
            logger.info("The web server is ready, from %s.", process.root)
            notify("READY=1")

    def dismiss(self, process: Process | None) -> None:
        if process:
            process.leave()
            self.leaving.append(process)

    def note(self, process: Process) -> None:
        """For bin/upgrade: who to tell, and what is served."""
        with suppress(OSError):
            (self.root / "var" / "serving").write_text(
                f"{os.getpid()}\n{process.root}\n"
            )

    # ── Who ended ────────────────────────────────────────────────────────────────────

    def look_who_ended(self) -> None:
        for process in self.here():
            if process.has_ended():
                self.bury(process)
                process.forget()

    def bury(self, process: Process) -> None:
        if process in self.leaving:
            self.leaving.remove(process)
        elif process is self.coming:
            self.coming = None
            logger.error("The new server did not begin: the one before goes on.")
        else:
            part = self.web if process is self.web.process else self.background
            part.process = None
            self.mourn(part, process)

    def mourn(self, part: Part, process: Process) -> None:
        code = process.program.returncode
        if process.is_told:
            return
        if code == HOPELESS and not self.was_ready:
            logger.error("The server cannot begin: the lines above say why.")
            self.end()
            sys.exit(1)
        rest = self.rest(part, process.begun, was_ready=process.was_ready)
        logger.error(
            "The %s ended with code %s: started again in %g s.", part.name, code, rest
        )

    # ── Ending ───────────────────────────────────────────────────────────────────────

    def end(self) -> None:
        notify("STOPPING=1")
        if self.background.process:
            self.background.process.leave()
        if not self.door.is_handed and self.web.process:
            self.door.let_nobody_in()
        for process in self.here():
            process.leave()
        self.leaving = self.here()
        self.web.process = self.background.process = self.coming = None
        os.close(HANDED)
        while self.leaving:
            self.ear.hear(0.1)
            self.look_who_ended()
        with suppress(OSError):
            (self.root / "var" / "serving").unlink()


def main() -> None:
    log_to_console()
    try:
        door = Listening()
    except OSError as error:
        sys.exit(f"The site cannot be asked there: {error.strerror}.")
    if not door.is_handed:
        os.dup2(door.socket.fileno(), HANDED)
        if door.socket.fileno() != HANDED:
            door.socket.close()
            door.socket = socket.socket(fileno=HANDED)
    Supervisor(Path(sys.argv[1]), door).run()


if __name__ == "__main__":
    main()
