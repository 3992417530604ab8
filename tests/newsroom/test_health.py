"""A load balancer learns whether the process lives and whether readers may come."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from newsroom import health
from pressroom.looks.finding import Finding, State


def test_the_process_says_that_it_lives_without_the_database(client):
    answer = client.get("/healthz")  # no database fixture: a query would fail
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_readers_may_come_to_a_migrated_database(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_readers_may_not_come_before_the_migrations(client):
    MigrationRecorder.Migration.objects.filter(app="articles").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content == b"The database has not been migrated.\n"


@pytest.mark.django_db
def test_readers_may_not_come_while_the_database_is_silent(client):
    def fall_silent(*args):
        raise DatabaseError("connection to 10.1.2.3 refused")

    with connection.execute_wrapper(fall_silent):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.content == b"The database does not answer.\n"


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_nothing_can_be_changed_there(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_a_newer_release_that_has_migrated_hinders_nobody(client):
    MigrationRecorder(connection).record_applied("articles", "9999_of_tomorrow")
    assert client.get("/readyz").status_code == 200


def test_of_several_who_ask_one_looks_and_the_others_are_told_what_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, may_end, looks = Event(), Event(), []

    def look() -> list[Finding]:
        looks.append(1)
        if len(looks) > 1:
            begun.set()
            assert may_end.wait(10)
        return [Finding(name=str(len(looks)), state=State.LOOK, words="", advice="")]

    monkeypatch.setattr(health.stores, "lame", look)
    lame = health.Lame()
    assert [lame.lately()[0].name for _ in range(3)] == ["1"] * 3
    monkeypatch.setattr(lame, "found_at", 0.0 - lame.STANDS_FOR)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(lame.lately)
        assert begun.wait(10)
        assert lame.lately()[0].name == "1"
        may_end.set()
        assert first.result()[0].name == "2"
    assert len(looks) == 2
