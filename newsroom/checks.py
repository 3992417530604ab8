"""Configuration that must not stand. Each check has an id and one sentence."""

import re
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from shlex import quote
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import ERROR, CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured
from redis import RedisError

from newsroom.environment import DEVELOPMENT_KEY
from newsroom.secret_files import lying_open
from services.reading import REPLICA
from services.redis import client_of

TAG = "newsroom"
POSTGRES = "django.db.backends.postgresql"
KEY_LENGTH = 50  # characters
TOKEN_LENGTH = 30


@register(TAG)
def check_safety(**kwargs: Any) -> list[CheckMessage]:
    """What a site in production must not lack. A developer's own machine may."""
    return [] if settings.DEBUG else list(dangers())


@register(TAG)
def check_proxies(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"TRUSTED_PROXIES holds “{proxy}”, which is no address and no network. "
            "Write it like 10.0.0.0/8.",
            id="newsroom.E005",
        )
        for proxy in settings.TRUSTED_PROXIES
        if not is_network(proxy)
    ]


@register(TAG)
def check_caches(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"PURGE_URLS holds “{address}”, which is no address of a cache. "
            "Write it like http://cache-1.internal:6081/.",
            id="newsroom.E006",
        )
        for address in settings.PURGE_URLS
        if urlsplit(address).scheme not in ("http", "https")
        or not urlsplit(address).hostname
    ]


@register(TAG)
def check_hubs(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"WEBSUB_HUBS holds “{address}”, which is no address of a hub. "
            "Write it like https://hub.example/.",
            id="newsroom.E009",
        )
        for address in settings.WEBSUB_HUBS
        if urlsplit(address).scheme not in ("http", "https")
        or not urlsplit(address).hostname
    ]


@register(TAG)
def check_security_contact(**kwargs: Any) -> list[CheckMessage]:
    """As RFC 9116 wants it: somebody must be able to open it."""
    return [
        Error(
            f"SECURITY_CONTACT holds “{contact}”. Write it like "
            "mailto:security@news.example or https://news.example/page/contact/.",
            id="newsroom.E010",
        )
        for contact in settings.SECURITY_CONTACT
        if not re.fullmatch(r"(mailto:[^\s@]+@|https://|tel:\+?[0-9])\S+", contact)
    ]


@register(TAG)
def check_redis(**kwargs: Any) -> list[CheckMessage]:
    """Redis is no need, but an address that means nothing is a mistake."""
    url = settings.REDIS_URL
    if not url:
        return []
    if not is_redis(url):
        return [
            Error(
                "REDIS_URL is no address of a Redis. Write it like "
                "redis://:password@10.0.0.5:6379/0, rediss://… or unix:///run/redis.sock.",
                id="newsroom.E011",
            )
        ]
    if settings.DEBUG or not is_open_to_others(url):
        return []
    return [
        Warning(
            "REDIS_URL names another machine without a password. Whoever reaches that "
            "Redis can empty it, and may take over its machine: set one there, and here.",
            id="newsroom.W011",
        )
    ]


def is_redis(url: str) -> bool:
    try:
        parts = urlsplit(url)
        client_of(url).connection_pool.make_connection()
    except (ValueError, TypeError, RedisError):
        return False
    if parts.scheme == "unix":
        return bool(parts.path)
    return bool(parts.hostname) and re.fullmatch(r"(/[0-9]*)?", parts.path) is not None


def is_open_to_others(url: str) -> bool:
    parts = urlsplit(url)
    is_here = parts.scheme == "unix" or parts.hostname in (
        "127.0.0.1",
        "::1",
        "localhost",
    )
    return not is_here and not parts.password and "password=" not in parts.query


@register(TAG)
def check_sessions(**kwargs: Any) -> list[CheckMessage]:
    """A session without end is no session; one that ends at once lets nobody in."""
    return [
        Error(f"{name} must be 1 or more.", id="newsroom.E007")
        for name in ("SESSION_HOURS", "SESSION_IDLE_MINUTES")
        if getattr(settings, name) < 1
    ]


@register(TAG)
def check_keeping(**kwargs: Any) -> list[CheckMessage]:
    """Fewer than no days would let everything go."""
    return [
        Error(f"{name} must be 0, for ever, or more days.", id="newsroom.E031")
        for name in sorted(set(dir(settings)))
        if re.fullmatch(r"KEEP_[A-Z_]+_DAYS", name) and getattr(settings, name) < 0
    ]


@register(TAG)
def check_metrics(**kwargs: Any) -> list[CheckMessage]:
    """Whoever guesses the token reads how the house is."""
    token = settings.METRICS_TOKEN
    if not token or len(token) >= TOKEN_LENGTH:
        return []
    sentence = (
        f"METRICS_TOKEN is short. Give it {TOKEN_LENGTH} random characters or more."
    )
    return [Error(sentence, id="newsroom.E030")]


