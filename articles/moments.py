"""A moment as an edition prints it."""

from datetime import datetime

from services.calendars import Moment, format_moment
from services.models import Edition


def moment(at: datetime, edition: Edition) -> Moment:
    """The moment (UTC) in the edition's language, zone and calendar."""
    return format_moment(
        at,
        language=edition.language,
        time_zone=edition.time_zone,
        calendar=edition.calendar,
        digits=edition.digits,
    )
