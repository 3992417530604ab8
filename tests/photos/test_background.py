"""The background command: stale stories and new photos, once or for ever."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from articles import workflow
from articles.models import PublishedArticle, PublishedPage
from photos import finishing
from photos.models import Photo
from pressroom import background, jobs
from services.models import Edition, Stamp
from staff.models import User
from tests.factories import make_live_story, make_photo

pytestmark = pytest.mark.either


def is_finished(photo: Photo) -> bool:
    return not Photo.objects.get(pk=photo.pk).renditions_due


def test_the_refresh_command_finishes_photos(new: Photo, capsys: Any) -> None:
    call_command("refresh")
    assert is_finished(new)
    assert "1 photo finished." in capsys.readouterr().out


@pytest.fixture(autouse=True)
def _keep_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own transaction lives in the connection, and in one thread."""
    monkeypatch.setattr(background, "close_old_connections", lambda: None)
    monkeypatch.setattr(background, "BESIDE", ())


def watch(monkeypatch: pytest.MonkeyPatch, *nights: Callable[[], Any]) -> list[float]:
    """Run the background; instead of resting it does these things, then stops."""
    rests: list[float] = []
    waiting = iter(nights)
    monkeypatch.setattr(background, "clock", lambda: sum(rests))

    def sleep(_stop: Any, seconds: float) -> None:
        rests.append(seconds)
        act = next(waiting, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    monkeypatch.setattr(background, "pause", sleep)
    call_command("refresh", "--watch")
    return rests


def test_the_background_looks_for_photos_every_second(
    english: Edition, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    photo = make_photo(english.service)
    rests = watch(
        monkeypatch, lambda: Photo.objects.update(renditions_due=timezone.now())
    )
    assert rests == [1.0, 1.0]
    assert is_finished(photo)
    assert "1 photo finished." in capsys.readouterr().out


def test_the_background_does_not_rest_while_photos_wait(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make_photo(english.service)
    Photo.objects.update(renditions_due=timezone.now())
    monkeypatch.setattr(jobs, "PHOTOS", 2)
    assert watch(monkeypatch) == [1.0]
    assert not Photo.objects.due(timezone.now()).exists()


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("act", ["finish_due", "sweep", "close_old_connections"])
def test_the_background_outlives_a_database_that_went_away(
    act: str,
    error: type[Exception],
    new: Photo,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Any,
) -> None:
    home = jobs if hasattr(jobs, act) else background
    real = getattr(home, act)

    def gone(*_: Any, **__: Any) -> int:
        monkeypatch.setattr(home, act, real)
        raise error("no database")

    monkeypatch.setattr(home, act, gone)
    watch(monkeypatch, lambda: None)
    assert "waits for the database: no database" in capsys.readouterr().err
    assert is_finished(new)


def test_a_single_run_draws_stale_stories_before_it_finishes_photos_and_after(
    new: Photo, ana: User, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_live_story(english, by=ana, lead_photo=new)
    PublishedArticle.objects.update(is_stale=True)
    stale_meanwhile: list[bool] = []
    finish = finishing.finish

    def note(photo: Photo) -> None:
        stale_meanwhile.append(PublishedArticle.objects.filter(is_stale=True).exists())
        finish(photo)

    monkeypatch.setattr(finishing, "finish", note)
    call_command("refresh")
    assert stale_meanwhile == [False]
    assert ".avif" in PublishedPage.objects.get().main
    assert not PublishedArticle.objects.filter(is_stale=True).exists()


def test_a_single_run_finishes_however_many_photos_are_due(
    english: Edition, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(finishing, "AT_ONCE", 2)
    for _ in range(5):
        make_photo(english.service)
    Photo.objects.update(renditions_due=timezone.now())
    call_command("refresh")
    assert not Photo.objects.due(timezone.now()).exists()
    assert "5 photos finished." in capsys.readouterr().out


def test_every_story_is_drawn_again_after_a_release(
    english: Edition, ana: User, chiara: User, capsys: Any
) -> None:
    make_live_story(english, by=ana)
    workflow.hold(make_live_story(english, by=ana), by=ana)
    workflow.kill(make_live_story(english, by=ana), by=chiara, reason="Danger.")
    old = PublishedPage.pack("As an older release drew it")
    PublishedPage.objects.update(packed_main=old)
    Stamp.objects.update(chrome={})
    before = Stamp.objects.get(pk=english.pk).counter
    call_command("refresh", "--every-story")
    assert "2 stories refreshed." in capsys.readouterr().out
    assert not PublishedPage.objects.filter(packed_main=old).exists()
    after = Stamp.objects.get(pk=english.pk)
    assert after.chrome
    assert after.counter > before


def test_a_run_says_what_it_did_in_the_right_number(
    english: Edition, ana: User, capsys: Any
) -> None:
    make_live_story(english, by=ana, lead_photo=make_photo(english.service))
    call_command("refresh", "--remake-photos", "--every-story")
    assert capsys.readouterr().out.splitlines() == [
        "1 photo is looked at again.",
        "1 photo finished.",
        "1 story refreshed.",
    ]
