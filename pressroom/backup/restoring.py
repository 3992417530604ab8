"""Putting a backup in the place of what is here."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from door.models import DeskSession
from pressroom.backup import files
from pressroom.backup.database import engine
from pressroom.backup.manifest import Manifest
from pressroom.backup.words import in_words
from pressroom.models import JobRun
from services import asking_anew, purging
from services.models import Edition
from services.page import edition_key
from services.stamps import begin_new_timeline
from staff.append_only import append_only_models
from staff.guards import put_up


def put_back(folder: Path, made: Manifest) -> int:
    """Files first, which nobody misses and nobody sees; then the database, at once.

    The number of files that had to be stored. Raises BackupError.
    """
    with in_words():
        engine().refuse_others()
        stored = sum(
            files.put_back(place, folder / place, held)
            for place, held in made.files.items()
        )
        connections.close_all()
        engine().put_back(folder, made)
        call_command("migrate", interactive=False, verbosity=0)
        engine().look_over()
        begin_again()
    return stored


def begin_again() -> int:
    """What has to be done once the database is another than it was; sessions ended.

    Stored pages of the lost time hold no more, anywhere. Everybody logs in again: a
    session that was ended since would be alive.
    """
    put_up(append_only_models(), connection)
    JobRun.objects.filter(ended_at=None).update(ended_at=timezone.now())
    begin_new_timeline()
    purge_everything()
    asking_anew.set_mark()
    ended, _by_model = DeskSession.objects.all().delete()
    return ended


def purge_everything() -> None:
    """Have the caches in front forget every page of every edition."""
    editions = Edition.objects.select_related("service").order_by("pk")
    if editions:
        purging.ask(
            [edition_key(edition.pk) for edition in editions],
            service=editions[0].service,
            about="Everything: the database came back to an older state",
        )
