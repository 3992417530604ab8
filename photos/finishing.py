"""Finishing: the public files that the request left to the background.

A photo that lacks some says since when they are due. Whoever sets that moment
forward has claimed the photo; one that falls silent is replaced when it comes. So
any number may work at once, and may be killed at any point.
"""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError
from django.db.models import F
from django.utils import timezone

from photos.models import Photo
from photos.renditions import make, missing, planned, take_in
from services.files import is_trouble

log = logging.getLogger("newsroom.photos")

LEASE = timedelta(minutes=5)  # after which a worker that fell silent is replaced
PAUSE = timedelta(seconds=30)  # after the first try
TRIES = 3
AT_ONCE = 20  # photos read to find one that nobody else claims

SetAside = Photo.SetAside


def finish_due(limit: int | None = None) -> int:
    """Finish photos whose files are due, longest waiting first; how many were tried."""
    tried = 0
    while (limit is None or tried < limit) and (photo := claim(timezone.now())):
        finish(photo)
        tried += 1
    return tried


def claim(now: datetime) -> Photo | None:
    """A photo that is now ours to finish, or None if none is due."""
    while photos := Photo.objects.due(now)[:AT_ONCE]:
        for photo in photos:
            if is_ours(photo, until=now + LEASE):
                return photo
    return None


def is_ours(photo: Photo, *, until: datetime) -> bool:
    """Claim the photo, unless someone did or asked anew since it was read."""
    mine = Photo.objects.filter(pk=photo.pk, renditions_due=photo.renditions_due)
    if not mine.update(renditions_due=until, attempts=F("attempts") + 1):
        return False
    photo.attempts += 1
    return True


def finish(photo: Photo) -> None:
    """Make what the photo lacks. A file that defeats every try is set aside.

    Tries are counted before they begin: a file that kills its worker counts too.
    """
    if photo.attempts > TRIES:
        set_aside(photo, SetAside.BROKEN)
        return
    try:
        take_in(photo, make(photo, missing(photo, planned(photo))))
    except (DatabaseError, InterfaceError):
        raise
    except FileNotFoundError:
        set_aside(photo, SetAside.LOST)
    except Exception as error:  # whatever a decoder, an encoder or a disk may raise
        log.warning("Photo %s could not be finished.", photo.pk, exc_info=True)
        if is_trouble(error):
            photo.attempts -= 1  # the photo is not to blame
        try_again(photo)


def try_again(photo: Photo) -> None:
    """After a pause that grows from try to try."""
    if photo.attempts >= TRIES:
        set_aside(photo, SetAside.BROKEN)
        return
    pause = PAUSE * 4 ** max(0, photo.attempts - 1)
    Photo.objects.filter(pk=photo.pk).update(
        renditions_due=timezone.now() + pause, attempts=photo.attempts
    )


def set_aside(photo: Photo, reason: SetAside) -> None:
    """Leave the photo alone until its file or focal point changes; say so."""
    Photo.objects.filter(pk=photo.pk).update(set_aside=reason)
    log.error("Photo %s is set aside. %s", photo.pk, reason.label)


def ask_for_all() -> int:
    """Have every photo's public files looked at again, also those set aside."""
    return Photo.objects.not_pulled().update(
        renditions_due=timezone.now(), attempts=0, set_aside=""
    )
