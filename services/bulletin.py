"""The bulletin: the counters that processes last committed, in a file and in Redis.

It is read only while the database is silent. A process that had no request since a
story was killed knows nothing of it, and could not ask: here it reads that its
stored pages no longer hold. The file tells the processes of this machine, Redis those
of all others; of both the higher counter counts.
"""

import fcntl
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from redis import Redis, WatchError

from services import asking_anew, redis
from services.commits import Later
from services.models import Stamp

logger = logging.getLogger("newsroom.edge")

Counters = dict[int, int]  # by edition

PATIENCE = 3.0  # seconds for the lock, which each holds for a query at most
STANDS_FOR = 3600  # seconds in Redis; six times as long as any board is gone by

# One step: a higher counter that stands there stays, and rubbish does not.
POST = """
if redis.call('TYPE', KEYS[1]).ok ~= 'hash' then redis.call('DEL', KEYS[1]) end
for i = 2, #ARGV, 2 do
  local known = tonumber(redis.call('HGET', KEYS[1], ARGV[i])) or 0
  if tonumber(ARGV[i + 1]) > known then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[1])
"""


def announce() -> None:
    """Write the counters as they stand once this transaction has committed.

    Where it takes something down they are read now, while whoever raised one holds its
    row: after the commit the database may be gone, and just then the bulletin is needed.
    """
    is_stop = asking_anew.is_insisted_on()
    act = Later(write, committed()) if is_stop else write_committed
    transaction.on_commit(act, robust=True)
    if connection.in_atomic_block:
        put_first(connection.run_on_commit)


def put_first(hooks: list[Any]) -> None:
    """Have the last of them run before all others of its verb.

    Each cache that is told to forget may take seconds, and so may a store of files.
    """
    last = hooks.pop()
    place = len(hooks)
    while place and are_nested(hooks[place - 1][0], last[0]):
        place -= 1
    hooks.insert(place, last)


def are_nested(one: set[str], other: set[str]) -> bool:
    """Whether these savepoints stand within each other: it is the same verb."""
    return one >= other or one <= other


def write_committed() -> None:
    write(committed())


def write(counters: Counters) -> None:
    post(counters)
    post_to_redis(counters)


def post_to_redis(counters: Counters) -> None:
    """As `post`, for other machines; if Redis does not answer, they do without."""
    words = [number for pair in counters.items() for number in pair]
    with suppress(redis.SilentError):
        redis.ask(lambda client: client.eval(POST, 1, place(), STANDS_FOR, *words))


def place() -> str:
    return redis.key("bulletin")


def post(counters: Counters) -> None:
    """Add these counters to the file. A higher one that stands there already stays.

    Whoever cannot write says so in the log and goes on: the change is committed.
    """
    try:
        with locked_file() as file:
            known = parse(file.read_text())
            newest = {
                number: max(counter, known.get(number, 0))
                for number, counter in counters.items()
            }
            put_in_place(file, known | newest)
    except OSError as error:
        complain(error)


def renew() -> None:
    """Write what the database says, whatever stands there.

    It may have been restored to an older state. Read under the lock: a process that
    commits meanwhile posts its counters after this.
    """
    try:
        with locked_file() as file:
            put_in_place(file, committed())
    except OSError as error:
        complain(error)
    with suppress(redis.SilentError):
        redis.ask(renew_in_redis)


def renew_in_redis(client: Redis) -> None:
    """Whoever posts after the database was read has the last word."""
    pipeline = client.pipeline()
    pipeline.watch(place())  # type: ignore[no-untyped-call]
    counters = committed()
    pipeline.multi()
    pipeline.delete(place())
    if counters:
        pipeline.hset(place(), mapping={str(key): n for key, n in counters.items()})
        pipeline.expire(place(), STANDS_FOR)
    with suppress(WatchError):
        pipeline.execute()


def committed() -> Counters:
    return dict(Stamp.objects.values_list("edition", "counter"))


def complain(error: OSError) -> None:
    logger.error("The bulletin %s cannot be written: %s", settings.BULLETIN, error)


def read() -> Counters:
    """The counters as last posted; none where nothing was, or all is unreadable."""
    here, elsewhere = read_file(), read_redis()
    return here | {
        number: max(counter, here.get(number, 0))
        for number, counter in elsewhere.items()
    }


def read_file() -> Counters:
    try:
        return parse(settings.BULLETIN.read_text())
    except OSError:
        return {}


def read_redis() -> Counters:
    try:
        posted = redis.ask(lambda client: client.hgetall(place()))
        return {int(number): int(counter) for number, counter in posted.items()}
    except (redis.SilentError, ValueError):
        return {}


@contextmanager
def locked_file() -> Iterator[Path]:
    """The file, for one writer at a time."""
    file = Path(settings.BULLETIN)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".lock").open("w") as lock:
        acquire(lock)
        file.touch()
        yield file


def acquire(lock: Any) -> None:
    """Raises TimeoutError, an OSError, rather than wait for one that hangs."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                raise TimeoutError("another process holds its lock") from error
            time.sleep(0.005)


def parse(text: str) -> Counters:
    try:
        return {
            int(number): int(counter) for number, counter in json.loads(text).items()
        }
    except (ValueError, AttributeError, TypeError):
        return {}


def put_in_place(file: Path, counters: Counters) -> None:
    """Replace the file whole, so that no reader sees half of it."""
    new = file.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(counters))
    new.replace(file)
