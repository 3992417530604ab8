"""Two questions a load balancer asks: is the process alive, and may readers be sent to it?"""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, not even the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables that this code expects."""
    hindrance = find_hindrance()
    status = 503 if hindrance else 200
    return HttpResponse(f"{hindrance or 'ready'}\n", status=status, content_type=PLAIN)


def find_hindrance() -> str:
    """Why readers may not come yet, in one sentence; empty when they may."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return "The database does not answer."
    if expected_migrations() - applied.keys():
        return "The database has not been migrated."
    return ""


@cache
def expected_migrations() -> frozenset[tuple[str, str]]:
    """What this release needs. Of a newer one that lies on the disk by now, nothing.

    That a newer one has migrated already hinders nobody: code runs between two
    migrations, CONTRIBUTING.md says how.
    """
    return frozenset(MigrationLoader(None).graph.nodes)
