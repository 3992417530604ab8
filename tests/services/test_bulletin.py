"""The bulletin after a stop: written before anything slow, and without the database."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from articles import workflow
from articles.models import Article
from bylines.models import Contributor
from photos.pulling import pull
from services import bulletin, purging
from services.models import Edition, Purge
from services.stamps import bump
from staff.models import User
from tests.factories import make_contributor, make_live_story, make_photo

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def nothing_after_the_commit() -> Iterator[None]:
    """The database stops with the COMMIT: no query is answered any more."""
    has_begun = False

    def refuse(execute: Any, *question: Any) -> Any:
        nonlocal has_begun
        if has_begun and not connection.in_atomic_block:
            raise OperationalError("the database is gone")
        has_begun = has_begun or connection.in_atomic_block
        return execute(*question)

    with connection.execute_wrapper(refuse):
        yield


def hold(story: Article, by: User) -> None:
    workflow.hold(story, by=by)


def withdraw(story: Article, by: User) -> None:
    workflow.withdraw(story, by=by, reason="Danger.")


def kill(story: Article, by: User) -> None:
    workflow.kill(story, by=by, reason="Danger.")


def protect(story: Article, by: User) -> None:
    person = Contributor.objects.get()
    person.protection = Contributor.Protection.SAY_NOTHING
    with transaction.atomic():
        person.save()


def pull_its_photo(story: Article, by: User) -> None:
    pull(story.lead_photo, by=by, reason="No rights.")


STOPS = [hold, withdraw, kill, protect, pull_its_photo]


@pytest.fixture(autouse=True)
def own_bulletin(settings: Any, tmp_path: Path) -> None:
    settings.BULLETIN = tmp_path / "bulletin"


@pytest.fixture
def story(english: Edition, chiara: User) -> Article:
    person = make_contributor("Lena Marsh", english.service)
    photo = make_photo(english.service)
    return make_live_story(english, bylines=(person,), lead_photo=photo)


@pytest.mark.parametrize("stop", STOPS)
def test_it_tells_of_a_stop_though_the_database_was_gone_with_the_commit(
    stop: Callable[[Article, User], None], story: Article, chiara: User
) -> None:
    before = bulletin.read()
    with nothing_after_the_commit():
        stop(story, chiara)
    assert bulletin.read() == bulletin.committed() != before


@pytest.mark.parametrize("stop", STOPS)
def test_it_tells_of_a_stop_before_any_cache_is_spoken_to(
    stop: Callable[[Article, User], None],
    story: Article,
    chiara: User,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.PURGE_URLS = ["http://127.0.0.1:1/"]
    said = []

    def speak(purge: Purge) -> purging.Answer:
        said.append(bulletin.read_file())
        return purging.Answer(is_confirmed=True, words="200")

    monkeypatch.setattr(purging, "speak_to_cache", speak)
    stop(story, chiara)
    assert said
    assert all(counters == bulletin.committed() for counters in said)


def test_it_tells_nothing_that_was_rolled_back(english: Edition) -> None:
    bump([english.pk])
    before = bulletin.read()

    with transaction.atomic(), suppress(KeyError), transaction.atomic():
        purging.ask([], service=english.service, about="nothing")
        bump([english.pk])
        raise KeyError
    assert bulletin.read() == before == bulletin.committed()


def test_a_lock_that_another_holds_for_ever_holds_nobody_up(
    english: Edition, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(bulletin, "PATIENCE", 0.1)
    with settings.BULLETIN.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        bump([english.pk])
        bulletin.renew()
    assert caplog.text.count("another process holds its lock") == 2
    bump([english.pk])
    assert bulletin.read_file() == bulletin.committed()
