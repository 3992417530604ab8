"""The French edition's stories: every event, person and number is invented."""

from newsroom.demo.fr.stories_adapted import CLINIC, FERRY, FREED
from newsroom.demo.fr.stories_own import CASSAVA, COCOA, TALES

STORIES = (
    TALES,
    CLINIC,
    FREED,
    COCOA,
    CASSAVA,
    FERRY,
)
