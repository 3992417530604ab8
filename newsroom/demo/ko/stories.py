"""The Korean edition's stories: every event, person and number is invented."""

from newsroom.demo.ko.stories_korea import ANALYSIS, NKOREA, POSTBOX, SNOW
from newsroom.demo.ko.stories_life import LIBRARY, PALACE, PORT, SLEEP, TERRACES
from newsroom.demo.ko.stories_world import ELECTION, FERRY, SATELLITE, WHEAT

STORIES = (
    LIBRARY,
    PALACE,
    SLEEP,
    TERRACES,
    POSTBOX,
    PORT,
    SATELLITE,
    SNOW,
    WHEAT,
    ELECTION,
    NKOREA,
    ANALYSIS,
    FERRY,
)
