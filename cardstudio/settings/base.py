"""What every installation shares. Each value can come from the environment; `docs/configuration.md` lists them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from cardstudio.settings.caches import cache_settings
from cardstudio.settings.databases import database, sqlite
from cardstudio.settings.languages import languages
from cardstudio.settings.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
PUBLIC_ORIGIN: str = env.str("PUBLIC_ORIGIN", default="").rstrip("/")

# Ours come first: their words win over those of libraries, one of which has "Search" and "Filters" of its own.
INSTALLED_APPS = [
    "cardstudio.api",
    "cardstudio.accounts",
    "cardstudio.library",
    "cardstudio.chats",
    "cardstudio.sharing",
    "cardstudio.designer",
    "cardstudio.takeaway",
    "cardstudio.teams",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_structlog",
    "csp",
]

MIDDLEWARE = [
    "cardstudio.api.proxies.ProxyMiddleware",
    "cardstudio.api.headers.HeadersMiddleware",
    "cardstudio.api.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cardstudio.api.middleware.ErrorShapeMiddleware",
    # Before the reader, whose refusals speak the request's language too.
    "django.middleware.locale.LocaleMiddleware",
    "cardstudio.api.middleware.RequestReaderMiddleware",
    "cardstudio.api.cookies.OldCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cardstudio.accounts.sessions.SessionUseMiddleware",
    "cardstudio.api.middleware.SlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cardstudio.accounts.preferences.PreferencesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cardstudio.accounts.seen.TeamSeenMiddleware",
]

ROOT_URLCONF = "cardstudio.urls"
WSGI_APPLICATION = "cardstudio.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "cardstudio.jinja2.environment",
            "context_processors": [
                "cardstudio.jinja2.page_context",
                "cardstudio.library.layout.shell_context",
                "cardstudio.teams.frame.frame_context",
                "cardstudio.teams.inbox.context.inbox_context",
            ],
        },
    },
    # drf-spectacular brings its documentation page as a Django template.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

# -- data ------------------------------------------------------------------------------------------------------------
# Seconds one statement may take on PostgreSQL; `manage.py` says 0, no limit, since migrations may need longer.
STATEMENT_SECONDS: int = env.int("STATEMENT_SECONDS", default=15)
DATABASES = {
    "default": database(
        env.str("DATABASE_URL", default=""), VAR_DIR / "cardstudio.sqlite3", statement_seconds=STATEMENT_SECONDS
    ),
    # The cache of one machine, in its own file: workers must agree on tickets, throttles and locks.
    "cache": sqlite(VAR_DIR / "cache.sqlite3", patience=0.3),
}
DATABASE_ROUTERS = ["cardstudio.db.routers.CacheRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL: str = env.str("CACHE_URL", default="")
CACHES: dict[str, dict[str, Any]] = cache_settings(CACHE_URL)

# -- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:signin"
LOGIN_REDIRECT_URL = "teams:start"
SESSION_ENGINE = "cardstudio.accounts.sessions"
# Cookies know no port: the simulator on the next port must not share the names.
SESSION_COOKIE_NAME = "cardstudio_session"
CSRF_COOKIE_NAME = "cardstudio_csrf"
# What our own cookies' names begin with; production.py has one where people come by https.
COOKIE_PREFIX = ""
CSRF_FAILURE_VIEW = "cardstudio.api.views.csrf_failure"
CSRF_USE_SESSIONS = False
# A session ends when it was not used for so long (its cookie and its row are renewed while it is), and at the latest
# this long after the sign-in.
SESSION_COOKIE_AGE = env.int("SESSION_IDLE_SECONDS", default=3 * 24 * 60 * 60)
SESSION_MAX_SECONDS = env.int("SESSION_MAX_SECONDS", default=30 * 24 * 60 * 60)

# -- teams -----------------------------------------------------------------------------------------------------------
# Days things are kept; what is older goes with `manage.py tidy` (docs/configuration.md has the table). 0: for ever.
TRASH_KEPT_DAYS = env.int("TRASH_KEPT_DAYS", default=30)
UNUSED_LINKS_KEPT_DAYS = env.int("UNUSED_LINKS_KEPT_DAYS", default=30)
REPORTS_KEPT_DAYS = env.int("REPORTS_KEPT_DAYS", default=180)
CALLS_KEPT_DAYS = env.int("CALLS_KEPT_DAYS", default=180)
ENDED_KEPT_DAYS = env.int("ENDED_KEPT_DAYS", default=180)
AUDIT_KEPT_DAYS = env.int("AUDIT_KEPT_DAYS", default=180)
# Days in which the owners of a deleted team may take that back.
TEAM_GRACE_DAYS = env.int("TEAM_GRACE_DAYS", default=30)

# -- share links -------------------------------------------------------------------------------------------------------
# New attempts that are recorded of one link: of visitors nobody knows, and of one person who signed in. Whoever holds a
# link may report, so what that can fill has an end.
SHARE_ATTEMPTS_PER_LINK = env.int("SHARE_ATTEMPTS_PER_LINK", default=10_000)
SHARE_ATTEMPTS_PER_PERSON = env.int("SHARE_ATTEMPTS_PER_PERSON", default=1_000)

# -- languages -------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_NAME = "cardstudio_language"
LOCALE_PATHS = [BASE_DIR / "cardstudio" / "locale"]
LANGUAGES = languages(LOCALE_PATHS[0])
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")

# -- static files: an immutable prefix made of the build's hash --------------------------------------------------------
BUILD_FILE = BASE_DIR / "static" / "dist" / "build.json"
BUILD_HASH: str = json.loads(BUILD_FILE.read_text())["hash"] if BUILD_FILE.exists() else "unbuilt"
STATIC_URL = f"/static/{BUILD_HASH}/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# The prefix changes with every build, so every built file may be kept for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/"

# -- security --------------------------------------------------------------------------------------------------------
# Networks whose X-Forwarded-* headers are believed (`api/proxies.py`).
TRUSTED_PROXIES: list[str] = env.list(
    "TRUSTED_PROXIES", default=["127.0.0.0/8", "::1/128"] if env.bool("BEHIND_PROXY", default=False) else []
)
# Keys of before: what they signed or sealed is still read (docs/configuration.md).
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", "https:"],
        "connect-src": [SELF],
        "font-src": [NONE],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Who may frame a share page: the client is thought to frame web apps on the desktop (h5-jssdk §7.8, unconfirmed).
SHARE_FRAME_ANCESTORS: list[str] = env.list(
    "SHARE_FRAME_ANCESTORS",
    default=["https://*.feishu.cn", "https://*.larksuite.com", "https://*.larkoffice.com"],
)

# -- what may wait for whom (docs/configuration.md, "When something is slow") -----------------------------------------
# Threads of one worker that serve people; at most half of them wait for the open platform at any time.
WEB_THREADS: int = env.int("WEB_THREADS", default=8)

# -- the open platform (h5-jssdk §1.8) ----------------------------------------------------------------------------
FEISHU_BRAND: str = env.str("FEISHU_BRAND", default="feishu")
FEISHU_APP_ID: str = env.str("FEISHU_APP_ID", default="")
FEISHU_APP_SECRET: str = env.str("FEISHU_APP_SECRET", default="")
FEISHU_TENANT_KEY: str = env.str("FEISHU_TENANT_KEY", default="")
# The home page set for the app in the developer console. Pages of its host are opened as the app (h5-jssdk §4.2).
FEISHU_HOME_URL: str = env.str("FEISHU_HOME_URL", default="")
# "v3", or "v2" where a platform does not offer the newer token endpoint yet (h5-jssdk §3.6).
FEISHU_OAUTH_VERSION: str = env.str("FEISHU_OAUTH_VERSION", default="v3")
# The SDK's script; the next host is tried when one does not answer (h5-jssdk §1.1).
FEISHU_SDK_URLS: list[str] = env.list(
    "FEISHU_SDK_URLS",
    default=[
        "https://lf-scm-cn.feishucdn.com/lark/op/h5-js-sdk-1.5.44.js",
        "https://lf1-cdn-tos.bytegoofy.com/goofy/lark/op/h5-js-sdk-1.5.42.js",
    ],
)
# Origin of the pretend Feishu; empty = none. See cardstudio/feishu/checks.py for where it may be on.
SIMULATOR_ORIGIN: str = env.str("SIMULATOR_ORIGIN", default="").rstrip("/")
# Origin of the pretend web app beside it, which holds a share button; empty = none.
SIMULATOR_DEMO_ORIGIN: str = env.str("SIMULATOR_DEMO_ORIGIN", default="").rstrip("/")
SIMULATOR_ALLOWED: bool = env.bool("SIMULATOR_ALLOWED", default=False)
ALLOW_LAN: bool = env.bool("ALLOW_LAN", default=False)
# Whether cards' callbacks reach anything: without an address people will see 200340 (card-format §8).
CARD_CALLBACK: str = env.str("CARD_CALLBACK", default="")

# The format new cards start in: "1.0" or "2.0".
DEFAULT_CARD_FORMAT: str = env.str("DEFAULT_CARD_FORMAT", default="1.0", choices=("1.0", "2.0"))

# Whether everybody finds copies of the sample cards in their library at the first sign-in, and two colleagues of the
# simulator in a shared team.
SAMPLE_DATA: bool = env.bool("SAMPLE_DATA", default=False)

# -- API -------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "cardstudio.accounts.authentication.TokenAuthentication",
        "cardstudio.accounts.authentication.CsrfSessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "cardstudio.accounts.scopes.TokenHasScope",
    ],
    "DEFAULT_PARSER_CLASSES": ["cardstudio.api.parsers.ReadJsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["cardstudio.api.renderers.ExactJsonRenderer"],
    "DEFAULT_PAGINATION_CLASS": "cardstudio.api.pagination.CursorPage",
    "DEFAULT_SCHEMA_CLASS": "cardstudio.api.schema.ApiSchema",
    "EXCEPTION_HANDLER": "cardstudio.api.errors.exception_handler",
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": env.str("THROTTLE_ANONYMOUS", default="60/min"),
        "share": env.str("THROTTLE_SHARE", default="600/min"),
        "share_address": env.str("THROTTLE_SHARE_ADDRESS", default="3000/min"),
        "signin": env.str("THROTTLE_SIGNIN", default="30/min"),
        "access": env.str("THROTTLE_ACCESS", default="20/hour"),
        "missing": env.str("THROTTLE_MISSING", default="120/min"),
        "offers": env.str("THROTTLE_OFFERS", default="120/hour"),
    },
    # Requests are counted by REMOTE_ADDR, which ProxyMiddleware has made the visitor's.
    "NUM_PROXIES": 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Card Studio API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1/",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "cardstudio.api.schema.close_bodies",
        "cardstudio.api.schema.add_examples",
        "cardstudio.api.introduction.add_introduction",
    ],
    "ENUM_NAME_OVERRIDES": {
        "Role": "cardstudio.accounts.models.Role",
        "AskedRole": "cardstudio.teams.requests.api.ASKED_ROLES",
        "JoinRequestState": "cardstudio.teams.models.RequestState",
        "JoinRequestAnswer": "cardstudio.teams.requests.api.ANSWERS",
        "Channel": "cardstudio.cards.channels.ALL",
        "CardFormat": "cardstudio.cards.catalog.model.FORMATS",
        "ChatListKind": "cardstudio.chats.models.ChatList.Kind",
        "ShareMode": "cardstudio.sharing.models.ShareLink.Mode",
        "ShareAudience": "cardstudio.sharing.models.ShareLink.Audience",
    },
}

# What callers call a request is looked at first (`api/middleware.py`).
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True
LOGGING = logging_config(env.str("LOG_LEVEL", default="INFO"))
