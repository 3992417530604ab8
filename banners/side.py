"""What the page of a stored banner says beside its fields."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.functional import cached_property

from banners import workflow
from banners.changing import Desk
from banners.models import Banner, BannerChange
from banners.telling import Line, life_words, lines
from services import clock
from staff.models import User

CHANGES = 50  # of its history, the newest


class Side:
    """How it stands, what this person may press, and its history."""

    typed = ""  # of what is right, and not used

    def __init__(self, person: User, desk: Desk, zone: str) -> None:
        self.person, self.desk, self.zone = person, desk, zone
        self.banner = desk.banner
        self.now = timezone.now()
        self.changes = list(desk.banner.changes.select_related("by")[:CHANGES])

    @property
    def life(self) -> str:
        return self.banner.life(self.now)

    @property
    def words(self) -> str:
        return life_words(self.banner, self.now)

    @property
    def until(self) -> str:
        """When it ends or has ended, on the person's clock."""
        return clock.at(self.banner.ends_at, self.zone, self.now)

    @property
    def left(self) -> str:
        return clock.until(self.banner.ends_at, self.now)

    @property
    def is_own(self) -> bool:
        return workflow.may_edit(self.person, self.banner)

    @property
    def may_correct(self) -> bool:
        return self.banner.state != Banner.State.CORRECTED and self.desk.was_seen(
            self.now
        )

    @cached_property
    def undoable(self) -> BannerChange | None:
        """The newest change, if this person may undo it."""
        newest = self.changes[0] if self.changes else None
        if newest is None or newest.kind in BannerChange.NOT_UNDONE:
            return None
        try:
            workflow.permit_undo(self.person, self.banner, newest)
        except PermissionDenied:
            return None
        return newest

    @property
    def history(self) -> Iterable[Line]:
        return lines(self.changes, self.zone, self.now)
