"""What a story's address reads of one version: a row of plain values."""

from datetime import datetime
from typing import NamedTuple

from articles.neighbours import NeighbourList
from articles.related import RelatedRow
from articles.siblings import SiblingRow
from services.calendars import direction


class StoryRow(NamedTuple):
    """What a story's address needs of one version, and nothing more."""

    pk: int
    story_number: int
    edition_id: int
    prefix: str
    language: str
    slug: str
    section_slug: str
    standing: str
    stop_reason: str
    stopped_at: datetime | None
    stop_past: list[dict[str, str]] | None
    expires_at: datetime | None
    is_stale: bool
    is_live: bool
    packed_head: bytes | None
    packed_main: bytes | None
    packed_lite: bytes | None
    related: "list[RelatedRow] | None"
    siblings: "list[SiblingRow] | None"
    neighbours: "list[NeighbourList] | None"

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, of the edition's language."""
        return direction(self.language)

    def has_expired(self, now: datetime) -> bool:
        """Whether its time with readers has ended, by the clock alone."""
        return self.expires_at is not None and self.expires_at <= now


# In the order of StoryRow.
STORY_COLUMNS = (
    "pk",
    "story_number",
    "edition_id",
    "edition__prefix",
    "edition__language",
    "slug",
    "section_slug",
    "standing",
    "stop_reason",
    "stopped_at",
    "stop_past",
    "expires_at",
    "is_stale",
    "is_live_now",
    "page__packed_head",
    "page__packed_main",
    "page__packed_lite",
    "related",
    "siblings",
    "neighbours",
)
