"""The Russian edition's stories: every event, person and number is invented."""

from newsroom.demo.ru.stories_own import CATALOGUE_CARDS, TUGBOATS, WEATHER_BOOKS
from newsroom.demo.ru.stories_world import FERRY, GLACIER, NKOREA

STORIES = (  # the oldest first
    GLACIER,
    WEATHER_BOOKS,
    CATALOGUE_CARDS,
    TUGBOATS,
    NKOREA,
    FERRY,
)
