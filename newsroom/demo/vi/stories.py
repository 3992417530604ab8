"""The Vietnamese edition's invented stories."""

from newsroom.demo.facts import Story
from newsroom.demo.vi.stories_life import CLASSROOM, COLD_DOCK, SEED_LIBRARY
from newsroom.demo.vi.stories_world import FERRY, FLOOD, WHEAT

STORIES: tuple[Story, ...] = (
    FERRY,
    FLOOD,
    WHEAT,
    SEED_LIBRARY,
    COLD_DOCK,
    CLASSROOM,
)
