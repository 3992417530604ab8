"""How often one address may ask the content API: so many times a minute, and no more.

Each process counts for itself, in memory. What is asked too often is refused before
anything is looked up, stored pages too. Readers' pages have no such limit.
"""

import re
import time
from collections import OrderedDict
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import NamedTuple

API = re.compile(r"(?:/[^/]+)?/api/v1(?:/|$)")
CLIENTS = 20_000  # addresses that are remembered
WINDOW = 60.0  # seconds
NET6 = 64  # bits of an IPv6 address that one household has


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
        """Seconds until this client may ask again; 0: it may now, and has."""
        if not self.requests:
            return 0
        now = time.monotonic() if now is None else now
        client = client_of(address)
        with self.lock:
            left, at = self.buckets.pop(client, Bucket(self.requests, now))
            left = min(left + (now - at) * self.rate, self.requests)
            may = left >= 1
            self.buckets[client] = Bucket(left - 1 if may else left, now)
            while len(self.buckets) > CLIENTS:
                self.buckets.popitem(last=False)
        return 0 if may else max(1, round((1 - left) / self.rate + 0.5))


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
