"""Making backups: whole or not there, cheap after the first, and honest."""

import io
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.storage.memory import InMemoryDirNode
from django.core.management import CommandError, call_command
from django.db import connection

from pressroom.backup import BackupError, folders, making, manifest, on_postgresql
from pressroom.management.commands import restore as restoring_command
from pressroom.models import JobRun
from tests.factories import make_live_story, make_photo
from tests.pressroom.conftest import BackedUp, MakeMachine
from tests.pressroom.machine import Machine


@pytest.fixture(autouse=True)
def no_files() -> None:
    """Files of other tests are in no backup."""
    for name in ("default", "originals"):
        storages[name]._root = InMemoryDirNode()


@pytest.fixture(scope="module")
def spare(make_machine: MakeMachine) -> Machine:
    """A migrated machine that nothing comes of."""
    return make_machine(is_migrated=True)


def back_up(folder: Path, **options: Any) -> tuple[Path, str]:
    """The newest backup after the command, and all that it said."""
    said = io.StringIO()
    call_command("back_up", str(folder), stdout=said, stderr=said, **options)
    return folders.whole(folder)[0], said.getvalue()


# What it costs, and what it keeps


@pytest.mark.django_db
def test_what_is_unchanged_is_linked_to_the_backup_before(english, tmp_path):
    make_photo(english.service)
    first, _said = back_up(tmp_path)
    later = make_photo(english.service)
    second, said = back_up(tmp_path)
    before, after = manifest.read(first), manifest.read(second)
    assert f"{before.count} of them linked" in said
    for place, held in before.files.items():
        for name, kept in held.items():
            assert (first / place / name).samefile(second / place / name)
            assert after.files[place][name] == kept
    assert later.original.name in after.files["originals"]
    assert JobRun.objects.get(pk="backup").said in said


@pytest.mark.django_db
def test_only_the_newest_are_kept_and_those_that_went_take_nothing_along(
    english, tmp_path
):
    make_photo(english.service)
    first, _said = back_up(tmp_path)
    second, said = back_up(tmp_path, keep=1)
    assert "1 older removed" in said
    assert not first.exists()
    held = manifest.read(second)
    assert all(
        (second / place / name).stat().st_size == kept.size
        for place, files in held.files.items()
        for name, kept in files.items()
    )


@pytest.mark.django_db
def test_verifying_finds_what_the_disk_has_damaged_and_copies_it_anew(
    english, tmp_path
):
    photo = make_photo(english.service)
    first, _said = back_up(tmp_path)
    damage(first / "originals" / photo.original.name)
    second, said = back_up(tmp_path, verify=True)
    assert "1 file of earlier backups were damaged and copied anew" in said
    with photo.original.open() as file:
        sound = file.read()
    assert (second / "originals" / photo.original.name).read_bytes() == sound


@pytest.mark.django_db
def test_a_file_that_is_gone_is_said_and_counted(english, tmp_path):
    photo = make_photo(english.service)
    storages["originals"].delete(photo.original.name)
    backup, said = back_up(tmp_path)
    assert "1 missing" in said
    assert f"originals/{photo.original.name}" in said
    assert manifest.read(backup).missing == [f"originals/{photo.original.name}"]


