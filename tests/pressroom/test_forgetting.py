"""Traces of people go when they have served their purpose; the record stays."""

import dataclasses
import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.conf import settings as site
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import connection, models
from django.utils import timezone

from articles import noting, outside, workflow
from articles.models import (
    ArticleEvent,
    Draft,
    Note,
    NoteRecipient,
    Notice,
    PreviewOpening,
    PreviewPass,
    Revision,
)
from articles.notice_workflow import add_notice
from door.models import DeskSession, Guess, KnownPlace
from photos.models import Photo
from pressroom import forgetting, tidying
from pressroom.jobs import Turn, forget, tidy
from services.models import Purge
from services.public_id import new_media_key
from staff import desk_log
from staff.guards import unguarded
from staff.models import DeskLogEntry, User
from tests.factories import (
    make_live_story,
    make_photo,
    make_purge,
    make_recording,
    stored,
)

pytestmark = pytest.mark.either

FOREVER = timedelta(days=4000)
TRACES = (
    *(Guess, KnownPlace, DeskSession, Draft, LogEntry, Purge, PreviewOpening),
    *(PreviewPass, DeskLogEntry),
)


@pytest.fixture
def traces(english, ana, boris):
    """One of each, made today."""
    now = timezone.now()
    story = make_live_story(english, by=ana)
    add_notice(story, by=ana, text="More follows.")
    note = noting.write(story, by=boris, text="Look, @ana")
    noting.resolve(story, note.pk, by=ana)
    made = outside.give(
        stored(story),
        by=ana,
        for_whom="Her lawyer",
        ends_at=now + timedelta(hours=1),
        token="a-token",
    )
    PreviewOpening.objects.create(preview_pass=made, network="10.0.0.0/16", agent="F")
    Draft.objects.create(person=ana, public_id="x", sheet="s", saved_at=now)
    Guess.objects.create(
        kind="password", account="ana", place="x", address="x", is_known=False
    )
    KnownPlace.objects.create(person=ana, place="x")
    DeskSession.objects.create(session_key="k", session_data="", expire_date=now)
    LogEntry.objects.create(user=ana, object_repr="x", action_flag=2)
    make_purge(english.service, confirmed_at=now, next_try_at=None)
    desk_log.write(english.service_id, "Mind the gap.", by=ana)
    User.objects.filter(pk=ana.pk).update(seen_at=now, left_at=now, last_login=now)
    return story


def test_what_is_over_goes_and_the_record_stays(traces, ana, settings):
    settings.KEEP_NOTES_DAYS = 100
    record = {
        model: list(model.objects.order_by("pk").values())
        for model in (Revision, ArticleEvent, Notice)
    }
    assert forget(Turn()) == 1, "the session that has ended"
    with time_machine.travel(timezone.now() + FOREVER):
        assert forget(Turn()) > len(TRACES)
        assert forget(Turn()) == 0
    for model in (*TRACES, NoteRecipient, Note):
        assert not forgetting.rows_of(model).exists(), model
    ana.refresh_from_db()
    assert (ana.seen_at, ana.left_at, ana.last_login) == (None, None, None)
    for model, rows in record.items():
        assert list(model.objects.order_by("pk").values()) == rows
    assert unguarded(connection) == []


def test_what_is_kept_for_ever_stays(traces, settings):
    for name in {rule.setting for rule in forgetting.RULES if rule.setting}:
        setattr(settings, name, 0)
    with time_machine.travel(timezone.now() + FOREVER):
        forget(Turn())
    for model in (Draft, LogEntry, Purge, PreviewOpening, DeskLogEntry, Note):
        assert model.objects.exists(), model


def test_a_mistyped_number_of_days_lets_nothing_go(traces, settings):
    for name in {rule.setting for rule in forgetting.RULES if rule.setting}:
        setattr(settings, name, -30)
    forget(Turn())
    for model in (Draft, LogEntry, Purge, PreviewOpening, DeskLogEntry, Note):
        assert model.objects.exists(), model


def test_a_rule_that_raises_keeps_no_other_from_its_turn(traces, monkeypatch):
    def broken(before):
        raise LookupError("A table is gone")

    first, *others = forgetting.RULES
    odd = dataclasses.replace(first, rows=broken)
    monkeypatch.setattr(forgetting, "RULES", (odd, *others))
    with (
        time_machine.travel(timezone.now() + FOREVER),
        pytest.raises(LookupError, match="gone"),
    ):
        forget(Turn())
    assert Guess.objects.exists()
    for model in {*TRACES} - {Guess}:
        assert not forgetting.rows_of(model).exists(), model


