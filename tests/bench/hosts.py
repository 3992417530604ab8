"""How far web hosts scale that share one PostgreSQL.

    bin/with-postgres .venv/bin/python -m tests.bench.hosts

Two hosts serve twice as much as one for as long as PostgreSQL has processor left. One
machine is no two hosts, so this is looked at from both sides. It weighs what an answer
costs a host and what it costs PostgreSQL, in processor time; the rest is arithmetic.
And it lets one and then two hosts serve that get a small share of a processor each, so
that PostgreSQL has plenty: what they then do together is measured, locks and all.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path

from tests.bench.servers import BENCH, HOST, Server, family, free_ports, run, serving
from tests.bench.shares import NoSharesError, share

SECONDS = 15
WARMING = 5  # before, until everything is loaded, compiled and compressed
ASKERS = 4  # of a host with a small share: more would be sent away
TICKS = os.sysconf("SC_CLK_TCK")
CORES = 2  # of a web host, in the arithmetic
SHARE = 0.15  # of a core, for a host that is measured beside another
# What runs only where nobody else wants to.
SPINNING = """
import os
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
while True: pass
"""
STORES = {"stored": "128", "drawn": "0"}  # megabytes of the page store


@dataclass(frozen=True, slots=True)
class Cost:
    """Thousandths of a second of a processor, per answer."""

    name: str
    rate: float  # answers a second, on this machine, with everything on it
    web: float
    database: float

    def line(self) -> str:
        host = CORES / self.web * 1000
        needs = CORES * self.database / self.web
        return (
            f"| {self.name} | {self.rate:,.0f} | {self.web:.3f} | {self.database:.3f} "
            f"| {host:,.0f} | {needs:.2f} |"
        )


def spent(pids: list[int]) -> float:
    """Seconds of a processor that these processes have had, their ended children too."""
    total = 0
    for pid in pids:
        try:
            words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, words[11:15]))
    return total / TICKS


def backends() -> list[int]:
    """PostgreSQL's processes: all that have its socket's folder in their first line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name = (folder / "comm").read_text().strip()
        except OSError:
            continue
        if name.startswith("postgres"):
            found.append(int(folder.name))
    return found


def weigh(name: str, address: str, server: int) -> Cost:
    wrk(address, WARMING)
    web, database = spent(family(server)), spent(backends())
    count = wrk(address)
    web, database = spent(family(server)) - web, spent(backends()) - database
    return Cost(name, count / SECONDS, web / count * 1000, database / count * 1000)


def wrk(address: str, seconds: int = SECONDS, askers: int = 16) -> int:
    """Answers in so many seconds, as many as come."""
    words = ["wrk", "-t1", f"-c{askers}", f"-d{seconds}s", address]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"(\d+) requests in", said)
    if found is None or "Non-2xx" in said:
        raise SystemExit(said)
    return int(found[1])


def ask(address: str) -> str:
    place = address.removeprefix("http://")
    host, _, path = place.partition("/")
    connection = HTTPConnection(host, timeout=20)
    connection.request("GET", f"/{path}")
    return connection.getresponse().read().decode()


def environment(port: int, **others: str) -> dict[str, str]:
    return {
        "SECRET_KEY": "a-key-for-weighing-of-more-than-fifty-characters-and-no-more",
        "PLAIN_HTTP": "1",
        "SITE_URL": f"http://{HOST}:{port}",
        "HOST": HOST,
        "PORT": str(port),
        "WORKERS": "2",
        "LOG_LEVEL": "ERROR",
        "DATABASE_REPLICA_URL": "",
        "MEDIA_ROOT": str(BENCH / "hosts" / "media"),
        "ORIGINALS_ROOT": str(BENCH / "hosts" / "originals"),
        "BULLETIN": str(BENCH / "hosts" / "bulletin.json"),
        "METRICS_ROOT": str(BENCH / "hosts" / f"metrics-{port}"),
        **others,
    }


def pages(url: str) -> dict[str, str]:
    """A story's address and the home page's, by their names."""
    home = f"{url}/"
    found = re.search(r'href="(/a/[^"]+\.html)"', ask(home))
    if found is None:
        raise SystemExit("The home page has no story.")
    return {"story": url + found[1], "home page": home}


# ── What an answer costs ─────────────────────────────────────────────────────


def weighed() -> Iterator[str]:
    head = "| answer | answers/s here, all on two cores | web, ms | PostgreSQL, ms "
    head += f"| a host of {CORES} cores carries | cores of PostgreSQL it takes |"
    yield from (head, "|---|--:|--:|--:|--:|--:|")
    for kind, store in STORES.items():
        [port] = free_ports(1)
        given = environment(port, PAGE_STORE_MB=store)
        with serving("weighed", ["bin/serve", "web"], port=port, environment=given) as (
            server
        ):
            for name, address in pages(server.url).items():
                yield weigh(f"{name}, {kind}", address, server.pid).line()


# ── What two do together ─────────────────────────────────────────────────────


@contextmanager
def hosts(count: int) -> Iterator[list[Server]]:
    """As many hosts, of one process each, that get SHARE of a core each.

    They store nothing: a stored page takes so little that rationing it costs more.
    """
    with ExitStack() as stack:
        found = []
        for number, port in enumerate(free_ports(count)):
            group = stack.enter_context(share(SHARE))
            command = ["bash", "-c", f"echo $$ > {group}; exec bin/serve web"]
            given = environment(port, PAGE_STORE_MB="0", WORKERS="1")
            one = serving(f"host-{number}", command, port=port, environment=given)
            found.append(stack.enter_context(one))
        yield found


def together(servers: list[Server], name: str) -> float:
    """Answers a second of all of them, each asked for the same page at the same time."""
    addresses = [pages(server.url)[name] for server in servers]
    with ThreadPoolExecutor(len(servers)) as crowd:
        list(crowd.map(partial(wrk, seconds=WARMING, askers=ASKERS), addresses))
        return sum(crowd.map(partial(wrk, askers=ASKERS), addresses)) / SECONDS


@contextmanager
def awake() -> Iterator[None]:
    """Let no processor fall asleep: one host alone would pay for waking it, two less."""
    words = [sys.executable, "-c", SPINNING]
    spinning = [subprocess.Popen(words) for _ in range(os.cpu_count() or 1)]  # noqa: S603
    try:
        yield
    finally:
        for one in spinning:
            one.kill()
            one.wait()


def scaled() -> Iterator[str]:
    try:
        with share(SHARE):
            pass
    except NoSharesError as error:
        yield f"Two hosts are not tried: processors can be shared out as root only. {error}"
        return
    yield from (
        f"| answer | a host of {SHARE} core, answers/s | two | times |",
        "|---|--:|--:|--:|",
    )
    found: dict[str, list[float]] = {"story": [], "home page": []}
    for count in (1, 2):
        with awake(), hosts(count) as servers:
            for name, rates in found.items():
                rates.append(together(servers, name))
    for name, (one, two) in found.items():
        yield f"| {name}, drawn | {one:,.0f} | {two:,.0f} | {two / one:.2f} |"


def main() -> None:
    [port] = free_ports(1)
    run("manage.py", "migrate", "--verbosity", "0", environment=environment(port))
    run("manage.py", "demo", environment=environment(port))
    for line in chain(scaled(), [""], weighed()):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
