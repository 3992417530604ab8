"""What is seen to once a database came back to an older state.

The ledger first: what was stopped or erased since. Then the files that went meanwhile
although the older rows name them: public ones are asked for anew.
"""

from collections import Counter
from datetime import datetime
from itertools import islice

from django.utils import timezone

from photos.models import Photo
from pressroom import ledger
from pressroom.backup import BackupError
from pressroom.backup.files import BATCH, Named, missing, named_files
from pressroom.backup.manifest import Files
from pressroom.backup.words import files_of, in_words
from recordings.models import Recording

LISTED = 20  # files that are named on the terminal

EXAMPLE = "2026-05-03T10:00:00+00:00"


def moment(typed: str) -> datetime:
    """The moment that the database came back to. Raises BackupError."""
    try:
        since = datetime.fromisoformat(typed)
    except ValueError as error:
        raise BackupError(f"{typed} is no moment. Write it like {EXAMPLE}.") from error
    if timezone.is_naive(since):
        raise BackupError(f"{typed} has no time zone. Write it like {EXAMPLE}.")
    return since


def see_to_the_rest(since: datetime | None, held: dict[str, Files]) -> list[str]:
    """Do what can be done; lines for whoever restores. Raises BackupError.

    `since`: without it, every line of the ledger counts. `held`: files that are known
    to be there.
    """
    with in_words():
        told = ledger.replay(since).lines()
        lost = missing(named_files(), held)
        ask_anew(lost)
    return told + lines_of(lost)


def ask_anew(lost: list[Named]) -> None:
    """Have the background make the public files again; of an original there is none."""
    photos = {named.number for named in lost if named.model is Photo}
    recordings = {named.number for named in lost if named.model is Recording}
    for some in batches(photos):
        Photo.objects.filter(pk__in=some).update(
            renditions_due=timezone.now(), attempts=0, set_aside=""
        )
    for some in batches(recordings):
        Recording.objects.filter(pk__in=some).update(has_file=False)


def batches(numbers: set[int]) -> list[list[int]]:
    rest = iter(sorted(numbers))
    return list(iter(lambda: list(islice(rest, BATCH)), []))


def lines_of(lost: list[Named]) -> list[str]:
    if not lost:
        return []
    count = Counter(named.model is None for named in lost)
    names = [f"  {named}" for named in lost[:LISTED]]
    if len(lost) > LISTED:
        names.append(f"  and {len(lost) - LISTED} more")
    told = [f"{files_of(len(lost))} that the database names are not there:", *names]
    if count[False]:
        told.append("Public ones: the background makes them again once it runs.")
    if count[True]:
        told.append("Originals: look for them in other backups.")
    return told
