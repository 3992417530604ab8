"""All settings, read from the environment. docs/configuration.md explains each variable.

Safe by default: without DEBUG=1 a missing key or an unsafe address stops the start.
"""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from environs import Env
from js_asset import Script, static_lazy

from articles.vocabulary import PROCESSORS
from newsroom import environment

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

# The site and its safety
# https://docs.djangoproject.com/en/5.2/ref/settings/#core-settings
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = environment.secret_key(
    env.str("SECRET_KEY", default=""), VAR / "secret_key", is_debug=DEBUG
)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=environment.hosts(SITE_URL))
PLAIN_HTTP = env.bool("PLAIN_HTTP", default=False)
TRUSTED_PROXIES: list[str] = env.list("TRUSTED_PROXIES", default=[])

# HTTPS
# https://docs.djangoproject.com/en/5.2/topics/security/#ssl-https
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, over HTTP
SECURE_PROXY_SSL_HEADER = (
    "HTTP_X_FORWARDED_PROTO",
    "https",
)  # believed from TRUSTED_PROXIES only: newsroom/proxies.py
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# W005 and W021 want HSTS for hosts that are not this site's to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Readers carry no cookie: both belong to the desk.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Applications: ours stand before the admin, so that our admin templates win.
# https://docs.djangoproject.com/en/5.2/ref/applications/
INSTALLED_APPS = [
    "taggit",  # first: its own tag list is taken off the desk by articles.admin
    "newsroom",
    "articles",
    "banners",
    "bylines",
    "photos",
    "services",
    "staff",
    "django_prose_editor",
    "admin_ordering",
    "csp",
    "axes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# https://docs.djangoproject.com/en/5.2/topics/http/middleware/
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.at_desk.StaticFiles",
    "newsroom.at_desk.DeskPolicy",
    "newsroom.edge.headers.EdgeMiddleware",
    "newsroom.at_desk.DeskSession",
    "services.middleware.EditionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.at_desk.DeskPerson",
    "staff.attendance.AttendanceMiddleware",
    "staff.middleware.RefusalLog",
    "staff.middleware.DeskLanguageMiddleware",
    "newsroom.at_desk.DeskMessages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

# https://docs.djangoproject.com/en/5.2/topics/templates/
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

# https://docs.djangoproject.com/en/5.2/ref/databases/
DATABASES = {
    "default": environment.database(
        env.str("DATABASE_URL", default=f"sqlite:///{VAR}/newsroom.sqlite3")
    )
}

# People at the desk
# https://docs.djangoproject.com/en/5.2/topics/auth/ and https://django-axes.readthedocs.io/
AUTH_USER_MODEL = "staff.User"
CSRF_FAILURE_VIEW = "articles.views.errors.csrf_failed"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
# A person at one address: a guesser then locks nobody else out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

# Content-Security-Policy of the desk; readers' pages have a stricter one, newsroom/edge/headers.py
# https://django-csp.readthedocs.io/
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],  # the preview
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

# The editor of a story's text; articles/vocabulary.py owns what it may hold.
# https://django-prose-editor.readthedocs.io/
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [
            static_lazy("js/editor_nodes.js"),
            static_lazy("js/editor_boxes.js"),
            static_lazy("js/editor_photo.js"),
            static_lazy("js/editor_cards.js"),
            static_lazy("js/editor_find.js"),
            static_lazy("js/editor_help.js"),
            static_lazy("js/editor_paste.js"),
        ],
        "extensions": PROCESSORS,
    }
]
DJANGO_PROSE_EDITOR_PRESETS = {"article": [Script("js/editor.js", type="module")]}

# Languages and time. Every edition has its own of both; these are the desk's.
# https://docs.djangoproject.com/en/5.2/topics/i18n/
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("ko", "한국어"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# Files
# https://docs.djangoproject.com/en/5.2/ref/settings/#storages
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=VAR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=VAR / "media")
ORIGINALS_ROOT = env.path("ORIGINALS_ROOT", default=VAR / "originals")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {  # photos as they came in; nothing serves this folder
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ORIGINALS_ROOT, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": environment.static_storage(is_debug=DEBUG)},
}

# Finished pages, in the memory of each process; and what a machine's processes tell
# each other while the database is silent. docs/operators.md
PAGE_STORE_BYTES = env.int("PAGE_STORE_MB", default=128) * 1_000_000
BULLETIN = env.path("BULLETIN", default=VAR / "bulletin.json")

# Caches in front that are told when a story is taken down.
PURGE_URLS: list[str] = env.list("PURGE_URLS", default=[])
PURGE_TOKEN = env.str("PURGE_TOKEN", default="")

# Mail
# https://docs.djangoproject.com/en/5.2/topics/email/
for name, value in environment.mail(env.str("EMAIL_URL", default="console:")).items():
    globals()[name] = value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="newsroom@localhost")

# Logs go to the console. "newsroom.security" hears of refused verbs, "axes" of logins.
# https://docs.djangoproject.com/en/5.2/topics/logging/
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "axes": {"level": "WARNING"},
        # Strangers asking for what is not here are no news.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "newsroom.security": {"level": "INFO"},
    },
}
