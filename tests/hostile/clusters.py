"""Two clusters of PostgreSQL: one that is written to, and one that follows it."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

PROGRAMS = Path(sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1])


class Cluster:
    """One cluster. It listens on a socket in `home` only."""

    options = ""

    def __init__(self, home: Path, data: Path | None = None) -> None:
        self.home, self.data = home, data or home / "data"
        self.home.mkdir(parents=True, exist_ok=True)
        self.url = f"postgres://postgres@{quote(str(home), safe='')}/postgres"

    def run(self, program: str, *words: str, check: bool = True) -> None:
        """As its owner: PostgreSQL refuses to run as root."""
        as_owner = ["runuser", "--user", "postgres", "--"] if is_root() else []
        subprocess.run(  # noqa: S603
            [*as_owner, str(PROGRAMS / program), *words],
            cwd="/",
            stdout=subprocess.DEVNULL,
            check=check,
        )

    def own(self) -> None:
        for folder in (self.home, self.data):
            folder.mkdir(parents=True, exist_ok=True)
            if is_root():
                shutil.chown(folder, "postgres", "postgres")
            folder.chmod(0o700 if folder == self.data else 0o755)

    def start(self) -> None:
        listening = f"-c listen_addresses= -c unix_socket_directories={self.home}"
        words = ["--pgdata", str(self.data), "--log", f"{self.home}/log", "--wait"]
        self.run("pg_ctl", *words, "--options", f"{listening} {self.options}", "start")

    def stop(self, mode: str = "fast") -> None:
        words = ["--pgdata", str(self.data), "--mode", mode, "--wait", "stop"]
        self.run("pg_ctl", *words, check=False)

    def say(self, sentence: str) -> None:
        words = ["--host", str(self.home), "--username", "postgres", "--quiet"]
        self.run("psql", *words, "--command", sentence, check=False)

    @property
    def is_up(self) -> bool:
        status = [str(PROGRAMS / "pg_isready"), "--host", str(self.home), "--quiet"]
        return not subprocess.run(status, check=False).returncode  # noqa: S603


class Primary(Cluster):
    options = "-c max_connections=200 -c wal_level=replica -c max_wal_senders=4"

    def make(self) -> None:
        self.own()
        words = "--username postgres --auth trust --encoding UTF8 --locale C"
        self.run("initdb", "--pgdata", str(self.data), *words.split())


class Replica(Cluster):
    options = "-c max_connections=200 -c hot_standby=on"

    def __init__(self, home: Path, primary: Primary) -> None:
        super().__init__(home)
        self.primary = primary

    def make(self) -> None:
        self.own()
        there = ["--host", str(self.primary.home), "--username", "postgres"]
        how = ["--write-recovery-conf", "--checkpoint", "fast", "--slot", "replica"]
        whither = ["--pgdata", str(self.data), "--create-slot"]
        self.run("pg_basebackup", *there, *whither, *how)


def is_root() -> bool:
    return os.getuid() == 0
