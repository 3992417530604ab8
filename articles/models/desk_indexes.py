"""By what the desk finds working copies among a million.

Most are done and lie still: what somebody has to look at stands in partial indexes,
so that a group of the first page or a filter of the list begins at the few.
"""

from django.db import models
from django.db.models import F, Q

DESK_INDEXES = [
    models.Index(fields=["edition", "-id"], name="desk_list_newest"),
    models.Index(fields=["slugline"], name="desk_by_slugline"),
    # Drafts and stories in review are few among a million that are done.
    models.Index(fields=["state", "-id"], name="desk_by_state_newest"),
    models.Index(fields=["kind", "-id"], name="desk_by_kind_newest"),
    models.Index(fields=["section", "-id"], name="desk_by_section_newest"),
    models.Index(fields=["changed_by", "-id"], name="desk_changed_by_newest"),
    models.Index(fields=["changed_at"], name="desk_last_changed"),
    models.Index(
        fields=["assignee", "-id"],
        condition=Q(assignee__isnull=False),
        name="desk_with_whom",
    ),
    models.Index(
        fields=["-id"],
        condition=Q(assignee__isnull=False),
        name="desk_with_anybody",
    ),
    models.Index(
        fields=["waits_at", "-id"],
        condition=~Q(waits_at=""),
        name="desk_waiting_at",
    ),
    models.Index(
        fields=["-id"],
        condition=Q(readers_digest=""),
        name="desk_only_newest",
    ),
    models.Index(
        fields=["-id"],
        condition=Q(spiked_at__isnull=False),
        name="desk_spiked_newest",
    ),
    models.Index(
        fields=["edition", "-id"],
        condition=Q(readers_digest="", spiked_at__isnull=True),
        name="desk_not_published",
    ),
    # In an order of its own: by number, a database that guesses how many
    # differ would rather walk through all the edition's stories.
    models.Index(
        fields=["edition", "-changed_at"],
        condition=~Q(readers_digest="") & ~Q(readers_digest=F("digest")),
        name="desk_changed_since_published",
    ),
    models.Index(
        fields=["edition", "-id"],
        condition=Q(waits_since__isnull=False),
        name="desk_waiting",
    ),
    models.Index(
        fields=["edition", "-id"],
        condition=Q(is_second_read_due=True) | Q(needs_legal=True),
        name="desk_to_be_read_again",
    ),
]
