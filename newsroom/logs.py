"""Log lines: one JSON object a line for machines, or one line for people.

Neither says who reads what. There are no addresses of readers, no words they searched
for, no tokens of previews, and of what PostgreSQL refuses no values: they may be names.
"""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from services import measures, tracing

# Of a request.
OURS = (
    *("method", "route", "path", "story", "status", "ms", "kind", "desk", "person"),
)
LONGEST = 8000  # characters of a message


class Numbered(logging.Filter):
    """Give each line the number of the request or job that it belongs to.

    Django names in its own lines the path of a request, in which a preview's token may
    stand: they get the pattern of the address in its place.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = getattr(record, "request_id", "") or tracing.number()
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            path = getattr(request, "path", None)
            route = route_of(request)
            record.args = tuple(route if arg == path else arg for arg in record.args)
        return True


def route_of(request: Any) -> str:
    """The pattern of its address; of one that leads nowhere, that it does."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(an address of nothing)"


class JsonLines(JsonFormatter):
    """One object a line: time in UTC, level, logger, message, request_id, and what is
    known of the request."""

    def add_fields(
        self,
        log_data: dict[str, Any],
        record: logging.LogRecord,
        message_dict: dict[str, Any],
    ) -> None:
        log_data["time"] = moment(record)
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = record.getMessage()[:LONGEST]
        log_data["request_id"] = getattr(record, "request_id", "")
        for name in OURS:
            if (value := getattr(record, name, None)) is not None:
                log_data[name] = value
        if trace := message_dict.get("exc_info"):
            log_data["trace"] = without_values(str(trace))

    def jsonify_log_record(self, log_data: dict[str, Any]) -> str:
        return json.dumps(log_data, default=str)


class Line(logging.Formatter):
    """For whoever watches: time, level, logger, number, message; a trace below it."""

    def format(self, record: logging.LogRecord) -> str:
        number = getattr(record, "request_id", "")
        said = " ".join(record.getMessage()[:LONGEST].splitlines())
        of = f" [{number}]" if number else ""
        line = f"{moment(record)} {record.levelname} {record.name}{of}: {said}"
        if not record.exc_info:
            return line
        return f"{line}\n{without_values(self.formatException(record.exc_info))}"


def moment(record: logging.LogRecord) -> str:
    """RFC 3339, in UTC."""
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def without_values(trace: str) -> str:
    return DETAIL.sub("", trace)


# https://www.postgresql.org/docs/current/error-message-reporting.html
DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*\n?", re.MULTILINE)


class Console(logging.StreamHandler):
    """Writes lines, and counts those that it cannot: no request breaks by one.

    A closed pipe and a full disk are no reason to answer nobody.
    """

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (its name)
        measures.lost_lines.inc()


class CountRefusals(logging.Handler):
    """Counts what the security log tells: the door, below, knows nothing of metrics."""

    def emit(self, record: logging.LogRecord) -> None:
        first, _, _ = str(record.msg).partition(" ")
        if what := REFUSALS.get(first.rstrip(":")):
            measures.security_lines.labels(what).inc()


REFUSALS = {"Wrong": "wrong", "Must": "wait", "Refused": "refused"}


def configuration(*, form: str, level: str) -> dict[str, Any]:
    """LOGGING: to the console, as `json` or as `line`.

    https://docs.djangoproject.com/en/5.2/topics/logging/
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"numbered": {"()": "newsroom.logs.Numbered"}},
        "formatters": {
            "json": {"()": "newsroom.logs.JsonLines"},
            "line": {"()": "newsroom.logs.Line"},
        },
        "handlers": {
            "console": {
                "()": "newsroom.logs.Console",
                "formatter": form,
                "filters": ["numbered"],
            },
            "refusals": {"()": "newsroom.logs.CountRefusals"},
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Strangers asking for what is not here are no news.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "newsroom.security": {"level": "INFO", "handlers": ["refusals"]},
        },
    }
