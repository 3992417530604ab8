"""What a thousand open pages cost that ask for banners again and again.

They ask as static/js/banners.js does: each on a line of its own, every seven to eight
seconds, by the tag that it has.
"""

import asyncio
import os
import random
import time
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tests.bench.servers import Server, family

PAGES = 1000
CODINGS = "gzip, deflate, br, zstd"
EVERY = 7.0  # seconds, and up to one more
TICKS = os.sysconf("SC_CLK_TCK")


def cost_of_open_pages(servers: list[Server], address: str, tag: str) -> float:
    """The share of one core that the servers spend on them, once all have come in.

    The first is asked, the others stand behind it.
    """
    return asyncio.run(measure(servers, address, tag))


async def measure(servers: list[Server], address: str, tag: str) -> float:
    asked = servers[0].url
    pages = [asyncio.create_task(stay_open(asked, address, tag)) for _ in range(PAGES)]
    await asyncio.sleep(EVERY + 1)
    before, begun = sum(map(processor_time, servers)), time.monotonic()
    await asyncio.sleep(2 * EVERY)
    spent_since = sum(map(processor_time, servers)) - before
    share = spent_since / (time.monotonic() - begun)
    for page in pages:
        page.cancel()
    ended = await asyncio.gather(*pages, return_exceptions=True)
    for error in ended:
        if not isinstance(error, asyncio.CancelledError):
            raise RuntimeError(f"An open page was refused: {error}")
    return share


def tag_of(url: str) -> str:
    """The tag of what browsers get there."""
    asked = Request(url, headers={"Accept-Encoding": CODINGS})  # noqa: S310
    with urlopen(asked) as answer:  # noqa: S310
        return str(answer.headers["ETag"])


async def stay_open(site: str, address: str, tag: str) -> None:
    """Ask until cancelled. Anything but “not modified” is an error."""
    where = urlsplit(site)
    asking = (
        f"GET {address} HTTP/1.1\r\nHost: {where.netloc}\r\n"
        f"If-None-Match: {tag}\r\nAccept-Encoding: {CODINGS}\r\n\r\n"
    ).encode()
    await asyncio.sleep(random.uniform(0, EVERY))  # noqa: S311
    reading, writing = await asyncio.open_connection(where.hostname, where.port)
    while True:
        writing.write(asking)
        answer = await reading.readuntil(b"\r\n\r\n")
        if b" 304 " not in answer.split(b"\r\n")[0]:
            raise RuntimeError(answer.decode())
        await asyncio.sleep(EVERY + random.random())  # noqa: S311


def processor_time(server: Server) -> float:
    """Seconds that the server and its workers have spent, the system's part included."""
    return sum(spent(pid) for pid in family(server.pid))


def spent(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
