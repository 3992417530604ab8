"""All settings, read from the environment. docs/configuration.md explains each variable.

Safe by default: without DEBUG=1 a missing key or an unsafe address stops the start.
"""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from js_asset import Script, static_lazy

from articles.vocabulary import PROCESSORS
from newsroom import environment, logs
from newsroom.secret_files import Environment

env = Environment()  # a secret NAME may come from the file that NAME_FILE names

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
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# W005 and W021 want HSTS for hosts that are not this site's to decide about.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# Readers carry no cookie: both belong to the desk.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"

# Sessions know whose they are, and end: door/sessions.py
SESSION_ENGINE = "door.sessions"
SESSION_HOURS = env.int("SESSION_HOURS", default=12)
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=120)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Applications: ours stand before the admin, so that our admin templates win.
# https://docs.djangoproject.com/en/5.2/ref/applications/
INSTALLED_APPS = [
    "taggit",  # first: its own tag list is taken off the desk by articles.admin
    "door.apps.AllauthAccounts",  # and so are allauth's lists, by staff.admin
    "allauth.mfa",
    "newsroom",
    "pressroom",
    "fronts",
    "articles",
    "banners",
    "bylines",
    "recordings",
    "photos",
    "services",
    "staff",
    "door.apps.DoorConfig",
    "django_prose_editor",
    "admin_ordering",
    "csp",
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
    "newsroom.edge.seen.NoteRoute",
    "newsroom.edge.hosts.HostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.at_desk.StaticFiles",
    "newsroom.at_desk.DeskPolicy",
    "newsroom.edge.headers.EdgeMiddleware",
    "newsroom.at_desk.DeskSession",
    "services.middleware.EditionMiddleware",
    "newsroom.edge.lite.LiteMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.at_desk.DeskPerson",
    "staff.middleware.RefusalLog",
    "newsroom.at_desk.DeskDoor",
    "staff.attendance.AttendanceMiddleware",
    "staff.middleware.DeskLanguageMiddleware",
    "newsroom.at_desk.DeskMessages",
    "newsroom.files_trouble.FilesTrouble",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.at_desk.NoteSaved",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

FORM_RENDERER = "newsroom.widgets.QuickWidgets"

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

# A copy that follows it. What readers may be shown of it: newsroom/edge/replica.py
DATABASE_REPLICA_URL = env.str("DATABASE_REPLICA_URL", default="")
if DATABASE_REPLICA_URL:
    DATABASES["replica"] = environment.replica(DATABASE_REPLICA_URL)
DATABASE_ROUTERS = ["newsroom.routing.ReadersRouter"]

# People at the desk
# https://docs.djangoproject.com/en/5.2/topics/auth/
AUTH_USER_MODEL = "staff.User"
LOGIN_URL = "admin:login"
CSRF_FAILURE_VIEW = "articles.views.errors.csrf_failed"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Second factors. Guessing is slowed by door/guessing.py, in the database, so that all
# processes count together; allauth would count in the memory of each.
# https://docs.allauth.org/en/latest/mfa/configuration.html
SECOND_FACTOR = environment.second_factor(
    env.str("SECOND_FACTOR", default=""), is_https=HTTPS
)
ACCOUNT_ADAPTER = "door.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reauthenticate": "door.forms.PasswordAgainForm"}
ACCOUNT_LOGIN_TIMEOUT = ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "door.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # half minutes that a phone's clock may be wrong
MFA_FORMS = {
    "authenticate": "door.forms.SecondStepForm",
    "reauthenticate": "door.forms.CodeAgainForm",
    "activate_totp": "door.forms.AddAppForm",
    "authenticate_webauthn": "door.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "door.forms.PasskeyAgainForm",
    "login_webauthn": "door.forms.PasskeyLoginForm",
    "add_webauthn": "door.forms.AddPasskeyForm",
    "edit_webauthn": "door.forms.RenamePasskeyForm",
}

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
            static_lazy("js/editor_recording.js"),
            static_lazy("js/editor_gallery.js"),
            static_lazy("js/editor_cards.js"),
            static_lazy("js/editor_find.js"),
            static_lazy("js/editor_notes.js"),
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
    ("ar", "العربية"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("ko", "한국어"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sw", "Kiswahili"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh-hans", "简体中文"),
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
# nginx reads none of them, and neither does any other account.
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
STORAGES = {
    "default": {"BACKEND": "services.folder_storage.FolderStorage"},
    "originals": {  # photos as they came in; nothing serves this folder
        "BACKEND": "services.folder_storage.FolderStorage",
        "OPTIONS": {"location": ORIGINALS_ROOT, "file_permissions_mode": 0o600},
    },
    "staticfiles": {  # anybody may read these, nginx first
        "BACKEND": environment.static_storage(is_debug=DEBUG),
        "OPTIONS": {
            "file_permissions_mode": 0o644,
            "directory_permissions_mode": 0o755,
        },
    },
}

# Files in an object store instead, once both buckets are named. docs/operators.md
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="")
S3_REGION = env.str("S3_REGION", default="")
S3_ACCESS_KEY = env.str("S3_ACCESS_KEY", default="")
S3_SECRET_KEY = env.str("S3_SECRET_KEY", default="")
S3_MEDIA_BUCKET = env.str("S3_MEDIA_BUCKET", default="")
S3_ORIGINALS_BUCKET = env.str("S3_ORIGINALS_BUCKET", default="")
FILES_IN_FOLDERS: dict[str, Any] = {
    name: STORAGES[name] for name in ("default", "originals")
}
FILES_IN_BUCKETS = environment.buckets(
    {"default": S3_MEDIA_BUCKET, "originals": S3_ORIGINALS_BUCKET},
    endpoint_url=S3_ENDPOINT_URL or None,
    region_name=S3_REGION or None,
    access_key=S3_ACCESS_KEY or None,
    secret_key=S3_SECRET_KEY or None,
)
STORAGES |= FILES_IN_BUCKETS

