"""`make bench`: fills, serves, measures, prints, keeps. Fails when a ratio is missed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from tests.bench import record
from tests.bench.archive import FULL_SIZE, SIZES, Archive, ArchiveError
from tests.bench.load import LoadError
from tests.bench.measuring import measure, measure_growth, tell
from tests.bench.servers import ServerError
from tests.bench.table import Ratio, Row, ratios_of, table_of

BUSY = 0.5  # of a core; what is measured wants all of them
REFUSALS = (ArchiveError, LoadError, ServerError)


def main() -> None:
    sys.stdout.reconfigure(line_buffering=True)
    for word in (signal.SIGINT, signal.SIGTERM):
        signal.signal(word, end)
    seconds, archives = seconds_each(), chosen()
    if (load := os.getloadavg()[0]) > BUSY:
        tell(
            f"This machine is busy (load {load:.1f}): the figures will be of little use."
        )
    rows: list[Row] = []
    ratios: list[Ratio] = []
    for archive in archives:
        tell(f"Making {archive.stories:,} stories ready.")
        archive.make_ready()
    for archive in archives:
        more_rows, more_ratios = measure(archive, seconds)
        rows += more_rows
        ratios += more_ratios
    ratios += measure_growth(archives[0], archives[-1], seconds)
    kept = keep(rows, ratios, seconds)
    tell(f"Kept in {kept.relative_to(Path.cwd())}.")
    sys.exit(not all(ratio.is_met for ratio in ratios))


def keep(rows: list[Row], ratios: list[Ratio], seconds: int) -> Path:
    tables = f"{table_of(rows)}\n\n{ratios_of(ratios)}"
    tell(f"\n{tables}\n")
    heading = f"## {record.day()}\n\n{record.machine(seconds)}"
    return record.keep(f"{heading}\n\n{tables}")


def chosen() -> list[Archive]:
    full = (FULL_SIZE,) if os.environ.get("FULL") == "1" else ()
    return [Archive(stories) for stories in (*SIZES, *full)]


def seconds_each() -> int:
    said = os.environ.get("SECONDS_EACH") or "5"
    if not said.isdecimal() or not 1 <= int(said) <= 600:
        refuse(f"SECONDS_EACH={said} is no number from 1 to 600.")
    return int(said)


def refuse(sentence: str) -> NoReturn:
    sys.stderr.write(f"{sentence}\n")
    sys.exit(1)


def end(number: int, _frame: object) -> NoReturn:
    """Whatever was started is stopped on the way out."""
    sys.exit(128 + number)


try:
    main()
except REFUSALS as error:
    refuse(str(error))
except subprocess.CalledProcessError as error:
    refuse(f"{error}: the lines above say why.")
