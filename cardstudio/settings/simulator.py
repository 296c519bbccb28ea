"""The pretend Feishu, a process of its own: own addresses, own database, own cookies; it never sees ours."""

from cardstudio.settings.base import (
    BASE_DIR,
    DEFAULT_AUTO_FIELD,
    LANGUAGE_CODE,
    LANGUAGES,
    STATIC_URL,
    STATICFILES_DIRS,
    TIME_ZONE,
    USE_I18N,
    USE_TZ,
    VAR_DIR,
    WHITENOISE_AUTOREFRESH,
    WHITENOISE_IMMUTABLE_FILE_TEST,
    WHITENOISE_USE_FINDERS,
    env,
)
from cardstudio.settings.databases import sqlite
from cardstudio.settings.demo import demo_origin
from cardstudio.settings.guard import SIMULATOR_APP_ID
from cardstudio.settings.logs import logging_config
from cardstudio.settings.secret import secret_key

__all__ = [
    "BASE_DIR",
    "DEFAULT_AUTO_FIELD",
    "LANGUAGES",
    "LANGUAGE_CODE",
    "STATICFILES_DIRS",
    "STATIC_URL",
    "TIME_ZONE",
    "USE_I18N",
    "USE_TZ",
    "WHITENOISE_AUTOREFRESH",
    "WHITENOISE_IMMUTABLE_FILE_TEST",
    "WHITENOISE_USE_FINDERS",
]

DEBUG = env.bool("DEBUG", default=True)
SIMULATOR_ALLOWED: bool = env.bool("SIMULATOR_ALLOWED", default=False)
ALLOW_LAN: bool = env.bool("ALLOW_LAN", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(VAR_DIR / "simulator_secret_key")
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8001)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", HOST])
# Where this process is reached, and the web app it plays host to.
SIMULATOR_ORIGIN: str = env.str("SIMULATOR_ORIGIN", default=f"http://{HOST}:{PORT}").rstrip("/")
MAIN_ORIGIN: str = env.str("MAIN_ORIGIN", default=f"http://{HOST}:{PORT - 1}").rstrip("/")
# Where the pretend web app with our share button is reached (`hostpage.py`).
DEMO_ORIGIN: str = env.str("SIMULATOR_DEMO_ORIGIN", default=demo_origin(HOST, PORT)).rstrip("/")
# The one app the pretend open platform knows.
APP_ID = SIMULATOR_APP_ID
APP_SECRET = "simulator-secret"

INSTALLED_APPS = ["django.contrib.staticfiles", "csp", "cardstudio.simulator"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cardstudio.simulator.middleware.BodyMiddleware",
    "cardstudio.simulator.middleware.ClientLanguageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "cardstudio.simulator.urls"
WSGI_APPLICATION = "cardstudio.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "cardstudio.jinja2.environment",
            "context_processors": ["cardstudio.jinja2.page_context"],
        },
    }
]
LOCALE_PATHS = [BASE_DIR / "cardstudio" / "locale"]

DATABASES = {"default": sqlite(VAR_DIR / "simulator.sqlite3")}
# Days its messages are kept; 0 keeps them until somebody resets it. `manage.py tidy` with these settings removes them.
SIMULATOR_KEPT_DAYS = env.int("SIMULATOR_KEPT_DAYS", default=30)
# Cookies know no port: the main server's must not be overwritten.
SESSION_COOKIE_NAME = "simulator_session"
CSRF_COOKIE_NAME = "simulator_csrf"
LANGUAGE_COOKIE_NAME = "simulator_language"
CSRF_FAILURE_VIEW = "cardstudio.simulator.window.forged"

SECURE_REFERRER_POLICY = "same-origin"
# A popup or frame of another origin is what a web view is.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", "https:"],
        "connect-src": ["'self'"],
        # The web view opens any page a person names, as a client does.
        "frame-src": ["'self'", "http:", "https:"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
}
LOGGING = logging_config(env.str("LOG_LEVEL", default="INFO"), readable=DEBUG)
