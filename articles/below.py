"""Below a story: its neighbours, drawn.

Without a template: they are drawn whenever a page is missing from the store.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import story_path
from articles.kinds import LABELLED, Kind
from articles.neighbours import Neighbour, Neighbours
from services.calendars import (
    Moment,
    calendar_day,
    format_moment,
    in_digits,
    in_zone,
    iso_utc,
)
from services.models import Edition
from services.rows import moment_of


def draw_below(neighbours: Neighbours, edition: Edition) -> SafeString:
    """What stands below the story; nothing where nothing does."""
    related = format_html_join(
        "", CARD, (card(each, edition) for each in neighbours.related)
    )
    recent = format_html_join(
        "", LINE, (line(each, edition) for each in neighbours.recent)
    )
    return format_html(
        "{}{}",
        format_html(RELATED, _("Related stories"), related) if related else "",
        format_html(RECENT, _("Most recent"), recent) if recent else "",
    )


RELATED = (
    '<aside class="below" aria-labelledby="related-heading">'
    '<h2 class="below__heading" id="related-heading">{}</h2>'
    '<ul class="below__cards">{}</ul></aside>'
)
RECENT = (
    '<aside class="below" aria-labelledby="recent-heading">'
    '<h2 class="below__heading" id="recent-heading">{}</h2>'
    '<ul class="below__lines">{}</ul></aside>'
)
CARD = (
    '<li class="below__card"><p>{}<a class="below__link" href="{}">{}</a>'
    '<time class="below__time" datetime="{}">{}</time></p>{}</li>'
)
LINE = (
    '<li><p>{}<a class="below__link" href="{}">{}</a>'
    '<time class="below__time" datetime="{}">{}</time></p></li>'
)
LABEL = '<strong class="label label--{}">{}</strong> '
IMAGE = (
    '<img class="below__image" src="{}" width="{}" height="{}" alt="" '
    'loading="lazy" decoding="async">'
)


def card(each: Neighbour, edition: Edition) -> tuple[str, ...]:
    """Its day is enough. The headline says what there is to see in the picture."""
    at = moment_of(each.published)
    day = in_zone(at, ZoneInfo(edition.time_zone)).date()
    printed = printed_day(day, edition.language, edition.calendar, edition.digits)
    return (*link(each, edition), iso_utc(at), printed, picture(each))


def line(each: Neighbour, edition: Edition) -> tuple[str, ...]:
    at = printed_moment(
        each.published,
        language=edition.language,
        time_zone=edition.time_zone,
        calendar=edition.calendar,
        digits=edition.digits,
    )
    return (*link(each, edition), at.iso, f"{at.day} {at.time}")


# Printing a day takes longer than drawing its card, and the newest stories are the same
# below every page.
@lru_cache(maxsize=4000)
def printed_day(day: date, language: str, calendar: str, digits: str) -> str:
    return in_digits(calendar_day(day, language, calendar), digits)


@lru_cache(maxsize=1000)
def printed_moment(text: str, **manner: str) -> Moment:
    return format_moment(moment_of(text), **manner)


def link(each: Neighbour, edition: Edition) -> tuple[str, str, str]:
    label = ""
    if each.kind in LABELLED:
        label = format_html(LABEL, each.kind, Kind(each.kind).label)
    return label, story_path(edition.prefix, each.slug, each.public_id), each.headline


def picture(each: Neighbour) -> str:
    """Not of a stale version: its picture may be what has been taken back."""
    if not each.image or each.is_stale:
        return ""
    return format_html(IMAGE, each.image, each.width, each.height)
