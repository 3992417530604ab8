"""Two questions a load balancer asks: is the process alive, and may readers be sent to it?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
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
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "The database does not answer."
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "The database has not been migrated."
    return ""
