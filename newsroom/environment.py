"""Reading what the environment says into what Django understands."""

import os
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT_KEY = "insecure-key-for-a-developers-own-machine-and-nothing-else"

# One writer at a time, and readers who never wait for it.
# https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-notes
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds that a writer waits for its turn
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        # For each connection, of which each thread has one. The system's own cache
        # holds the rest, once for all: mapping the file gained nothing measurable.
        "PRAGMA cache_size=-8192;"  # 8 MiB
        "PRAGMA temp_store=MEMORY"
    ),
}

# A server that vanished without a word is noticed within half a minute.
# https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
POSTGRES_OPTIONS = {
    "connect_timeout": 5,  # seconds, as the next two
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,  # milliseconds
}

MEMORY = Path("/dev/shm")  # noqa: S108 (services/sums.py looks whose the folder is)
# Whatever goes wrong at a replica is soon asked of the primary instead. What holds up a
# drawing at most is in newsroom/edge/deadlines.py; this ends the work on the server
# even when the process that asked for it is gone.
REPLICA_OPTIONS = {
    "connect_timeout": 2,  # seconds
    "options": "-c statement_timeout=5s",
}

MAIL_SCHEMES: dict[str, dict[str, Any]] = {
    "smtp": {"EMAIL_PORT": 25},
    "smtp+tls": {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True},
    "smtps": {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True},
}


def secret_key(given: str, kept: Path, *, is_debug: bool) -> str:
    """The key that signs sessions: from the environment, else the one `make` keeps.

    Only a developer's own machine may do without.
    """
    if given:
        return given
    if kept.exists():
        return kept.read_text().strip()
    if is_debug:
        return DEVELOPMENT_KEY
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Give it 50 random characters or more, "
        "or set DEBUG=1 on your own machine."
    )


def database(url: str) -> dict[str, Any]:
    """One entry of DATABASES from an address such as postgres://user@host/name."""
    try:
        configured: dict[str, Any] = dict(
            dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
        )
    except ValueError:  # whose words may repeat the password
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgres://user:password@host:5432/name, with "
            "special characters percent-encoded."
        ) from None
    if configured["ENGINE"] == "django.db.backends.sqlite3":
        configured.setdefault("OPTIONS", {}).update(SQLITE_OPTIONS)
    else:  # what the address says about these goes before
        configured["OPTIONS"] = POSTGRES_OPTIONS | configured.get("OPTIONS", {})
    return configured


def replica(url: str) -> dict[str, Any]:
    """The entry of a database that follows the primary, by the same form of address.

    In tests it has the name of their database, which it follows too: nothing has to be
    made or emptied at it.
    """
    configured = database(url)
    if configured["ENGINE"] != "django.db.backends.sqlite3":  # which checks.py refuses
        said = configured["OPTIONS"]
        given = dj_database_url.parse(url).get("OPTIONS", {})
        configured["OPTIONS"] = said | REPLICA_OPTIONS | given
    return configured | {"TEST": {"MIRROR": "default"}}


def mail(url: str) -> dict[str, Any]:
    """Django's EMAIL_… settings from an address such as smtp+tls://user:word@host.

    `console:` prints messages instead of sending them.
    """
    if url == "console:":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must look like smtp+tls://user:password@host:587, or be console:"
        )
    facts = MAIL_SCHEMES[parts.scheme] | {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": 10,  # seconds
    }
    return facts | ({"EMAIL_PORT": parts.port} if parts.port else {})


def second_factor(given: str, *, is_https: bool) -> str:
    """Whether staff must have one; on a newsroom's own machine, without HTTPS, not."""
    if given in ("required", "optional"):
        return given
    if given:
        raise ImproperlyConfigured("SECOND_FACTOR must be required or optional.")
    return "required" if is_https else "optional"


def log_format(given: str, *, is_debug: bool) -> str:
    """JSON for machines; a line for people, where somebody watches."""
    if given in ("json", "line"):
        return given
    if given:
        raise ImproperlyConfigured("LOG_FORMAT must be json or line.")
    return "line" if is_debug else "json"


def metrics_root(given: str, base: Path) -> Path:
    """Where processes add up what they counted: in memory, where there is a place.

    All releases of a site share its `var`, and count on from each other.
    """
    if given:
        return Path(given)
    if not os.access(MEMORY, os.W_OK):
        return base / "var" / "metrics"
    shared = (base / "var").resolve()
    which = blake2b(str(shared).encode(), digest_size=4).hexdigest()
    return MEMORY / f"newsroom-{os.geteuid()}-{which}"


def hosts(site_url: str) -> list[str]:
    """The site's own host, which it always answers to; localhost is 127.0.0.1."""
    host = urlsplit(site_url).hostname or ""
    return [host, "localhost"] if host == "127.0.0.1" else [host]


def buckets(names: dict[str, str], **options: str | None) -> dict[str, Any]:
    """Entries of STORAGES for these buckets; none unless all are named."""
    if not all(names.values()):
        return {}
    backend = "services.object_storage.ObjectStorage"
    return {
        alias: {"BACKEND": backend, "OPTIONS": {"bucket_name": bucket, **options}}
        for alias, bucket in names.items()
    }


def static_storage(*, is_debug: bool) -> str:
    """Hashed names for files cached for ever; plain ones while they are being written."""
    if is_debug:
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    return "newsroom.stylesheets.JoiningStaticFilesStorage"
