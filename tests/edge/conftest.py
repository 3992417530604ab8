"""A database that a test can stop and start, whichever it is."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from django.db import connection, connections

from newsroom.edge import lookout
from tests.edge.wire import Wire
from tests.site import Site


class Database(Protocol):
    def stop(self, *others: Site) -> None:
        """No more answers, and no new connection; for other processes of ours, too."""

    def start(self) -> None: ...


class SQLiteFile:
    """Stopped by taking the file away from under the processes."""

    def __init__(self, site: Site) -> None:
        self.file = Path(connection.settings_dict["NAME"])
        self.away = self.file.with_suffix(".away")
        self.site = site

    def stop(self, *others: Site) -> None:
        connection.close()
        for site in (self.site, *others):
            site.edge.lookout.close()
        self.file.rename(self.away)

    def start(self) -> None:
        if self.away.exists():
            self.away.rename(self.file)


class WiredPostgres:
    """Stopped by cutting the wire to it."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def stop(self, *others: Site) -> None:
        self.wire.cut()

    def start(self) -> None:
        self.wire.mend()


@pytest.fixture
def quick_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent database is asked again after a moment, not a second."""
    monkeypatch.setattr(lookout, "REST", 0.05)


@pytest.fixture
def wire(site: Site) -> Iterator[Wire]:
    """Every connection to PostgreSQL made from here on goes over this wire."""
    given = connections["default"].settings_dict
    before = given["HOST"], given["PORT"]
    wire = Wire(socket.AF_UNIX, f"{given['HOST']}/.s.PGSQL.{given['PORT'] or 5432}")
    connection.close()
    given["HOST"], given["PORT"] = "127.0.0.1", wire.port
    yield wire
    wire.thaw()
    site.edge.close()
    connection.close()
    given["HOST"], given["PORT"] = before
    wire.close()


@pytest.fixture
def database(
    site: Site, quick_rest: None, request: pytest.FixtureRequest
) -> Iterator[Database]:
    """The site's database, running."""
    if connection.vendor == "postgresql":
        yield WiredPostgres(request.getfixturevalue("wire"))
        return
    file = SQLiteFile(site)
    yield file
    file.start()
