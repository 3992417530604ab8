"""What a person typed and did not save, for the desk's first page."""

from dataclasses import dataclass

from django import template
from django.template import Context

from articles.admin.drafts import Offer, offer
from articles.unsaved import unsaved_of

register = template.Library()

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """An offer, and whether its story is stored, so that both can be compared."""

    offer: Offer
    title: str
    is_stored: bool


@register.simple_tag(takes_context=True)
def unsaved_typing(context: Context) -> list[Kept]:
    """One query where nothing is left, two else."""
    person = context["user"]
    return [
        Kept(offer(found.draft, person), found.title, found.article is not None)
        for found in unsaved_of(person, SHOWN)
    ]
