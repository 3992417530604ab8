"""How long until a moment, or since one, in the words of someone with a deadline."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400  # seconds


def ahead(left: timedelta) -> str:
    """`in 2 h 10 min`; minutes are rounded up, so that none is promised too early."""
    seconds = int(-(-left.total_seconds() // 1))
    if seconds < MINUTE:
        return _("in less than a minute")
    if seconds >= 2 * DAY:
        days = seconds // DAY
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}
    hours, minutes = divmod(-(-seconds // MINUTE), 60)
    if not hours:
        return _("in %(minutes)s min") % {"minutes": minutes}
    if not minutes:
        return _("in %(hours)s h") % {"hours": hours}
    places = {"hours": hours, "minutes": minutes}
    return _("in %(hours)s h %(minutes)s min") % places
