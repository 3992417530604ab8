"""`/metrics`: what Prometheus asks for. To anybody else it is an address of nothing."""

from collections.abc import Callable, Iterable
from hmac import compare_digest
from typing import Any

from django.conf import settings
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from pressroom import facts
from services import sums
from services.hosts import is_of_house, name_of
from services.release import release

Environ = dict[str, Any]

ADDRESS = "/metrics"
LIMIT = 0.7  # seconds that the database has for its facts


def is_scrape(environ: Environ) -> bool:
    """Asked with the token, at one of the house's own hosts."""
    given = environ["HTTP_AUTHORIZATION"]
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    return (
        environ["PATH_INFO"] == ADDRESS
        and environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and bool(settings.METRICS_TOKEN)
        and compare_digest(given.encode("latin-1", "replace"), wanted.encode())
        and is_of_house(name_of(environ.get("HTTP_HOST", "")))
    )


def scrape(
    environ: Environ, start: Callable[..., Any], *, is_silent: bool
) -> Iterable[bytes]:
    """All sums of this machine, and what the database says, if it answers in time."""
    registry = CollectorRegistry()
    registry.register(Counted())
    registry.register(facts.Told(release(), seconds=0.0 if is_silent else LIMIT))
    body = generate_latest(registry)
    headers = [
        ("Content-Type", CONTENT_TYPE_PLAIN_0_0_4),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start("200 OK", headers)
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


class Counted:
    """What the processes counted, as a collector."""

    def collect(self) -> Any:
        return sums.metrics()