@register(TAG)
def check_buckets(**kwargs: Any) -> list[CheckMessage]:
    return [Error(said, id="newsroom.E013") for said in faults_of_buckets()]


def faults_of_buckets() -> Iterator[str]:
    media, originals = settings.S3_MEDIA_BUCKET, settings.S3_ORIGINALS_BUCKET
    if bool(media) != bool(originals):
        yield (
            "S3_MEDIA_BUCKET and S3_ORIGINALS_BUCKET belong together: name both, or "
            "neither, and files lie in folders."
        )
    if media and media == originals:
        yield "S3_MEDIA_BUCKET and S3_ORIGINALS_BUCKET must be two buckets."
    if bool(settings.S3_ACCESS_KEY) != bool(settings.S3_SECRET_KEY):
        yield (
            "S3_ACCESS_KEY and S3_SECRET_KEY belong together: set both, or neither "
            "where the machine itself may use the buckets."
        )
    address = urlsplit(settings.S3_ENDPOINT_URL)
    if settings.S3_ENDPOINT_URL and not (
        address.scheme in ("http", "https") and address.hostname
    ):
        yield (
            f"S3_ENDPOINT_URL holds “{settings.S3_ENDPOINT_URL}”, which is no address. "
            "Write it like https://s3.example."
        )


@register(TAG)
def check_replica(**kwargs: Any) -> list[CheckMessage]:
    """A file follows nobody, and a replica follows only its own kind."""
    engines = {given["ENGINE"] for given in settings.DATABASES.values()}
    if REPLICA not in settings.DATABASES or engines == {POSTGRES}:
        return []
    return [
        Error(
            "DATABASE_REPLICA_URL must name a PostgreSQL that follows the one in "
            "DATABASE_URL. SQLite has no replicas: leave it empty.",
            id="newsroom.E012",
        )
    ]


@register(TAG, deploy=True)  # a command may be the one that puts it right
def check_files(**kwargs: Any) -> list[CheckMessage]:
    """Nobody else on the machine may read what the site keeps to itself."""
    if settings.DEBUG:
        return []
    return [
        Error(
            f"Every account of this machine can read “{path}”. Type: "
            f"chmod o-rwx {quote(str(path))}",
            id="newsroom.E014",
        )
        for path in lying_open(private_paths())
    ]


def private_paths() -> Iterator[Path]:
    """Secrets, and the folders and files in which the newsroom's own work lies."""
    yield from settings.SECRET_FILES
    yield from (settings.MEDIA_ROOT, settings.ORIGINALS_ROOT)
    for facts in settings.DATABASES.values():
        if facts["ENGINE"].endswith("sqlite3"):
            yield Path(facts["NAME"])


def dangers() -> Iterator[Error]:
    site = urlsplit(settings.SITE_URL)
    if settings.SECRET_KEY == DEVELOPMENT_KEY or len(settings.SECRET_KEY) < KEY_LENGTH:
        yield Error(
            f"SECRET_KEY is weak. Give it {KEY_LENGTH} random characters or more.",
            id="newsroom.E001",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS must name the site's hosts, not allow every one with “*”.",
            id="newsroom.E002",
        )
    for host in settings.ALLOWED_HOSTS:
        if host.lower().endswith(".onion"):
            yield Error(
                f"ALLOWED_HOSTS holds “{host}”, where the desk would answer. Enter "
                "onion addresses at the desk, with their editions.",
                id="newsroom.E008",
            )
    if site.scheme != "https" and not settings.PLAIN_HTTP:
        yield Error(
            "SITE_URL must begin with https:// in production. A newsroom on one "
            "machine may set PLAIN_HTTP=1 instead.",
            id="newsroom.E003",
        )
    if not site.hostname or site.path or site.query:
        yield Error(
            "SITE_URL must be a scheme and a host, like https://news.example.",
            id="newsroom.E004",
        )


def is_network(proxy: str) -> bool:
    try:
        ip_network(proxy)
    except ValueError:
        return False
    return True


def refuse_danger() -> None:
    """Stop the start of a server whose settings have an error, with its sentences."""
    said = [
        *check_safety(),
        *check_proxies(),
        *check_caches(),
        *check_hubs(),
        *check_security_contact(),
        *check_redis(),
        *check_sessions(),
        *check_keeping(),
        *check_metrics(),
        *check_buckets(),
        *check_replica(),
        *check_files(),
    ]
    errors = [one for one in said if one.level >= ERROR]
    if errors:
        raise ImproperlyConfigured(" ".join(str(error.msg) for error in errors))
