"""What one answer costs a web host and what it costs PostgreSQL, in processor time.

    bin/with-postgres .venv/bin/python -m tests.bench.hosts

Two hosts that share one PostgreSQL serve twice as much as one for as long as PostgreSQL
has processor left. One machine cannot show that, but it can weigh both sides of an
answer, and the rest is arithmetic: `make bench` has the answers themselves.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.bench.servers import HOST, family, free_ports, run, serving

SECONDS = 10
CONNECTIONS = 16
TICKS = os.sysconf("SC_CLK_TCK")
CORES = 2  # of a web host, in the arithmetic


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
    ask(address)
    web, database = spent(family(server)), spent(backends())
    count = wrk(address)
    web, database = spent(family(server)) - web, spent(backends()) - database
    return Cost(name, count / SECONDS, web / count * 1000, database / count * 1000)


def wrk(address: str) -> int:
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", address]
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
        **others,
    }


def main() -> None:
    stored, drawn = free_ports(2)
    run("manage.py", "migrate", "--verbosity", "0", environment=environment(stored))
    run("manage.py", "demo", environment=environment(stored))
    costs = []
    for port, store in ((stored, "128"), (drawn, "0")):
        given = environment(port, PAGE_STORE_MB=store)
        with serving(
            f"hosts-{store}", ["bin/serve", "web"], port=port, environment=given
        ) as server:
            home = f"{server.url}/"
            found = re.search(r'href="(/a/[^"]+\.html)"', ask(home))
            if found is None:
                raise SystemExit("The home page has no story.")
            kind = "stored" if store != "0" else "drawn"
            costs.append(weigh(f"story, {kind}", server.url + found[1], server.pid))
            costs.append(weigh(f"home page, {kind}", home, server.pid))
    head = "| answer | answers/s here, all on two cores | web, ms | PostgreSQL, ms "
    head += f"| a host of {CORES} cores carries | cores of PostgreSQL it takes |"
    lines = [head, "|---|--:|--:|--:|--:|--:|", *(cost.line() for cost in costs)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
