"""A PostgreSQL brought back to a moment before the accident, as docs/operators.md says."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.kept import ROOT
from tests.pressroom.conftest import BackedUp
from tests.pressroom.machine import Machine

pytestmark = [pytest.mark.stores, pytest.mark.postgres]
QUICK = "-c fsync=off -c full_page_writes=off -c listen_addresses="


class Cluster:
    """A PostgreSQL of its own, at a socket in its folder, that archives its log."""

    def __init__(self, home: Path) -> None:
        self.home = home
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        at = str(found[-1]) if found else shutil.which("initdb")
        assert at
        self.programs = Path(at).parent
        (home / "wal").mkdir()
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(home, "postgres")
            shutil.chown(home / "wal", "postgres")

    @property
    def address(self) -> str:
        return f"postgres://postgres@{quote(str(self.home), safe='')}/postgres"

    def do(self, program: str, *words: str) -> str:
        owner = ["runuser", "--user", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(  # noqa: S603
            [*owner, str(self.programs / program), *words],
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def ask(self, statement: str) -> str:
        words = ("--no-psqlrc", "--tuples-only", "--no-align", "--username=postgres")
        return self.do("psql", *words, f"--host={self.home}", f"--command={statement}")

    def begin(self) -> None:
        self.do(
            "initdb",
            *("--pgdata=data", "--username=postgres", "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C", "--wal-segsize=1"),
        )
        shutil.copy(ROOT / "deploy/postgresql/archive-wal", self.home)
        self.set(
            "data",
            archive_mode="on",
            archive_command=f"{self.home}/archive-wal %p %f {self.home}/wal",
            unix_socket_directories=str(self.home),
        )
        self.start("data")

    def set(self, data: str, **settings: str) -> None:
        with (self.home / data / "postgresql.auto.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

    def start(self, data: str) -> None:
        self.do(
            "pg_ctl",
            *(f"--pgdata={data}", "--log=log", "--wait", "--timeout=60"),
            *(f"--options={QUICK}", "start"),
        )

    def stop(self, data: str, mode: str = "fast") -> None:
        self.do("pg_ctl", f"--pgdata={data}", f"--mode={mode}", "--wait", "stop")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory(prefix="newsroom-pit-") as home:
        cluster = Cluster(Path(home))
        cluster.begin()
        yield cluster
        for data in ("data", "base"):
            if (cluster.home / data / "postmaster.pid").exists():
                cluster.stop(data, "immediate")


def test_the_story_before_the_accident_is_there_and_every_page_with_it(
    cluster: Cluster, backed_up: BackedUp, tmp_path: Path
) -> None:
    machine = Machine(tmp_path, cluster.address)
    machine.do("restore", str(backed_up.folder))
    cluster.do(
        "pg_basebackup",
        *("--pgdata=base", f"--host={cluster.home}", "--username=postgres"),
        *("--checkpoint=fast", "--no-sync"),
    )
    address = machine.publish("The story before the accident")
    answers = machine.ask([address, "/", *list(backed_up.answers)[:20]])
    moment = cluster.ask("SELECT clock_timestamp()")
    cluster.ask("DROP TABLE articles_publishedarticle CASCADE")
    cluster.stop("data")

    cluster.set(
        "base",
        restore_command=f"cp {cluster.home}/wal/%f %p",
        recovery_target_time=moment,
        recovery_target_action="promote",
    )
    (cluster.home / "base" / "recovery.signal").touch()
    cluster.start("base")
    wait_until_promoted(cluster)
    machine.do("restored", "--since", moment)
    assert answers[address][0] == 200
    assert machine.ask(answers) == answers


def wait_until_promoted(cluster: Cluster) -> None:
    deadline = time.monotonic() + 60
    while cluster.ask("SELECT pg_is_in_recovery()") != "f":
        assert time.monotonic() < deadline
        time.sleep(0.1)
