"""How often one address may ask the content API: so many times a minute, and no more.

All processes count together in Redis; without it each counts for itself, in memory.
What is asked too often is refused before anything is looked up, stored pages too.
Readers' pages have no such limit.
"""

import re
import time
from collections import OrderedDict
from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import NamedTuple

from services import redis, signing

API = re.compile(r"(?:/[^/]+)?/api/v1(?:/|$)")
CLIENTS = 20_000  # addresses that are remembered
WINDOW = 60.0  # seconds
NET6 = 64  # bits of an IPv6 address that one household has

# One step, by the clock of Redis. What was left when and how much comes back is all
# that is kept, for as long as the bucket is not full again; rubbish counts as nothing.
TAKE = """
if redis.call('TYPE', KEYS[1]).ok ~= 'hash' then redis.call('DEL', KEYS[1]) end
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
local full, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local left, at = tonumber(kept[1] or '') or full, tonumber(kept[2] or '') or now
left = math.min(left + math.max(now - at, 0) * full / window, full)
if left < 1 then return string.format('%.6f', left) end
redis.call('HSET', KEYS[1], 'left', left - 1, 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], ARGV[2])
return ''
"""


def is_api(path: str) -> bool:
    return API.match(path) is not None


class Bucket(NamedTuple):
    """What a client may still ask, as it was at a moment (`time.monotonic`)."""

    left: float
    at: float


class Limit:
    """`requests` a minute for each client; all at once, if they like. 0: no limit."""

    def __init__(self, requests: int) -> None:
        self.requests = requests
        self.rate = requests / WINDOW
        self.buckets: OrderedDict[str, Bucket] = OrderedDict()
        self.lock = Lock()

    def wait(self, address: str, now: float | None = None) -> int:
        """Seconds until this client may ask again; 0: it may now, and has.

        At a given moment (`time.monotonic`) this process alone counts.
        """
        if not self.requests:
            return 0
        client = client_of(address)
        if now is None:
            with suppress(redis.SilentError):
                return self.wait_among_all(client)
        return self.wait_here(client, time.monotonic() if now is None else now)

    def wait_among_all(self, client: str) -> int:
        """As all processes have counted. Raises SilentError."""
        key, full, window = place(client), self.requests, int(WINDOW)
        left = redis.ask(lambda link: link.eval(TAKE, 1, key, full, window))
        return self.seconds(float(left)) if left else 0

    def wait_here(self, client: str, now: float) -> int:
        """As this process has counted."""
        with self.lock:
            left, at = self.buckets.pop(client, Bucket(self.requests, now))
            left = min(left + (now - at) * self.rate, self.requests)
            may = left >= 1
            self.buckets[client] = Bucket(left - 1 if may else left, now)
            while len(self.buckets) > CLIENTS:
                self.buckets.popitem(last=False)
        return 0 if may else self.seconds(left)

    def seconds(self, left: float) -> int:
        """Until one whole request is left."""
        return max(1, round((1 - left) / self.rate + 0.5))


def place(client: str) -> str:
    """Where a client is counted. Who asks cannot be told from it without our key."""
    return redis.key("limit", signing.digest("limit", client.encode()).hex())


def client_of(address: str) -> str:
    """Who asks. Of IPv6 the network, in which one machine has any number of addresses."""
    if ":" not in address:
        return address
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(int(parsed) >> (128 - NET6))
