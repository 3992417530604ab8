"""The Chinese edition's invented stories."""

from newsroom.demo.facts import Story
from newsroom.demo.zh.stories_life import LETTER_STALL, PAPER_ARCHIVE, SALT_BATTERY
from newsroom.demo.zh.stories_world import FERRY, GLACIER, NKOREA

STORIES: tuple[Story, ...] = (
    FERRY,
    NKOREA,
    GLACIER,
    LETTER_STALL,
    SALT_BATTERY,
    PAPER_ARCHIVE,
)
