"""The socket at which the site is asked: opened, handed on, and left without a loss.

Whoever has been let in by the kernel stands in the socket's queue. A socket that is
simply closed resets them all; here nobody new is let in first, and the queue empties.
"""

import ctypes
import os
import select
import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

BACKLOG = 1024
HANDED = 3  # the first descriptor that systemd hands on, and so does bin/serve
PATIENCE = 2.0  # seconds in which a queue empties, or never does

# Of <linux/filter.h>: drop what has the flag SYN, let all else pass.
NO_NEWCOMERS = (
    (0x30, 0, 0, 13),  # load the byte with the flags of TCP
    (0x45, 0, 1, 0x02),  # does it hold SYN?
    (0x06, 0, 0, 0),  # then it never came
    (0x06, 0, 0, 0xFFFF),
)
SO_ATTACH_FILTER = 26


class Listening:
    """The socket that was handed to this process, or one as the environment says."""

    def __init__(self) -> None:
        self.is_handed = "LISTEN_FDS" in os.environ  # others have it, too
        self.path = Path(given) if (given := os.environ.get("SOCKET")) else None
        if self.is_handed:
            self.socket = socket.socket(fileno=HANDED)
        elif self.path:
            self.socket = listen_at(self.path)
        else:
            self.socket = listen_on(
                os.environ.get("HOST", "127.0.0.1"),
                int(os.environ.get("PORT", "8000")),
            )
        self.file = self.path and self.path.stat().st_ino

    def __str__(self) -> str:
        if self.socket.family == socket.AF_UNIX:
            return str(self.path or "a socket that was handed on")
        host, port = self.socket.getsockname()[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    def let_nobody_in(self) -> None:
        """Return when all who were let in have been fetched by a worker.

        Newcomers are not answered for that moment: they knock again after a second,
        and are refused, or meet the next server. Where the system cannot do this, those
        who come in the last millisecond are lost.
        """
        if self.socket.family == socket.AF_UNIX:
            self.take_file_away()
        elif sys.platform == "linux":
            refuse_newcomers(self.socket)
        deadline = time.monotonic() + PATIENCE
        while self.is_waited_at() and time.monotonic() < deadline:
            time.sleep(0.01)

    def is_waited_at(self) -> bool:
        return bool(select.select([self.socket], [], [], 0)[0])

    def take_file_away(self) -> None:
        """Unless another server's stands there by now."""
        with suppress(OSError):
            if self.path and self.path.stat().st_ino == self.file:
                self.path.unlink()


def listen_on(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def listen_at(path: Path) -> socket.socket:
    """A file in the place of an address, for a proxy on the same machine.

    Put there by renaming: the one of a server that still runs is replaced in one step.
    """
    half = path.with_name(f"{path.name}.{os.getpid()}")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(half))
    half.chmod(0o666)  # who may reach it, its folder says
    listening.listen(BACKLOG)
    half.replace(path)
    return listening


def refuse_newcomers(listening: socket.socket) -> None:
    code = ctypes.create_string_buffer(
        b"".join(struct.pack("HBBI", *line) for line in NO_NEWCOMERS)
    )
    program = struct.pack("HL", len(NO_NEWCOMERS), ctypes.addressof(code))
    with suppress(OSError):
        listening.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


def look_away(listening: socket.socket) -> None:
    """Fetch nobody any more, in this process alone, while others go on.

    Every descriptor of the socket is put to one at which nobody ever knocks. (Shutting
    it down instead would have each worker try to accept without end.)
    """
    if sys.platform != "linux":
        return
    nobody = socket.socket(socket.AF_UNIX)
    nobody.bind("")  # without a name
    nobody.listen(1)
    nobody.settimeout(0)
    ours = os.fstat(listening.fileno()).st_ino
    for file in list(Path("/proc/self/fd").iterdir()):
        number = int(file.name)
        with suppress(OSError):
            if os.fstat(number).st_ino == ours:
                os.dup2(nobody.fileno(), number)
