"""What changed between two layouts, story by story, as an editor would say it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fronts.layout import Block, Layout, Place

LEAD, TOP = "lead", "top"
Names = Callable[[str], str]  # of a story by its public id


@dataclass(frozen=True, slots=True)
class Naming:
    """How stories and blocks are called in sentences."""

    story: Names
    block: Callable[[Block], str]

    def place(self, layout: Layout, where: str) -> str:
        if where in (LEAD, TOP):
            return {LEAD: _("the lead"), TOP: _("the top stories")}[where]
        found = next((one for one in layout.blocks if one.key == where), None)
        return f"“{self.block(found)}”" if found else ""


def differences(old: Layout, new: Layout, naming: Naming) -> list[str]:
    """A sentence for each change, in the order of the page; none if there is none."""
    return [
        *lead_change(old, new, naming),
        *story_changes(old, new, naming),
        *block_changes(old, new, naming),
    ]


def lead_change(old: Layout, new: Layout, naming: Naming) -> Iterator[str]:
    was, now = lead_of(old), lead_of(new)
    if was == now:
        return
    newest = _("the newest story")
    yield _("The lead changes from “%(old)s” to “%(new)s”.") % {
        "old": naming.story(was) if was else newest,
        "new": naming.story(now) if now else newest,
    }


def lead_of(layout: Layout) -> str:
    return layout.lead.story if layout.lead else ""


def story_changes(old: Layout, new: Layout, naming: Naming) -> Iterator[str]:
    before, after = placed(old), placed(new)
    for story, (where, _at, place) in after.items():
        said = {"story": naming.story(story), "to": naming.place(new, where)}
        if where != LEAD and (sentence := arrival(story, before, after)):
            yield sentence % said
        if story in before:
            yield from changes_of(before[story][2], place, naming)
    for story, (where, _at, _place) in before.items():
        if story not in after:
            said = {"story": naming.story(story), "from": naming.place(old, where)}
            yield _("“%(story)s” leaves %(from)s.") % said


def arrival(story: str, before: "Placed", after: "Placed") -> str:
    """How the story came to stand where it does; empty if it stood there before."""
    where = after[story][0]
    if story not in before:
        return _("“%(story)s” comes into %(to)s.")
    if where != before[story][0]:
        return _("“%(story)s” moves to %(to)s.")
    if story in moved(before, after, where):
        return _("“%(story)s” stands elsewhere in %(to)s.")
    return ""


Placed = dict[str, tuple[str, int, Place]]


def placed(layout: Layout) -> Placed:
    """Each story, and where it stands."""
    groups = {LEAD: (layout.lead,) if layout.lead else (), TOP: layout.top}
    groups |= {block.key: block.places for block in layout.blocks}
    return {
        place.story: (name, at, place)
        for name, group in groups.items()
        for at, place in enumerate(group)
        if place.story
    }


def moved(before: Placed, after: Placed, where: str) -> set[str]:
    """Stories that others of their list overtook: not those that merely moved up.

    Where none came and none went, also those that passed an open place.
    """
    old = [story for story in before if before[story][0] == where]
    new = [story for story in after if after[story][0] == where]
    was, now = (
        [one for one in row if one in other] for row, other in ((old, new), (new, old))
    )
    overtaken = {one for one, other in zip(was, now, strict=True) if one != other}
    if overtaken or set(old) != set(new):
        return overtaken
    return {story for story in new if before[story][1] != after[story][1]}


def changes_of(old: Place, new: Place, naming: Naming) -> Iterator[str]:
    said = {"story": naming.story(new.story), "headline": new.headline}
    if old.headline != new.headline:
        yield (
            _("“%(story)s” has its own headline here: “%(headline)s”.") % said
            if new.headline
            else _("“%(story)s” has the story's own headline again.") % said
        )
    if old.photo != new.photo:
        yield _("“%(story)s” has another picture here.") % said
    if old.until != new.until:
        yield _("“%(story)s” is pinned until another time.") % said


def block_changes(old: Layout, new: Layout, naming: Naming) -> Iterator[str]:
    before = {block.key: block for block in old.blocks}
    after = {block.key: block for block in new.blocks}
    for key, block in after.items():
        said = {"block": naming.block(block), "size": block.size}
        if key not in before:
            yield _("The block “%(block)s” is new.") % said
            continue
        if naming.block(before[key]) != naming.block(block):
            old_name = {"old": naming.block(before[key])}
            yield _("The block “%(old)s” is called “%(block)s”.") % (said | old_name)
        if before[key].size != block.size:
            yield _("The block “%(block)s” shows %(size)s stories.") % said
    for key, block in before.items():
        if key not in after:
            yield _("The block “%(block)s” goes.") % {"block": naming.block(block)}
    both = [key for key in before if key in after]
    if both != [key for key in after if key in before]:
        yield _("The blocks stand in another order.")
