"""Queries whose SQL is made once: making it takes several times as long as asking it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from services.reading import source

# Stand-ins for what is asked, recognised in the parameters of the finished SQL.
A_TEXT = "a text that stands for another"
A_MOMENT = datetime(1970, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


class CompiledQuery:
    """Rows of `values_list(…)` by one text and one moment.

    `make` gets a text and a moment and answers the queryset as anyone would write
    it. It is called once for each kind of database.
    """

    def __init__(self, make: Callable[[str, datetime], "QuerySet[Any, Any]"]) -> None:
        self.make = make
        self.compiled: dict[str, tuple[str, list[Any], Any, Any]] = {}

    def rows(self, text: str, moment: datetime) -> Sequence[Sequence[Any]]:
        vendor = connection.vendor
        if vendor not in self.compiled:
            self.compiled[vendor] = self.compile()
        sql, places, converters, compiler = self.compiled[vendor]
        asked = {A_TEXT: text, adapted(A_MOMENT): adapted(moment)}
        with source().cursor() as cursor:
            cursor.execute(sql, [asked.get(place, place) for place in places])
            rows = cursor.fetchall()
        return list(compiler.apply_converters(rows, converters))

    def compile(self) -> tuple[str, list[Any], Any, Any]:
        queryset = self.make(A_TEXT, A_MOMENT)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        expressions = [expression for expression, _, _ in compiler.select]
        return sql, list(params), compiler.get_converters(expressions), compiler


def adapted(moment: datetime) -> Any:
    """The moment as this database takes it for a parameter."""
    return connection.ops.adapt_datetimefield_value(moment)
