"""A layout: which story an editor put where on a front, as plain data.

    lead        one place
    top         places beside it
    blocks      of a section, of a topic, or picked by hand; each with its places

A place names a story by its public id, which is what readers' rows are found by. It may
have its own headline and picture there, and it is pinned until a moment: then, or when
its story is no longer live, it is empty, and the newest story fills it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

SHAPE = 1  # of the kept data


class BlockKind(models.TextChoices):
    SECTION = "section", _("Section")
    TOPIC = "topic", _("Topic")
    PICKED = "picked", _("Hand-picked")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one story stands. `key` names the place in forms; `until` is in UTC.

    `headline` and `photo` (a photo's number) are empty where the story's own stand.
    """

    key: str
    story: str  # public id; empty: the newest that fits
    headline: str = ""
    photo: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A group of places under a heading.

    `number` is the section's or the topic's; None of a hand-picked one. `heading` is
    empty where the section's or topic's name stands. It shows `size` stories: those
    pinned, then the newest of its section or topic.
    """

    key: str
    kind: BlockKind
    number: int | None = None
    heading: str = ""
    size: int = 4
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    lead: Place | None = None
    top: tuple[Place, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def places(self) -> Iterator[Place]:
        """Every place, in the order of the page."""
        if self.lead is not None:
            yield self.lead
        yield from self.top
        for block in self.blocks:
            yield from block.places

    @property
    def stories(self) -> list[str]:
        """Public ids of the stories that somebody put there, each once."""
        return list(dict.fromkeys(each.story for each in self.places if each.story))

    @property
    def photos(self) -> set[int]:
        return {each.photo for each in self.places if each.photo is not None}


def dump(layout: Layout) -> dict[str, Any]:
    """The layout as it is kept: plain data, times as ISO strings in UTC.

    Exactly as the database gives it back, so that two can be compared.
    """
    facts = asdict(layout)
    for place in places_in(facts):
        place["until"] = place["until"].isoformat() if place["until"] else None
    kept: dict[str, Any] = json.loads(json.dumps({"shape": SHAPE, **facts}))
    return kept


def load(data: Mapping[str, Any]) -> Layout:
    """The layout that `dump` made; an empty one from empty data."""
    lead = data.get("lead")
    return Layout(
        lead=load_place(lead) if lead else None,
        top=tuple(map(load_place, data.get("top", ()))),
        blocks=tuple(map(load_block, data.get("blocks", ()))),
    )


def load_block(data: Mapping[str, Any]) -> Block:
    facts = dict(data)
    facts["kind"] = BlockKind(facts["kind"])
    facts["places"] = tuple(map(load_place, facts["places"]))
    return Block(**facts)


def load_place(data: Mapping[str, Any]) -> Place:
    facts = dict(data)
    until = facts.get("until")
    return Place(**facts | {"until": datetime.fromisoformat(until) if until else None})


def places_in(facts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if facts["lead"]:
        yield facts["lead"]
    yield from facts["top"]
    for block in facts["blocks"]:
        yield from block["places"]
