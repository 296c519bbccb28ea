"""Unit and API tests: no simulator process, local-memory cache, nothing written under var/."""

import hashlib
import tempfile

import jinja2

from cardstudio.settings.base import *  # noqa: F403
from cardstudio.settings.base import BASE_DIR, REST_FRAMEWORK, TEMPLATES, env
from cardstudio.settings.logs import logging_config

DEBUG = False
SECRET_KEY = "only-for-tests-0123456789abcdefghijklmnopqrstuvwxyz"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PUBLIC_ORIGIN = "http://testserver"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
FEISHU_APP_ID = "cli_test"
FEISHU_APP_SECRET = "test-secret"
# SQLite in memory; TEST_DATABASE_URL runs the same tests on PostgreSQL.
_given = env.db("TEST_DATABASE_URL", default=f"sqlite:///{tempfile.gettempdir()}/cardstudio-test.sqlite3")
# Our own backend for PostgreSQL alone: pytest-django knows memory databases by the name of Django's.
_engine = _given["ENGINE"].replace("django.db.backends.postgresql", "cardstudio.db.postgresql")
DATABASES = {"default": {**_given, "ENGINE": _engine}}
DATABASE_ROUTERS = []
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Every test client builds the middleware anew; looking through all built files each time took most of the tests' time.
WHITENOISE_AUTOREFRESH = True
# Compiled templates are kept like compiled modules, apart for each way of compiling: every worker would do it again.
_way = hashlib.sha256(jinja2.__version__.encode() + (BASE_DIR / "cardstudio" / "jinja2.py").read_bytes()).hexdigest()
_compiled = BASE_DIR / "build" / "templates" / _way[:16]
_compiled.mkdir(parents=True, exist_ok=True)
TEMPLATES[0]["OPTIONS"]["bytecode_cache"] = jinja2.FileSystemBytecodeCache(str(_compiled))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REST_FRAMEWORK = {
    **REST_FRAMEWORK,
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": "100000/min",
        "share": "100000/min",
        "share_address": "100000/min",
        "signin": "100000/min",
        "access": "100000/min",
        "missing": "100000/min",
        "offers": "100000/min",
    },
}
LOGGING = logging_config("ERROR", readable=True)
