"""The board as the page draws it: each place with its story, its marks and its buttons."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from articles.models import Topic
from fronts.admin.filled import Filled
from fronts.admin.sheet import LEAD, TOP, Sheet, TypedBlock, TypedPlace, sheet_of
from fronts.admin.stories import Story, called, desk_addresses, stories_of
from fronts.differences import Naming
from fronts.layout import Block, BlockKind, Layout
from fronts.models import Front
from services.models import Section
from staff.numbers import number_in, numbers_in


@dataclass(slots=True)
class Card:
    """One place. `filled` is the headline of what readers get there instead."""

    typed: TypedPlace
    number: int
    group: str
    story: Story | None
    address: str
    filled: str
    errors: dict[str, str]
    is_past: bool
    name: str

    @property
    def is_open(self) -> bool:
        return not self.typed.story

    @property
    def has_own(self) -> bool:
        """Whether its details stand open: something is typed in them, or wrong."""
        typed = self.typed
        return bool(typed.headline or typed.photo or typed.until or self.errors)


@dataclass(slots=True)
class Group:
    """A list of places; `also` are headlines that fill it up below them."""

    key: str
    name: str
    cards: list[Card]
    also: list[str]
    block: TypedBlock | None = None
    number: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    kind_words: str = ""


class Board:
    """What a sheet looks like at this moment."""

    def __init__(
        self,
        front: Front,
        sheet: Sheet,
        now: datetime,
        *,
        filled: Filled | None = None,
        errors: dict[str, str] | None = None,
        also_named: tuple[str, ...] = (),
    ) -> None:
        self.front, self.sheet, self.now = front, sheet, now
        self.filled = filled or Filled()
        self.errors = errors or {}
        wanted = [*sheet.stories, *also_named]
        self.stories = stories_of(front.edition, wanted, now)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where the stories are written."""
        return desk_addresses(self.sheet.stories)

    # ── Names ────────────────────────────────────────────────────────────────

    @cached_property
    def section_rows(self) -> list[Section]:
        return list(Section.objects.filter(edition=self.front.edition_id))

    @cached_property
    def sections(self) -> dict[int, str]:
        return {section.pk: section.name for section in self.section_rows}

    @cached_property
    def topics(self) -> dict[int, str]:
        """Those that the blocks name."""
        blocks = [b for b in self.sheet.blocks if b.kind == BlockKind.TOPIC]
        numbers = numbers_in(block.number for block in blocks)
        return topics_named(self.front, numbers)

    def story_name(self, public_id: str) -> str:
        return called(self.stories, public_id)

    def group_name(self, key: str) -> str:
        if key in (LEAD, TOP):
            return {LEAD: _("the lead"), TOP: _("the top stories")}[key]
        block = self.sheet.block(key)
        return self.block_name(block) if block else ""

    def block_name(self, block: TypedBlock) -> str:
        own = self.subject(block)
        return block.heading.strip() or own or _("A block without a heading")

    def subject(self, block: TypedBlock) -> str:
        names = {BlockKind.SECTION: self.sections, BlockKind.TOPIC: self.topics}
        return names.get(block.kind, {}).get(number_in(block.number), "")

    # ── What is drawn ────────────────────────────────────────────────────────

    @cached_property
    def groups(self) -> list[Group]:
        found = [self.group(LEAD, _("Lead")), self.group(TOP, _("Top stories"))]
        for number, block in enumerate(self.sheet.blocks, 1):
            group = self.group(block.key, self.block_name(block))
            group.block, group.number = block, number
            group.errors = self.errors_of(block.key)
            group.kind_words = self.kind_words(block)
            found.append(group)
        return found

    def group(self, key: str, name: str) -> Group:
        places = self.sheet.groups[key]
        cards = [self.card(place, at, key) for at, place in enumerate(places, 1)]
        return Group(key, name, cards, list(self.filled.also.get(key, ())))

    def card(self, place: TypedPlace, number: int, group: str) -> Card:
        story = self.stories.get(place.story)
        until = self.filled.ended
        return Card(
            typed=place,
            number=number,
            group=group,
            story=story,
            address=self.addresses.get(place.story, ""),
            filled=self.filled.places.get(place.key, ""),
            errors=self.errors_of(place.key),
            is_past=place.key in until,
            name=place.headline or self.story_name(place.story) or _("Open place"),
        )

    def errors_of(self, key: str) -> dict[str, str]:
        start = f"{key}-"
        return {
            name.removeprefix(start): said
            for name, said in self.errors.items()
            if name.startswith(start)
        }

    def kind_words(self, block: TypedBlock) -> str:
        subject = self.subject(block)
        if block.kind == BlockKind.SECTION:
            return _("The newest of the section %(name)s") % {"name": subject or "?"}
        if block.kind == BlockKind.TOPIC:
            return _("The newest of the topic %(name)s") % {"name": subject or "?"}
        return _("Picked by hand: nothing fills it up")

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Where a story can go."""
        return [(group.key, group.name) for group in self.groups]


def topics_named(front: Front, numbers: list[int]) -> dict[int, str]:
    if not numbers:
        return {}
    rows = Topic.objects.filter(edition=front.edition_id, pk__in=numbers)
    return dict(rows.values_list("pk", "name"))


def naming_of(front: Front, now: datetime, *layouts: Layout) -> Naming:
    """How the stories and blocks of these layouts are called."""
    whole = Sheet()
    for layout in layouts:
        sheet = sheet_of(layout, front.edition.time_zone)
        whole.top += sheet.places
        whole.blocks += sheet.blocks
    return naming_by(Board(front, whole, now))


def naming_by(board: Board) -> Naming:
    """How a board calls its stories and blocks."""

    def block(found: Block) -> str:
        sheet = sheet_of(Layout(blocks=(found,)), board.front.edition.time_zone)
        return board.block_name(sheet.blocks[0])

    def story(public_id: str) -> str:
        return board.story_name(public_id) or _("A story that is gone")

    return Naming(story=story, block=block)
