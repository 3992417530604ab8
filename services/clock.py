"""What the clock on the wall of a newsroom shows: times for the desk, with their zone."""

from datetime import datetime
from functools import cache
from math import ceil
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import get_timezone_location
from django.utils import formats
from django.utils.translation import get_language, ngettext
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
    if "/" not in time_zone:
        return f"{local:%H:%M} {time_zone}"
    place = {"time": f"{local:%H:%M}", "city": city(time_zone, get_language())}
    return _("%(time)s %(city)s time") % place


@cache
def city(time_zone: str, language: str | None) -> str:
    """The zone's city as the language calls it: `Tehran`, `تهران`."""
    locale = Locale.parse(language or "en", sep="-")
    place = get_timezone_location(time_zone, locale=locale, return_city=True)
    return place.rpartition("/")[2]


def until(moment: datetime, now: datetime) -> str:
    """How long it is still, or was since: `2 h 10 min`, `3 days`, `less than a minute`.

    Minutes to come are rounded up, so that none is promised too early; minutes that
    have passed are whole ones.
    """
    seconds = (moment - now).total_seconds()
    if abs(seconds) < 60:
        return _("less than a minute")
    minutes = ceil(seconds / 60) if seconds > 0 else int(-seconds // 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return ngettext("%(number)s day", "%(number)s days", hours // 24) % {
            "number": hours // 24
        }
    if not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def ahead(moment: datetime, now: datetime) -> str:
    """`in 2 h 10 min`."""
    return _("in %(span)s") % {"span": until(moment, now)}


def at_in(moment: datetime, time_zone: str, now: datetime) -> str:
    """`14:30 Seoul time, in 2 h 10 min`; of what has passed, the time alone."""
    time = at(moment, time_zone, now)
    if moment <= now:
        return time
    return _("%(time)s, in %(span)s") % {"time": time, "span": until(moment, now)}
