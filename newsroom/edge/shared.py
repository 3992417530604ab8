"""Pages that all processes share, in Redis: what one has drawn, another need not draw.

A page found here is under the same rules as one of the process's own: it holds only
under the stamp of its edition. It is signed, so that whoever can write into Redis can
take pages away and put none before readers. Releases do not share.
"""

import json
from contextlib import suppress
from hashlib import blake2b

import brotli
from django.conf import settings
from redis import Redis

from newsroom.edge.store import LASTS, StoredPage
from services import redis, signing
from services.board import EffectiveStamp
from services.query import Values, chosen
from services.release import release

LARGEST = 1_000_000  # bytes of a page's body; a larger one is not shared
PURPOSE = "page 3"  # the form in which pages are written
BR = "br"


class SharedPages:
    """Each call is answered or given up within a few hundredths of a second."""

    def find(self, origin: str, path: str, query: str) -> StoredPage | None:
        """The page at this address, whether it still holds or not."""
        if not is_used():
            return None
        with suppress(redis.SilentError):
            if not query:
                return read(place(origin, path))
            page, signpost = read_both(place(origin, path), signpost_of(origin, path))
            known = page or signpost
            values = chosen(query, known.parameters) if known else ()
            return read(place(origin, path, values)) if values else page
        return None

    def put(
        self, page: StoredPage, origin: str, path: str, values: Values, now: int
    ) -> None:
        """Let others have the page for the rest of its ten minutes. `now`: as of then."""
        left = (LASTS - (now - page.drawn_at)) // 1000
        if not is_used() or page.stamp is None or len(page.body) > LARGEST or left < 1:
            return
        at = place(origin, path, values)
        written = {at: packed(at, page)}
        if values:
            at = signpost_of(origin, path)
            written[at] = packed(at, StoredPage(parameters=page.parameters))
        with suppress(redis.SilentError):
            write(written, left)


def is_used() -> bool:
    """Where no page is to be kept, none is shared."""
    return redis.is_there() and settings.PAGE_STORE_BYTES > 0


def place(origin: str, path: str, values: Values = ()) -> str:
    """The key of a page. Nobody reads from it which page that is."""
    said = json.dumps([release(), origin, path, values]).encode()
    return redis.key("page", blake2b(said, digest_size=16).hexdigest())


def signpost_of(origin: str, path: str) -> str:
    """The key of the note that says which parameters an address has."""
    return place(origin, path).replace(":page:", ":signpost:")


def read(key: str) -> StoredPage | None:
    return unpacked(key, redis.ask(lambda client: client.get(key)))


def read_both(one: str, other: str) -> tuple[StoredPage | None, StoredPage | None]:
    first, second = redis.ask(lambda client: client.mget(one, other))
    return unpacked(one, first), unpacked(other, second)


def write(values: dict[str, bytes], left: int) -> None:
    """For `left` milliseconds."""

    def all_of_them(client: Redis) -> None:
        pipeline = client.pipeline(transaction=False)
        for key, value in values.items():
            pipeline.set(key, value, px=left)
        pipeline.execute()

    redis.ask(all_of_them)


def packed(key: str, page: StoredPage) -> bytes:
    """The page as one signed piece: what it is in JSON, then its body, coded."""
    light = page.light(BR)
    head = json.dumps(
        [
            page.status,
            page.headers,
            page.edition,
            page.stamp,
            page.drawn_at,
            page.parameters,
            page.is_poll,
            page.subject,
            page.changed_at,
            light is not None,
        ]
    ).encode()
    body = page.body if light is None else light.body
    return signing.signed(PURPOSE, key, b"%d\n%b%b" % (len(head), head, body))


def unpacked(key: str, value: object) -> StoredPage | None:
    """The page that was packed for this key; None for anything else."""
    said = signing.verified(PURPOSE, key, value) if isinstance(value, bytes) else None
    if said is None:
        return None
    length, _, rest = said.partition(b"\n")
    head, body = json.loads(rest[: int(length)]), rest[int(length) :]
    status, headers, edition, stamp, drawn_at, parameters, *facts = head
    is_poll, subject, changed_at, is_coded = facts
    page = StoredPage(
        status=status,
        headers=[(name, value) for name, value in headers],
        body=brotli.decompress(body) if is_coded else body,
        edition=edition,
        stamp=EffectiveStamp(*stamp) if stamp else None,
        drawn_at=drawn_at,
        parameters=tuple(parameters),
        is_poll=is_poll,
        subject=subject,
        changed_at=changed_at,
    )
    if is_coded:
        page.keep_light(BR, body)
    return page
