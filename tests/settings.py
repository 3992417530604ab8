"""The site's own settings, under an environment made for tests.

DATABASE_URL is the only variable that a test run takes from outside.
"""

import os

os.environ |= {
    "SECRET_KEY": "a-key-for-tests-of-more-than-fifty-characters-and-no-more-than-that",
    "DEBUG": "0",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "PLAIN_HTTP": "1",
    "LOG_LEVEL": "WARNING",
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from newsroom.settings import *  # noqa: F403
from newsroom.settings import STORAGES, TEMPLATES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES |= {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "originals": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TEMPLATES[0]["OPTIONS"]["debug"] = True  # coverage counts templates as code
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
