"""What publishing an arrangement would change for readers."""

from datetime import datetime

from fronts import arranging
from fronts.admin.board import naming_of
from fronts.differences import differences
from fronts.layout import Layout, dump, load, places_in
from fronts.models import Front
from fronts.readers_side import ReadersSide


def outlook(front: Front, side: ReadersSide, now: datetime, after: Layout) -> list[str]:
    """What readers will see change, a sentence each."""
    automatic = arranging.beginning  # what it does comes nearest to that
    before = (
        side.current.arranged
        if side.current
        else automatic(front.edition, front.section)
    )
    naming = naming_of(front, now, before, after)
    return differences(without_given_ends(before, after), after, naming)


def without_given_ends(before: Layout, after: Layout) -> Layout:
    """Publishing gives an end to whoever has none: nobody changed that."""
    endless = {place.key for place in after.places if place.until is None}
    facts = dump(before)
    for place in places_in(facts):
        if place["key"] in endless:
            place["until"] = None
    return load(facts)
