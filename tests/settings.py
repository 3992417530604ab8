"""The site's own settings, under an environment made for tests.

DATABASE_URL is the only variable that every test takes from outside, and the variables
of object storage where bin/with-s3 has started it. What else bin/with-stores names in
the environment is for tests that ask for it: see tests/redis.py.
"""

import os
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

os.environ |= {
    "SECRET_KEY": "a-key-for-tests-of-more-than-fifty-characters-and-no-more-than-that",
    "DEBUG": "0",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "PLAIN_HTTP": "1",
    "PAGE_STORE_MB": "16",
    "LOG_LEVEL": "WARNING",
}
# A file, as in production: an in-memory database would be one connection that a
# browser's simultaneous requests share. Every process has its own.
_scratch = TemporaryDirectory(prefix="newsroom-tests-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_scratch.name}/none.sqlite3")

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import (  # noqa: E402
    DATABASES,
    FILES_IN_BUCKETS,
    STORAGES,
    TEMPLATES,
)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES |= {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "originals": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": STORAGES["staticfiles"]
    | {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Each process has its own part of the buckets.
STORAGES |= FILES_IN_BUCKETS
for bucket in FILES_IN_BUCKETS.values():
    bucket["OPTIONS"]["location"] = f"{os.getpid()}-{token_hex(4)}"
TEMPLATES[0]["OPTIONS"]["debug"] = "COVERAGE" in os.environ  # templates are code
_bulletins = TemporaryDirectory(prefix="newsroom-bulletins-")
BULLETIN = Path(_bulletins.name) / "bulletin.json"
REDIS_URL = ""
METRICS_ROOT = None  # each process counts for itself
ASK_ANEW = Path(_bulletins.name) / "ask_anew"
ERASURES = str(Path(_bulletins.name) / "erasures.jsonl")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{_scratch.name}/newsroom.sqlite3"}
