"""What is counted and timed, for Prometheus. Every metric stands here, so any app may
count.

Counting is cheap but not free: a stored page is handed over in some eight millionths
of a second, so its numbers are plain ones (`Handed`), which `services.sums` adds in.
"""

from collections import defaultdict
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

BOUNDS = (0.005, 0.025, 0.1, 0.25, 1.0, 5.0)  # seconds

# ── Requests ─────────────────────────────────────────────────────────────────

# `kind`: stored, drawn, desk, media, api, refused (503, 429, 405), aside (static files
# and health). `status`: 2xx, 3xx, 4xx, 5xx.
requests = Counter(
    "newsroom_requests",
    "Requests answered, by kind and class of status.",
    ["kind", "status"],
    registry=REGISTRY,
)
request_seconds = Histogram(
    "newsroom_request_seconds",
    "Seconds until an answer began, by kind; of stored pages one a second.",
    ["kind"],
    buckets=BOUNDS,
    registry=REGISTRY,
)
# `outcome`: hit, shared (found in the shared part), miss.
store_asked = Counter(
    "newsroom_store_asked",
    "How often the page store was asked, by outcome.",
    ["outcome"],
    registry=REGISTRY,
)
store_bytes = Gauge(
    "newsroom_store_bytes", "Bytes that stored pages fill.", registry=REGISTRY
)
store_pages = Gauge("newsroom_store_pages", "Pages in the store.", registry=REGISTRY)
gate_refusals = Counter(
    "newsroom_gate_refusals",
    "Requests sent away with 503 because too many were under way, by gate.",
    ["gate"],
    registry=REGISTRY,
)

# ── Stories ──────────────────────────────────────────────────────────────────

render_seconds = Histogram(
    "newsroom_render_seconds",
    "Seconds in which a version of a story was rendered.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0),
    registry=REGISTRY,
)
publish_seconds = Histogram(
    "newsroom_publish_seconds",
    "Seconds from the press of Publish or Correct to its commit.",
    buckets=(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
    registry=REGISTRY,
)

# ── The house ────────────────────────────────────────────────────────────────

database_silences = Counter(
    "newsroom_database_silences",
    "How often a process found the database silent.",
    registry=REGISTRY,
)
database_silent_seconds = Counter(
    "newsroom_database_silent_seconds",
    "Seconds for which it was, counted when it answered again.",
    registry=REGISTRY,
)
database_silent = Gauge(
    "newsroom_database_silent",
    "Processes to which the database is silent now.",
    registry=REGISTRY,
)
# `what`: wrong (password or code), wait (too many tries), refused (a verb or request).
security_lines = Counter(
    "newsroom_security_lines",
    "Log-ins and verbs that were refused, as the logger newsroom.security tells.",
    ["what"],
    registry=REGISTRY,
)
lost_lines = Counter(
    "newsroom_log_lines_lost",
    "Log lines that could not be written.",
    registry=REGISTRY,
)


class Handed:
    """Pages handed over from the store: how many by status, and in how many seconds.

    Threads add without a lock. Nothing is lost by it: the interpreter changes threads
    at calls and at the end of loops only, and none stands between reading and adding.

    Timing every page would cost more than counting it. Where `is_sampled`, one is
    timed, and then none until whoever writes the sums down asks for the next.
    """

    __slots__ = ("is_sampled", "is_timed", "over", "seconds", "statuses", "timed")

    def __init__(self) -> None:
        self.statuses: defaultdict[str, int] = defaultdict(int)
        self.is_timed, self.is_sampled = True, False
        self.timed, self.seconds = 0, 0.0
        self.over: defaultdict[float, int] = defaultdict(int)  # slower than the bound

    def time(self, begun: float) -> None:
        took = perf_counter() - begun
        self.is_timed = not self.is_sampled
        self.timed += 1
        self.seconds += took
        for bound in BOUNDS:
            if took > bound:
                self.over[bound] += 1

    @property
    def count(self) -> int:
        return sum(self.statuses.copy().values())

    def samples(self) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
        """The same as `requests`, `request_seconds` and `store_asked` have them."""
        kind = ("kind", "stored")
        found: defaultdict[tuple[str, tuple[tuple[str, str], ...]], float]
        found = defaultdict(float)
        for status, number in self.statuses.copy().items():
            label = ("status", status_class(status))
            found["newsroom_requests_total", (kind, label)] += number
        found["newsroom_store_asked_total", (("outcome", "hit"),)] = self.count
        total = self.timed
        found["newsroom_request_seconds_sum", (kind,)] = self.seconds
        found["newsroom_request_seconds_count", (kind,)] = total
        name = "newsroom_request_seconds_bucket"
        for bound in BOUNDS:
            found[name, (kind, ("le", str(bound)))] = total - self.over[bound]
        found[name, (kind, ("le", "+Inf"))] = total
        return dict(found)


stored = Handed()  # from the page store
uncounted = Handed()  # what was drawn is counted with its request


def status_class(status: str) -> str:
    """`2xx` of "200 OK"."""
    return f"{status[:1]}xx"
