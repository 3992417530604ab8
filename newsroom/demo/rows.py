"""Writes many rows of one table in one statement, past the models.

A model's own `save()` cleans, tells and checks; rows that come from a mould have
been through all that once and need only speed.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, models

Row = dict[str, Any]


class Table:
    """One model's table. Rows name what differs from the model's defaults."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = model._meta.concrete_fields
        self.model = model
        self.blank: Row = {
            field.attname: field.get_db_prep_save(field.get_default(), connection)
            for field in fields
        }
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in fields)
        places = ", ".join(["%s"] * len(fields))
        table = quote(model._meta.db_table)
        self.statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608

    def write(self, rows: Iterable[Row]) -> None:
        """Insert the rows; those without a number get the next free ones."""
        blank = self.blank
        made = [{**blank, **row} for row in rows]
        if made and made[0].get("id", 0) is None:
            for row, number in zip(made, reserve(self.model, len(made)), strict=True):
                row["id"] = number
        with connection.cursor() as cursor:
            cursor.executemany(self.statement, [tuple(row.values()) for row in made])


def reserve(model: type[models.Model], count: int) -> list[int]:
    """Numbers for new rows. Call it inside the transaction that writes them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) "
                "FROM generate_series(1, %s)",
                [table, count],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return list(range(first, first + count))


def stored_moment(at: datetime) -> Any:
    """A moment as the database takes it."""
    return connection.ops.adapt_datetimefield_value(at)
