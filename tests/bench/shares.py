"""Processes that get no more than their share of a processor.

Linux's control groups do it, of either version; making one takes root.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
PERIOD = 10_000  # microseconds in which a share is given out


class NoSharesError(Exception):
    """This machine, or this account, can make no control group."""


@contextmanager
def share(cores: float) -> Iterator[Path]:
    """The file into which a process writes its number, to be held with its children.

    Raises NoSharesError.
    """
    is_first_version = (GROUPS / "cpu").is_dir()
    above = GROUPS / "cpu" if is_first_version else GROUPS
    group = above / f"newsroom-{secrets.token_hex(4)}"
    quota = round(cores * PERIOD)
    try:
        group.mkdir()
        if is_first_version:
            (group / "cpu.cfs_period_us").write_text(f"{PERIOD}")
            (group / "cpu.cfs_quota_us").write_text(f"{quota}")
        else:
            (group / "cpu.max").write_text(f"{quota} {PERIOD}")
    except OSError as error:
        raise NoSharesError(str(error)) from error
    try:
        yield group / "cgroup.procs"
    finally:
        group.rmdir()
