"""A mark in a file for the cache on this machine: as long as it stands, ask the site.

nginx keeps a page for three seconds and cannot be purged. deploy/nginx.conf looks for
this file at each request, so what was held, killed or protected is gone with the very
next one. The mark outlasts whatever nginx had kept, and answers that were on their way.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

logger = logging.getLogger("newsroom.purging")

STANDS_FOR = timedelta(seconds=15)  # nginx keeps four; the slowest answer takes ten


def insist() -> None:
    """Have nginx ask anew once this transaction has committed."""
    transaction.on_commit(set_mark, robust=True)


def is_insisted_on() -> bool:
    """Whether this transaction takes something down."""
    return any(hook[1] is set_mark for hook in connection.run_on_commit)


def set_mark() -> None:
    """Set the mark, or let one that stands count from now.

    Without it nginx follows when its seconds are over, as the log then says.
    """
    try:
        settings.ASK_ANEW.touch()
    except OSError as error:
        logger.error("The mark %s cannot be set: %s", settings.ASK_ANEW, error)


def take_off_old_mark() -> None:
    """Let nginx use its cache again when the mark has stood long enough."""
    try:
        age = timezone.now().timestamp() - settings.ASK_ANEW.stat().st_mtime
        if age > STANDS_FOR.total_seconds():
            settings.ASK_ANEW.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        logger.error("The mark %s cannot be taken off: %s", settings.ASK_ANEW, error)
