"""What publishing an arrangement would change for readers."""

from fronts import arranging
from fronts.differences import Naming, differences
from fronts.layout import Layout, dump, load, places_in
from fronts.models import Front
from fronts.readers_side import ReadersSide


def outlook(before: Layout, after: Layout, naming: Naming) -> list[str]:
    """What readers will see change, a sentence each."""
    return differences(without_given_ends(before, after), after, naming)


def readers_layout(front: Front, side: ReadersSide) -> Layout:
    """What readers have; the automatic front comes nearest to a new one."""
    if side.current is not None:
        return side.current.arranged
    return arranging.beginning(front.edition, front.section)


def without_given_ends(before: Layout, after: Layout) -> Layout:
    """Publishing gives an end to whoever has none: nobody changed that."""
    endless = {place.key for place in after.places if place.until is None}
    facts = dump(before)
    for place in places_in(facts):
        if place["key"] in endless:
            place["until"] = None
    return load(facts)
