"""Two people arranged one front: what each changed, put together.

Both began with the same layout. A list of places that only one of them touched is as
that one left it; so is a headline, a picture, a block's heading. Where both changed
the same thing, mine stands, what the other put there stands too, and the thing is
named, so that a person can look.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from fronts.layout import Block, Layout, Place

LEAD, TOP, BLOCKS = "lead", "top", "blocks"
Keys = tuple[str, ...]
Order = dict[str, Keys]
Thing = TypeVar("Thing", Place, Block)  # what a key names


@dataclass(frozen=True, slots=True)
class Merged:
    """The layout; `contested` are the names of what both had changed."""

    layout: Layout
    contested: tuple[str, ...]


def merge(base: Layout, theirs: Layout, mine: Layout) -> Merged:
    contested: list[str] = []
    places = whatever_stands(
        places_of(base), places_of(theirs), places_of(mine), contested
    )
    blocks = whatever_stands(
        blocks_of(base), blocks_of(theirs), blocks_of(mine), contested
    )
    own = order_of(mine)
    order = put_together(order_of(base), order_of(theirs), own, contested)
    alone = once(order, own, places, contested)
    layout = built(alone, places, blocks)
    return Merged(layout, tuple(dict.fromkeys(contested)))


def places_of(layout: Layout) -> dict[str, Place]:
    return {place.key: place for place in layout.places}


def blocks_of(layout: Layout) -> dict[str, Block]:
    """Without their places, which are an order of their own."""
    return {block.key: replace(block, places=()) for block in layout.blocks}


# ── Which places stand in which list ─────────────────────────────────────────


def order_of(layout: Layout) -> Order:
    """The keys that stand in each list; the blocks are one of them."""
    groups = {
        LEAD: (layout.lead.key,) if layout.lead else (),
        TOP: keys(layout.top),
        BLOCKS: keys(layout.blocks),
    }
    return groups | {block.key: keys(block.places) for block in layout.blocks}


def keys(found: Iterable[Place] | Iterable[Block]) -> Keys:
    return tuple(each.key for each in found)


def put_together(
    base: Order, theirs: Order, mine: Order, contested: list[str]
) -> Order:
    order: Order = {}
    for name in dict.fromkeys([*mine, *theirs]):
        lists = (side.get(name, ()) for side in (base, theirs, mine))
        order[name], is_contested = one_list(*lists)
        if is_contested:
            contested.append(name)
    return order


def one_list(base: Keys, theirs: Keys, mine: Keys) -> tuple[Keys, bool]:
    """As whoever changed it left it. If both did: mine, less what they took off, and
    then what they added.
    """
    if mine == base:
        return theirs, False
    if theirs in (base, mine):
        return mine, False
    gone = set(base) - set(theirs)
    added = [key for key in theirs if key not in base and key not in mine]
    return (*(key for key in mine if key not in gone), *added), True


def once(
    order: Order, mine: Order, places: dict[str, Place], contested: list[str]
) -> Order:
    """Each place and each story in one list only, mine if it stands in several."""
    first = {key: name for name in mine for key in mine[name]}
    seen: set[str] = set()
    kept: dict[str, list[str]] = {name: [] for name in order}
    standing = [(name, key) for name in order if name != BLOCKS for key in order[name]]
    standing.sort(key=lambda pair: first.get(pair[1]) != pair[0])
    for name, key in standing:
        marks = {key, places[key].story or key}
        if marks & seen:
            contested.append(name)
        else:
            kept[name].append(key)
        seen |= marks
    alone = {
        name: tuple(key for key in order[name] if key in kept[name]) for name in order
    }
    return alone | {BLOCKS: order[BLOCKS]}


# ── What stands there ────────────────────────────────────────────────────────


def whatever_stands(
    base: dict[str, Thing],
    theirs: dict[str, Thing],
    mine: dict[str, Thing],
    contested: list[str],
) -> dict[str, Thing]:
    """Each place or block that anybody has, as whoever changed it left it."""
    found: dict[str, Thing] = {}
    for key in dict.fromkeys([*mine, *theirs]):
        was, other, own = base.get(key), theirs.get(key), mine.get(key)
        is_theirs = other is not None and (own is None or own == was)
        chosen = other if is_theirs else own
        if chosen is not None:
            found[key] = chosen
        if other != own and was not in (other, own):
            contested.append(key)
    return found


# ── The layout of it ─────────────────────────────────────────────────────────


def built(order: Order, places: dict[str, Place], blocks: dict[str, Block]) -> Layout:
    """Of two leads the first leads; the other goes to the head of the top."""
    lead = [places[key] for key in order[LEAD]]
    top = [*lead[1:], *(places[key] for key in order[TOP])]
    return Layout(
        lead=lead[0] if lead else None,
        top=tuple(top),
        blocks=tuple(
            replace(
                blocks[key], places=tuple(places[one] for one in order.get(key, ()))
            )
            for key in order[BLOCKS]
        ),
    )
