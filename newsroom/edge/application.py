"""The WSGI application in front of Django: hands over stored pages, draws missing ones.

A request first learns how things stand (one number read from the database), then
takes what is stored if that still holds. Only otherwise does it enter Django.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import Any

from django.conf import settings

from articles.views.errors import Broken
from newsroom.edge import unavailable
from newsroom.edge.bodies import refusal, without_body
from newsroom.edge.conditions import (
    coding,
    has_already,
    is_unchanged,
    still_matches,
)
from newsroom.edge.deadlines import DEADLINES
from newsroom.edge.gate import CrowdedError, Gate, Herd
from newsroom.edge.headers import DESK, readers_cache
from newsroom.edge.limits import Limit, is_api
from newsroom.edge.lookout import LOOKOUT, Lookout, SilentError
from newsroom.edge.particulars import (
    CONDITIONS,
    VARY,
    clock,
    dated,
    emptied,
    is_closed,
    is_for_everyone,
    kept_headers,
    origin,
)
from newsroom.edge.replica import PATIENCE, Drawers
from newsroom.edge.scrape import is_scrape, scrape
from newsroom.edge.seen import BEGUN, NO_PAGES, seen
from newsroom.edge.shared import SharedPages
from newsroom.edge.store import PageStore, StoredPage, Variant
from newsroom.proxies import TrustedProxies
from services import measures
from services.board import SECOND, Board, Visit
from services.hosts import is_of_house, name_of
from services.middleware import VISIT
from services.page import Page
from services.query import chosen
from services.reading import PRIMARY

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Body = Iterable[bytes]
Holds = Callable[[StoredPage], bool]
Found = StoredPage | None

# Neither the desk nor any reader's page.
ELSEWHERE = (DESK, "/media/", "/fonts/", *NO_PAGES)

SAFE = ("GET", "HEAD")
ORIGIN = "newsroom.origin"  # in the WSGI environment: scheme and host, validated

# Of a process's 12 threads at most 4 draw pages and 5 + 2 serve the desk: a slow or
# hung database leaves the others to what is stored. bin/serve sets their number.
READERS_GATE = {"places": 4, "patience": 1.0, "waiting": 12}
DESK_GATE = {"places": 5, "patience": 2.0, "waiting": 2}


class Edge:
    """What the server calls for every request."""

    def __init__(self, django: Callable[[Environ, StartResponse], Any]) -> None:
        self.django = django
        self.begin()

    def begin(self) -> None:
        """Know nothing and hold nothing, as in a process that has just started."""
        self.store = PageStore(settings.PAGE_STORE_BYTES)
        self.shared = SharedPages()
        self.lookout = Lookout()
        self.proxies = TrustedProxies()
        self.drawers = Drawers(self.django)
        self.readers = Gate(**READERS_GATE)  # type: ignore[arg-type]
        self.desk = Gate(**DESK_GATE)  # type: ignore[arg-type]
        self.herd = Herd(patience=2.0)
        self.api = Limit(settings.API_REQUESTS_PER_MINUTE)

    def __call__(self, environ: Environ, start: StartResponse) -> Body:
        if measures.stored.is_timed:
            environ[BEGUN] = perf_counter()
        self.proxies.place(environ)
        if environ["PATH_INFO"].startswith(ELSEWHERE):
            return seen(self.elsewhere, environ, start)
        if is_api(environ["PATH_INFO"]) and (
            seconds := self.api.wait(environ.get("REMOTE_ADDR", ""))
        ):
            refuse = partial(unavailable.too_often, seconds=seconds)
            return seen(refuse, environ, start)
        if "HTTP_AUTHORIZATION" in environ and is_scrape(environ):
            return seen(self.scrape, environ, start)
        try:
            board = self.lookout.board()
        except SilentError:
            return self.without_database(environ, start)
        return self.read(environ, start, board)

    def read(self, environ: Environ, start: StartResponse, board: Board) -> Body:
        """A reader's page, from the store if what is there holds."""
        environ[ORIGIN] = origin(environ, board)
        if not environ[ORIGIN] and is_closed(environ, board):
            return seen(unavailable.not_found, environ, start)
        now = clock()  # after what has happened was read
        if environ["REQUEST_METHOD"] not in SAFE:
            return seen(unavailable.method_not_allowed, environ, start)
        until, stamps = board.stamps(now)
        page = self.find(environ)
        if page is None or not page.holds(stamps, now):
            draw = partial(self.draw, board=board, now=now)
            return seen(draw, environ, start)
        return self.hand_over(page, environ, start, until - now)

    def elsewhere(self, environ: Environ, start: StartResponse) -> Body:
        """What is no page: always Django's, the desk and photos by their gates."""
        path = environ["PATH_INFO"]
        if path.startswith(DESK):
            return self.at_desk(environ, start)
        if environ["REQUEST_METHOD"] not in SAFE:
            return unavailable.method_not_allowed(environ, start)
        environ = without_body(environ)
        if path.startswith(NO_PAGES):
            if not is_of_house(name_of(environ.get("HTTP_HOST", ""))):
                environ[VISIT] = Visit(self.known(), clock())
            environ[LOOKOUT] = self.lookout
            return self.django(environ, start)  # type: ignore[no-any-return]
        try:
            environ[VISIT] = Visit(self.lookout.board(), clock())
        except SilentError:
            return unavailable.come_back(environ, start, self.lookout.last)
        with DEADLINES.within(PATIENCE[PRIMARY]):
            return self.enter(self.readers, environ, start)

    def at_desk(self, environ: Environ, start: StartResponse) -> Body:
        """The desk, at the house's own hosts; elsewhere its addresses are nothing."""
        if refused := refusal(environ):
            return unavailable.refuse(environ, start, refused)
        try:
            board = self.lookout.board()
        except SilentError:
            return unavailable.come_back(environ, start, self.lookout.last)
        host = name_of(environ.get("HTTP_HOST", ""))
        if host in board.hosts and not is_of_house(host):
            return self.read(environ, start, board)  # where it is nowhere
        return self.enter(self.desk, environ, start)

    def known(self) -> Board:
        """The board that this process has, which will do; it is asked for the first."""
        if not self.lookout.confirmed_at:
            with suppress(SilentError):
                return self.lookout.board()
        return self.lookout.last

    # ── Finding ──────────────────────────────────────────────────────────────

    def find(self, environ: Environ) -> StoredPage | None:
        """The page stored for this address, whether it still holds or not."""
        origin, path = environ[ORIGIN], environ["PATH_INFO"]
        page = self.store.get((origin, path))
        if page is not None and page.parameters and environ["QUERY_STRING"]:
            values = chosen(environ["QUERY_STRING"], page.parameters)
            return self.store.get((origin, path, values)) if values else page
        return page

    def find_anywhere(self, environ: Environ, holds: Holds) -> Found:
        """The page if it holds: the one here, or one that another process has drawn."""
        page = self.find(environ)
        if page is not None and holds(page):
            return page
        origin = environ[ORIGIN]
        if not origin:
            return None
        page = self.shared.find(origin, environ["PATH_INFO"], environ["QUERY_STRING"])
        if page is None or not holds(page):
            return None
        measures.store_asked.labels("shared").inc()
        self.put(page, environ)
        return page

    # ── Handing over ─────────────────────────────────────────────────────────

    def hand_over(
        self,
        page: StoredPage,
        environ: Environ,
        start: StartResponse,
        left: int,
        handed: measures.Handed = measures.stored,
    ) -> Body:
        """Answer with the page. `left`: microseconds until the clock changes any."""
        wanted = coding(environ.get("HTTP_ACCEPT_ENCODING"))
        if wanted is None:
            refuse = unavailable.not_acceptable
            return seen(refuse, environ, start)
        variant = page.variants.get(wanted)
        if variant is None or not variant.is_final:
            variant = self.make_variant(page, wanted, environ)
        if CONDITIONS & environ.keys():
            refused = self.conditions(page, variant, environ)
            if refused:
                caching = readers_cache(left, is_poll=page.is_poll)
                headers = [("Cache-Control", caching), ("ETag", variant.tags[0])]
                start(refused, [*headers, *VARY])
                handed.statuses[refused] += 1
                return []
        start(page.status, dated(page, variant.headers_for(left)))
        handed.statuses[page.status] += 1
        if BEGUN in environ:
            handed.time(environ[BEGUN])
        return [variant.body] if environ["REQUEST_METHOD"] == "GET" else []

    def make_variant(self, page: StoredPage, wanted: str, environ: Environ) -> Variant:
        weight = page.weight
        variant = page.variant(wanted)
        if page.weight != weight and self.find(environ) is page:
            self.put(page, environ)
        return variant

    def conditions(
        self, page: StoredPage, variant: Variant, environ: Environ
    ) -> str | None:
        """The status that a precondition asks for, if any (RFC 9110, 13.2.2)."""
        if not page.status.startswith("200"):
            return None
        if_match = environ.get("HTTP_IF_MATCH")
        if if_match is not None and not still_matches(if_match, variant.tags):
            return "412 Precondition Failed"
        if_none_match = environ.get("HTTP_IF_NONE_MATCH")
        if if_none_match is not None and has_already(if_none_match, variant.tags):
            return "304 Not Modified"
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        if if_none_match is None and is_unchanged(page.changed_at, since, clock()):
            return "304 Not Modified"
        return None

    # ── Drawing ──────────────────────────────────────────────────────────────

    def draw(
        self, environ: Environ, start: StartResponse, board: Board, now: int
    ) -> Body:
        """Have Django draw the page, unless another thread has just done so."""
        key = (environ[ORIGIN], environ["PATH_INFO"], environ["QUERY_STRING"])
        until, stamps = board.stamps(now)
        with self.herd.alone(key):
            page: StoredPage | Body | None = self.find_anywhere(
                environ, lambda page: page.holds(stamps, now)
            )
            if page is None:
                measures.store_asked.labels("miss").inc()
                page = self.ask_django(environ, start, Visit(board, now))
        if isinstance(page, StoredPage):
            left = until - clock()
            return self.hand_over(page, environ, start, left, measures.uncounted)
        return page

    def ask_django(
        self, environ: Environ, start: StartResponse, visit: Visit
    ) -> StoredPage | Body:
        """The page, or any other answer, which has then been started."""
        asked = without_body(environ) | {"REQUEST_METHOD": "GET", VISIT: visit}
        try:
            with self.readers.entered():
                response, status, headers = self.drawers.draw(asked, visit.board)
        except CrowdedError:
            measures.gate_refusals.labels("readers").inc()
            return unavailable.come_back(environ, start, visit.board)
        if isinstance(response, Broken) and response.is_passing:
            response.close()
            return self.without_database(environ, start)
        if not isinstance(response, Page):
            start(status, headers)
            return response if environ["REQUEST_METHOD"] == "GET" else emptied(response)
        page = StoredPage(
            status=status,
            headers=kept_headers(headers, is_poll=response.is_poll),
            body=response.content,
            edition=response.edition_number,
            stamp=visit.board.stamps(visit.now)[1].get(response.edition_number),
            drawn_at=visit.now,
            parameters=response.parameters,
            is_poll=response.is_poll,
            subject=response.subject,
            changed_at=visit.now // SECOND * SECOND if response.is_dated else 0,
        )
        before = self.find(environ)
        if before is not None and page.is_as_before(before):
            page.changed_at = before.changed_at
        response.close()
        if response.is_kept and is_for_everyone(headers):
            self.keep(page, environ)
        return page

    def keep(self, page: StoredPage, environ: Environ) -> None:
        """Store the page here, and where other processes find it."""
        origin, path = environ[ORIGIN], environ["PATH_INFO"]
        if not origin:
            return
        values = chosen(environ["QUERY_STRING"], page.parameters)
        self.shared.put(page, origin, path, values, clock())
        self.put(page, environ)

    def put(self, page: StoredPage, environ: Environ) -> None:
        origin, path = environ[ORIGIN], environ["PATH_INFO"]
        values = chosen(environ["QUERY_STRING"], page.parameters)
        if not values:
            self.store.put((origin, path), page)
            return
        if self.store.get((origin, path)) is None:
            signpost = StoredPage(parameters=page.parameters)
            self.store.put((origin, path), signpost)
        self.store.put((origin, path, values), page)

    # ── The desk, and bad days ───────────────────────────────────────────────

    def enter(self, gate: Gate, environ: Environ, start: StartResponse) -> Body:
        try:
            with gate.entered():
                return self.django(environ, start)  # type: ignore[no-any-return]
        except CrowdedError:
            name = "desk" if gate is self.desk else "readers"
            measures.gate_refusals.labels(name).inc()
            return unavailable.come_back(environ, start, self.lookout.last)

    def without_database(self, environ: Environ, start: StartResponse) -> Body:
        """What is stored and known to hold; for all else, a word of when to come back."""
        now = clock()
        environ[ORIGIN] = origin(environ, self.lookout.last)
        if environ["REQUEST_METHOD"] in SAFE and environ[ORIGIN]:
            page = self.find_anywhere(environ, self.lookout.judge(now))
            if page is not None:
                left = self.lookout.last.next_turn(now) - now
                return self.hand_over(page, environ, start, left)
        come_back = partial(unavailable.come_back, board=self.lookout.last)
        return seen(come_back, environ, start)

    def scrape(self, environ: Environ, start: StartResponse) -> Body:
        """What Prometheus asks for."""
        return scrape(environ, start, is_silent=self.lookout.silent_since is not None)

    def tell_of_store(self) -> None:
        measures.store_bytes.set(self.store.size)
        measures.store_pages.set(len(self.store.pages))
        measures.database_silent.set(self.lookout.silent_since is not None)

    def close(self) -> None:
        """Give back the connections, and forget every page."""
        self.lookout.close()
        self.drawers.close()
        self.store.clear()
