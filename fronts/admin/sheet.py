"""A front as its form was typed: places and blocks in their order, right or not.

Nothing is checked here, so that nothing typed is lost; `checked.py` makes a layout of
it. A sheet comes from a layout, from what a browser sent, or from where a form kept it.
"""

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import QueryDict

from fronts.layout import Block, BlockKind, Layout, Place
from fronts.tidying import MOST_BLOCKS
from services.forms import ZonedTimeField
from staff.numbers import number_in

LEAD, TOP = "lead", "top"
KEY = re.compile(r"[A-Za-z0-9_-]{1,20}")
MOST_PLACES = 60
OF_PLACE = ("story", "headline", "photo", "until")
OF_BLOCK = ("kind", "number", "heading", "size")


def new_key(sort: str) -> str:
    return sort + secrets.token_hex(4)


@dataclass(slots=True)
class TypedPlace:
    key: str
    story: str = ""
    headline: str = ""
    photo: str = ""
    until: str = ""


@dataclass(slots=True)
class TypedBlock:
    key: str
    kind: str = BlockKind.PICKED.value
    number: str = ""
    heading: str = ""
    size: str = "4"
    places: list[TypedPlace] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """The lead is a list like the others; it holds one place at most."""

    lead: list[TypedPlace] = field(default_factory=list)
    top: list[TypedPlace] = field(default_factory=list)
    blocks: list[TypedBlock] = field(default_factory=list)

    @property
    def groups(self) -> dict[str, list[TypedPlace]]:
        """The lists of places by their names, in the order of the page."""
        blocks = {block.key: block.places for block in self.blocks}
        return {LEAD: self.lead, TOP: self.top, **blocks}

    @property
    def places(self) -> Iterator[TypedPlace]:
        for group in self.groups.values():
            yield from group

    @property
    def stories(self) -> list[str]:
        return [place.story for place in self.places if place.story]

    def block(self, key: str) -> TypedBlock | None:
        return next((block for block in self.blocks if block.key == key), None)

    def where(self, key: str) -> tuple[str, int] | None:
        """The group in which a place stands, and its place there."""
        for name, group in self.groups.items():
            for at, place in enumerate(group):
                if place.key == key:
                    return name, at
        return None

    def where_is(self, story: str) -> tuple[str, int] | None:
        found = (place.key for place in self.places if story and place.story == story)
        key = next(found, "")
        return self.where(key) if key else None

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


# ── From a layout ────────────────────────────────────────────────────────────


def sheet_of(layout: Layout, zone: str) -> Sheet:
    clock = ZonedTimeField(time_zone=zone)
    lead = [typed_place(layout.lead or Place(new_key("p"), ""), clock)]
    return Sheet(
        lead=lead,
        top=[typed_place(place, clock) for place in layout.top],
        blocks=[typed_block(block, clock) for block in layout.blocks],
    )


def typed_place(place: Place, clock: ZonedTimeField) -> TypedPlace:
    return TypedPlace(
        key=place.key,
        story=place.story,
        headline=place.headline,
        photo=str(place.photo or ""),
        until=clock.prepare_value(place.until) if place.until else "",
    )


def typed_block(block: Block, clock: ZonedTimeField) -> TypedBlock:
    return TypedBlock(
        key=block.key,
        kind=block.kind.value,
        number=str(block.number or ""),
        heading=block.heading,
        size=str(block.size),
        places=[typed_place(place, clock) for place in block.places],
    )


# ── From a browser ───────────────────────────────────────────────────────────


def read_sheet(sent: QueryDict) -> Sheet:
    """What a form sent. Numbers that were typed for the order have their way."""
    sheet = Sheet()
    for key in ordered(keys(sent, "block")[:MOST_BLOCKS], sent):
        sheet.blocks.append(TypedBlock(key=key, **typed(sent, key, OF_BLOCK)))
    groups = sheet.groups
    for name in ordered_places(sent, groups):
        group = groups.get(sent.get(f"{name}-in", ""), sheet.top)
        group.append(TypedPlace(key=name, **typed(sent, name, OF_PLACE)))
    sheet.top[:0] = sheet.lead[1:]
    sheet.lead[1:] = []
    if not sheet.lead:
        sheet.lead.append(TypedPlace(new_key("p")))
    return sheet


def keys(sent: QueryDict, name: str) -> list[str]:
    """Each key once, in the order of the page."""
    return [key for key in dict.fromkeys(sent.getlist(name)) if KEY.fullmatch(key)]


def typed(sent: QueryDict, key: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: sent.get(f"{key}-{name}", "").replace("\0", "") for name in names}


def ordered_places(sent: QueryDict, groups: Mapping[str, Any]) -> list[str]:
    found = keys(sent, "place")[:MOST_PLACES]
    by_group: dict[str, list[str]] = {}
    for key in found:
        by_group.setdefault(sent.get(f"{key}-in", ""), []).append(key)
    return [key for group in by_group.values() for key in ordered(group, sent)]


def ordered(found: list[str], sent: QueryDict) -> list[str]:
    """By the numbers beside them. One that was moved up to a number stands before the
    one that has it, and one that was moved down behind it.
    """

    def place(numbered: tuple[int, str]) -> float:
        at, key = numbered
        asked = number_in(sent.get(f"{key}-n", ""), digits=3)
        if not asked or asked == at:
            return at
        return asked - 0.5 if asked < at else asked + 0.5

    return [key for _at, key in sorted(enumerate(found, 1), key=place)]


# ── From where a form kept it ────────────────────────────────────────────────


def load_sheet(text: str) -> Sheet | None:
    """What `as_json` wrote; None of anything else."""
    try:
        return sheet_from(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def sheet_from(facts: Any) -> Sheet:
    blocks = [
        TypedBlock(
            **words(facts_of | {"places": ()}), places=places(facts_of["places"])
        )
        for facts_of in facts["blocks"][:MOST_BLOCKS]
    ]
    return Sheet(
        lead=places(facts["lead"])[:1], top=places(facts["top"]), blocks=blocks
    )


def places(facts: Any) -> list[TypedPlace]:
    return [TypedPlace(**words(place)) for place in facts[:MOST_PLACES]]


def words(facts: dict[str, Any]) -> dict[str, str]:
    """The texts among the facts; a key that is none is refused."""
    found = {
        name: value.replace("\0", "")
        for name, value in facts.items()
        if isinstance(value, str)
    }
    if not KEY.fullmatch(found["key"]):
        raise ValueError(found["key"])
    return found
