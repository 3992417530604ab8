"""A wire between the site and its database, which a test can cut or freeze."""

import selectors
import socket
from threading import Event, Thread


class Wire:
    """Carries bytes both ways from a port of ours to the real server.

    `freeze` leaves every connection open and answers nothing, as a hung server does;
    `cut` closes them and refuses new ones, as a stopped one does.
    """

    def __init__(self, family: int, target: object) -> None:
        self.family, self.target = family, target
        self.flowing = Event()
        self.flowing.set()
        self.is_cut = False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.ends: list[socket.socket] = []
        Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if self.is_cut:
                near.close()
                continue
            far = socket.socket(self.family)
            far.connect(self.target)
            self.ends += [near, far]
            Thread(target=self.carry, args=(near, far), daemon=True).start()

    def carry(self, near: socket.socket, far: socket.socket) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            try:
                while self.pass_on(ready):
                    pass
            except (OSError, ValueError):
                pass
        near.close()
        far.close()

    def pass_on(self, ready: selectors.BaseSelector) -> bool:
        for key, _events in ready.select():
            data = key.fileobj.recv(65536)  # type: ignore[union-attr]
            self.flowing.wait()
            if not data:
                return False
            key.data.sendall(data)
        return True

    def freeze(self) -> None:
        self.flowing.clear()

    def thaw(self) -> None:
        self.flowing.set()

    def cut(self) -> None:
        self.is_cut = True
        self.flowing.set()
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.ends.clear()

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self.cut()
        self.listener.close()
