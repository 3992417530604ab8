"""The Arabic edition's stories: every event, person and number is invented."""

from newsroom.demo.ar.stories_adapted import FERRY, FLOOD, WHEAT
from newsroom.demo.ar.stories_own import LIBRARY, PORT, SANDSTORM

STORIES = (
    LIBRARY,
    SANDSTORM,
    PORT,
    WHEAT,
    FLOOD,
    FERRY,
)
