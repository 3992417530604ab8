"""Backup, wipe, restore: every public page is what it was, to the byte."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from pressroom.backup import manifest
from tests.migrated import migrated_file
from tests.pressroom.conftest import BackedUp, MakeMachine
from tests.pressroom.machine import Machine

OTHER = "another-key-of-more-than-fifty-characters-for-another-machine-altogether"


def test_an_empty_machine_shows_every_page_as_it_was(
    backed_up: BackedUp, make_machine: MakeMachine
) -> None:
    machine = make_machine(MACHINE_KEY=OTHER)
    said = machine.do("restore", str(backed_up.folder))
    assert "SECRET_KEY is not the one of the backup" in said
    assert len(backed_up.answers) > 150
    assert {answer[0] for answer in backed_up.answers.values()} >= {200, 404, 410}
    assert machine.ask(backed_up.answers) == backed_up.answers
    bulletin = json.loads((machine.home / "bulletin.json").read_text())
    held = manifest.read(backed_up.folder).facts.editions
    assert bulletin.keys() == held.keys()
    assert all(counter > 1_700_000_000 for counter in bulletin.values())
    assert (machine.home / "ask_anew").exists()
    assert "no issues" in machine.do("check", "--database", "default")  # guards stand


def test_what_is_there_is_replaced_only_by_whoever_types_its_name(
    backed_up: BackedUp, make_machine: MakeMachine
) -> None:
    machine = make_machine(is_migrated=True)
    folder = str(backed_up.folder)
    machine.do("restore", folder)
    code, said = machine.run("restore", folder)
    assert code == 1
    assert "is not empty: rows in" in said
    assert "files in media; files in originals" in said
    code, said = machine.run("restore", folder, "--replace", typed="something\n")
    assert code == 1
    assert "Nothing was changed" in said
    before = json.loads((machine.home / "bulletin.json").read_text())
    name = machine.database.rpartition("/")[2]
    machine.do("restore", folder, "--replace", typed=f"{name}\n")
    after = json.loads((machine.home / "bulletin.json").read_text())
    assert all(after[edition] > before[edition] for edition in before)
    some = [*backed_up.answers][:20]
    assert machine.ask(some) == {name: backed_up.answers[name] for name in some}


@pytest.mark.stores
def test_files_go_from_folders_into_object_storage_and_back(
    backed_up: BackedUp, make_machine: MakeMachine
) -> None:
    in_store = make_machine(in_buckets=True)
    in_store.do("restore", str(backed_up.folder))
    pictures = [name for name in backed_up.answers if name.startswith("/media/")]
    answers = {name: backed_up.answers[name] for name in pictures}
    assert in_store.ask(pictures) == answers
    again = in_store.back_up(in_store.home / "backups")
    assert manifest.read(again).files == manifest.read(backed_up.folder).files
    in_folders = make_machine()
    in_folders.do("restore", str(again))
    assert in_folders.ask(pictures) == answers


@pytest.mark.either
def test_a_backup_of_an_older_release_is_migrated(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    older = make_machine(is_migrated=True)
    older.do("migrate", "mfa", "0002")
    backup = older.back_up(tmp_path / "backups")
    assert (
        "0003_authenticator_type_uniq"
        not in manifest.read(backup).facts.migrations["mfa"]
    )
    machine = make_machine()
    machine.do("restore", str(backup))
    machine.do("migrate", "--check")


@pytest.mark.either
def test_a_backup_is_for_its_owners_eyes_alone(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    machine = make_machine(is_migrated=True)
    backup = machine.back_up(tmp_path / "backups")
    for path in (backup.parent, backup, *backup.rglob("*")):
        mode = stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116
        assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.postgres
def test_a_newsroom_moves_to_the_other_database_and_back_page_for_page(
    backed_up: BackedUp, make_machine: MakeMachine, tmp_path: Path
) -> None:
    first = make_machine()
    first.do("restore", str(backed_up.folder))
    small = Machine(tmp_path, f"sqlite:///{tmp_path}/newsroom.sqlite3")
    shutil.copyfile(migrated_file(), small.file)
    small.do("move_database", first.database)
    grown = make_machine(is_migrated=True)
    said = grown.do("move_database", small.database)
    assert "rows moved" in said
    (grown.home / "media").symlink_to(first.home / "media")
    assert grown.ask(backed_up.answers) == backed_up.answers
    assert "no issues" in grown.do("check", "--database", "default")
    code, said = grown.run("move_database", small.database)
    assert code == 1
    assert "The new database is not empty" in said
    assert grown.publish("A story after the move")  # numbers go on where they were
