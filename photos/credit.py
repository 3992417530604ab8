"""The credit that is printed under a picture."""

from typing import Any

from django.utils.translation import pgettext


class PrintedCredit:
    """For the model of photos: whose name stands below it, and whether one may."""

    photographer: str
    agency: str
    credited_to: Any  # a contributor, or None
    printed_name: str | None = None  # of whom it is credited to, by `for_page`
    instead: str | None = None  # what one story says in place of it, where it is read

    @property
    def credit(self) -> str:
        """Photographer and agency as printed under the picture: Lee Ara/AFP."""
        parts = (self.printed_photographer, self.agency)
        return "/".join(part for part in parts if part)

    @property
    def printed_photographer(self) -> str:
        """The name typed, or what may be printed of whom the photo is credited to."""
        person = self.credited_to
        if person is None:
            return self.photographer
        policy = self.instead or person.protection
        if not policy:
            return self.printed_name or str(person.name)
        if policy == "pen_name":
            return str(person.pen_name)
        return pgettext("photo credit", "name withheld") if policy == "say_so" else ""
