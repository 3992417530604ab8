"""Migrations keep no reader waiting."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from pressroom.management.commands import migrate

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

PATIENCE = 60  # seconds
TABLE = "articles_publishedpage"  # which 0019 altered


@contextmanager
def somebody_reads(until: Event) -> Iterator[None]:
    """In a transaction that goes on, as a long report of the desk would."""
    begun = Event()

    def read() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TABLE}")  # noqa: S608
            begun.set()
            until.wait(PATIENCE)
        connections.close_all()

    thread = Thread(target=read)
    thread.start()
    begun.wait(PATIENCE)
    try:
        yield
    finally:
        until.set()
        thread.join(PATIENCE)


class Heard(StringIO):
    """Lets the reader go when the command has said for the second time that it waits."""

    def __init__(self, enough: Event) -> None:
        super().__init__()
        self.enough = enough

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.getvalue().count("in use") > 1:
            self.enough.set()
        return written


def test_a_table_in_use_is_altered_later_and_nobody_queues_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(migrate, "LOCK_TIMEOUT", 0.2)
    monkeypatch.setattr(migrate, "REST", 0.1)
    enough = Event()
    with somebody_reads(enough):
        heard = Heard(enough)
        call_command("migrate", "articles", "0018_policies", verbosity=0, stderr=heard)
    assert heard.getvalue().count("A table is in use: tried again in a moment.") > 1
    call_command("migrate", verbosity=0)
    applied = MigrationRecorder(connection).applied_migrations()
    assert ("articles", "0019_social_cards") in applied
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",)
