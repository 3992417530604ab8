"""Moments at the desk, said on a person's own clock."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from services import clock

register = template.Library()


@register.filter
def on_the_clock_of(moment: datetime | None, person: Any) -> str:
    """`14:30 Seoul time`; nothing for no moment."""
    if moment is None:
        return ""
    return clock.at(moment, person.time_zone, timezone.now())
