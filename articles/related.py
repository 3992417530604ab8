"""Related stories: places in a text that name another story of the same edition.

Whether readers have that story is known only when they read: it may go live, be
held or be killed after the text that names it was rendered. So the rendered page
keeps a place, and the view fills it, from the query that reads the page anyway.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string

from articles.addresses import story_path
from articles.kinds import LABELLED, Kind
from services.models import Edition

# What `prose.render_body` leaves for a related story.
PLACE = re.compile(r"<!--related:([0-9]{1,9})-->")


# What a link to a live story shows, and the columns it is read from.
RelatedRow = dict[str, Any]
ROW = {
    "story": "story_number",
    "edition": "edition_id",
    "headline": "list_headline",
    "kind": "kind",
    "slug": "slug",
    "public_id": "public_id",
    "image": "image",
    "published": "first_published_at",
    "is_stale": "is_stale",
}


def of_edition(
    rows: Iterable[RelatedRow] | None, edition_id: int, *, but: int
) -> list[RelatedRow]:
    """Those of this edition; a story (`but`) is not related to itself."""
    return [
        row
        for row in rows or ()
        if row["edition"] == edition_id and row["story"] != but
    ]


def has_places(main: bytes) -> bool:
    return b"<!--related:" in main


def fill_places(main: str, rows: Sequence[RelatedRow], edition: Edition) -> str:
    """The page's main part with a link in each place whose story is live."""
    links = {row["story"]: link_to(row, edition) for row in rows}
    return PLACE.sub(lambda place: links.get(int(place[1]), ""), main)


def link_to(row: RelatedRow, edition: Edition) -> str:
    """The link, in the edition's language, which is active."""
    return render_to_string(
        "articles/includes/related.html",
        {
            "headline": row["headline"],
            "url": story_path(edition.prefix, row["slug"], row["public_id"]),
            "kind": row["kind"],
            "label": Kind(row["kind"]).label if row["kind"] in LABELLED else "",
        },
    ).strip()


def places_in(main: str) -> Iterable[int]:
    """Numbers of the stories that a rendered page has a place for."""
    return map(int, PLACE.findall(main))
