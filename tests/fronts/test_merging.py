"""Two arrangements of one front, put together: no edit is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fronts.layout import Block, BlockKind, Layout, Place
from fronts.merging import merge

pytestmark = pytest.mark.either


def place(name, **facts):
    return Place(key=name.lower(), story=name, **facts)


def block(key, *names, **facts):
    return Block(key, BlockKind.PICKED, places=tuple(map(place, names)), **facts)


BASE = Layout(
    lead=place("A"), top=(place("B"), place("C")), blocks=(block("one", "D"),)
)


def lead_headline(layout, words):
    return replace(layout, lead=replace(layout.lead, headline=words))


def test_different_places_are_put_together_and_nothing_is_contested():
    theirs = replace(BASE, top=(place("C"), place("B")))
    mine = lead_headline(BASE, "Mine")
    merged = merge(BASE, theirs, mine)
    assert merged.contested == ()
    assert merged.layout == lead_headline(theirs, "Mine")


def test_a_move_of_mine_and_a_headline_of_theirs_go_together():
    theirs = lead_headline(BASE, "Theirs")
    mine = replace(BASE, lead=place("B"), top=(place("A"), place("C")))
    merged = merge(BASE, theirs, mine)
    assert merged.contested == ()
    assert merged.layout.lead == place("B")
    assert merged.layout.top[0] == place("A", headline="Theirs")


def test_what_both_added_to_one_list_stands_there_and_is_named():
    theirs = replace(BASE, top=(*BASE.top, place("X")))
    mine = replace(BASE, top=(place("Y"), *BASE.top))
    merged = merge(BASE, theirs, mine)
    assert merged.contested == ("top",)
    assert [each.story for each in merged.layout.top] == ["Y", "B", "C", "X"]


def test_of_two_new_leads_mine_leads_and_theirs_goes_to_the_top():
    merged = merge(BASE, replace(BASE, lead=place("X")), replace(BASE, lead=place("Y")))
    assert merged.layout.lead == place("Y")
    assert merged.layout.top[0] == place("X")
    assert "lead" in merged.contested


def test_a_block_that_one_drops_and_the_other_fills_is_contested():
    theirs = replace(BASE, blocks=(block("one", "D", "E"),))
    assert "one" in merge(BASE, theirs, replace(BASE, blocks=())).contested


def test_both_give_one_story_a_place_of_its_own():
    theirs = replace(BASE, blocks=(block("one", "D", "X"),))
    mine = replace(BASE, top=(*BASE.top, replace(place("X"), key="other")))
    merged = merge(BASE, theirs, mine)
    assert merged.layout.stories.count("X") == 1
    assert merged.layout.top[-1].story == "X"
    assert merged.contested == ("one",)


layouts = st.permutations("ABCDEF").map(
    lambda names: Layout(
        lead=place(names[0]),
        top=tuple(map(place, names[1:3])),
        blocks=(block("one", *names[3:5]),),
    )
)


@given(theirs=layouts, mine=layouts)
def test_any_two_arrangements_make_one_with_each_story_once(theirs, mine):
    merged = merge(BASE, theirs, mine).layout
    stories = [each.story for each in merged.places]
    assert len(stories) == len(set(stories))
    assert merge(BASE, BASE, mine).layout == mine
    assert merge(BASE, theirs, BASE).layout == theirs
