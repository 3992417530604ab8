"""The Persian edition's stories: every event, person and number is invented."""

from newsroom.demo.fa import stories_nature, stories_society, stories_world

STORIES = (
    *stories_nature.STORIES,
    *stories_society.STORIES,
    *stories_world.STORIES,
)
