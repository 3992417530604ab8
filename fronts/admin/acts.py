"""What a person does to a sheet: one press, one act, one sentence. Nothing is saved.

A button sends `_do` as `up:p1`. Moving is one act and taking a story off another; the
last few can be undone, and what was typed meanwhile stays.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from fronts.admin.sheet import (
    LEAD,
    MOST_PLACES,
    TOP,
    Sheet,
    TypedBlock,
    TypedPlace,
    new_key,
)
from fronts.layout import BlockKind
from fronts.tidying import MOST_BLOCKS
from staff.numbers import number_in

Names = Callable[[str], str]  # what a thing is called, by its key


@dataclass(slots=True)
class Outcome:
    """What became of the press; `focus` is the key of the thing that was meant."""

    said: str = ""
    focus: str = ""
    is_refused: bool = False


@dataclass(slots=True)
class Act:
    """One press. `story` and `group` name things by their keys, `topic` finds one."""

    sheet: Sheet
    sent: QueryDict
    story: Names
    group: Names
    topic: Names

    def do(self, pressed: str) -> Outcome:
        name, *about = pressed.split(":")
        act = ACTS.get(name)
        return act(self, *about[:3]) if act and about else Outcome()

    # ── Places ───────────────────────────────────────────────────────────────

    def up(self, key: str, *_more: str) -> Outcome:
        return self.step(key, -1)

    def down(self, key: str, *_more: str) -> Outcome:
        return self.step(key, 1)

    def step(self, key: str, by: int) -> Outcome:
        """One place on; from the end of a list into the next one."""
        found = self.sheet.where(key)
        if found is None:
            return self.step_block(key, by)
        name, at = found
        group = self.sheet.groups[name]
        if 0 <= at + by < len(group):
            return self.put(key, name, str(at + by))
        if name == LEAD and by > 0 and self.sheet.top and self.sheet.top[0].story:
            self.put(self.sheet.top[0].key, LEAD)
            return Outcome(self.stands(self.sheet.top[0]), key)
        names = list(self.sheet.groups)
        to = names.index(name) + by
        if not 0 <= to < len(names):
            return self.refused(_("It is at the end of the page already."), key)
        end = len(self.sheet.groups[names[to]]) if by < 0 else 0
        return self.put(key, names[to], str(end))

    def move(self, key: str, *_more: str) -> Outcome:
        """To the end of the list that is chosen beside it."""
        to = self.sent.get(f"{key}-to", "")
        at = first_open(self.sheet, to) if to in self.sheet.groups else 0
        return self.put(key, to, str(at))

    def put(self, key: str, to: str = "", at: str = "") -> Outcome:
        """To this place of this list."""
        found = self.sheet.where(key)
        if found is None or to not in self.sheet.groups:
            return self.refused(_("Choose where it shall stand."), key)
        source = self.sheet.groups[found[0]]
        place = source.pop(found[1])
        if to == found[0]:
            source.insert(min(number_in(at), len(source)), place)
        else:
            leave_open(self.sheet, place, *found)
            stand(self.sheet, place, to, number_in(at))
        return Outcome(self.stands(place), key)

    def stands(self, place: TypedPlace) -> str:
        where, at = self.sheet.where(place.key) or (TOP, 0)
        if where == LEAD:
            return _("“%(story)s” is the lead.") % {"story": self.called(place)}
        return _("“%(story)s” moved to %(group)s, %(at)s of %(all)s.") % {
            "story": self.called(place),
            "group": self.group(where),
            "at": at + 1,
            "all": len(self.sheet.groups[where]),
        }

    def called(self, place: TypedPlace) -> str:
        return place.headline or self.story(place.story) or _("Open place")

    def off(self, key: str, *_more: str) -> Outcome:
        """The story goes; its place stays, and the newest story fills it. An open
        place goes itself.
        """
        found = self.sheet.where(key)
        if found is None:
            return self.refused(_("It is off the front already."))
        name, at = found
        group = self.sheet.groups[name]
        place = group.pop(at)
        leave_open(self.sheet, place, name, at)
        near = group[min(at, len(group) - 1)].key if group else name
        if not place.story:
            return Outcome(_("The open place is gone."), near)
        said = _("“%(story)s” is off the front. Undo brings it back.")
        return Outcome(said % {"story": self.called(place)}, near)

    def add(self, story: str, to: str = "", at: str = "") -> Outcome:
        """A story from the list beside; `open` is a place that fills itself."""
        to = to or self.sent.get("_to", TOP)
        if to not in self.sheet.groups:
            return self.refused(_("Choose where it shall stand."))
        if there := self.sheet.where_is(story):
            if at:  # it was dragged there
                return self.put(self.sheet.groups[there[0]][there[1]].key, to, at)
            return self.refused(
                _("“%(story)s” is on the front already, in %(group)s.")
                % {"story": self.story(story), "group": self.group(there[0])},
                self.sheet.groups[there[0]][there[1]].key,
            )
        if len(list(self.sheet.places)) >= MOST_PLACES:
            said = _("A front holds %(most)s stories. Take one off first.")
            return self.refused(said % {"most": MOST_PLACES})
        if story != "open" and not self.story(story):
            return self.refused(
                _("This story is neither live nor scheduled. Publish it first.")
            )
        place = TypedPlace(new_key("p"), "" if story == "open" else story)
        stand(
            self.sheet, place, to, number_in(at) if at else first_open(self.sheet, to)
        )
        return Outcome(self.stands(place), place.key)

    # ── Blocks ───────────────────────────────────────────────────────────────

    def step_block(self, key: str, by: int) -> Outcome:
        block = self.sheet.block(key)
        if block is None:
            return self.refused(_("It is off the front already."))
        at = self.sheet.blocks.index(block)
        if not 0 <= at + by < len(self.sheet.blocks):
            return self.refused(_("It is at the end of the page already."), key)
        self.sheet.blocks.insert(at + by, self.sheet.blocks.pop(at))
        said = _("The block “%(block)s” is %(at)s of %(all)s.")
        return Outcome(
            said
            % {
                "block": self.group(key),
                "at": at + by + 1,
                "all": len(self.sheet.blocks),
            },
            key,
        )

    def drop(self, key: str, *_more: str) -> Outcome:
        block = self.sheet.block(key)
        if block is None:
            return self.refused(_("It is off the front already."))
        said = _("The block “%(block)s” is off the front. Undo brings it back.")
        name = self.group(key)
        self.sheet.blocks.remove(block)
        return Outcome(said % {"block": name}, "blocks")

    def begin(self, kind: str, *_more: str) -> Outcome:
        """A new block at the end."""
        if len(self.sheet.blocks) >= MOST_BLOCKS:
            said = _("A front holds %(most)s blocks. Take one off first.")
            return self.refused(said % {"most": MOST_BLOCKS})
        number = self.number_of(kind)
        if kind != BlockKind.PICKED and not number_in(number):
            refused = {
                "section": _("Choose a section for the block."),
                "topic": _("This edition has no topic of that name. Choose one."),
            }
            return self.refused(refused.get(kind, ""), f"new-{kind}")
        heading = "" if kind != BlockKind.PICKED else self.sent.get("_heading", "")
        block = TypedBlock(new_key("b"), kind, number, heading.strip())
        self.sheet.blocks.append(block)
        said = _("The block “%(block)s” stands at the end.")
        return Outcome(said % {"block": self.group(block.key)}, block.key)

    def number_of(self, kind: str) -> str:
        """Of the section that was chosen, or the topic that was named."""
        typed = self.sent.get(f"_{kind}", "").replace("\0", "").strip()
        return self.topic(typed) if kind == BlockKind.TOPIC else typed

    def refused(self, said: str, focus: str = "") -> Outcome:
        return Outcome(said, focus, is_refused=True)


ACTS: dict[str, Callable[..., Outcome]] = {
    "up": Act.up,
    "down": Act.down,
    "move": Act.move,
    "put": Act.put,
    "off": Act.off,
    "add": Act.add,
    "drop": Act.drop,
    "begin": Act.begin,
}


# ── Open places ──────────────────────────────────────────────────────────────


def leave_open(sheet: Sheet, place: TypedPlace, name: str, at: int) -> None:
    """Where a story led or stood on top, the newest one takes its place."""
    if name == LEAD or (name == TOP and place.story):
        sheet.groups[name].insert(at, TypedPlace(new_key("p")))


def first_open(sheet: Sheet, name: str) -> int:
    """Where a story goes of which nobody says where: an open place, or the end."""
    group = sheet.groups[name]
    return next((at for at, place in enumerate(group) if not place.story), len(group))


def stand(sheet: Sheet, place: TypedPlace, to: str, at: int) -> None:
    """Put the place there. A story takes an open place if the list has one; whoever
    led goes to the head of the top.
    """
    if to == LEAD:
        before = sheet.lead[:]
        sheet.lead[:] = [place]
        for led in before:
            if led.story:
                stand(sheet, led, TOP, 0)
        return
    group = sheet.groups[to]
    at = min(at, len(group))
    taken = open_place(group, at) if to == TOP and place.story else None
    if taken is not None:
        del group[taken]
        at -= taken < at
    group.insert(at, place)
    make_room(sheet, to)


def make_room(sheet: Sheet, to: str) -> None:
    """A block shows at least the stories that somebody put there."""
    block = sheet.block(to)
    if block is not None and number_in(block.size.strip()) < len(block.places):
        block.size = str(len(block.places))


def open_place(group: list[TypedPlace], at: int) -> int | None:
    """The open place that a story takes which comes to stand `at`: the one there, or
    the last.
    """
    opens = [number for number, place in enumerate(group) if not place.story]
    if not opens:
        return None
    return at if at in opens else opens[-1]


# ── Undoing ──────────────────────────────────────────────────────────────────


def undone(now: Sheet, before: Sheet) -> Sheet:
    """The order as it was before, with what has been typed since."""
    since = {place.key: place for place in now.places}
    blocks = {block.key: block for block in now.blocks}

    def latest(places: list[TypedPlace]) -> list[TypedPlace]:
        return [since.get(place.key, place) for place in places]

    return Sheet(
        lead=latest(before.lead),
        top=latest(before.top),
        blocks=[
            TypedBlock(
                key=block.key,
                kind=block.kind,
                number=block.number,
                heading=blocks.get(block.key, block).heading,
                size=blocks.get(block.key, block).size,
                places=latest(block.places),
            )
            for block in before.blocks
        ],
    )
