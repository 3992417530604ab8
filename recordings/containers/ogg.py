"""Ogg with Opus: RFC 3533 and RFC 7845.

The comments of the second packet may name people and places. The public copy has the
same packet with none, padded with zeros (RFC 7845, 5.2), its pages summed up anew.
"""

from typing import BinaryIO, NamedTuple
from zlib import crc32

from recordings.containers.facts import (
    Holding,
    Patch,
    broken,
    size_of,
    wrong_coding,
)

RATE = 48_000  # of Opus, whatever it was recorded at
LAST = 128 * 1024  # bytes at the end that hold the last page
MOST = 600  # pages of comments


class Page(NamedTuple):
    at: int
    head: bytes  # up to its table of segments, and with it
    data: bytes
    ends_packet: bool


def read(file: BinaryIO) -> Holding:
    size = size_of(file)
    first = page_at(file, 0)
    if not first.data.startswith(b"OpusHead") or len(first.data) < 19:
        raise wrong_coding("Ogg Vorbis" if b"vorbis" in first.data[:8] else "Ogg")
    skipped = int.from_bytes(first.data[10:12], "little")
    samples = last_position(file, size) - skipped
    return Holding(
        ending="ogg",
        has_picture=False,
        seconds=max(samples, 0) / RATE,
        begin=0,
        end=size,
        patches=tuple(without_comments(file, len(first.head) + len(first.data))),
    )


def page_at(file: BinaryIO, at: int) -> Page:
    file.seek(at)
    head = file.read(27)
    if len(head) < 27 or head[:4] != b"OggS":
        raise broken()
    table = file.read(head[26])
    data = file.read(sum(table))
    if len(table) < head[26] or len(data) < sum(table):
        raise broken()
    return Page(at, head + table, data, ends_packet=not table or table[-1] < 255)


def last_position(file: BinaryIO, size: int) -> int:
    """The sample that the last page ends with."""
    begin = max(0, size - LAST)
    file.seek(begin)
    tail = file.read(LAST)
    at = tail.rfind(b"OggS")
    position = int.from_bytes(tail[at + 6 : at + 14], "little", signed=True)
    if at < 0 or position < 0:
        raise broken()
    return position


def without_comments(file: BinaryIO, at: int) -> list[Patch]:
    """The pages of the second packet, their comments gone."""
    pages = []
    for _turn in range(MOST):
        page = page_at(file, at)
        pages.append(page)
        at += len(page.head) + len(page.data)
        if page.ends_packet:
            break
    else:
        raise broken()
    packet = emptied(b"".join(page.data for page in pages))
    patches, begin = [], 0
    for page in pages:
        end = begin + len(page.data)
        patches.append(Patch(page.at, summed(page.head, packet[begin:end])))
        begin = end
    return patches


def emptied(packet: bytes) -> bytes:
    """Magic, vendor, no comments, and zeros as long as they were."""
    if not packet.startswith(b"OpusTags"):
        raise broken()
    vendor = int.from_bytes(packet[8:12], "little")
    kept = packet[: 12 + vendor] + bytes(4)
    if len(kept) > len(packet):
        raise broken()
    return kept + bytes(len(packet) - len(kept))


def summed(head: bytes, data: bytes) -> bytes:
    """The page with its checksum as RFC 3533, section 6, has it."""
    page = head[:22] + bytes(4) + head[26:] + data
    return page[:22] + checksum(page).to_bytes(4, "little") + page[26:]


def checksum(page: bytes) -> int:
    """That of zlib, its bits in the other order, begun with nothing and left as it is."""
    total = crc32(page.translate(TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{total:032b}"[::-1], 2)


TURNED = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))
