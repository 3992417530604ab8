"""What the site says of itself, and whoever may see it."""

import io
import json
from datetime import timedelta
from threading import Event

import pytest
from django.core.management import call_command
from django.utils import timezone

from pressroom import findings as pressroom
from pressroom.findings import Finding, State, findings
from pressroom.models import JobRun
from pressroom.runs import recorded
from services import tracing
from services.models import Edition, Purge
from staff.models import User
from tests.desk.typing_in import at_the_desk
from tests.factories import make_person, make_photo

pytestmark = [pytest.mark.either, pytest.mark.django_db(transaction=True)]


def named(name: str) -> Finding:
    [found] = [one for one in findings() if one.name == name]
    return found


def ran(name: str, ago: timedelta, **facts: object) -> None:
    JobRun.objects.create(name=name, succeeded_at=timezone.now() - ago, **facts)


def test_a_part_that_is_well_says_so_and_advises_nothing(english: Edition) -> None:
    for name in ("database", "migrations", "bulletin", "settings", "purges"):
        assert named(name).state == State.WELL, named(name)
        assert named(name).words
        assert not named(name).advice


def test_a_background_that_fell_silent_is_bad(english: Edition) -> None:
    assert named("background").state == State.LOOK  # it has never worked
    ran("sweep", timedelta(minutes=5))
    found = named("background")
    assert found.state == State.BAD
    assert "5 min" in found.words
    JobRun.objects.update(succeeded_at=timezone.now())
    assert named("background").state == State.WELL


def fail() -> None:
    with recorded("photos"):
        assert tracing.number() == "photos"
        raise OSError("The disk is full")


def test_a_failing_job_says_what_it_said(english: Edition) -> None:
    with pytest.raises(OSError, match="full"):
        fail()
    found = named("jobs")
    assert found.state == State.LOOK
    assert "The disk is full" in found.words
    assert "request_id photos" in found.advice
    JobRun.objects.update(failures=3)
    assert named("jobs").state == State.BAD


def test_a_backup_that_is_old_or_missing_is_to_be_looked_at(english: Edition) -> None:
    assert named("backup").state == State.LOOK
    ran("backup", timedelta(hours=27))
    assert named("backup").state == State.LOOK
    JobRun.objects.update(succeeded_at=timezone.now() - timedelta(hours=2))
    assert named("backup").state == State.WELL


def test_an_unconfirmed_purge_is_bad_after_a_minute(english: Edition) -> None:
    now = timezone.now()
    purge = Purge.objects.create(
        service=english.service, keys="edition-1", asked_at=now, next_try_at=now
    )
    assert named("purges").state == State.LOOK
    purge.asked_at = now - timedelta(minutes=3)
    purge.save()
    assert named("purges").state == State.BAD


def test_photos_that_were_set_aside_lead_to_the_photo_desk(english: Edition) -> None:
    photo = make_photo(english.service)
    type(photo).objects.update(set_aside="broken")
    assert named("photos").state == State.LOOK
    assert "photo desk" in named("photos").advice


def test_a_superuser_with_a_password_alone_is_named(english: Edition) -> None:
    make_person("root", is_superuser=True)
    assert "root" in named("second factor").words


def test_a_look_that_breaks_or_hangs_keeps_nothing_from_being_said(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = Event()

    def breaks() -> list[Finding]:
        raise ValueError("odd")

    def hangs() -> list[Finding]:
        end.wait(20)
        return []

    groups = pressroom.GROUPS | {"settings": (breaks,), "disk": (hangs,)}
    monkeypatch.setattr(pressroom, "GROUPS", groups)
    try:
        found = {one.name: one for one in findings(limit=1.5)}
    finally:
        end.set()
    assert found["settings"].state == State.LOOK
    assert found["disk"].state == State.BAD
    assert found["database"].state == State.WELL


def told(*options: str) -> tuple[int, str]:
    said = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("well", *options, stdout=said)
    return ended.value.code, said.getvalue()


def test_the_command_says_the_worst_first_and_ends_with_it(english: Edition) -> None:
    ran("sweep", timedelta(minutes=5))
    code, said = told()
    assert code == 2
    assert said.startswith("bad   background: The background has done nothing")
    rows = json.loads(told("--json")[1])
    assert rows[0]["state"] == "bad"
    assert {"name", "state", "words", "advice"} == {*rows[0]}


# ── The page ─────────────────────────────────────────────────────────────────


def test_the_page_is_for_superusers(english: Edition, ana: User) -> None:
    desk = at_the_desk(ana)
    assert desk.get("/admin/pressroom/").status_code == 403
    assert "How the site is" not in desk.get("/admin/").content.decode()
    root = at_the_desk(make_person("root", is_superuser=True))
    page = root.get("/admin/pressroom/")
    assert page.status_code == 200
    assert "Look again" in page.content.decode()
    assert 'href="/admin/pressroom/"' in root.get("/admin/").content.decode()
    assert root.post("/admin/pressroom/").status_code == 405


def test_the_page_speaks_the_language_of_who_asks(english: Edition) -> None:
    ran("sweep", timedelta(minutes=5))
    person = make_person("root", is_superuser=True, interface_language="fa")
    page = at_the_desk(person).get("/admin/pressroom/").content.decode()
    assert 'dir="rtl"' in page
    assert page.index("well-bad") < page.index("well-well")
