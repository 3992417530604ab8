"""Below a story: its neighbours, drawn.

Without a template: they are drawn whenever a page is missing from the store.
"""

from functools import lru_cache
from typing import NamedTuple, Self

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.addresses import story_path
from articles.kinds import LABELLED, Kind
from articles.lite import is_lite
from articles.neighbours import Neighbour, Neighbours
from services.calendars import Moment, format_moment
from services.models import Edition
from services.rows import moment_of


def draw_below(neighbours: Neighbours, edition: Edition) -> str:
    """What stands below the story; nothing where nothing does."""
    manner = Manner.of(edition)
    drawn_as = line if is_lite() else card
    related = "".join(drawn_as(each, manner) for each in neighbours.related)
    recent = "".join(line(each, manner) for each in neighbours.recent)
    drawn = RELATED % (escape(_("Related stories")), related) if related else ""
    return drawn + (RECENT % (escape(_("Most recent")), recent) if recent else "")


RELATED = (
    '<aside class="below" aria-labelledby="related-heading">'
    '<h2 class="below__heading" id="related-heading">%s</h2>'
    '<ul class="below__cards">%s</ul></aside>'
)
RECENT = (
    '<aside class="below" aria-labelledby="recent-heading">'
    '<h2 class="below__heading" id="recent-heading">%s</h2>'
    '<ul class="below__lines">%s</ul></aside>'
)
CARD = (
    '<li class="below__card"><p>{}<a class="below__link" href="{}">{}</a> '
    '<time class="below__time" datetime="{}">{}</time></p>{}</li>'
)
LINE = (
    '<li><p>{}<a class="below__link" href="{}">{}</a> '
    '<time class="below__time" datetime="{}">{}</time></p></li>'
)
LABEL = '<strong class="label label--{}">{}</strong> '
IMAGE = (
    '<img class="below__image" src="{}" width="104" height="69" alt="" '
    'loading="lazy" decoding="async">'
)


class Manner(NamedTuple):
    """All of an edition on which a card depends; `opinion` and the like are its words."""

    prefix: str
    language: str
    time_zone: str
    calendar: str
    digits: str
    labels: tuple[str, ...]

    @classmethod
    def of(cls, edition: Edition) -> Self:
        return cls(
            edition.prefix,
            edition.language,
            edition.time_zone,
            edition.calendar,
            edition.digits,
            tuple(str(Kind(kind).label) for kind in LABELLED_KINDS),
        )


LABELLED_KINDS = sorted(LABELLED)


# The newest stories of a topic or an edition stand below many others, and are the same
# below all of them.
@lru_cache(maxsize=4000)
def card(each: Neighbour, manner: Manner) -> SafeString:
    """Its day is enough. The headline says what there is to see in the picture.

    The picture of a stale version waits: it may be what has been taken back.
    """
    at = printed(each, manner)
    image = format_html(IMAGE, each.image) if each.image and not each.is_stale else ""
    return format_html(CARD, *link(each, manner), at.iso, at.day, image)


@lru_cache(maxsize=1000)
def line(each: Neighbour, manner: Manner) -> SafeString:
    at = printed(each, manner)
    return format_html(LINE, *link(each, manner), at.iso, f"{at.day} {at.time}")


def link(each: Neighbour, manner: Manner) -> tuple[str, str, str]:
    label = ""
    if each.kind in LABELLED:
        word = manner.labels[LABELLED_KINDS.index(Kind(each.kind))]
        label = format_html(LABEL, each.kind, word)
    return label, story_path(manner.prefix, each.slug, each.public_id), each.headline


def printed(each: Neighbour, manner: Manner) -> Moment:
    return format_moment(
        moment_of(each.published),
        language=manner.language,
        time_zone=manner.time_zone,
        calendar=manner.calendar,
        digits=manner.digits,
    )
