"""Parts of a file: one range of bytes, as players ask for it. RFC 9110, section 14."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.ASCII | re.IGNORECASE)
CHUNK = 64 * 1024


class Part(NamedTuple):
    """The bytes from the first to the last, which is sent too."""

    first: int
    last: int


class UnsatisfiableError(ValueError):
    """No byte of the file is in the range."""


def asked_part(request: HttpRequest, size: int, tag: str) -> Part | None:
    """The part that is asked for, or None for the whole file.

    What is no single range of bytes may be ignored, and so is one that was asked for
    only if the file is still another (If-Range; dates are never ours).
    """
    found = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or found is None or not any(found.groups()):
        return None
    if request.headers.get("If-Range", tag).strip() != tag:
        return None
    return part_of(found[1], found[2], size)


def part_of(first: str, last: str, size: int) -> Part | None:
    if not first:  # so many from the end
        if not int(last) or not size:
            raise UnsatisfiableError
        return Part(max(0, size - int(last)), size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise UnsatisfiableError
    return Part(int(first), min(int(last), size - 1) if last else size - 1)


def answer(
    request: HttpRequest, file: BinaryIO, *, size: int, tag: str, content_type: str
) -> HttpResponse | StreamingHttpResponse:
    """The file or the part of it that is asked for; closes it."""
    try:
        part = asked_part(request, size, tag)
    except UnsatisfiableError:
        file.close()
        return HttpResponse(
            status=416, headers=HEADERS | {"Content-Range": f"bytes */{size}"}
        )
    first, last = part or Part(0, size - 1)
    headers = HEADERS | {"Content-Length": str(last - first + 1)}
    if part is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    if request.method == "HEAD":
        file.close()
        return HttpResponse(content_type=content_type, headers=headers)
    return StreamingHttpResponse(
        chunks(file, first, last - first + 1),
        status=206 if part else 200,
        content_type=content_type,
        headers=headers,
    )


HEADERS = {"Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff"}


class chunks(Iterator[bytes]):  # noqa: N801  read as a word where it is used
    """The bytes piece by piece. Closed by whoever answers, also before the first."""

    def __init__(self, file: BinaryIO, first: int, left: int) -> None:
        self.file, self.left = file, left
        file.seek(first)

    def __next__(self) -> bytes:
        data = self.file.read(min(CHUNK, self.left)) if self.left else b""
        if not data:
            raise StopIteration
        self.left -= len(data)
        return data

    def close(self) -> None:
        self.file.close()
