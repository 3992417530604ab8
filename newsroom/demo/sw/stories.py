"""The Swahili edition's stories: every event, person and number is invented."""

from newsroom.demo.sw.stories_adapted import CLINIC, FERRY, FLOOD
from newsroom.demo.sw.stories_own import DHOW_SCHOOL, PROVERBS, SCALES

STORIES = (  # the oldest first
    DHOW_SCHOOL,
    CLINIC,
    PROVERBS,
    SCALES,
    FLOOD,
    FERRY,
)