# The largest file of sound or film that the desk takes in. What stands in front must
# let it pass: client_max_body_size in deploy/nginx.conf.
RECORDING_BYTES = env.int("RECORDING_MB", default=300) * 1_000_000

# What forms may hold beside files. Whole requests are weighed before: newsroom/edge/bodies.py
# https://docs.djangoproject.com/en/5.2/ref/settings/#data-upload-max-memory-size
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Finished pages, in the memory of each process; and what a machine's processes tell
# each other while the database is silent. docs/operators.md
PAGE_STORE_BYTES = env.int("PAGE_STORE_MB", default=128) * 1_000_000
BULLETIN = env.path("BULLETIN", default=VAR / "bulletin.json")

# A helper of the processes, never a need: services/redis.py. Empty: none.
REDIS_URL = env.str("REDIS_URL", default="")

# How often one address may ask the content API; 0: as often as it likes.
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=300)

# Fonts that social cards try first: files, for scripts that no package here can draw.
CARD_FONTS: list[str] = env.list("CARD_FONTS", default=[])

# A mark for nginx on this machine, and caches in front that are told when a story is taken down.
ASK_ANEW = env.path("ASK_ANEW", default=VAR / "ask_anew")
PURGE_URLS: list[str] = env.list("PURGE_URLS", default=[])
PURGE_TOKEN = env.str("PURGE_TOKEN", default="")

# Hubs that tell subscribers of feeds (WebSub), and whom to tell of a weakness of the site.
WEBSUB_HUBS: list[str] = env.list("WEBSUB_HUBS", default=[])
SECURITY_CONTACT: list[str] = env.list("SECURITY_CONTACT", default=[])

# How many days traces of people are kept; 0: for ever. docs/operators.md says what each
# is for, and pressroom/forgetting.py lets them go.
KEEP_ATTENDANCE_DAYS = env.int("KEEP_ATTENDANCE_DAYS", default=90)
KEEP_DRAFTS_DAYS = env.int("KEEP_DRAFTS_DAYS", default=30)
KEEP_ADMIN_LOG_DAYS = env.int("KEEP_ADMIN_LOG_DAYS", default=730)
KEEP_RECEIPTS_DAYS = env.int("KEEP_RECEIPTS_DAYS", default=90)
KEEP_PREVIEWS_DAYS = env.int("KEEP_PREVIEWS_DAYS", default=365)
KEEP_DESK_LOG_DAYS = env.int("KEEP_DESK_LOG_DAYS", default=1095)
KEEP_NOTES_DAYS = env.int("KEEP_NOTES_DAYS", default=0)
KEEP_TASKS_DAYS = env.int("KEEP_TASKS_DAYS", default=0)

# What was erased and stopped, a line each, to do it again after a restore: kept apart
# from backups. Empty: none is written. docs/operators.md
ERASURES = env.str("ERASURES", default=str(VAR / "erasures.jsonl"))

# Mail
# https://docs.djangoproject.com/en/5.2/topics/email/
for name, value in environment.mail(env.str("EMAIL_URL", default="console:")).items():
    globals()[name] = value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="newsroom@localhost")

# Logs go to the console, one JSON object a line or a line for people. "newsroom.security"
# hears of refused verbs and of logins.
LOGGING = logs.configuration(
    form=environment.log_format(env.str("LOG_FORMAT", default=""), is_debug=DEBUG),
    level=env.str("LOG_LEVEL", default="INFO"),
)

# Metrics: who may ask for them, and where the processes of this machine add them up.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
METRICS_ROOT = environment.metrics_root(env.str("METRICS_ROOT", default=""), BASE_DIR)

# Files that others must not be able to read: newsroom.E014
SECRET_FILES = [*env.files.values(), VAR / "secret_key", Path("/etc/newsroom.env")]
