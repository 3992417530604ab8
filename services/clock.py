"""What the clock on the wall of a newsroom shows: times for the desk, with their zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _


def at(moment: datetime, time_zone: str, now: datetime) -> str:
    """`14:30 Tehran time`, with the day before it unless that is today there."""
    zone = ZoneInfo(time_zone)
    local = moment.astimezone(zone)
    time = clock_time(local, time_zone)
    if local.date() == now.astimezone(zone).date():
        return time
    day = formats.date_format(local, "DATE_FORMAT")
    return _("%(day)s, %(time)s") % {"day": day, "time": time}


def clock_time(local: datetime, time_zone: str) -> str:
    """The time of day with its zone, as people call it."""
    _area, _slash, city = time_zone.rpartition("/")
    if not _area:
        return f"{local:%H:%M} {time_zone}"
    place = {"time": f"{local:%H:%M}", "city": city.replace("_", " ")}
    return _("%(time)s %(city)s time") % place
