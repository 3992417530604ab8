"""The background work: it completes every photo, however it is interrupted."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from photos import finishing, intake, renditions
from photos.finishing import LEASE, TRIES, claim, finish, finish_due
from photos.models import Photo, Rendition
from services.files import DISK_TROUBLE
from services.models import Edition
from tests.factories import make_photo
from tests.photos.samples import encoded, scene

pytestmark = pytest.mark.either


def stored(photo: Photo) -> Photo:
    return Photo.objects.get(pk=photo.pk)


def names(photo: Photo) -> set[str]:
    return {str(file) for file in photo.renditions.all()}


def files(photo: Photo) -> set[str]:
    """What really lies in the photo's folder."""
    try:
        return set(default_storage.listdir(photo.media_key)[1])
    except FileNotFoundError:
        return set()


def planned(photo: Photo) -> set[str]:
    return {str(file) for file in renditions.planned(photo)}


def after(pause: timedelta) -> Any:
    return time_machine.travel(timezone.now() + pause + timedelta(seconds=1))


def test_the_request_makes_one_file_and_the_background_all_others(new: Photo) -> None:
    assert names(new) == files(new) == {"320.jpg"}
    assert finish_due() == 1
    photo = stored(new)
    assert names(photo) == files(photo) == planned(photo)
    assert (photo.renditions_due, photo.attempts) == (None, 0)
    assert finish_due() == 0


def test_the_background_leaves_a_head_start_to_the_request(english: Edition) -> None:
    photo = Photo(service=english.service, title="Sea", alt="Sea.", agency="AP")
    photo.original = ContentFile(encoded(scene(), "JPEG"), name="sea.jpg")
    intake.receive(photo, by=None)
    assert finish_due() == 0
    with after(intake.HEAD_START):
        assert finish_due() == 1


