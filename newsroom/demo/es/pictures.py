"""What the Spanish desk knows of its drawn pictures. The key names the scene."""

from newsroom.demo.facts import Picture

PICTURES: dict[str, Picture] = {}
