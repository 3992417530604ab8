"""What Django could do at best: hand over a constant, or what one query reads.

A project of its own without middleware, served as the site is. The page is the very
one that the site is measured with; FLOOR_PAGE names its file. Run as a program, it
fills the table that the query reads.
"""

import os
from pathlib import Path

import django
from django.conf import settings

from newsroom.environment import SQLITE_OPTIONS

PAGE = Path(os.environ["FLOOR_PAGE"])
ROWS = 2_000

settings.configure(
    SECRET_KEY="only-for-the-floors-of-the-benchmark",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": PAGE.with_name("floors.sqlite3"),
            "CONN_MAX_AGE": 60,
            "OPTIONS": SQLITE_OPTIONS,
        }
    },
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

BODY = PAGE.read_text()


class FloorPage(models.Model):
    """A finished page, found by an indexed name."""

    name = models.CharField(max_length=12, unique=True)
    html = models.TextField()

    class Meta:
        app_label = "floors"

    def __str__(self) -> str:
        return self.name


def fill() -> None:
    """The table, in a database that has just been made."""
    with connection.schema_editor() as editor:
        editor.create_model(FloorPage)
    FloorPage.objects.bulk_create(
        FloorPage(name=f"page{number:06}", html=BODY) for number in range(ROWS)
    )


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


def one_query(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(FloorPage.objects.get(name=name).html)


urlpatterns = [path("", constant), path("<str:name>.html", one_query)]

application = get_wsgi_application()

if __name__ == "__main__":
    fill()
