"""Every setting of the site. What differs between machines is read from the environment, or from `.env`."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "var"

env = environ.Env()
env.read_env(BASE_DIR / ".env")

# What an operator sets; docs/settings.md explains each.
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="Forthright")
OPERATOR = env.str("OPERATOR", default="the operator of this site")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[str(urlsplit(BASE_URL).hostname), "localhost"])
PRICE_HISTORY = env.bool("PRICE_HISTORY", default=True)
RECORD_MEMORY_MB = env.int("RECORD_MEMORY_MB", default=64)
RECORD_BODIES_DAYS = env.int("RECORD_BODIES_DAYS", default=0)
SECRET_KEY = env.str("SECRET_KEY", default="demo-only-key" if DEMO or DEBUG else "")
RECORD_KEY = env.str("RECORD_KEY", default="")
RECORD_FORMER_KEYS = env.list("RECORD_FORMER_KEYS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", default=str(DATA_DIR)))

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY, in the environment or in .env: a long random text that nobody else knows. "
        "To look around first, run `make run`, which starts the demo."
    )

# The demo has a database of its own, so that invented products never stand among real ones.
SITE_DIR = DATA_DIR / ("demo" if DEMO else "site")
SITE_DIR.mkdir(parents=True, exist_ok=True)
SQLITE_URL = f"sqlite:///{SITE_DIR / 'forthright.sqlite3'}"
DATABASES = {
    "default": env.db_url_config(SQLITE_URL)
    if DEMO
    else env.db_url("DATABASE_URL", default=SQLITE_URL)
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://?max_entries=10000")}

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "content_editor",
    "csp",
    "django_filters",
    "django_prose_editor",
    "django_tables2",
    "disclosure",
    "products",
    "reviews",
]
MIDDLEWARE = [
    "disclosure.guard.Guard",  # first, because it judges the bytes that leave
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.security.ContentSecurityPolicy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "config.cookies.ForStaffAlone",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
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
                "reviews.context.site",
            ],
            "builtins": [
                "django.templatetags.static",
                "disclosure.templatetags.disclosure",
                "products.templatetags.pictures",
                "reviews.templatetags.reviews",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="UTC")

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = SITE_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644

# Security. Whether the site is reached by https is told by BASE_URL.
HTTPS = BASE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", default=HTTPS)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [BASE_URL]
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a long guide has some six fields in each of its blocks
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

# What the judge of pages must know of this site; disclosure/registers.py tells how it asks.
DISCLOSURE = {
    "LINKS": "reviews.registers.links",
    "HISTORIES": "products.registers.histories",
    "PLACEMENTS": "products.registers.placements",
    "PAY": "reviews.registers.pay",
    "TIES": "reviews.registers.ties",
    "MOST_POINTS": "reviews.compensation.CAP",
    "ALSO": "reviews.sitemaps.unlisted",  # pages to audit that no sitemap lists
    "EXEMPT": ["/admin/", "/audit/"],  # pages that no reader sees
    "RECORD": True,  # freeze pages, and log what was sent
    "EDITIONS": "reviews.editions.of",
    "MOMENTS": "reviews.moments.next_change",
    "PARAMETERS": "reviews.parameters.known",
    "REGISTER_TABLES": {  # what auditors read besides
        "placements": "products.registers.placement_table",
        "programmes": "products.registers.programme_table",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
