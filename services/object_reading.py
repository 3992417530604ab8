"""Reading an object piece by piece: as a file in which one can go back and forth."""

import io
from collections.abc import Callable
from typing import Any

from services.files import StoreError

FIRST = 1024 * 1024  # bytes asked for at once, then ever more while one reads on
MOST = 16 * FIRST
TRIES = 2  # a connection may break in the middle; the rest is asked for anew
REST = 256 * 1024  # so little is read to its end, which spares a new connection

Ask = Callable[[int, int], Any]  # the body of the bytes from the first to the last


class ObjectBytes(io.RawIOBase):
    """The bytes of an object, asked for where they are read.

    Of a film that is asked for its middle nothing else is fetched. Raises StoreError
    where the store breaks off for good.
    """

    def __init__(self, ask: Ask, size: int) -> None:
        self.ask, self.size = ask, size
        self.at = 0
        self.body: Any = None
        self.left = 0  # bytes that the body still has, the first of which is at `at`
        self.window = FIRST

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        if base + offset != self.at:
            self.drop()
            self.window = FIRST
        self.at = base + offset
        return self.at

    def readinto(self, buffer: Any) -> int:
        data = self.some(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        """The rest, in one question."""
        self.window = max(self.size - self.at, FIRST)
        pieces = []
        while data := self.some(MOST):
            pieces.append(data)
        return b"".join(pieces)

    def some(self, most: int) -> bytes:
        """The next bytes, at least one unless the end is reached."""
        most = min(most, self.size - self.at)
        if most <= 0:
            return b""
        for left in reversed(range(TRIES)):
            try:
                data = self.piece(most)
                break
            except StoreError:
                self.drop()
                if not left:
                    raise
        self.at += len(data)
        self.left -= len(data)
        return data

    def piece(self, most: int) -> bytes:
        if not self.left:
            self.drop()
            self.left = min(self.window, self.size - self.at)
            self.body = self.ask(self.at, self.at + self.left - 1)
            self.window = max(self.window, min(self.window * 2, MOST))
        data: bytes = self.body.read(min(most, self.left))
        if not data:
            raise StoreError("The object store sent less than it promised.")
        return data

    def drop(self) -> None:
        """Give the connection back, or break it off where much is still to come."""
        if self.body is not None:
            if self.left > REST:
                self.body.close()
            else:
                self.body.finish()
        self.body, self.left = None, 0

    def close(self) -> None:
        if not self.closed:
            self.drop()
        super().close()
