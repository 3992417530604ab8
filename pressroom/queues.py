"""What waits for the background, and since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from articles.models import NoteRecipient
from articles.models.published import PublishedArticle
from photos.models import Photo
from recordings.models import Recording
from services.models import HubPing, Purge


@dataclass(frozen=True, slots=True)
class Queues:
    """How many of each. `purges_since`: when the oldest unconfirmed one was asked."""

    stale: int
    photos_due: int
    photos_set_aside: int
    purges: int
    purges_since: datetime | None
    pings: int
    mails: int
    recordings: int


def queues() -> Queues:
    """One small query each; most look at an index of what waits alone."""
    purges = Purge.objects.unconfirmed().filter(next_try_at__isnull=False)
    return Queues(
        stale=PublishedArticle.objects.filter(is_stale=True).count(),
        photos_due=Photo.objects.filter(
            renditions_due__isnull=False, set_aside=""
        ).count(),
        photos_set_aside=Photo.objects.given_up().count(),
        purges=purges.count(),
        purges_since=purges.aggregate(since=Min("asked_at"))["since"],
        pings=HubPing.objects.filter(next_try_at__isnull=False).count(),
        mails=NoteRecipient.objects.filter(mail_due__isnull=False).count(),
        recordings=Recording.objects.without_file().count(),
    )
