"""Times on a page of the desk, on the clock of whoever looks at it."""

from datetime import datetime

from django import template
from django.utils import timezone

from services import clock

register = template.Library()


@register.filter
def on_clock_of(moment: datetime, time_zone: str) -> str:
    """`{{ action_time|on_clock_of:user.time_zone }}`: `14:30 Seoul time`."""
    return clock.at(moment, time_zone or "UTC", timezone.now())
