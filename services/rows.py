"""Several rows in one value, so that one query can read what hangs on a row."""

from typing import Any

from django.db.models import Aggregate, JSONField


class JSONRows(Aggregate):
    """A JSON array of one value per row, for a subquery; the same on both databases."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)
