"""A layout out of what was typed, or what is wrong with it, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fronts.admin.sheet import Sheet, TypedBlock, TypedPlace
from fronts.layout import Block, BlockKind, Layout, Place
from fronts.tidying import LARGEST_BLOCK, LONGEST_HEADLINE
from photos.models import Photo
from services.forms import ZonedTimeField
from services.models import Edition
from staff.numbers import number_in, numbers_in
from staff.permissions import Person


@dataclass(slots=True)
class Checker:
    """Reads one sheet. `errors` are by the field's name in the form."""

    edition: Edition
    person: Person
    stored: Layout  # nobody typed what stands there already
    errors: dict[str, str] = field(default_factory=dict)

    def layout(self, sheet: Sheet) -> Layout:
        """What was typed, less what is wrong with it."""
        usable = self.usable_photos(sheet)
        until = {place.key: place.until for place in self.stored.places}

        def place(typed: TypedPlace) -> Place:
            return Place(
                key=typed.key,
                story=typed.story,
                headline=self.headline(typed),
                photo=self.photo(typed, usable),
                until=self.until(typed, until.get(typed.key)),
            )

        return Layout(
            lead=place(sheet.lead[0]) if sheet.lead else None,
            top=tuple(map(place, sheet.top)),
            blocks=tuple(
                Block(
                    key=block.key,
                    kind=kind_of(block),
                    number=number_in(block.number) or None,
                    heading=self.heading(block),
                    size=self.size(block),
                    places=tuple(map(place, block.places)),
                )
                for block in sheet.blocks
            ),
        )

    def headline(self, typed: TypedPlace) -> str:
        headline = " ".join(typed.headline.split())
        if len(headline) > LONGEST_HEADLINE:
            said = _("At most %(most)s characters; this has %(length)s.")
            words = {"most": LONGEST_HEADLINE, "length": len(headline)}
            self.errors[f"{typed.key}-headline"] = said % words
        return headline

    def usable_photos(self, sheet: Sheet) -> Mapping[int, bool]:
        """Those that are named and that the person may use, and whether they were
        pulled. One query.
        """
        numbers = numbers_in(place.photo for place in sheet.places)
        if not numbers:
            return {}
        rows = Photo.objects.visible_to(self.person).filter(pk__in=numbers)
        return {photo.pk: photo.pulled_at is not None for photo in rows}

    def photo(self, typed: TypedPlace, usable: Mapping[int, bool]) -> int | None:
        asked = typed.photo.strip()
        if not asked:
            return None
        number = number_in(asked)
        if number in self.stored.photos or usable.get(number) is False:
            return number
        said = (
            _("This photo was pulled. Choose another one.")
            if number in usable
            else _("There is no such photo among those of your services.")
        )
        self.errors[f"{typed.key}-photo"] = said
        return None

    def until(self, typed: TypedPlace, stored: datetime | None) -> datetime | None:
        clock = ZonedTimeField(time_zone=self.edition.time_zone, required=False)
        clock.stored = stored
        try:
            return clock.clean(typed.until)
        except ValidationError as error:
            self.errors[f"{typed.key}-until"] = " ".join(error.messages)
            return None

    def heading(self, typed: TypedBlock) -> str:
        heading = " ".join(typed.heading.split())
        if not heading and kind_of(typed) == BlockKind.PICKED:
            said = _("Say what the block is called: readers see it as its heading.")
            self.errors[f"{typed.key}-heading"] = said
        return heading

    def size(self, typed: TypedBlock) -> int:
        size = number_in(typed.size.strip(), digits=3)
        if not 1 <= size <= LARGEST_BLOCK:
            said = _("Write a number from 1 to %(most)s.") % {"most": LARGEST_BLOCK}
            self.errors[f"{typed.key}-size"] = said
            return Block.__dataclass_fields__["size"].default  # type: ignore[no-any-return]
        return size


def kind_of(typed: TypedBlock) -> BlockKind:
    is_known = typed.kind in BlockKind.values
    return BlockKind(typed.kind) if is_known else BlockKind.PICKED
