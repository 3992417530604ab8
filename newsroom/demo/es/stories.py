"""The Spanish edition's stories: every event, person and number is invented."""

from newsroom.demo.es.stories_economy import COFFEE, SOLAR, WHEAT
from newsroom.demo.es.stories_life import FISHING, GLACIER, OPINION, ORCHESTRA, RADIO
from newsroom.demo.es.stories_world import ELECTION, FERRY, NKOREA, TRAIN, VOLCANO

STORIES = (
    COFFEE,
    OPINION,
    SOLAR,
    GLACIER,
    FISHING,
    ORCHESTRA,
    TRAIN,
    RADIO,
    WHEAT,
    ELECTION,
    NKOREA,
    VOLCANO,
    FERRY,
)
