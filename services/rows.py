"""Several rows in one value, so that one query can read what hangs on a row."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import Aggregate, JSONField, Subquery


class JSONRows(Aggregate):
    """A JSON array of one value per row, for a subquery; the same on both databases."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


class JSONRowsOf(Subquery):
    """A JSON array of the rows of a queryset, which may end after so many.

    Each is an array of the named columns.
    """

    template = (
        '(SELECT JSON_GROUP_ARRAY(JSON_ARRAY(%(columns)s)) FROM (%(subquery)s) "found")'
    )
    output_field = JSONField()

    def __init__(self, queryset: Any, columns: Sequence[str]) -> None:
        listed = ", ".join(f'"found"."{name}"' for name in columns)
        super().__init__(queryset.values(*columns), columns=listed)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = (
            "(SELECT JSONB_AGG(JSONB_BUILD_ARRAY(%(columns)s)) "
            'FROM (%(subquery)s) "found")'
        )
        return self.as_sql(compiler, connection, template=template, **context)


def moment_of(text: str) -> datetime:
    """A moment as the database writes it into JSON; SQLite leaves out that it is UTC."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