def test_a_worker_killed_half_way_is_replaced(
    new: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def put_until_killed(name: str, *arguments: Any) -> int:
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(name)
        return real_put(name, *arguments)

    real_put = renditions.put
    monkeypatch.setattr(renditions, "put", put_until_killed)
    with pytest.raises(KeyboardInterrupt):
        finish_due()
    monkeypatch.setattr(renditions, "put", real_put)
    assert names(new) == {"320.jpg"}
    assert finish_due() == 0  # it may still be at work
    with after(LEASE):
        assert finish_due() == 1
    assert names(new) == files(new) == planned(new)


def test_a_photo_is_claimed_by_one_worker_alone(new: Photo) -> None:
    now = timezone.now()
    assert claim(now) is not None
    assert claim(now) is None


def before_a_claim(act: Callable[[], Any]) -> Any:
    """Do something once, between the reading of due photos and the first claim."""
    waiting = [act]

    def run(execute: Any, sql: str, *arguments: Any) -> Any:
        if sql.startswith("UPDATE") and waiting:
            waiting.pop()()
        return execute(sql, *arguments)

    return connection.execute_wrapper(run)


def claim_elsewhere(*photos: Photo) -> None:
    """What another worker writes when it claims these."""
    ours = Photo.objects.filter(pk__in=[photo.pk for photo in photos])
    ours.update(renditions_due=timezone.now() + LEASE, attempts=F("attempts") + 1)


def test_of_two_workers_that_read_a_photo_the_first_has_it(new: Photo) -> None:
    with before_a_claim(lambda: claim_elsewhere(new)):
        assert claim(timezone.now()) is None
    assert stored(new).attempts == 1


def test_a_photo_asked_for_anew_while_it_is_claimed_is_claimed_anew(new: Photo) -> None:
    with before_a_claim(finishing.ask_for_all):
        assert claim(timezone.now()) is None
    claimed = claim(timezone.now())
    assert claimed is not None
    assert claimed.attempts == stored(new).attempts == 1


def test_few_photos_are_read_to_claim_one_and_all_are_reached(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [make_photo(english.service) for _ in range(3)]
    Photo.objects.update(renditions_due=timezone.now())
    monkeypatch.setattr(finishing, "AT_ONCE", 2)
    first_two = partial(claim_elsewhere, *photos[:2])
    with CaptureQueriesContext(connection) as asked, before_a_claim(first_two):
        assert claim(timezone.now()) == photos[2]
    assert "LIMIT 2" in asked[0]["sql"]


def test_two_workers_on_one_photo_do_no_harm(new: Photo) -> None:
    mine = claim(timezone.now())
    with after(LEASE):
        theirs = claim(timezone.now())
        assert mine is not None
        assert theirs is not None
        finish(theirs)
        finish(mine)
    assert names(new) == files(new) == planned(new)


def during_encoding(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> None:
    """Do something between the making of the files and the change of the rows."""
    real_make = renditions.make

    def make(photo: Photo, plan: list[Rendition]) -> list[Rendition]:
        made = real_make(photo, plan)
        monkeypatch.setattr(finishing, "make", real_make)
        act()
        return made

    monkeypatch.setattr(finishing, "make", make)


def test_a_focal_point_moved_meanwhile_wins(
    new: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def move() -> None:
        photo = stored(new)
        photo.focal_x = 10
        photo.save()

    during_encoding(monkeypatch, move)
    assert finish_due() == 2
    photo = stored(new)
    assert photo.renditions_due is None
    assert names(photo) == files(photo) == planned(photo)
    assert f"card-320-{photo.focus}.jpg" in names(photo)


def test_an_address_changed_meanwhile_wins(
    new: Photo,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    def move() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            intake.give_new_addresses([new.pk])

    during_encoding(monkeypatch, move)
    finish_due()
    photo = stored(new)
    assert photo.media_key != new.media_key
    assert files(new) == set()
    assert names(photo) == files(photo) == planned(photo)


def test_moving_the_focal_point_remakes_the_crops_alone(english: Edition) -> None:
    photo = make_photo(english.service)
    whole = {file.pk for file in photo.renditions.filter(crop="")}
    photo.focal_y = 90
    photo.save()
    assert finish_due() == 1
    assert names(photo) == files(photo) == planned(photo)
    assert {file.pk for file in photo.renditions.filter(crop="")} == whole


def test_crops_follow_the_focal_point(english: Edition) -> None:
    photo = make_photo(english.service, title="Sky and sea")
    photo.original.storage.delete(photo.original.name)
    original = ContentFile(encoded(scene(size=(300, 600)), "JPEG"))
    photo.original.storage.save(photo.original.name, original)
    photo.width, photo.height = 300, 600
    for focal_y, colour in ((0, "red"), (100, "blue")):
        photo.focal_y = focal_y
        photo.save()
        finish_due()
        crop = photo.renditions.get(crop="16x9")
        with default_storage.open(f"{photo.media_key}/{crop}") as file:
            red, _green, blue = Image.open(file).getpixel((150, 80))
        assert (red > blue) is (colour == "red")


def test_saving_anything_else_asks_for_no_new_files(english: Edition) -> None:
    photo = make_photo(english.service)
    photo.caption = "Another caption."
    photo.save()
    assert finish_due() == 0


def test_a_lost_original_is_set_aside_at_once(
    new: Photo, caplog: pytest.LogCaptureFixture
) -> None:
    new.original.storage.delete(new.original.name)
    assert finish_due() == 1
    assert stored(new).set_aside == "lost"
    assert f"Photo {new.pk} is set aside." in caplog.text
    with after(timedelta(days=1)):
        assert finish_due() == 0


def test_a_file_that_fails_three_times_is_set_aside(
    new: Photo, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    new.original.storage.delete(new.original.name)
    new.original.storage.save(new.original.name, ContentFile(b"broken"))
    begun = timezone.now()
    for seconds in (0, 30 + 1, 30 + 120 + 3):
        with time_machine.travel(begun + timedelta(seconds=seconds - 2)):
            assert finish_due() == 0
        with time_machine.travel(begun + timedelta(seconds=seconds + 1), tick=False):
            assert finish_due() == 1
    with after(timedelta(days=1)):
        assert finish_due() == 0
    assert stored(new).set_aside == "broken"
    assert stored(new).needs[-1].startswith("Its public files could not be made")


@pytest.mark.parametrize("number", sorted(DISK_TROUBLE))
def test_a_photo_is_not_blamed_for_a_full_disk(
    number: int,
    new: Photo,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def save(name: str, content: Any) -> str:
        raise OSError(number, "no room")

    caplog.set_level(logging.CRITICAL)
    with monkeypatch.context() as full:
        full.setattr(default_storage, "save", save)
        for minute in range(1, TRIES + 3):
            with after(timedelta(minutes=minute)):
                assert finish_due() == 1
    with after(timedelta(minutes=minute + 1)):
        assert finish_due() == 1
    assert names(new) == files(new) == planned(new)
    assert stored(new).set_aside == ""


def test_a_file_that_kills_every_worker_is_set_aside(new: Photo) -> None:
    for number in range(1, TRIES + 1):
        with after(LEASE * number):
            assert claim(timezone.now()) is not None
    with after(LEASE * (TRIES + 1)):
        assert finish_due() == 1
    assert stored(new).set_aside == "broken"


def test_photos_set_aside_are_tried_again_when_asked(new: Photo) -> None:
    Photo.objects.update(set_aside="broken", attempts=3)
    assert finish_due() == 0
    call_command("refresh", "--remake-photos")
    assert names(new) == planned(new)
    assert stored(new).set_aside == ""


def test_lost_public_files_are_made_again_when_asked(english: Edition) -> None:
    photo = make_photo(english.service)
    default_storage.delete(f"{photo.media_key}/240.avif")
    call_command("refresh", "--remake-photos")
    assert files(photo) == planned(photo)


def put_instead(photo: Photo, name: str, content: bytes) -> None:
    default_storage.delete(f"{photo.media_key}/{name}")
    default_storage.save(f"{photo.media_key}/{name}", ContentFile(content))


def test_half_written_public_files_are_made_again_when_asked(english: Edition) -> None:
    photo = make_photo(english.service)
    put_instead(photo, "240.jpg", b"\xff\xd8 and no more")
    call_command("refresh", "--remake-photos")
    with default_storage.open(f"{photo.media_key}/240.jpg") as file:
        Image.open(file).load()
    assert files(photo) == planned(photo)


def test_a_file_made_again_is_known_by_its_new_size(english: Edition) -> None:
    photo = make_photo(english.service)
    row = photo.renditions.get(width=240, format="jpg")
    photo.renditions.filter(pk=row.pk).update(bytes=row.bytes + 1)
    call_command("refresh", "--remake-photos")
    assert photo.renditions.get(pk=row.pk).bytes == row.bytes


def test_files_of_unknown_size_are_left_alone(english: Edition) -> None:
    photo = make_photo(english.service)
    photo.renditions.update(bytes=0)
    assert renditions.missing(photo, renditions.planned(photo)) == []


def test_files_of_an_older_plan_go_away(english: Edition) -> None:
    photo = make_photo(english.service)
    Rendition.objects.create(photo=photo, format="jpg", width=96, height=64)
    default_storage.save(f"{photo.media_key}/96.jpg", ContentFile(b"old"))
    call_command("refresh", "--remake-photos")
    assert names(photo) == files(photo) == planned(photo)
