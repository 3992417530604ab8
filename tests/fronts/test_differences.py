"""What is said to have changed between two layouts."""

import pytest

from fronts.differences import Naming, differences
from fronts.layout import Layout, Place

NAMES = Naming(story=str, block=str)
OPEN = ""


def layout(*stories: str) -> Layout:
    top = tuple(Place(str(number), story) for number, story in enumerate(stories))
    return Layout(lead=None, top=top, blocks=())


@pytest.mark.either
def test_a_story_that_passes_an_open_place_has_moved() -> None:
    old, new = layout("one", OPEN, "two", OPEN), layout("one", "two", OPEN, OPEN)
    said = differences(old, new, NAMES)
    assert said == ["“two” stands elsewhere in the top stories."]


@pytest.mark.either
def test_a_story_that_moves_up_because_another_left_has_not_moved() -> None:
    said = differences(layout("one", "two"), layout("two"), NAMES)
    assert said == ["“one” leaves the top stories."]
