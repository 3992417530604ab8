"""The Portuguese edition's stories: every event, person and number is invented."""

from newsroom.demo.pt.stories_adapted import ELECTION, FERRY, GLACIER
from newsroom.demo.pt.stories_own import BAKERY, FIRES, RIVER_ROUTE

STORIES = (
    GLACIER,
    BAKERY,
    FIRES,
    RIVER_ROUTE,
    ELECTION,
    FERRY,
)
