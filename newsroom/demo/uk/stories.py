"""The Ukrainian edition's stories: every event, person and number is invented."""

from newsroom.demo.uk.stories_adapted import FERRY, FREED, WHEAT
from newsroom.demo.uk.stories_own import BREAD_NAIL, GAUGES, TIMETABLE

STORIES = (  # the oldest first
    BREAD_NAIL,
    GAUGES,
    FREED,
    WHEAT,
    TIMETABLE,
    FERRY,
)
