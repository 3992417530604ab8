"""The database knows how large its tables are, by which it chooses its indexes."""

from django.db import connection

from services.models import Edition
from services.statistics import count_anew
from tests.factories import make_article

KNOWN = {
    "sqlite": "SELECT stat FROM sqlite_stat1 WHERE idx = 'desk_by_kind_newest'",
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'articles_article'",
}


def known() -> str:
    with connection.cursor() as cursor:
        cursor.execute(KNOWN[connection.vendor])
        return str(cursor.fetchone()[0]).partition(" ")[0]


def test_what_was_written_is_counted(english: Edition) -> None:
    for _story in range(3):
        make_article(english)
    count_anew()
    assert float(known()) == 3
