"""The page store: finished answers in the memory of one process, bounded in bytes."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from threading import Lock
from typing import NamedTuple

import brotli

from newsroom.edge.conditions import IDENTITY
from newsroom.edge.headers import UNCAPPED, readers_cache
from services.board import NEVER, SECOND, EffectiveStamp, Posting
from services.changes import leave_right
from services.page import SURROGATE_KEY, story_in

Headers = list[tuple[str, str]]
CACHING = "Cache-Control"

LASTS = 600 * SECOND  # no page is handed over that is older
# After so long a page is drawn anew while the database answers. When it falls silent
# every page has as long again.
ANEW = 300 * SECOND
# One who waited while another drew it asked before; and clocks are set back a little.
SLIP = 60 * SECOND
SMALLEST = 300  # bytes; below, coding costs more than it saves
# What a page takes besides its bodies, and what memory loses between pages that come
# and go. Measured: 128 MB by this count are 124 MB of the process.
OVERHEAD = 2500  # bytes
LOSS = 1.1
STRONG_AFTER = 3  # askings; then the stronger coding has paid for itself

# The first reader waits for the light one, and one of those who follow for the other.
LIGHT = {"br": 4, "gzip": 4}
STRONG = {"br": 9, "gzip": 9}


def compressed(coding: str, body: bytes, level: int) -> bytes:
    if coding == "br":
        smaller: bytes = brotli.compress(body, quality=level)
        return smaller
    return gzip.compress(body, compresslevel=level, mtime=0)


class Variant(NamedTuple):
    """The page in one coding. All of `tags` are tags of it; the first is the current."""

    body: bytes
    headers: Headers
    tags: tuple[str, ...]
    is_final: bool
    is_poll: bool = False

    def headers_for(self, left: int) -> Headers:
        """`left`: microseconds until the clock alone changes a page."""
        if left >= UNCAPPED:
            return self.headers
        caching = readers_cache(left, is_poll=self.is_poll)
        return [*self.headers[:-1], (CACHING, caching)]


class StoredPage:
    """One answer as it leaves the house, in every coding asked for so far.

    It holds while the effective stamp of its edition is `stamp`, five minutes at most.
    A page without stamp never holds: it only says which parameters its address has.
    `changed_at`: the second in which this text was first drawn under this stamp, of a
    page that is dated; else 0.
    """

    __slots__ = (
        "askings",
        "body",
        "changed_at",
        "drawn_at",
        "edition",
        "headers",
        "is_poll",
        "parameters",
        "stamp",
        "status",
        "subject",
        "variants",
        "weight",
    )

    def __init__(
        self,
        *,
        status: str = "",
        headers: Headers = [],  # noqa: B006 (never changed)
        body: bytes = b"",
        edition: int = 0,
        stamp: EffectiveStamp | None = None,
        drawn_at: int = 0,
        parameters: tuple[str, ...] = (),
        is_poll: bool = False,
        subject: str = "",
        changed_at: int = 0,
    ) -> None:
        self.is_poll = is_poll
        self.subject = subject
        self.changed_at = changed_at
        self.status = status
        self.headers = headers
        self.body = body
        self.edition = edition
        self.stamp = stamp
        self.drawn_at = drawn_at
        self.parameters = parameters
        self.variants: dict[str, Variant] = {}
        self.askings: dict[str, int] = {}
        self.weight = weigh(len(body))

    def holds(self, stamps: dict[int, EffectiveStamp], now: int) -> bool:
        stamp = self.stamp
        return (
            stamp is not None
            and stamps.get(self.edition) == stamp
            and -SLIP < now - self.drawn_at < ANEW
        )

    def will_do(self, posting: Posting, now: int) -> bool:
        """Whether it may be handed over while the database is silent: for ten minutes,
        if no turn has come, and all that has changed since is news of something else.
        """
        if self.stamp is None or not -SLIP < now - self.drawn_at < LASTS:
            return False
        if posting.stamp(now) == self.stamp:
            return True
        about = posting.changed_since(self.stamp.counter)
        return (
            about is not None
            and self.status.startswith("200")
            and posting.stamp(now).turn == self.stamp.turn
            and leave_right(about, self.subject, self.stories())
        )

    def stories(self) -> set[str]:
        """The public ids of all stories that stand on it."""
        keys = dict(self.headers).get(SURROGATE_KEY, "").split()
        return set(filter(None, map(story_in, keys)))

    def is_as_before(self, before: "StoredPage") -> bool:
        """Whether a page that was drawn again is what was there, under the same stamp."""
        return (before.stamp, before.body) == (self.stamp, self.body)

    def variant(self, coding: str) -> Variant:
        """The page in this coding, light at first and stronger once it is asked for."""
        variant = self.variants.get(coding)
        if variant is not None and variant.is_final:
            return variant
        asked = self.askings[coding] = self.askings.get(coding, 0) + 1
        if variant is None:
            variant = self.keep(coding, self.code(coding))
        elif asked > STRONG_AFTER:
            variant = self.keep(coding, self.code_strongly(coding, variant))
        return variant

    def keep(self, coding: str, variant: Variant) -> Variant:
        self.variants[coding] = variant
        others = {id(one.body): len(one.body) for one in self.variants.values()}
        others.pop(id(self.body), None)
        self.weight = weigh(len(self.body) + sum(others.values()))
        return variant

    def light(self, coding: str) -> Variant | None:
        """The page coded as for its first reader; None where coding does not pay."""
        if len(self.body) < SMALLEST:
            return None
        return self.variants.get(coding) or self.keep(coding, self.code(coding))

    def keep_light(self, coding: str, body: bytes) -> None:
        """Keep the body as another process has coded it."""
        self.keep(coding, self.present(coding, body, is_final=self.is_poll))

    def code(self, coding: str) -> Variant:
        if coding == IDENTITY or len(self.body) < SMALLEST:
            return self.present("", self.body, is_final=True)
        if self.is_poll:  # small, and the same in every process, so that its tag is
            body = compressed(coding, self.body, STRONG[coding])
            return self.present(coding, body, is_final=True)
        return self.present(coding, compressed(coding, self.body, LIGHT[coding]))

    def code_strongly(self, coding: str, light: Variant) -> Variant:
        body = compressed(coding, self.body, STRONG[coding])
        return self.present(coding, body, also=light.tags, is_final=True)

    def present(
        self,
        coding: str,
        body: bytes,
        *,
        also: tuple[str, ...] = (),
        is_final: bool = False,
    ) -> Variant:
        tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = [
            *self.headers,
            ("Content-Length", str(len(body))),
            ("ETag", tag),
            ("Vary", "Accept-Encoding"),
        ]
        if coding:
            headers.append(("Content-Encoding", coding))
        longest = readers_cache(NEVER, is_poll=self.is_poll)
        headers.append((CACHING, longest))  # last, where `headers_for` expects it
        return Variant(body, headers, (tag, *also), is_final, self.is_poll)


def weigh(bodies: int) -> int:
    """Bytes of the process's memory that bodies of this size stand for."""
    return int(bodies * LOSS) + OVERHEAD


class PageStore:
    """Pages by key. The ones longest unasked go when `limit` bytes are full."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.pages: OrderedDict[Hashable, StoredPage] = OrderedDict()
        self.weights: dict[Hashable, int] = {}
        self.size = 0
        self.lock = Lock()

    def get(self, key: Hashable) -> StoredPage | None:
        page = self.pages.get(key)
        if page is not None:
            try:
                self.pages.move_to_end(key)
            except KeyError:  # another thread has just dropped it
                return page
        return page

    def put(self, key: Hashable, page: StoredPage) -> None:
        """Keep the page, or weigh it anew if it has grown."""
        if page.weight > self.limit:
            return
        with self.lock:
            self.size += page.weight - self.weights.get(key, 0)
            self.weights[key] = page.weight
            self.pages[key] = page
            self.pages.move_to_end(key)
            while self.size > self.limit:
                oldest, _ = self.pages.popitem(last=False)
                self.size -= self.weights.pop(oldest)

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.weights.clear()
            self.size = 0
