"""Two questions a load balancer asks: is the process alive, and may readers be sent to it?"""

import json
import time
from functools import cache
from threading import Lock

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.edge.lookout import LOOKOUT, Lookout, SilentError
from pressroom.looks import stores
from pressroom.looks.finding import Finding, State

PLAIN = "text/plain; charset=utf-8"

SILENT = "The database does not answer."
NOT_MIGRATED = "The database has not been migrated."


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, not even the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables that this code expects.

    Whatever else is not well is told below the first line, and keeps nobody away: a
    silent Redis makes pages dearer, and taking every host out would leave none.
    """
    hindrance = find_hindrance(request.META.get(LOOKOUT))
    lame = [] if hindrance == SILENT else LAME.lately()
    status = 503 if hindrance else 200
    if "application/json" in request.headers.get("Accept", ""):
        body, kind = as_json(hindrance, lame), "application/json"
    else:
        body, kind = as_text(hindrance, lame), PLAIN
    response = HttpResponse(body, status=status, content_type=kind)
    response.headers["Vary"] = "Accept"
    return response


class Lame:
    """What is not well beside the database, as it was found a moment ago.

    To find out takes seconds where a store is hung: of several balancers one waits for
    it, and the others are told what was found before.
    """

    STANDS_FOR = 5.0  # seconds

    def __init__(self) -> None:
        self.found: list[Finding] | None = None
        self.found_at = 0.0  # by time.monotonic
        self.looking = Lock()

    def lately(self) -> list[Finding]:
        if self.looking.acquire(blocking=self.found is None):
            try:
                self.look_if_due()
            finally:
                self.looking.release()
        return self.found or []

    def look_if_due(self) -> None:
        if self.found is None or time.monotonic() - self.found_at > self.STANDS_FOR:
            self.found = stores.lame()
            self.found_at = time.monotonic()


LAME = Lame()  # of this process


def as_text(hindrance: str, lame: list[Finding]) -> str:
    """The answer first; then a line for each part that is not well."""
    lines = [hindrance or "ready", *(f"{one.name}: {one.words}" for one in lame)]
    return "".join(f"{line}\n" for line in lines)


def as_json(hindrance: str, lame: list[Finding]) -> str:
    parts = {
        "database": "silent" if hindrance == SILENT else "answers",
        "migrations": {"": "done", NOT_MIGRATED: "missing"}.get(hindrance, "unknown"),
    } | dict.fromkeys(stores.ASKED_FOR_READINESS, State.WELL.value)
    said = {
        "ready": not hindrance,
        "words": hindrance or "ready",
        "parts": parts | {one.name: str(one.words) for one in lame},
        "degraded": [one.name for one in lame],
    }
    return json.dumps(said, indent=1) + "\n"


def find_hindrance(lookout: Lookout | None = None) -> str:
    """Why readers may not come yet, in one sentence; empty when they may.

    The lookout gives up after a fifth of a second. Only after its yes Django's own
    connection is used, which has no such limit, and that until it has said yes once.
    """
    try:
        if lookout is None:  # nothing stands in front: a developer's own machine
            return "" if has_all_migrations() else NOT_MIGRATED
        lookout.board()
        return "" if Migrated.is_known or remember() else NOT_MIGRATED
    except (SilentError, DatabaseError, InterfaceError):
        return SILENT


class Migrated:
    """Whether the database was once found to have all tables: it does not lose them."""

    is_known = False


def remember() -> bool:
    Migrated.is_known = has_all_migrations()
    return Migrated.is_known


def has_all_migrations() -> bool:
    applied = MigrationRecorder(connection).applied_migrations()
    return expected_migrations() <= applied.keys()


@cache
def expected_migrations() -> frozenset[tuple[str, str]]:
    """What this release needs. Of a newer one that lies on the disk by now, nothing.

    That a newer one has migrated already hinders nobody: code runs between two
    migrations, CONTRIBUTING.md says how.
    """
    return frozenset(MigrationLoader(None).graph.nodes)