def damage(path: Path) -> None:
    """Change a byte in the middle, as a disk does: under the same name and size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


# While others write


@pytest.mark.django_db(transaction=True)
def test_a_story_that_is_published_meanwhile_is_whole_or_not_there(
    english, ana, tmp_path
):
    make_live_story(english, by=ana)
    through = threading.Event()
    writer = threading.Thread(target=publish_until, args=(through, english, ana))
    writer.start()
    try:
        backups = [back_up(tmp_path)[0] for _ in range(3)]
    finally:
        through.set()
        writer.join(timeout=60)
    counts = [count_rows(backup) for backup in backups]
    assert counts[0][0] < counts[-1][0]  # it did publish
    for stories, revisions, entries, named in counts:
        assert stories == revisions == entries
        assert named == 0


def publish_until(through: threading.Event, edition: Any, by: Any) -> None:
    try:
        while not through.is_set():
            photo = make_photo(edition.service)
            make_live_story(edition, by=by, lead_photo=photo)
    finally:
        connection.close()


def count_rows(backup: Path) -> tuple[int, int, int, int]:
    """Published stories, their events, their entries in the search; lost originals."""
    published = rows(backup, "articles_publishedarticle", "public_id")
    entries = rows(backup, "articles_searchentry", "place")
    events = rows(backup, "articles_articleevent", "action")
    originals = set(rows(backup, "photos_photo", "original"))
    held = manifest.read(backup).files["originals"]
    return (
        len(published),
        events.count("published"),
        len(entries),
        len(originals - held.keys()),
    )


def rows(backup: Path, table: str, column: str) -> list[str]:
    """A column of a table, as the backup has it."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(backup / "database.sqlite3")) as database:
            found = database.execute(f"SELECT {column} FROM {table}")  # noqa: S608
            return [str(value) for (value,) in found]
    said = subprocess.run(  # noqa: S603
        [
            on_postgresql.program("pg_restore", 0),
            *("--data-only", f"--table={table}", "--file=-"),
            str(backup / "database.dump"),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    copied = re.search(
        r"^COPY \S+ \((.*)\) FROM stdin;\n(.*?)^\\\.$", said, re.M | re.S
    )
    assert copied
    at = copied[1].split(", ").index(column)
    return [line.split("\t")[at] for line in copied[2].splitlines()]


# When it does not succeed


@pytest.mark.either
@pytest.mark.django_db
def test_a_killed_backup_is_never_taken_for_whole(spare: Machine, tmp_path):
    process = spare.start("manage.py", "back_up", str(tmp_path))
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("*.part")):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=20)
    (left,) = tmp_path.glob("2*")
    assert left.name.endswith(".part")
    with pytest.raises(CommandError, match="was interrupted while it was made"):
        restore(left)
    whole, _said = back_up(tmp_path)
    assert list(tmp_path.glob("2*")) == [whole]


