"""The credit that is printed under a picture."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import pgettext

Row = TypeVar("Row", bound=models.Model, covariant=True)


class PhotosByCredit(models.QuerySet[Row]):
    """For the queries of photos: with what their credits need, at no further query."""

    def for_page(self, language: str = "") -> Self:
        """With everything a page needs to draw them, in two queries.

        Whoever a photo is credited to is called as the language prints it.
        """
        rows = self.select_related("credited_to").prefetch_related("renditions")
        if not language:
            return rows
        people: Any = self.model._meta.get_field("credited_to").related_model
        named = people._default_manager.printed_in(language)
        printed = named.filter(pk=OuterRef("credited_to")).values("printed")
        return rows.annotate(printed_name=Subquery(printed[:1]))

    def withheld_by(self, rows: "models.QuerySet[Any]") -> Self:
        """With `instead`, what these rows say of whom the photo is credited to."""
        own = rows.filter(contributor=OuterRef("credited_to"))
        return self.annotate(instead=Subquery(own.values("instead")[:1]))


class PrintedCredit:
    """For the model of photos: whose name stands below it, and whether one may."""

    photographer: str
    agency: str
    usage_terms: str
    credited_to_id: int | None
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

    @property
    def has_rights(self) -> bool:
        """Whether it says in some way that, or by whom, it may be used.

        A name that is withheld still says so: a protected photographer's pictures stay.
        """
        typed = self.usage_terms or self.photographer or self.agency
        return bool(typed or self.credited_to_id)
