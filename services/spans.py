"""How long something lasts, as people at a desk say it: 2 h 10 min."""

from datetime import timedelta

from django.utils.translation import gettext as _

MINUTE, HOUR, DAY = 60, 3600, 86_400


def span(lasting: timedelta) -> str:
    """The two largest parts of it; less than a minute is a minute."""
    seconds = max(int(abs(lasting).total_seconds()), MINUTE)
    days, hours = seconds // DAY, seconds % DAY // HOUR
    minutes = seconds % HOUR // MINUTE
    if days:
        if not hours:
            return _("%(days)s d") % {"days": days}
        return _("%(days)s d %(hours)s h") % {"days": days, "hours": hours}
    if hours:
        if not minutes:
            return _("%(hours)s h") % {"hours": hours}
        return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}
    return _("%(minutes)s min") % {"minutes": minutes}
