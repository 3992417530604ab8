"""The Korean edition's stories: every event, person and number is invented."""

from newsroom.demo.facts import Story

STORIES: tuple[Story, ...] = ()
