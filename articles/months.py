"""Months in which an edition has stories, found without reading the stories.

From the newest story the database jumps to the newest one before its month, and so on,
in one query: as many steps along the index of the list as there are months.
"""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from articles.models.published import Listing
from services.models import Edition
from services.reading import source

WRITTEN = re.compile("([0-9]{4})-(0[1-9]|1[0-2])")


class Month(NamedTuple):
    """A month in UTC, so that it begins at the same moment for every edition."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        moment = moment.astimezone(UTC)
        return cls(moment.year, moment.month)

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """The month that `2026-11` names; None of what names none."""
        found = WRITTEN.fullmatch(text)
        if found is None or not 1 < int(found[1]) < 9999:
            return None
        return cls(int(found[1]), int(found[2]))

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first one after it."""
        year, month = divmod(self.year * 12 + self.month, 12)
        begin = datetime(self.year, self.month, 1, tzinfo=UTC)
        return begin, datetime(year, month + 1, 1, tzinfo=UTC)


class MonthOfStories(NamedTuple):
    """`stories`: how many are listed, counted along the index alone.

    Those that the clock hides are among them, so there may be a few fewer.
    """

    month: Month
    newest: datetime
    stories: int


def months_of(edition: Edition, now: datetime) -> list[MonthOfStories]:
    """The months with live stories, the newest first."""
    moment = connection.ops.adapt_datetimefield_value(now)
    with source().cursor() as cursor:
        cursor.execute(statement(), {"edition": edition.pk, "now": moment})
        rows = [(read(newest), stories) for newest, stories in cursor.fetchall()]
    return [MonthOfStories(Month.of(at), at, stories) for at, stories in rows]


def read(moment: "datetime | str") -> datetime:
    """SQLite writes moments as text, and leaves out that they are in UTC."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def statement() -> str:
    begins = BEGINS[connection.vendor]
    table = connection.ops.quote_name(Listing._meta.db_table)
    newest = NEWEST.format(table=table)
    return MONTHS.format(
        table=table,
        first=newest.format(bound=""),
        before=newest.format(bound=f"AND listed_at < {begins.format('moment')}"),
        begin=begins.format("moment"),
    )


# The first moment of a moment's month, in UTC.
BEGINS = {
    "postgresql": "date_trunc('month', {}, 'UTC')",
    "sqlite": "strftime('%%Y-%%m-01 00:00:00', {})",
}

NEWEST = """
    SELECT listed_at FROM {table}
    WHERE kind = 'edition' AND number = %(edition)s AND edition_id = %(edition)s
        AND visible_from <= %(now)s
        AND (visible_until IS NULL OR visible_until > %(now)s) {{bound}}
    ORDER BY listed_at DESC LIMIT 1
"""

MONTHS = """
    WITH RECURSIVE months (moment) AS (
        SELECT ({first})
        UNION ALL
        SELECT ({before}) FROM months WHERE moment IS NOT NULL
    )
    SELECT moment, (
        SELECT count(*) FROM {table}
        WHERE kind = 'edition' AND number = %(edition)s AND edition_id = %(edition)s
            AND listed_at >= {begin} AND listed_at <= moment
    )
    FROM months WHERE moment IS NOT NULL
"""
