"""The demo's clock: its stories went through the real verbs at earlier moments."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Within it `timezone.now()` answers this moment (UTC), for this process.

    Verbs, revisions and events then agree on when a story was made, as they do
    on a desk. For commands only, never where requests are served.
    """
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
