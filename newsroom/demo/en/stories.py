"""The English edition's stories: every event, person and number is invented."""

from newsroom.demo.en.stories_asia import LAKE, LIST_KEEPER, NKOREA
from newsroom.demo.en.stories_culture import FESTIVAL, LIBRARY_TRAIN, MARKET
from newsroom.demo.en.stories_economy import EMPTY_BOXES, FISHING, WHEAT
from newsroom.demo.en.stories_press import FREED, MAST, OPINION
from newsroom.demo.en.stories_science import CLINIC, GLACIER, NAPS, SATELLITE, VOLCANO
from newsroom.demo.en.stories_world import (
    COALITION,
    ELECTION,
    FACT_CHECK,
    FERRY,
    FLOOD,
)

STORIES = (  # the oldest first
    GLACIER,
    LIBRARY_TRAIN,
    EMPTY_BOXES,
    MAST,
    MARKET,
    FESTIVAL,
    OPINION,
    SATELLITE,
    NAPS,
    CLINIC,
    FREED,
    WHEAT,
    VOLCANO,
    ELECTION,
    COALITION,
    LAKE,
    FLOOD,
    FISHING,
    FACT_CHECK,
    NKOREA,
    LIST_KEEPER,
    FERRY,
)
