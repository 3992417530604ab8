"""What the site says of itself, and whoever may see it."""

import io
import json
import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from newsroom import settings as shipped
from pressroom import findings as pressroom
from pressroom.findings import Finding, State, findings
from pressroom.jobs import JOBS
from pressroom.looks import stores
from pressroom.models import JobRun
from pressroom.runs import recorded
from services import tracing
from services.models import Edition, Purge
from staff.models import User
from tests.desk.typing_in import at_the_desk
from tests.factories import make_person, make_photo

pytestmark = [pytest.mark.either, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other work on this machine must not make it late."""
    monkeypatch.setattr(pressroom, "LIMIT", 60.0)


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


def test_a_job_that_is_late_is_named_unless_all_are(english: Edition) -> None:
    def late() -> set[str]:
        said = [str(one.words) for one in findings() if one.name == "jobs"]
        return {job.name for job in JOBS for words in said if f"{job.name}" in words}

    long_ago = timedelta(days=9)
    for job in JOBS:
        ran(job.name, long_ago)
    assert late() == set(), "without a background the first line says it"
    JobRun.objects.exclude(name__in=["tidy", "mail"]).update(
        succeeded_at=timezone.now()
    )
    assert late() == {"tidy", "mail"}
    JobRun.objects.filter(name="mail").delete()
    assert late() == {"tidy", "mail"}


def test_folders_of_photos_are_looked_at(
    english: Edition, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STORAGES = settings.STORAGES | shipped.FILES_IN_FOLDERS
    settings.MEDIA_ROOT = settings.ORIGINALS_ROOT = tmp_path / "media"
    assert named("media").state == State.WELL
    (tmp_path / "media").mkdir()
    assert tmp_path / "media" in stores.places()
    full = shutil.disk_usage("/")._replace(total=10**12, free=10**6)
    monkeypatch.setattr(stores.shutil, "disk_usage", lambda folder: full)
    for one in findings():
        assert one.name != "disk" or one.state == State.BAD
    (tmp_path / "media").rmdir()
    (tmp_path / "media").write_text("no folder")
    assert named("media").state == State.BAD
    assert str(tmp_path) in named("media").words


def test_what_lies_open_is_a_danger(
    english: Edition, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory() as home:
        Path(home).chmod(0o755)
        (secret := Path(home) / "key").write_text("secret")
        secret.chmod(0o644)
        settings.SECRET_FILES = [secret]
        found = named("settings")
    assert found.state == State.BAD
    assert str(secret) in found.words


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
        end.wait(60)
        return []

    real = pressroom.look_at

    def look_at(name: str, limit: float) -> list[Finding]:
        return real(name, 0.2 if name == "disk" else limit)

    monkeypatch.setattr(pressroom, "look_at", look_at)
    groups = pressroom.GROUPS | {"settings": (breaks,), "disk": (hangs,)}
    monkeypatch.setattr(pressroom, "GROUPS", groups)
    try:
        found = {one.name: one for one in findings()}
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
