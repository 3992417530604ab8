"""Notes that wait for a person: their number on every desk page, and themselves."""

from typing import Any

from django import template
from django.template import Context

from articles import noting
from articles.admin.notes import notice_rows

register = template.Library()

SHOWN = 8  # on the desk's first page


@register.simple_tag(takes_context=True)
def waiting_notes(context: Context) -> int:
    """One query that reads no more than what nobody has seen."""
    return noting.notice_count(context["user"])


@register.simple_tag(takes_context=True)
def notes_for_me(context: Context) -> list[dict[str, Any]]:
    """For `includes/note_notices.html`, as its `notices`: one query."""
    return notice_rows(context["user"], SHOWN)
