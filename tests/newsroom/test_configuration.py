"""Settings come from the environment, documented, and unsafe ones stop the start."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment
from newsroom.checks import (
    check_buckets,
    check_keeping,
    check_proxies,
    check_redis,
    check_replica,
    check_safety,
    check_sessions,
    refuse_danger,
)
from services.reading import REPLICA

ROOT = Path(settings.BASE_DIR)
GOOD_KEY = "Zr5-uQ8w_Tn2mXk7VbY4pLs9HdGfJcA1eR6yWiOo3Ez0NqBt-UvKxMh_SjIlCaDg"
PRODUCTION = {
    "PATH": os.environ["PATH"],
    "SECRET_KEY": GOOD_KEY,
    "SITE_URL": "https://news.example",
    "DATABASE_URL": "sqlite:////nowhere/newsroom.sqlite3",  # not this tree's own
}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command in its own process under a production environment."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=PRODUCTION | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_pass_the_deployment_check():
    checked = manage("check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


def test_an_unsafe_address_stops_the_server_with_its_sentence():
    started = subprocess.run(
        [sys.executable, "-c", "import newsroom.wsgi"],
        cwd=ROOT,
        env=PRODUCTION | {"SITE_URL": "http://news.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "SITE_URL must begin with https:// in production." in started.stderr


def test_a_refusal_is_one_sentence_without_a_traceback():
    refused = manage("check", EMAIL_URL="pigeon://roof")
    assert refused.returncode == 1
    assert refused.stderr.startswith("EMAIL_URL must look like")
    assert "Traceback" not in refused.stderr


def test_every_variable_that_settings_read_is_documented():
    read = re.findall(
        r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "newsroom/settings.py").read_text()
    )
    documented = re.findall(
        r"^\| `([A-Z_]+)`", (ROOT / "docs/configuration.md").read_text(), re.MULTILINE
    )
    of_make = {"HOST", "PORT", "DEMO_PASSWORD", "WORKERS", "THREADS", "PYTHON"}
    assert sorted(documented) == sorted({*read, *of_make})


def test_the_settings_of_this_run_are_no_danger():
    assert check_safety() == check_proxies() == []


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("SECRET_KEY", "short", "newsroom.E001"),
        ("SECRET_KEY", environment.DEVELOPMENT_KEY, "newsroom.E001"),
        ("ALLOWED_HOSTS", ["news.example", "*"], "newsroom.E002"),
        ("ALLOWED_HOSTS", ["news.example", "a.onion"], "newsroom.E008"),
        ("PLAIN_HTTP", False, "newsroom.E003"),
        ("SITE_URL", "http://", "newsroom.E004"),
        ("SITE_URL", "http://news.example/site", "newsroom.E004"),
    ],
)
def test_a_danger_has_its_check(settings, name, value, check):
    setattr(settings, name, value)
    assert [error.id for error in check_safety()] == [check]


def test_a_developers_own_machine_may_lack_safety(settings):
    settings.DEBUG, settings.SECRET_KEY = True, environment.DEVELOPMENT_KEY
    assert check_safety() == []


def test_a_proxy_that_is_no_address_is_named(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "balancer"]
    [error] = check_proxies()
    assert error.id == "newsroom.E005"
    assert "“balancer”" in error.msg


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", []),
        ("redis://127.0.0.1:6379/0", []),
        ("redis://:word@10.0.0.5", []),
        ("rediss://ana:p%40ss@redis.example:6380/1", []),
        ("unix:///run/redis.sock?db=3", []),
        ("unix://newsroom:word@/run/redis.sock", []),
        ("redis://10.0.0.5:6379", ["newsroom.W011"]),
        ("10.0.0.5:6379", ["newsroom.E011"]),
        ("http://10.0.0.5", ["newsroom.E011"]),
        ("redis://", ["newsroom.E011"]),
        ("redis://10.0.0.5:port", ["newsroom.E011"]),
        ("redis://10.0.0.5/zero", ["newsroom.E011"]),
        ("redis://10.0.0.5/?pigeon=1", ["newsroom.E011"]),
        ("unix:", ["newsroom.E011"]),
    ],
)
def test_an_address_of_redis_is_looked_at(settings, url, said):
    settings.REDIS_URL = url
    assert [message.id for message in check_redis()] == said


def test_only_an_address_that_means_nothing_stops_the_server(settings):
    settings.REDIS_URL = "redis://10.0.0.5:6379"
    refuse_danger()
    settings.REDIS_URL = "pigeon://roof"
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL is no address"):
        refuse_danger()


def test_a_replica_is_no_file(monkeypatch):
    given = environment.replica("sqlite:///copy.sqlite3")
    monkeypatch.setitem(settings.DATABASES, REPLICA, given)
    assert [error.id for error in check_replica()] == ["newsroom.E012"]
    monkeypatch.delitem(settings.DATABASES, REPLICA)
    assert check_replica() == []


def test_a_replica_gives_up_sooner_than_the_primary():
    options = environment.replica("postgres://reader@copy/news")["OPTIONS"]
    assert options["options"] == "-c statement_timeout=5s"
    assert options["connect_timeout"] < environment.POSTGRES_OPTIONS["connect_timeout"]
    said = environment.replica("postgres://reader@copy/news?connect_timeout=4")
    assert said["OPTIONS"]["connect_timeout"] in (4, "4")


def test_the_server_is_stopped_by_every_danger_at_once(settings):
    refuse_danger()
    settings.SECRET_KEY, settings.ALLOWED_HOSTS = "short", ["*"]
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY .* ALLOWED_HOSTS"):
        refuse_danger()


def test_the_key_kept_by_make_is_used_when_none_is_given(tmp_path):
    kept = tmp_path / "secret_key"
    kept.write_text("kept\n")
    assert environment.secret_key("", kept, is_debug=False) == "kept"
    assert environment.secret_key("given", kept, is_debug=False) == "given"


def test_without_any_key_only_a_developers_machine_starts(tmp_path):
    none = tmp_path / "none"
    assert environment.secret_key("", none, is_debug=True)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        environment.secret_key("", none, is_debug=False)


@pytest.mark.parametrize(
    ("url", "facts"),
    [
        ("smtp://mail.example", {"EMAIL_PORT": 25}),
        ("smtp+tls://mail.example", {"EMAIL_PORT": 587, "EMAIL_USE_TLS": True}),
        ("smtps://mail.example", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True}),
        ("smtp://mail.example:2525", {"EMAIL_PORT": 2525}),
        (
            "smtp://ana:p%40ss@mail.example",
            {"EMAIL_HOST_USER": "ana", "EMAIL_HOST_PASSWORD": "p@ss"},
        ),
    ],
)
def test_a_mail_address_becomes_settings(url, facts):
    assert environment.mail(url).items() >= facts.items()


def test_mail_may_be_printed_instead():
    assert environment.mail("console:")["EMAIL_BACKEND"].endswith(
        "console.EmailBackend"
    )


def test_files_have_hashed_names_except_while_they_are_being_written():
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    assert environment.static_storage(is_debug=True) == plain
    assert environment.static_storage(is_debug=False) != plain


def test_a_second_factor_is_required_over_https_unless_said_otherwise():
    for given, is_https, policy in (
        ("", True, "required"),
        ("", False, "optional"),
        ("optional", True, "optional"),
        ("required", False, "required"),
    ):
        assert environment.second_factor(given, is_https=is_https) == policy
    with pytest.raises(ImproperlyConfigured, match="must be required or optional"):
        environment.second_factor("maybe", is_https=True)


@pytest.mark.parametrize("name", ["SESSION_HOURS", "SESSION_IDLE_MINUTES"])
def test_a_session_without_any_time_is_named(settings, name):
    setattr(settings, name, 0)
    [error] = check_sessions()
    assert (error.id, error.msg) == ("newsroom.E007", f"{name} must be 1 or more.")


def test_fewer_than_no_days_are_no_days(settings):
    assert check_keeping() == []
    settings.KEEP_DRAFTS_DAYS = -30
    [error] = check_keeping()
    assert error.id == "newsroom.E031"
    with pytest.raises(ImproperlyConfigured, match="KEEP_DRAFTS_DAYS must be 0"):
        refuse_danger()


def test_the_site_answers_to_its_own_host():
    assert environment.hosts("https://news.example:8443") == ["news.example"]
    assert environment.hosts("http://127.0.0.1:8000") == ["127.0.0.1", "localhost"]


def test_sqlite_waits_its_turn_and_never_blocks_readers():
    configured = environment.database("sqlite:////srv/newsroom.sqlite3")
    assert configured["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in configured["OPTIONS"]["init_command"]


def test_a_postgresql_that_vanished_is_noticed_and_the_address_may_say_otherwise():
    configured = environment.database("postgres://ana@db.example/news?sslmode=require")
    assert configured["OPTIONS"]["keepalives_idle"] == 10
    assert configured["OPTIONS"]["sslmode"] == "require"
    patient = environment.database("postgres://ana@db.example/news?connect_timeout=60")
    assert patient["OPTIONS"]["connect_timeout"] == 60


def test_a_password_with_signs_reaches_postgresql():
    configured = environment.database("postgres://ana:p%40ss%2F@db.example/news")
    assert configured["PASSWORD"] == "p@ss/"


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"S3_MEDIA_BUCKET": "a"}, "belong together"),
        ({"S3_MEDIA_BUCKET": "a", "S3_ORIGINALS_BUCKET": "a"}, "two buckets"),
        ({"S3_ACCESS_KEY": "a"}, "belong together"),
        ({"S3_ENDPOINT_URL": "s3.example"}, "which is no address"),
        ({"S3_MEDIA_BUCKET": "a", "S3_ORIGINALS_BUCKET": "b"}, ""),
    ],
)
def test_half_an_object_store_stops_the_start(settings, variables, sentence):
    for name in ("ENDPOINT_URL", "ACCESS_KEY", "SECRET_KEY"):
        setattr(settings, f"S3_{name}", "")
    for name in ("MEDIA_BUCKET", "ORIGINALS_BUCKET"):
        setattr(settings, f"S3_{name}", "")
    for name, value in variables.items():
        setattr(settings, name, value)
    said = [error for error in check_buckets() if error.id == "newsroom.E013"]
    assert [sentence in error.msg for error in said] == [True] * bool(sentence)
