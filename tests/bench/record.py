"""Keeps what was measured, with the day and the machine."""

import os
import platform
import re
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.servers import BENCH, ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"


def keep(result: str) -> Path:
    """In docs/performance.md with RECORD=1, otherwise in var/. Answers where."""
    if os.environ.get("RECORD") == "1":
        PAGE.write_text(with_result(PAGE.read_text(), result))
        return PAGE
    place = BENCH / "result.md"
    place.write_text(result + "\n")
    return place


def with_result(page: str, result: str) -> str:
    """The page with what stands between its two marks replaced."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{result}\n\n{END}{after}"


def day() -> str:
    """As a heading: 24 November 2026."""
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def machine(seconds: int) -> str:
    """What the figures depend on, in a sentence or two."""
    return (
        f"{os.cpu_count()} cores of {processor()}, {memory()} GB of memory; "
        f"Python {platform.python_version()}, Django {version('django')}, "
        f"SQLite {sqlite3.sqlite_version}, granian {version('granian')} with "
        f"{os.environ.get('WORKERS', '2')} workers, nginx {nginx_version()}. "
        f"Runs of {seconds} s."
    )


def processor() -> str:
    known = Path("/proc/cpuinfo").read_text()
    found = re.search(r"^model name\s*: (.+)$", known, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 10**9)


def nginx_version() -> str:
    command = ["nginx", "-v"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr  # noqa: S603
    return said.strip().rpartition("/")[2]
