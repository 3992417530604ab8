"""Loads an address with wrk, and reads what wrk says."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.bench.servers import Server

STORM = Path(__file__).with_name("storm.lua")
READERS = 16  # connections that ask again as soon as they are answered
WARM_UP = 1  # seconds, of which nothing is noted
PATIENCE = 30  # seconds that wrk waits for one answer
TIMES = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class LoadError(Exception):
    """The figures would be those of something else: a failure, or another answer."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one run measured. Times are in milliseconds, memory in megabytes."""

    per_second: float
    p50: float
    p99: float
    memory: float = 0.0


Rounds = list[Load | None]  # of one target; None where it did not answer as it should


@dataclass(frozen=True, slots=True)
class Target:
    """An address, and how it is asked for. With a storm, `url` is only its beginning."""

    name: str
    url: str
    server: Server
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    readers: int = READERS
    is_storm: bool = False


def press(target: Target, seconds: int) -> Load:
    """One run after a short one that warms every process. Raises LoadError."""
    check(target)
    run_wrk(target, WARM_UP)
    load = read_wrk(run_wrk(target, seconds), is_refused=target.is_storm)
    return Load(load.per_second, load.p50, load.p99, target.server.memory())


def press_once(target: Target, seconds: int) -> Load | None:
    """None when it does not answer as it should; a sentence says so."""
    try:
        load = press(target, seconds)
    except LoadError as error:
        sys.stdout.write(f"  {target.name}: {error}\n")
        return None
    sys.stdout.write(f"  {target.name}: {load.per_second:,.0f} a second\n")
    return load


def press_in_turn(
    targets: Sequence[Target], seconds: int, *, rounds: int
) -> dict[str, Rounds]:
    """Each target once a round, so that a slow minute strikes all of them alike."""
    taken: dict[str, Rounds] = {target.name: [] for target in targets}
    for _ in range(rounds):
        for target in targets:
            taken[target.name].append(press_once(target, seconds))
    return taken


def middle(rounds: Rounds) -> Load | None:
    """The median of each figure; None if one round failed."""
    loads = [load for load in rounds if load]
    if len(loads) < len(rounds):
        return None
    return Load(
        median(load.per_second for load in loads),
        median(load.p50 for load in loads),
        median(load.p99 for load in loads),
        loads[-1].memory,
    )


def check(target: Target) -> None:
    """That the address answers as it should, before its speed means anything."""
    status, _body = fetch(target.url, target.headers)
    if status != target.status:
        raise LoadError(
            f"{target.url} answers {status} and should answer {target.status}."
        )


def fetch(url: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, HTTPException) as error:
        raise LoadError(f"{url} does not answer: {error}") from error
    finally:
        connection.close()


def run_wrk(target: Target, seconds: int) -> str:
    headers = [f"-H{name}: {value}" for name, value in target.headers.items()]
    script = [f"-s{STORM}"] if target.is_storm else []
    command = [
        *("wrk", "-t1", f"-c{target.readers}", f"-d{seconds}s"),
        *("--latency", "--timeout", f"{PATIENCE}s"),
        *headers,
        *script,
        target.url,
    ]
    done = subprocess.run(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds + 2 * PATIENCE,
        check=False,
    )
    if done.returncode:
        raise LoadError(f"wrk failed at {target.url}: {done.stderr.strip()}")
    return done.stdout


def read_wrk(said: str, *, is_refused: bool = False) -> Load:
    """The figures in what wrk printed. Raises LoadError when they cannot be used.

    `is_refused`: every answer should be an error, as storm.lua has counted.
    """
    if "Socket errors" in said:
        raise LoadError(line_with("Socket errors", said))
    if is_refused and not re.search(r"^Unexpected: 0$", said, re.MULTILINE):
        raise LoadError("Not every answer to the storm was a 404.")
    if not is_refused and "Non-2xx" in said:
        raise LoadError(line_with("Non-2xx", said))
    return Load(
        float(found(r"^Requests/sec:\s+([\d.]+)", said)[1]),
        milliseconds(found(r"^\s+50%\s+([\d.]+)([a-z]+)", said)),
        milliseconds(found(r"^\s+99%\s+([\d.]+)([a-z]+)", said)),
    )


def line_with(words: str, said: str) -> str:
    return next(line.strip() for line in said.splitlines() if words in line)


def found(pattern: str, said: str) -> re.Match[str]:
    match = re.search(pattern, said, re.MULTILINE)
    if match is None:
        raise LoadError(f"wrk printed something unknown:\n{said}")
    return match


def milliseconds(match: re.Match[str]) -> float:
    return float(match[1]) * TIMES[match[2]]
