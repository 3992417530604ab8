"""Archives of a given size, each a whole demo newsroom in a folder of its own."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.servers import BENCH, ROOT, run

SIZES = (1_000, 100_000)
FULL_SIZE = 1_000_000
ROOM = 15_000  # bytes on the disk for one story, its lists and its history


class ArchiveError(Exception):
    """There is no archive to measure."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A newsroom with that many stories beside the demo's own."""

    stories: int

    @property
    def folder(self) -> Path:
        return BENCH / str(self.stories)

    @property
    def environment(self) -> dict[str, str]:
        """Settings that touch nothing of the newsroom in var/."""
        return {
            "DEBUG": "0",
            "PLAIN_HTTP": "1",
            "SITE_URL": "http://127.0.0.1:8000",  # as it stands in the stored pages
            "DATABASE_URL": f"sqlite:///{self.folder}/newsroom.sqlite3",
            "MEDIA_ROOT": f"{self.folder}/media",
            "ORIGINALS_ROOT": f"{self.folder}/originals",
            "BULLETIN": f"{self.folder}/bulletin.json",
            "ASK_ANEW": f"{self.folder}/ask_anew",
            "STATIC_ROOT": f"{BENCH}/static",
            "LOG_LEVEL": "WARNING",
        }

    def make_ready(self) -> None:
        """Fill it if it is not full, and bring it up to the code.

        Photos are finished before: each that is finished later would have every
        story that shows it rendered anew.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        filled = self.folder / "filled"
        if not filled.exists():
            self.check_room()
        prepare = [str(ROOT / "bin" / "prepare")]
        subprocess.run(  # noqa: S603
            prepare, cwd=ROOT, env=os.environ | self.environment, check=True
        )
        self.manage("demo")
        self.manage("refresh")
        if not filled.exists():
            self.manage("demo", "--stories", str(self.stories))
            filled.touch()

    def check_room(self) -> None:
        needed, free = self.stories * ROOM, shutil.disk_usage(BENCH).free
        if needed > free:
            raise ArchiveError(
                f"An archive of {self.stories:,} stories needs {needed // 10**6:,} MB "
                f"on the disk, and {free // 10**6:,} MB are free."
            )

    def manage(self, *arguments: str) -> None:
        run("manage.py", *arguments, environment=self.environment)

    def ask_inside(self, what: str) -> Any:
        """What inside.py finds out in a process of this archive's own."""
        said = run("-m", "tests.bench.inside", what, environment=self.environment)
        return json.loads(said)
