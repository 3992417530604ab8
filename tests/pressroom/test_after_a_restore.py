"""What is seen to when the database came back to an older state."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles.models import PublishedArticle
from door.models import DeskSession
from photos import pulling
from photos.finishing import finish_due
from photos.models import Photo
from photos.pulling import paths
from pressroom import ledger
from pressroom.backup import making
from recordings.intake import make_public, public_path
from recordings.models import Recording
from services.models import Purge, Stamp
from tests.factories import (
    make_live_story,
    make_person,
    make_photo,
    make_recording,
)

SINCE = "2026-05-03T10:00:00+00:00"


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path):
    settings.ERASURES = str(tmp_path / "erasures.jsonl")
    settings.BULLETIN = tmp_path / "bulletin.json"
    settings.ASK_ANEW = tmp_path / "ask_anew"


def restored(since: str = SINCE) -> str:
    said = io.StringIO()
    call_command("restored", since=since, stdout=said)
    return said.getvalue()


@pytest.mark.django_db(transaction=True)
def test_whoever_came_back_by_other_means_begins_a_new_time_line(
    english, ana, client, settings
):
    settings.PURGE_URLS = ["http://127.0.0.1:1/"]
    make_live_story(english, by=ana)
    client.force_login(ana)
    before = Stamp.objects.get(edition=english).counter
    said = restored()
    assert "There is no ledger" in said
    assert f"Whatever was done after {SINCE} is not here" in said
    assert Stamp.objects.get(edition=english).counter > max(before, 1_700_000_000)
    assert Purge.objects.get().keys == f"edition-{english.pk}"
    assert settings.ASK_ANEW.exists()
    assert not DeskSession.objects.exists()
    assert PublishedArticle.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_says_what_the_ledger_told_and_what_people_have_to_do(english, ana):
    story = make_live_story(english, by=ana)
    make_person("root", is_superuser=True)
    ledger.note("killed", "story", story.public_id)
    said = restored()
    begun, done, _line, following = said.split("\n")[:4]
    assert "A new timeline has begun" in begun
    assert (done, following) == ("Done again:", "Next:")
    assert f"story {story.public_id} was killed at" in said
    assert PublishedArticle.objects.get().standing == "held"


@pytest.mark.either
@pytest.mark.parametrize("since", ["2026-05-03T10:00:00", "yesterday"])
def test_a_moment_that_is_none_is_refused_before_anything_is_done(since, english, db):
    with pytest.raises(CommandError, match="Write it like 2026-"):
        restored(since)
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_public_files_that_went_meanwhile_are_made_again(english):
    photo, sound = make_photo(english.service), make_recording(english.service)
    lost_original = make_photo(english.service)
    gone = [*paths(photo)[:2], public_path(sound)]
    for name in gone:
        default_storage.delete(name)
    lost_original.original.storage.delete(lost_original.original.name)
    said = restored()
    assert "4 files that the database names are not there" in said
    assert all(f"media/{name}" in said for name in gone)
    assert f"originals/{lost_original.original.name}" in said
    asked = Photo.objects.exclude(renditions_due=None)
    assert [photo.pk] == [*asked.values_list("pk", flat=True)]
    assert [sound.pk] == [
        *Recording.objects.without_file().values_list("pk", flat=True)
    ]
    finish_due()
    make_public(sound.pk)
    assert all(map(default_storage.exists, gone))


@pytest.mark.django_db(transaction=True)
def test_a_picture_pulled_while_files_are_copied_is_missing_from_the_backup(
    english, ana, tmp_path, monkeypatch
):
    photo = make_photo(english.service)
    copy_files = making.copy_files

    def copy_after_a_pull(*args):
        pulling.pull(photo, by=ana, reason="Rights.")
        return copy_files(*args)

    names = paths(photo)
    monkeypatch.setattr(making, "copy_files", copy_after_a_pull)
    made = making.back_up(tmp_path / "backups")
    assert sorted(made.manifest.missing) == sorted(f"media/{name}" for name in names)
