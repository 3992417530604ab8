"""What the apps below tell, and what follows for fronts."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from articles.signals import story_killed
from fronts.models import Front
from fronts.workflow import wipe_words
from staff.models import User


@receiver(story_killed)
def words_are_wiped(public_id: str, edition_id: int, by: User | None, **_: Any) -> None:
    """Take a front's own headline and photo off the killed story, at the desk too."""
    rows = Front.objects.for_desk().filter(edition=edition_id).order_by("pk")
    for front in rows.select_for_update(of=("self",), no_key=True):
        wipe_words(front, public_id, by=by, now=timezone.now())
