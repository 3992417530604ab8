"""The number of notes that wait for a person, in the head of every desk page."""

from django import template
from django.template import Context

from articles import noting

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_notes(context: Context) -> int:
    """One query that reads no more than what nobody has seen."""
    return noting.notice_count(context["user"])
