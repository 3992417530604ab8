"""Backup, wipe, restore: every public page is what it was, to the byte."""

import json
import shutil
from pathlib import Path

import pytest

from pressroom.backup import files, manifest
from tests.migrated import migrated_file
from tests.pressroom.conftest import BackedUp, MakeMachine
from tests.pressroom.machine import Machine

OTHER = "another-key-of-more-than-fifty-characters-for-another-machine-altogether"


@pytest.fixture(scope="module")
def restored(backed_up: BackedUp, make_machine: MakeMachine) -> Machine:
    """An empty machine with another key, after a restore. It is not changed."""
    machine = make_machine(MACHINE_KEY=OTHER)
    (machine.home / "said").write_text(machine.do("restore", str(backed_up.folder)))
    return machine


def test_an_empty_machine_shows_every_page_as_it_was(
    backed_up: BackedUp, restored: Machine
) -> None:
    said = (restored.home / "said").read_text()
    assert "SECRET_KEY is not the one of the backup" in said
    assert len(backed_up.answers) > 150
    assert {answer[0] for answer in backed_up.answers.values()} >= {200, 404, 410}
    assert restored.ask(backed_up.answers) == backed_up.answers
    held = manifest.read(backed_up.folder).facts.editions
    assert bulletin_of(restored).keys() == held.keys()
    assert all(counter > 1_700_000_000 for counter in bulletin_of(restored).values())
    assert (restored.home / "ask_anew").exists()
    assert "no issues" in restored.do("check", "--database", "default")  # guards stand


def bulletin_of(machine: Machine) -> dict[str, int]:
    return json.loads((machine.home / "bulletin.json").read_text())


def test_what_is_there_is_replaced_only_by_whoever_types_its_name(
    backed_up: BackedUp, restored: Machine
) -> None:
    folder, before = str(backed_up.folder), bulletin_of(restored)
    code, said = restored.run("restore", folder)
    assert code == 1
    assert "is not empty: rows in" in said
    assert "files in media; files in originals" in said
    code, said = restored.run("restore", folder, "--replace", typed="something\n")
    assert code == 1
    assert "Nothing was changed" in said
    assert bulletin_of(restored) == before


def test_what_was_stopped_after_the_backup_is_stopped_after_the_restore(
    backed_up: BackedUp, make_machine: MakeMachine
) -> None:
    machine = make_machine()
    addresses, stopped = machine.restore_and_stop(backed_up.folder)
    assert {backed_up.answers[address][0] for address in addresses} == {200}
    before = bulletin_of(machine)
    name = machine.database.rpartition("/")[2]
    folder = str(backed_up.folder)
    said = machine.do("restore", folder, "--replace", typed=f"{name}\n")
    told, _next, words = said.partition("Next:")
    assert "Done again:" in told
    for number, what in stopped.items():
        assert f"{number} was {what} at" in told
    assert words.endswith("look at the log.\n")
    after = bulletin_of(machine)
    assert all(after[edition] > before[edition] for edition in before)
    assert not {answer[0] for answer in machine.ask(addresses, "ask_now").values()} - {
        404
    }


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
    held = manifest.read(again).files
    assert held == manifest.read(backed_up.folder).files
    in_folders = make_machine()
    in_folders.do("restore", str(again))
    for place in files.PLACES:
        assert files.damaged(in_folders.home / place, held[place], place) == []


@pytest.mark.either
def test_a_backup_of_an_older_release_is_migrated(
    make_machine: MakeMachine, tmp_path: Path
) -> None:
    make_machine(is_migrated=True).work("grow_older", str(tmp_path))
    (backup,) = tmp_path.glob("*Z")
    migrations = manifest.read(backup).facts.migrations["mfa"]
    assert "0003_authenticator_type_uniq" not in migrations


@pytest.mark.postgres
def test_a_newsroom_moves_to_the_other_database_and_back_page_for_page(
    backed_up: BackedUp, restored: Machine, make_machine: MakeMachine, tmp_path: Path
) -> None:
    small = Machine(tmp_path, f"sqlite:///{tmp_path}/newsroom.sqlite3")
    shutil.copyfile(migrated_file(), small.file)
    small.do("move_database", restored.database)
    grown = make_machine(is_migrated=True)
    said = grown.do("move_database", small.database)
    assert "rows moved" in said
    (grown.home / "media").symlink_to(restored.home / "media")
    assert grown.ask(backed_up.answers) == backed_up.answers
    assert "no issues" in grown.do("check", "--database", "default")
    code, said = grown.run("move_database", small.database)
    assert code == 1
    assert "The new database is not empty" in said
    assert grown.publish("A story after the move")  # numbers go on where they were
