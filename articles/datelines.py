"""Datelines: where a report comes from, at the head of its first paragraph."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from services.models import Edition

# A paragraph of the text itself: what stands in a box or under a picture is passed.
FIRST_PARAGRAPH = re.compile(
    r"<(aside|figure)\b.*?</\1>|(?P<paragraph><p(?: [^>]*)?>)", re.DOTALL
)


def with_dateline(body: str, places: tuple[str, ...], edition: Edition) -> SafeString:
    """The dateline opens the first paragraph, as the edition's house style prints it."""
    if not places:
        return mark_safe(body)  # noqa: S308  from render_body, which sanitises
    dateline = format_html(
        '<span class="dateline">{}{}</span>', "/".join(places), edition.dateline_dash
    )
    for found in FIRST_PARAGRAPH.finditer(body):
        if found["paragraph"]:
            at = found.end()
            return mark_safe(body[:at] + dateline + body[at:])  # noqa: S308
    return mark_safe(f"<p>{dateline}</p>{body}")  # noqa: S308
