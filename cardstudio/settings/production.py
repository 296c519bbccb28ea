"""A real installation: everything that matters comes from the environment, and missing values stop the start."""

from cardstudio.settings.base import *  # noqa: F403
from cardstudio.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_ORIGIN.startswith("https://")