@pytest.mark.either
@pytest.mark.django_db
def test_a_backup_is_for_its_owners_eyes_alone(english, tmp_path):
    make_photo(english.service)
    backup, _said = back_up(tmp_path / "backups")
    for path in (backup.parent, backup, *backup.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_full_disk_leaves_nothing_half_and_says_what_to_do(spare: Machine, tmp_path):
    code, said = spare.run("back_up", str(tmp_path), preexec_fn=allow_little)
    assert code == 1
    assert "Traceback" not in said
    assert "CommandError: " in said
    assert not list(tmp_path.glob("2*"))


def allow_little() -> None:
    """No file may grow beyond this, as none can on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))


@pytest.mark.either
def test_a_store_that_runs_full_in_the_middle_leaves_nothing_half(
    english, tmp_path, monkeypatch, db
):
    photo = make_photo(english.service)
    storages["originals"].save("zzz", photo.original)
    (tmp_path / "originals").mkdir()
    opened = type(storages["originals"]).open

    def run_full(storage: Any, name: str, mode: str = "rb") -> Any:
        if name == "zzz":
            raise OSError(28, "No space left on device")
        return opened(storage, name, mode)

    monkeypatch.setattr(type(storages["originals"]), "open", run_full)
    with pytest.raises(CommandError, match="There is no room left"):
        back_up(tmp_path)
    assert folders.whole(tmp_path) == []
    assert not list(tmp_path.glob("*.part"))
    assert JobRun.objects.get(pk="backup").failures == 1


@pytest.mark.either
def test_a_lost_database_is_said_in_a_sentence(tmp_path):
    lost = ("sqlite:////nowhere/newsroom.sqlite3", "postgres://nobody@127.0.0.1:1/none")
    machines = [Machine(tmp_path / address[:6], address) for address in lost]
    words = ("manage.py", "back_up", str(tmp_path / "backups"))
    processes = [machine.start(*words) for machine in machines]
    for process in processes:
        said = "".join(process.communicate(timeout=60))
        assert process.returncode == 1
        assert "Traceback" not in said
        assert re.search("The database .*(cannot be copied|does not answer)", said)


def test_programs_older_than_the_server_are_refused(tmp_path, monkeypatch):
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(on_postgresql, "PLACES", ())
    with pytest.raises(BackupError, match="pg_dump of PostgreSQL 15 or newer"):
        on_postgresql.program("pg_dump", 15)


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_password_stands_on_no_command_line(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "se cret")
    told = on_postgresql.environment()
    assert told["PGPASSWORD"] == "se cret"
    assert told["PGDATABASE"] == connection.settings_dict["NAME"]


def test_a_backup_never_lies_among_the_files_themselves(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(BackupError, match="lies among the files"):
        making.back_up(tmp_path / "backups")


def test_two_at_once_do_not_meet(tmp_path):
    with (
        folders.sole_writer(tmp_path),
        pytest.raises(BackupError, match="Another backup is being made"),
        folders.sole_writer(tmp_path),
    ):
        pass


# What a restore refuses before it changes anything


@pytest.fixture
def made(backed_up: BackedUp, tmp_path, monkeypatch, db) -> Path:
    """A copy, to be damaged, which is put in no place."""
    monkeypatch.setattr(restoring_command, "put_back", pytest.fail)
    return shutil.copytree(backed_up.folder, tmp_path / backed_up.folder.name)


def restore(folder: Path) -> None:
    call_command("restore", str(folder), replace=True, yes=True, stdout=io.StringIO())


@pytest.mark.parametrize("place", ["originals", "media", "database"])
def test_a_damaged_backup_is_refused(place: str, made: Path):
    pattern = "database.*" if place == "database" else f"{place}/**/*.*"
    damaged = next(path for path in made.glob(pattern) if path.is_file())
    damage(damaged)
    with pytest.raises(CommandError, match=f"is damaged: {damaged.relative_to(made)}"):
        restore(made)


@pytest.mark.either
def test_a_backup_that_lacks_a_file_is_refused(made: Path):
    next(path for path in made.glob("media/*/*") if path.is_file()).unlink()
    with pytest.raises(CommandError, match="is damaged: media/"):
        restore(made)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('"0001_initial"', '"0099_of_tomorrow"', "by a newer release"),
        ('"format": 1', '"format": 2', "another format"),
        ('"engine": "sqlite"', '"engine": "postgresql"', "a backup of PostgreSQL"),
        ('"engine": "postgresql"', '"engine": "sqlite"', "a backup of SQLite"),
        ('"format": 1', '"format": 1,,', "cannot be read"),
    ],
)
def test_a_backup_that_this_newsroom_cannot_take_is_refused(
    before: str, after: str, why: str, made: Path
):
    file = made / manifest.NAME
    if before not in file.read_text():
        assert connection.vendor not in before  # that of the other database
        return
    file.write_text(file.read_text().replace(before, after, 1))
    with pytest.raises(CommandError, match=why):
        restore(made)


@pytest.mark.either
def test_a_folder_without_a_backup_is_refused(tmp_path):
    with pytest.raises(CommandError, match="holds no backup"):
        restore(tmp_path)


@pytest.mark.either
def test_a_database_that_others_have_open_is_not_replaced_under_them(
    spare: Machine, made: Path
):
    if connection.vendor != "sqlite":
        return  # PostgreSQL shows them the old state, and then the new one
    with closing(sqlite3.connect(spare.file)) as other:
        other.execute("SELECT count(*) FROM django_migrations").fetchone()
        code, said = spare.run("restore", str(made), "--replace", "--yes")
    assert code == 1
    assert "Stop the site and the background" in said