def test_the_page_for_operators_names_every_table_with_traces_of_people():
    page = (Path(site.BASE_DIR) / "docs/operators.md").read_text()
    section = page.split("## What is kept, and for how long")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+\.\w+)`", section))
    missing = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if any(
            isinstance(field, models.ForeignKey)
            and field.related_model in (User, forgetting.PreviewPass)
            for field in model._meta.concrete_fields
        )
    }
    assert missing - named == set()
    assert {rule.name for rule in forgetting.RULES} <= named
    settings_named = {rule.setting for rule in forgetting.RULES if rule.setting}
    assert all(f"`{name}`" in section for name in settings_named)


# ── Files ────────────────────────────────────────────────────────────────────


@pytest.fixture(autouse=True)
def _no_files_of_other_tests():
    """Files of tests that were rolled back lie in this process's memory or bucket."""
    clear("")


def clear(folder):
    folders, files = default_storage.listdir(folder)
    for name in files:
        default_storage.delete(f"{folder}{name}")
    for name in folders:
        clear(f"{folder}{name}/")
        default_storage.delete(f"{folder}{name}")


def put(name):
    default_storage.save(name, BytesIO(b"old"))
    return name


def test_only_old_files_that_nothing_knows_of_are_deleted(english, ana):
    photo, film = make_photo(english.service), make_recording(english.service)
    Photo.objects.update(renditions_due=None)
    story = make_live_story(english, by=ana, lead_photo=photo)
    orphans = [
        put(f"{new_media_key()}/320.jpg"),
        put(f"{photo.media_key}/nobody.jpg"),
        put(f"cards/{story.public_id}/outdated.jpg"),
    ]
    kept = [put("fonts/edition.woff2"), put("robots/odd.txt"), put("loose.txt")]
    kept += [f"{photo.media_key}/{file}" for file in photo.renditions.all()]
    kept.append(f"{film.media_key}/{film.file_name}")
    assert tidy(Turn()) == 0, "they may belong to what is not committed yet"
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert tidy(Turn()) == len(orphans)
        assert tidy(Turn()) == 0
    assert not any(map(default_storage.exists, orphans))
    assert all(map(default_storage.exists, kept))


def test_a_tidying_that_is_told_to_stop_lists_no_more_folders(english, monkeypatch):
    for _ in range(5):
        photo = make_photo(english.service)
        Photo.objects.update(renditions_due=None)
    listed = []
    real = tidying.files_in
    monkeypatch.setattr(tidying, "files_in", lambda f: listed.append(f) or real(f))
    assert tidy(Turn(is_stopping=lambda: bool(listed))) == 0
    assert len(listed) == 1, photo


def test_what_a_killed_process_was_writing_goes_after_a_day(
    db, settings, tmp_path, monkeypatch
):
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "services.folder_storage.FolderStorage",
            "OPTIONS": {"location": tmp_path / name},
        }
        for name in ("default", "originals")
    }
    kept, parts = [], []
    for name in ("default", "originals"):
        (folder := tmp_path / name / new_media_key()).mkdir(parents=True)
        parts.append(folder / f".{new_media_key()}.part")
        kept += [folder / "my.part", tmp_path / name / ".part"]
    for file in (*kept, *parts):
        file.write_bytes(b"half")
    tidy(Turn())
    assert all(part.exists() for part in parts), "somebody may be writing them"
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert tidy(Turn()) >= len(parts)
    assert not any(part.exists() for part in parts)
    assert (tmp_path / "originals/.part").exists()
    assert kept[2].exists()


def test_nothing_is_deleted_where_most_files_are_strange(english):
    """The database was restored and the media not, or the other way round."""
    strange = [put(f"{new_media_key()}/320.jpg") for _ in range(tidying.FEW)]
    with (
        time_machine.travel(timezone.now() + timedelta(days=2)),
        pytest.raises(tidying.StrangeFilesError),
    ):
        tidy(Turn())
    assert all(map(default_storage.exists, strange))


def test_a_held_story_is_none_of_its_business(english, ana):
    story = make_live_story(english, by=ana)
    workflow.hold(story, by=ana)
    with time_machine.travel(timezone.now() + FOREVER):
        forget(Turn())
    assert Revision.objects.of(story).exists()
